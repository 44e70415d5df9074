using System.Text.Json;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound;

/// <summary>A search in the message extension, from a <c>composeExtension/query</c> invoke.</summary>
/// <param name="CommandId">The command of the manifest that was used; clients may leave it out.</param>
/// <param name="Text">What was typed; empty when the extension was only opened.</param>
/// <param name="IsInitialRun">True when the extension was opened and nothing was typed yet.</param>
/// <param name="Skip">How many results to pass over: 0 or more.</param>
/// <param name="Count">How many results to give: 1 to 100.</param>
public sealed record ExtensionQuery(string? CommandId, string Text, bool IsInitialRun, int Skip, int Count)
{
    private const string InitialRun = "initialRun";
    private const int DefaultCount = 25;
    private const int MaxCount = 100;

    internal static bool TryRead(JsonElement? value, out ExtensionQuery query)
    {
        query = null!;
        if (value is not { ValueKind: JsonValueKind.Object } body)
            return false;

        var parameters = Json.Items(body, "parameters").ToList();
        var options = Json.Object(body, "queryOptions");
        query = new ExtensionQuery(
            Json.String(body, "commandId"),
            parameters.Where(parameter => !IsInitial(parameter)).Select(Text).FirstOrDefault() ?? "",
            parameters.Exists(IsInitial),
            Math.Max(0, Json.Integer(options, "skip") ?? 0),
            Math.Clamp(Json.Integer(options, "count") ?? DefaultCount, 1, MaxCount)
        );
        return true;

        static bool IsInitial(JsonElement parameter) => Json.String(parameter, "name") == InitialRun;
        static string? Text(JsonElement parameter) => Json.String(parameter, "value");
    }
}

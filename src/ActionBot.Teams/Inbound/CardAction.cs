using System.Text.Json;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound;

/// <summary>
/// The action of a card, from an <c>adaptiveCard/action</c> invoke. The client writes all of it: route by it, never
/// authorise by it.
/// </summary>
/// <param name="Type"><c>Action.Execute</c> or <c>Action.Submit</c>.</param>
/// <param name="Id">The action's id; phones are known to leave it out.</param>
/// <param name="Verb">The action's verb, where it has one.</param>
/// <param name="Data">The card's data and its inputs: always an object.</param>
/// <param name="IsAutomatic">True when the client refreshed the card by itself.</param>
public sealed record CardAction(string Type, string? Id, string? Verb, JsonElement Data, bool IsAutomatic)
{
    private static readonly JsonElement NoData = JsonElement.Parse("{}");

    // Universal action model: { "action": { "type", "id"?, "verb"?, "data"? }, "trigger"? }.
    internal static bool TryRead(JsonElement? value, out CardAction action, out InvokeResult refusal)
    {
        (action, refusal) = (null!, null!);
        if (value is not { ValueKind: JsonValueKind.Object } body)
            refusal = InvokeResult.BadRequest("BadRequest", "Missing value property");
        else if (!body.TryGetProperty("action", out var element) || element.ValueKind != JsonValueKind.Object)
            refusal = InvokeResult.BadRequest("BadRequest", "Missing action property");
        else if (Json.String(element, "type") is not ("Action.Execute" or "Action.Submit"))
            refusal = InvokeResult.BadRequest("NotSupported", "The action's type is not supported.");
        else if (!TryData(element, out var data))
            refusal = InvokeResult.BadRequest("BadRequest", "The action's data is not an object.");
        else
            action = Read(body, element, data);

        return action is not null;
    }

    private static bool TryData(JsonElement action, out JsonElement data)
    {
        if (!action.TryGetProperty("data", out data) || data.ValueKind == JsonValueKind.Null)
            data = NoData;

        return data.ValueKind == JsonValueKind.Object;
    }

    private static CardAction Read(JsonElement value, JsonElement action, JsonElement data) =>
        new(
            Json.String(action, "type")!,
            Json.String(action, "id"),
            Json.String(action, "verb"),
            data,
            Json.String(value, "trigger") == "automatic"
        );
}

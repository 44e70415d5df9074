using System.Text.Json;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Connector;

/// <summary>
/// What the Connector says of a failure, in either of its forms: <c>{"error":{"code","message"}}</c>, or Teams'
/// <c>{"errorCode":209,"message":"{…\"subCode\":\"MessageWritesBlocked\"…}"}</c> with JSON inside a string.
/// </summary>
/// <param name="Code">The word for it; empty when the body has none.</param>
/// <param name="Message">The sentence, shortened.</param>
internal sealed record ConnectorError(string Code, string Message)
{
    private const int MaxMessage = 300;

    public static ConnectorError None { get; } = new("", "");

    public static ConnectorError Parse(string body)
    {
        if (!TryParse(body, out var root))
            return None;

        if (Json.Object(root, "error") is { ValueKind: JsonValueKind.Object } error)
            return Create(Json.String(error, "code"), Json.String(error, "message"));

        var message = Json.String(root, "message");
        var code = Word(root, "errorCode") ?? Word(root, "code");
        if (TryParse(message, out var inner))
            code = Word(inner, "subCode") ?? Word(inner, "code") ?? Word(inner, "errorCode") ?? code;

        return Create(code, message);
    }

    private static ConnectorError Create(string? code, string? message) =>
        new(code ?? "", message is { Length: > MaxMessage } ? message[..MaxMessage] : message ?? "");

    private static string? Word(JsonElement element, string name) => Json.String(element, name) ?? Json.Integer(element, name)?.ToString();

    private static bool TryParse(string? text, out JsonElement element)
    {
        element = default;
        if (text is null || !text.AsSpan().TrimStart().StartsWith('{'))
            return false;

        try
        {
            element = JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

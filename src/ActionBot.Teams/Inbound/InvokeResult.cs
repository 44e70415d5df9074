using System.Text.Json;
using System.Text.Json.Nodes;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound;

/// <summary>The answer to an invoke: an HTTP status and, usually, a JSON body.</summary>
/// <param name="HttpStatus">The status of the HTTP response: 200 whenever the bot processed the invoke.</param>
/// <param name="Body">The body; null for none.</param>
public sealed record InvokeResult(int HttpStatus, JsonNode? Body)
{
    private const string MessageType = "application/vnd.microsoft.activity.message";
    private const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>Processed, with nothing to show.</summary>
    public static InvokeResult Empty { get; } = new(200, null);

    /// <summary>An invoke this bot does not know (HTTP 501).</summary>
    public static InvokeResult NotImplemented { get; } = new(501, null);

    /// <summary>A card in the place of the one acted on, for the person who acted only.</summary>
    public static InvokeResult Card(JsonNode card) => Action(200, Attachment.AdaptiveCard, card);

    /// <inheritdoc cref="Card(JsonNode)"/>
    public static InvokeResult Card(JsonElement card) => Card(Node(card));

    /// <summary>A short text shown to the person who acted.</summary>
    public static InvokeResult Message(string text) => Action(200, MessageType, text);

    /// <summary>An action the bot processed and answers with an error. The HTTP status is 200; the body holds the error's.</summary>
    /// <param name="status">The status inside the body: 400, 403, 404, 412 or 500.</param>
    /// <param name="code">A word for programs.</param>
    /// <param name="message">A sentence for people.</param>
    public static InvokeResult Error(int status, string code, string message) =>
        Action(status, ErrorType, new JsonObject { ["code"] = code, ["message"] = message });

    /// <summary>Results of a message extension's search, as a list.</summary>
    public static InvokeResult ExtensionResults(IEnumerable<ExtensionResult> results) =>
        Extension(
            new JsonObject
            {
                ["type"] = "result",
                ["attachmentLayout"] = "list",
                ["attachments"] = new JsonArray([.. results.Select(result => result.ToJson())]),
            }
        );

    /// <summary>A sentence in the place of the search's results.</summary>
    public static InvokeResult ExtensionMessage(string text) => Extension(new JsonObject { ["type"] = "message", ["text"] = text });

    // A request that is itself wrong is refused with the HTTP status too, as the Bot Framework SDK does.
    internal static InvokeResult BadRequest(string code, string message) => Error(400, code, message) with { HttpStatus = 400 };

    internal static InvokeResult Fault() =>
        Error(500, "InternalServerError", "Something went wrong. Please try again.") with
        {
            HttpStatus = 500,
        };

    internal static JsonNode Node(JsonElement element) =>
        JsonSerializer.SerializeToNode(element, ActivityJson.Wire.JsonElement) ?? new JsonObject();

    private static InvokeResult Action(int status, string type, JsonNode value) =>
        new(
            200,
            new JsonObject
            {
                ["statusCode"] = status,
                ["type"] = type,
                ["value"] = value.DeepClone(),
            }
        );

    private static InvokeResult Extension(JsonObject reply) => new(200, new JsonObject { ["composeExtension"] = reply });
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound;

/// <summary>One result of a message extension's search.</summary>
/// <param name="Card">The Adaptive Card put into the message when the result is chosen.</param>
/// <param name="Title">The line in the list.</param>
/// <param name="Text">The smaller line below it.</param>
public sealed record ExtensionResult(JsonElement Card, string Title, string? Text = null)
{
    internal JsonObject ToJson() =>
        new()
        {
            ["contentType"] = Attachment.AdaptiveCard,
            ["content"] = InvokeResult.Node(Card),
            ["preview"] = new JsonObject
            {
                ["contentType"] = Attachment.ThumbnailCard,
                ["content"] = new JsonObject { ["title"] = Title, ["text"] = Text },
            },
        };
}

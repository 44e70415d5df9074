using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionBot.Teams.Activities;

/// <summary>An attachment of an outbound activity.</summary>
/// <param name="ContentType">The media type of the content.</param>
/// <param name="Content">The content; for a card, the card itself.</param>
public sealed record Attachment(string ContentType, JsonElement Content)
{
    /// <summary>The media type of an Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>The media type of a thumbnail card, used as the preview of a search result.</summary>
    public const string ThumbnailCard = "application/vnd.microsoft.card.thumbnail";

    /// <summary>An Adaptive Card.</summary>
    public static Attachment Card(JsonElement content) => new(AdaptiveCard, content.Clone());

    /// <inheritdoc cref="Card(JsonElement)"/>
    public static Attachment Card(JsonNode content) =>
        new(AdaptiveCard, JsonSerializer.SerializeToElement(content, ActivityJson.Wire.JsonNode));
}

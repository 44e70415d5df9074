using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards;

/// <summary>
/// A card as Teams shows it. Only the elements of schema 1.5 that the product uses exist as types, so that a card which compiles
/// can be drawn by desktop, web and phone clients. Source: adaptivecards.io, schema 1.5; Teams takes bot cards up to that version.
/// </summary>
public sealed record AdaptiveCard
{
    /// <summary>The newest version that Teams draws for bots. A card without a version stays blank on phones.</summary>
    public const string CardVersion = "1.5";

    /// <summary>The content type of an attachment that holds a card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The schema's address.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-3)]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>The type that the schema demands.</summary>
    [JsonPropertyOrder(-2)]
    public string Type { get; } = "AdaptiveCard";

    /// <summary>The version that the schema demands.</summary>
    [JsonPropertyOrder(-1)]
    public string Version { get; } = CardVersion;

    /// <summary>What a client reads that cannot draw the card; also fit for the summary of the message.</summary>
    public required string FallbackText { get; init; }

    /// <summary>The elements from top to bottom.</summary>
    public required IReadOnlyList<CardElement> Body { get; init; }

    /// <summary>The card as the content of an attachment.</summary>
    public JsonElement ToElement() => CardJson.ToElement(this);
}

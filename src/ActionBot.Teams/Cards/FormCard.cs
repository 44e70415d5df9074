using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards;

/// <summary>The form inside an <c>Action.ShowCard</c>. Its buttons send only its own fields and those of the card around it.</summary>
public sealed record FormCard
{
    /// <summary>The type that the schema demands.</summary>
    [JsonPropertyOrder(-2)]
    public string Type { get; } = "AdaptiveCard";

    /// <summary>The version that the schema demands.</summary>
    [JsonPropertyOrder(-1)]
    public string Version { get; } = AdaptiveCard.CardVersion;

    /// <summary>The elements from top to bottom.</summary>
    public required IReadOnlyList<CardElement> Body { get; init; }

    /// <summary>The buttons under the elements.</summary>
    public required IReadOnlyList<CardButton> Actions { get; init; }
}

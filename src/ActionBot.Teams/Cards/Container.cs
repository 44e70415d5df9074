using ActionBot.Teams.Cards.Styles;

namespace ActionBot.Teams.Cards;

/// <summary>A group of elements, with a background or a press of its own.</summary>
/// <param name="Items">The elements from top to bottom.</param>
public sealed record Container(IReadOnlyList<CardElement> Items) : CardElement
{
    /// <summary>The id by which a <see cref="ToggleVisibilityAction"/> finds it; unique in the whole card.</summary>
    public string? Id { get; init; }

    /// <summary>False for what is hidden at first; none means shown.</summary>
    public bool? IsVisible { get; init; }

    /// <summary>Its background.</summary>
    public ContainerStyle Style { get; init; }

    /// <summary>Whether the background reaches the edges of the card.</summary>
    public bool Bleed { get; init; }

    /// <summary>What a press on it does. Give it a title: screen readers read it.</summary>
    public CardButton? SelectAction { get; init; }
}

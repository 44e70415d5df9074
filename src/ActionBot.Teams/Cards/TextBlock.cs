using ActionBot.Teams.Cards.Styles;

namespace ActionBot.Teams.Cards;

/// <summary>
/// A paragraph. Teams reads a subset of Markdown in it, so what a person wrote goes through <see cref="CardText.Escape"/> first.
/// </summary>
/// <param name="Text">The words, with Markdown.</param>
public sealed record TextBlock(string Text) : CardElement
{
    /// <summary>Whether long text goes on in a new line; without it the client cuts the line.</summary>
    public bool Wrap { get; init; } = true;

    /// <summary>What the text is for screen readers.</summary>
    public TextStyle Style { get; init; }

    /// <summary>How large it is.</summary>
    public TextSize Size { get; init; }

    /// <summary>How bold it is.</summary>
    public TextWeight Weight { get; init; }

    /// <summary>Its colour.</summary>
    public TextColor Color { get; init; }

    /// <summary>Whether it is muted.</summary>
    public bool IsSubtle { get; init; }

    /// <summary>To which side it leans.</summary>
    public HorizontalAlignment HorizontalAlignment { get; init; }

    /// <summary>The most lines that are shown; 0 means all.</summary>
    public int MaxLines { get; init; }
}

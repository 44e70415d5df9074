using ActionBot.Teams.Cards.Styles;

namespace ActionBot.Teams.Cards;

/// <summary>A field for words.</summary>
/// <param name="Id">The id.</param>
/// <param name="Label">The question above the field.</param>
public sealed record TextInput(string Id, string Label) : CardInput(Id, Label)
{
    /// <summary>Whether it has several lines.</summary>
    public bool IsMultiline { get; init; }

    /// <summary>Which keyboard a phone offers.</summary>
    public TextInputStyle Style { get; init; }

    /// <summary>The most characters; 0 means any number.</summary>
    public int MaxLength { get; init; }

    /// <summary>What stands in the empty field.</summary>
    public string? Placeholder { get; init; }

    /// <summary>What the field holds at first, as typed: no Markdown is read in it.</summary>
    public string? Value { get; init; }

    /// <summary>A pattern that the client checks the value against.</summary>
    public string? Regex { get; init; }
}

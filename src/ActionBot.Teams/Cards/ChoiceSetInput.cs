using ActionBot.Teams.Cards.Styles;

namespace ActionBot.Teams.Cards;

/// <summary>A field to choose from a list.</summary>
/// <param name="Id">The id.</param>
/// <param name="Label">The question above the field.</param>
/// <param name="Choices">What may be chosen.</param>
public sealed record ChoiceSetInput(string Id, string Label, IReadOnlyList<Choice> Choices) : CardInput(Id, Label)
{
    /// <summary>How the choices are shown.</summary>
    public ChoiceStyle Style { get; init; }

    /// <summary>Whether several may be chosen; their values come back joined by commas.</summary>
    public bool IsMultiSelect { get; init; }

    /// <summary>Whether long choices go on in a new line.</summary>
    public bool Wrap { get; init; } = true;

    /// <summary>What stands in the field while nothing is chosen.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The value chosen at first; several are joined by commas.</summary>
    public string? Value { get; init; }
}

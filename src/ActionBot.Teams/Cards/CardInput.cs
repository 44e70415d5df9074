namespace ActionBot.Teams.Cards;

/// <summary>
/// A field that a person fills in. It cannot be made without an id, under which its value comes back beside the data of the button, or
/// without a label, which screen readers read. An id must be unique in the whole card, with all its forms: phones draw no card
/// that has one twice.
/// </summary>
/// <param name="Id">The id.</param>
/// <param name="Label">The question above the field.</param>
public abstract record CardInput(string Id, string Label) : CardElement
{
    /// <summary>The id under which the value comes back.</summary>
    public string Id { get; } = NotBlank(Id, nameof(Id));

    /// <summary>The question above the field.</summary>
    public string Label { get; } = NotBlank(Label, nameof(Label));

    /// <summary>Whether the client refuses to send the form without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What the client says when it refuses the value.</summary>
    public string? ErrorMessage { get; init; }

    private static string NotBlank(string value, string name) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("An input of a card needs an id and a label.", name) : value;
}

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

/// <summary>A field for a day.</summary>
/// <param name="Id">The id.</param>
/// <param name="Label">The question above the field.</param>
public sealed record DateInput(string Id, string Label) : CardInput(Id, Label)
{
    /// <summary>The first day that may be chosen.</summary>
    public DateOnly? Min { get; init; }

    /// <summary>The last day that may be chosen.</summary>
    public DateOnly? Max { get; init; }

    /// <summary>The day that the field holds at first.</summary>
    public DateOnly? Value { get; init; }
}

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

/// <summary>One choice of a <see cref="ChoiceSetInput"/>.</summary>
/// <param name="Title">What a person reads. Some clients read Markdown in it and some do not, see <see cref="CardText.Plain"/>.</param>
/// <param name="Value">What comes back.</param>
public sealed record Choice(string Title, string Value);

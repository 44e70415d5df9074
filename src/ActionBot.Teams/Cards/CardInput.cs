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

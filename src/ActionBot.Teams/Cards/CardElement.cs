using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards;

/// <summary>Anything that may stand in the body of a card. The list of derived types is the list of what the product may send.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(DateInput), "Input.Date")]
[JsonDerivedType(typeof(ChoiceSetInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(HorizontalBarChart), "Chart.HorizontalBar")]
public abstract record CardElement
{
    /// <summary>The gap to the element before it.</summary>
    public Spacing Spacing { get; init; }

    /// <summary>Whether a line parts it from the element before it.</summary>
    public bool Separator { get; init; }
}

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

/// <summary>Columns side by side.</summary>
/// <param name="Columns">The columns from left to right.</param>
public sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement;

/// <summary>One column of a <see cref="ColumnSet"/>.</summary>
/// <param name="Width">"stretch", "auto" or a width in pixels, see <see cref="ColumnWidth"/>.</param>
/// <param name="Items">The elements from top to bottom.</param>
public sealed record Column(string Width, IReadOnlyList<CardElement> Items)
{
    /// <summary>The type that the schema demands.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "Column";

    /// <summary>The gap to the column before it.</summary>
    public Spacing Spacing { get; init; }

    /// <summary>Where the elements stand when another column is higher.</summary>
    public VerticalAlignment VerticalContentAlignment { get; init; }
}

/// <summary>The widths of columns. Wider fixed columns than <see cref="Pixels"/> allows do not fit on phones.</summary>
public static class ColumnWidth
{
    /// <summary>All the room that is left.</summary>
    public const string Stretch = "stretch";

    /// <summary>As wide as its content.</summary>
    public const string Auto = "auto";

    /// <summary>A fixed width, at most 24 pixels.</summary>
    /// <param name="width">Pixels, from 1 to 24.</param>
    public static string Pixels(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 24);
        return $"{width}px";
    }
}

/// <summary>A table of labels and values.</summary>
/// <param name="Facts">The rows.</param>
public sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;

/// <summary>One row of a <see cref="FactSet"/>. Clients read Markdown in both.</summary>
/// <param name="Title">The label.</param>
/// <param name="Value">The value, with Markdown.</param>
public sealed record Fact(string Title, string Value);

/// <summary>A row of buttons. Phones scroll a long row sideways without a bar, so few and short ones share a row.</summary>
/// <param name="Actions">The buttons from left to right.</param>
public sealed record ActionSet(IReadOnlyList<CardButton> Actions) : CardElement;

using System.Text.Json.Serialization;
using ActionBot.Teams.Cards.Styles;

namespace ActionBot.Teams.Cards;

/// <summary>Anything that may stand in the body of a card. The list of derived types says how each
/// is written; <see cref="CardGuard"/> has the list of what clients are known to draw, wherever an element comes from.</summary>
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

/// <summary>A table of labels and values.</summary>
/// <param name="Facts">The rows.</param>
public sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;

/// <summary>One row of a <see cref="FactSet"/>. Clients read Markdown in both.</summary>
/// <param name="Title">The label.</param>
/// <param name="Value">The value, with Markdown.</param>
public sealed record Fact(string Title, string Value);

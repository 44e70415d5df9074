using System.Text.Json.Nodes;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;

namespace ActionBot.Conversation.Cards;

/// <summary>
/// The parts that every card is made of, so that they all look and behave alike. Texts are Markdown: what a person wrote is
/// escaped before.
/// </summary>
internal static class CardParts
{
    /// <summary>The version of the data's shape, which stands in every button.</summary>
    public const int DataShape = 1;

    private const int MostOfLink = 24;
    private const int MostOfLabel = 16;

    /// <summary>The one heading of a card.</summary>
    public static TextBlock Heading(string text) =>
        new(text)
        {
            Style = TextStyle.Heading,
            Size = TextSize.Large,
            Weight = TextWeight.Bolder,
        };

    /// <summary>A bold line that heads a part of a card.</summary>
    public static TextBlock Strong(string text) => new(text) { Weight = TextWeight.Bolder };

    /// <summary>A small line in the background.</summary>
    public static TextBlock Muted(string text) => new(text) { Size = TextSize.Small, IsSubtle = true };

    /// <summary>"The ref and rating": <c>**DARA-0042** · High</c>, without a rating where the source gives none.</summary>
    public static TextBlock RefLine(string reference, Rating rating) =>
        new($"**{CardText.Escape(reference)}**" + (rating.Given() is { } given ? $" · {given}" : "")) { Size = TextSize.Small };

    /// <summary>One text at the left and a short one at the right of the same line.</summary>
    public static ColumnSet Sides(TextBlock left, TextBlock right) =>
        new([
            new(ColumnWidth.Stretch, [left]) { VerticalContentAlignment = VerticalAlignment.Center },
            new(ColumnWidth.Auto, [right with { Weight = TextWeight.Bolder, HorizontalAlignment = HorizontalAlignment.Right }])
            {
                VerticalContentAlignment = VerticalAlignment.Center,
                Spacing = Spacing.Small,
            },
        ]);

    /// <summary>The target date in a word or two.</summary>
    public static TextBlock Chip(DateOnly? targetDate, DateOnly today)
    {
        var due = DueWording.Of(targetDate, today);
        return new(due.Text)
        {
            Color = due.Tone switch
            {
                DueTone.Late => TextColor.Attention,
                DueTone.Soon => TextColor.Accent,
                _ => TextColor.Default,
            },
        };
    }

    /// <summary>
    /// Where an action comes from, its ref with a word at the right, the agreed action and its risk: the top of every card about
    /// one action.
    /// </summary>
    public static IReadOnlyList<CardElement> OneAction(string above, string reference, TextBlock chip, string agreedAction, string? risk) =>
        [
            .. above.Length == 0 ? Array.Empty<CardElement>() : [Muted(above)],
            Sides(Heading(CardText.Escape(reference)), chip) with
            {
                Spacing = Spacing.None,
            },
            new TextBlock(CardText.Escape(agreedAction)) { Spacing = Spacing.Small },
            .. string.IsNullOrWhiteSpace(risk)
                ? Array.Empty<CardElement>()
                : [new TextBlock("Risk: " + CardText.Escape(risk)) { IsSubtle = true, Spacing = Spacing.Small }],
        ];

    /// <summary>The plain sentence on top of a card that says something about the card itself; nothing when there is none.</summary>
    public static IReadOnlyList<CardElement> Band(string? sentence) =>
        sentence is null ? [] : [new Container([Strong(CardText.Escape(sentence))]) { Style = ContainerStyle.Emphasis, Bleed = true }];

    /// <summary>Labels and values; a person may have written either. A value that is a link can be pressed.</summary>
    public static FactSet Facts(IEnumerable<(string Label, string Value)> facts) =>
        new([.. facts.Select(f => new Fact(CardText.Escape(Label(f.Label)), Value(f.Value)))]) { Spacing = Spacing.Medium };

    // Some clients make the column of labels as narrow as its longest word.
    private static string Label(string label) => label.Length <= MostOfLabel ? label.Replace(' ', '\u00A0') : label;

    private static string Value(string value) =>
        value.StartsWith("https://", StringComparison.Ordinal)
        && !value.Contains(' ')
        && Uri.TryCreate(value, UriKind.Absolute, out var url)
            ? CardText.Link(url, MostOfLink)
            : CardText.Escape(CardText.Breakable(value));

    /// <summary>A button that needs no fields, so that an unfinished form does not hold it up.</summary>
    public static SubmitAction Press(string title, JsonObject data) => new(title, data) { AssociatedInputs = AssociatedInputs.None };

    /// <summary>One row of buttons.</summary>
    public static ActionSet Row(params CardButton[] buttons) => new(buttons) { Spacing = Spacing.Small };

    /// <summary>The data of a button: its verb and the version of the shape, and whatever else belongs to it.</summary>
    public static JsonObject Data(string verb) => new() { ["verb"] = verb, ["card"] = DataShape };
}

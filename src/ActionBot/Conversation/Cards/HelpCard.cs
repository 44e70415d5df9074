using ActionBot.Conversation.Help;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Conversation.Cards;

/// <summary>What the help shows.</summary>
/// <param name="Lines">The lines that are for its reader, in their order.</param>
/// <param name="NotUnderstood">What the reader typed, when it was not understood.</param>
/// <param name="ExampleRef">An action of the reader's, to show how one is named.</param>
internal sealed record HelpView(IReadOnlyList<HelpLine> Lines, string? NotUnderstood = null, string? ExampleRef = null);

/// <summary>What its reader can type, the first of it to be read at once, and the buttons that do something at once.</summary>
internal static class HelpCard
{
    private const int MostQuoted = 80;
    private const string AnyRef = "DARA-0042";

    public static AdaptiveCard Draw(HelpView view)
    {
        var headline = view.NotUnderstood is null ? Sentences.HelpSummary : Sentences.NotUnderstood;
        List<IGrouping<HelpPart, HelpLine>> parts =
        [
            .. view.Lines.Select(l => l.With(view.ExampleRef ?? AnyRef)).GroupBy(l => l.Part).OrderBy(p => p.Key),
        ];
        var (first, others) = (
            parts.Where(p => p.Key == HelpPart.First).SelectMany(p => p).ToList(),
            parts.FindAll(p => p.Key > HelpPart.First)
        );
        return new()
        {
            FallbackText = $"{headline}. You can type: {string.Join(", ", first.Select(l => l.Typed))}.",
            Body =
            [
                Heading(headline),
                .. Quoted(view.NotUnderstood),
                new TextBlock("You can type:") { Spacing = Spacing.Small },
                .. first.Select(Words),
                .. others.Take(1).SelectMany(Open),
                Row(Press("Show my actions", WelcomeCard.Ask(Verbs.Mine))) with
                {
                    Spacing = Spacing.Medium,
                },
                Row(Press("Show what is due", WelcomeCard.Ask(Verbs.Due))),
                Row(Press("When do you ask me?", Data(Verbs.ShowSchedule))),
                .. view.ExampleRef is { } reference ? [Row(Show(reference))] : Array.Empty<CardElement>(),
                .. others
                    .Skip(1)
                    .Select(p => Row(new ShowCardAction(Titles(p.Key).Button, new() { Body = [.. p.Select(Line)], Actions = [] }))),
            ],
        };
    }

    private static IReadOnlyList<CardElement> Quoted(string? typed) =>
        string.IsNullOrWhiteSpace(typed)
            ? []
            :
            [
                Muted($"You wrote “{CardText.Escape(British.Shorten(British.OneLine(typed), MostQuoted))}”.") with
                {
                    Spacing = Spacing.None,
                },
            ];

    private static IEnumerable<CardElement> Open(IGrouping<HelpPart, HelpLine> part) =>
        [new TextBlock(Titles(part.Key).Above) { Spacing = Spacing.Medium }, .. part.Select(Line)];

    private static (string Above, string Button) Titles(HelpPart part) =>
        part switch
        {
            HelpPart.Asking => ("To change when I ask you, type:", "When I ask you"),
            HelpPart.Team => ("In the tracking team, type:", "In the tracking team"),
            HelpPart.Boards => ("In a board’s secretariat, type:", "In a board’s secretariat"),
            HelpPart.Others => ("About actions of others, type:", "About actions of others"),
            _ => ("To be asked again, type:", "To be asked again"),
        };

    private static Container Words(HelpLine line) =>
        new([Strong(CardText.Escape(line.Typed)), new TextBlock(CardText.Escape(line.Does)) { Spacing = Spacing.None }])
        {
            Spacing = Spacing.Small,
        };

    private static TextBlock Line(HelpLine line) =>
        new($"**{CardText.Escape(line.Typed)}**: {CardText.Escape(line.Does)}") { Spacing = Spacing.Small };

    private static SubmitAction Show(string reference)
    {
        var data = Data(Verbs.ShowAction);
        data["ref"] = reference;
        return Press("Show " + British.Shorten(reference, 20), data);
    }
}

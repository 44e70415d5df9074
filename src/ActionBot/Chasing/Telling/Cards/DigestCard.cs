using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Chasing.Telling.Cards;

/// <summary>The position of a lead's areas: four numbers, what needs the lead, where it stands, and one question.</summary>
internal static class DigestCard
{
    private const int MostOfFirst = 160;

    /// <summary>Draws it with the first rows of what needs the lead.</summary>
    /// <param name="view">The position.</param>
    /// <param name="shown">How many of the rows have room.</param>
    public static AdaptiveCard Draw(AreaDigestView view, int shown = int.MaxValue) =>
        new()
        {
            FallbackText = Headline(view) + ". Open this message in Teams to confirm it.",
            Body =
            [
                .. Band(view.Band),
                .. ToldParts.Head(ToldParts.Title(view.Areas), view.Areas),
                Muted(AsAt(view)) with
                {
                    Spacing = Spacing.None,
                },
                ToldParts.Numbers(view.Numbers.Now, view.Numbers.Before),
                .. Needs(view, shown),
                .. Sections(view.Sections),
                .. Week(view.Week),
                .. QuestionParts.Ask(view.Question),
            ],
        };

    /// <summary>The words of the notification.</summary>
    public static string Headline(AreaDigestView view) =>
        $"{ToldParts.Title(view.Areas)}: {view.Numbers.Now.Overdue:N0} of {view.Numbers.Now.Open:N0} overdue"
        + (view.Needs.Count > 0 ? $", {view.Needs.Count:N0} to look at" : "");

    private static string AsAt(AreaDigestView view) =>
        $"Position on {British.Weekday(view.AsAt, view.AsAt)}"
        + (view.Numbers is { Before: not null, BeforeOn: { } before } ? $", and change since {British.Date(before, view.AsAt)}" : "");

    private static IEnumerable<CardElement> Needs(AreaDigestView view, int shown)
    {
        yield return Strong("Needs you" + (view.Needs.Count > ToldParts.Visible ? $" · {view.Needs.Count:N0}" : "")) with
        {
            Spacing = Spacing.Medium,
            Separator = true,
        };
        if (view.Needs.Count == 0)
        {
            yield return new TextBlock(view.OnRequest ? "Nothing needs you now." : "Nothing new this week.") { Spacing = Spacing.None };
            yield break;
        }
        yield return Muted("Press one to open it.") with
        {
            Spacing = Spacing.None,
        };
        foreach (var element in ToldParts.Capped("needs", [.. view.Needs.Take(shown).Select((r, i) => ToldParts.Pressable(r, i == 0))]))
            yield return element;
        if (view.Needs.Count - shown is var left and > 0)
            yield return Muted(
                view.OnRequest
                    ? $"{left:N0} more have no room here. The lists below hold all."
                    : $"{left:N0} more come with your next digest."
            ) with
            {
                Spacing = Spacing.Small,
            };
    }

    private static IEnumerable<CardElement> Sections(IReadOnlyList<SectionView> sections) =>
        sections.Count == 0
            ? []
            :
            [
                Strong("Where it stands") with
                {
                    Spacing = Spacing.Medium,
                    Separator = true,
                },
                Muted("Press one to list its actions.") with
                {
                    Spacing = Spacing.None,
                },
                .. sections.Select(
                    (s, i) =>
                        new Container([
                            new TextBlock($"**{SectionWording.Title(s.Section)} · {s.Count:N0}**")
                            {
                                Size = TextSize.Small,
                                Color = TextColor.Accent,
                            },
                            Muted(CardText.Escape(First(s))) with
                            {
                                Spacing = Spacing.None,
                            },
                        ])
                        {
                            Separator = i > 0,
                            Spacing = Spacing.Small,
                            SelectAction = Press($"List {SectionWording.Title(s.Section)}: {s.Count:N0}", DigestData.List(s.Section)),
                        }
                ),
            ];

    private static string First(SectionView section) =>
        British.Shorten(string.Join(", ", section.First), MostOfFirst)
        + (section.Count > section.First.Count ? $" and {section.Count - section.First.Count:N0} more" : "");

    private static IEnumerable<CardElement> Week(WeekView week) =>
        [
            Strong("This week") with
            {
                Spacing = Spacing.Medium,
                Separator = true,
            },
            Facts([
                ("Being checked", $"{week.BeingChecked:N0}"),
                ("Closed", $"{week.Closed:N0}"),
                ($"Due in {DueWording.SoonDays} days", $"{week.DueSoon:N0}"),
            ]) with
            {
                Spacing = Spacing.Small,
            },
        ];
}

/// <summary>What the sections of a position are called.</summary>
internal static class SectionWording
{
    public static string Title(AreaSection section) =>
        section switch
        {
            AreaSection.Overdue => "Overdue",
            AreaSection.NoAnswer => "No answer",
            AreaSection.NoDate => "No date",
            AreaSection.Slipping => "Slipping",
            AreaSection.Snoozed => "Snoozed",
            AreaSection.NoOwner => "Needs an owner",
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such section."),
        };

    /// <summary>What puts an action into the section, in one sentence.</summary>
    public static string Meaning(AreaSection section) =>
        section switch
        {
            AreaSection.Overdue => "Past the target date and not closed.",
            AreaSection.NoAnswer => "A request was not answered in the time to answer.",
            AreaSection.NoDate => "Without a target date.",
            AreaSection.Slipping => "Forecast after the target date, or the date was moved this week.",
            AreaSection.Snoozed => "The owner asked to be asked later.",
            AreaSection.NoOwner => "No owner, the owner has left, or says it is not theirs.",
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such section."),
        };
}

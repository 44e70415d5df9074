using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Chasing.Telling.Cards;

/// <summary>What a manager, a secretariat or the tracking team is told, each in a section of its own. Nothing is asked.</summary>
internal static class NoticeCard
{
    private const int MostOfName = 80;

    /// <summary>Draws the first rows of it.</summary>
    /// <param name="view">What the reader is told.</param>
    /// <param name="shown">How many of the rows have room.</param>
    public static AdaptiveCard Draw(NoticeView view, int shown = int.MaxValue)
    {
        var people = Take(view.People, shown, out var left);
        var boards = Take(view.Boards, left, out left);
        var unled = view.Unled.Take(left).ToList();
        List<(string Title, string Id, string Help, IReadOnlyList<CardElement> Rows)> sections = [];
        if (people.Count > 0)
            sections.Add(
                (
                    PeopleTitle(view.People.Count),
                    "people",
                    "You can help: ask what they wait for, or who else could do it.",
                    Grouped(people)
                )
            );
        if (boards.Count > 0)
            sections.Add(
                (BoardsTitle(Count(view.Boards)), "boards", "Nothing is asked here. The board may wish to hear of them.", Grouped(boards))
            );
        if (unled.Count > 0)
            sections.Add(
                (
                    UnledTitle(view.Unled.Count),
                    "unled",
                    "Press one to open it. A lead for its area would hear of it instead.",
                    [.. unled.Select((r, i) => ToldParts.Pressable(r, i == 0))]
                )
            );
        var notShown = Count(view.People) + Count(view.Boards) + view.Unled.Count - Count(people) - Count(boards) - unled.Count;
        return new()
        {
            FallbackText = Headline(view),
            Body =
            [
                Heading(Headline(view)),
                Muted(British.Weekday(view.On, view.On)) with
                {
                    Spacing = Spacing.None,
                },
                .. sections.SelectMany(s =>
                    (IEnumerable<CardElement>)
                        [
                            .. sections.Count > 1
                                ? [Strong(s.Title) with { Spacing = Spacing.Medium, Separator = true }]
                                : Array.Empty<CardElement>(),
                            new TextBlock(s.Help) { Spacing = sections.Count > 1 ? Spacing.None : Spacing.Small },
                            .. ToldParts.Capped(s.Id, s.Rows),
                        ]
                ),
                .. notShown > 0
                    ? [Muted($"{notShown:N0} more come with a later message.") with { Spacing = Spacing.Medium, Separator = true }]
                    : Array.Empty<CardElement>(),
            ],
        };
    }

    /// <summary>What it is about, as a sentence; also the words of the notification.</summary>
    public static string Headline(NoticeView view) =>
        view switch
        {
            { Boards.Count: 0, Unled.Count: 0 } => PeopleTitle(view.People.Count),
            { People.Count: 0, Unled.Count: 0 } => BoardsTitle(Count(view.Boards)),
            { People.Count: 0, Boards.Count: 0 } => UnledTitle(view.Unled.Count),
            _ => $"{Count(view.People) + Count(view.Boards) + view.Unled.Count:N0} actions to know of",
        };

    private static string PeopleTitle(int people) =>
        people == 1 ? "1 of your people has not answered" : $"{people:N0} of your people have not answered";

    private static string BoardsTitle(int actions) =>
        actions == 1 ? "1 action on a risk of your board is overdue" : $"{actions:N0} actions on risks of your board are overdue";

    private static string UnledTitle(int actions) => $"{British.Count(actions, "action")} in areas without a lead";

    private static int Count(IEnumerable<ToldGroup> groups) => groups.Sum(g => g.Rows.Count);

    // A name stands over the first of its rows that is seen.
    private static IReadOnlyList<CardElement> Grouped(IReadOnlyList<ToldGroup> groups) =>
        [
            .. groups.SelectMany(
                (g, n) =>
                    g.Rows.Select(
                        (r, i) =>
                            i > 0
                                ? ToldParts.Readable(r, first: false)
                                : new Container([
                                    Strong(
                                        CardText.Escape(British.Shorten(g.Name, MostOfName))
                                            + (g.Rows.Count > 1 ? $" · {g.Rows.Count:N0}" : "")
                                    ),
                                    ToldParts.Readable(r, first: true),
                                ])
                                {
                                    Separator = n > 0,
                                    Spacing = Spacing.Medium,
                                }
                    )
            ),
        ];

    private static List<ToldGroup> Take(IReadOnlyList<ToldGroup> groups, int most, out int left)
    {
        List<ToldGroup> taken = [];
        left = most;
        foreach (var group in groups)
        {
            if (left == 0)
                break;
            var rows = group.Rows.Take(left).ToList();
            taken.Add(group with { Rows = rows });
            left -= rows.Count;
        }
        return taken;
    }
}

using ActionBot.Conversation;
using ActionBot.Domain.Reporting;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Reporting.Chat;

/// <summary>What the card of a position shows.</summary>
/// <param name="Title">What it is of.</param>
/// <param name="Report">The report.</param>
/// <param name="IsLead">Whether its reader leads areas and can open them.</param>
/// <param name="IsAdministrator">Whether its reader can get the whole report by command.</param>
internal sealed record PositionView(string Title, PositionReport Report, bool IsLead, bool IsAdministrator);

/// <summary>A report on one card: four numbers, when the overdue ones were due, and why they are late.</summary>
internal static class PositionCard
{
    private const int MostBars = 8,
        MostTitle = 80,
        MostParts = 5,
        MostName = 40,
        WideNumber = 10_000;

    public static AdaptiveCard Draw(PositionView view)
    {
        var report = view.Report;
        return new()
        {
            FallbackText = Headline(view),
            Body =
            [
                Heading(CardText.Escape($"{Title(view)}: {Of(report)}")),
                Muted($"Position on {British.Weekday(report.On, report.On)} · {report.Monitored.Open:N0} centrally monitored") with
                {
                    Spacing = Spacing.None,
                },
                Numbers(report.All),
                .. Overdue(report.All),
                .. Areas(report.All),
                .. Sentences(report).Select(s => Muted(CardText.Escape(s)) with { Spacing = Spacing.Medium }),
                .. Buttons(view),
            ],
        };
    }

    /// <summary>The words of the notification.</summary>
    public static string Headline(PositionView view) => $"{Title(view)}: {Of(view.Report)}.";

    private static string Title(PositionView view) => British.Shorten(view.Title, MostTitle);

    private static string Of(PositionReport report) =>
        report.All.Open == 0
            ? "nothing is open"
            : $"{report.All.Overdue:N0} of {report.All.Open:N0} open {(report.All.Overdue == 1 ? "is" : "are")} overdue";

    private static ColumnSet Numbers(PositionCounts counts) =>
        new([
            Number(counts, counts.Open, "open"),
            Number(counts, counts.Overdue, "overdue", isLate: true),
            Number(counts, counts.NotYetDue, "not yet due"),
            Number(counts, counts.Undated, "no date"),
        ])
        {
            Spacing = Spacing.Medium,
        };

    private static Column Number(PositionCounts counts, int count, string label, bool isLate = false) =>
        new(
            ColumnWidth.Stretch,
            [
                new TextBlock($"{count:N0}")
                {
                    Size = counts.Open >= WideNumber ? TextSize.Large : TextSize.ExtraLarge,
                    Weight = TextWeight.Bolder,
                    Color = isLate && count > 0 ? TextColor.Attention : TextColor.Default,
                },
                new TextBlock(label) { Size = TextSize.Small, Spacing = Spacing.None },
            ]
        );

    private static IEnumerable<CardElement> Overdue(PositionCounts counts)
    {
        if (counts.Overdue == 0)
            yield break;
        var bars = Bars(counts);
        yield return Strong("When they were due") with
        {
            Spacing = Spacing.Medium,
            Separator = true,
        };
        yield return Muted($"By financial quarter. The oldest is {British.Count(counts.OldestOverdueDays, "day")} late.") with
        {
            Spacing = Spacing.None,
        };
        yield return new HorizontalBarChart(
            [.. bars.Select(b => new Bar(b.Name, b.Count))],
            Facts(bars.Select(b => (b.Name, $"{b.Count:N0}")))
        )
        {
            Spacing = Spacing.Small,
        };
        yield return Strong("Why they are late") with
        {
            Spacing = Spacing.Medium,
            Separator = true,
        };
        yield return Facts(counts.Reasons.Select(r => ($"{r.Count:N0}", r.Reason.Title() + Boards(r, counts)))) with
        {
            Spacing = Spacing.Small,
        };
    }

    // The last quarters one by one, and everything before them together.
    private static IReadOnlyList<NamedCount> Bars(PositionCounts counts)
    {
        var quarters = counts.OverdueByQuarter;
        if (quarters.Count <= MostBars)
            return [.. quarters.Select(q => new NamedCount(q.Quarter.Label, q.Count))];
        var last = quarters.TakeLast(MostBars - 1).ToList();
        return
        [
            new($"Before {last[0].Quarter.Label}", quarters.Take(quarters.Count - last.Count).Sum(q => q.Count)),
            .. last.Select(q => new NamedCount(q.Quarter.Label, q.Count)),
        ];
    }

    private static string Boards(ReasonCount reason, PositionCounts counts) =>
        reason.Reason switch
        {
            DelayReason.WaitingForDecision => ": "
                + British.List([
                    .. counts.DecisionsByBoard.Take(MostParts).Select(b => $"{British.Shorten(b.Name, MostName)} ({b.Count:N0})"),
                ]),
            DelayReason.WaitingForAction
            or DelayReason.WaitingForOutsideBody
            or DelayReason.AtRisk
            or DelayReason.OnTrackButLate
            or DelayReason.WaitingForVerifier
            or DelayReason.NoOwner
            or DelayReason.NoUpdate => "",
        };

    private static IEnumerable<CardElement> Areas(PositionCounts counts)
    {
        var late = counts.By[ReportDimension.Area].Where(a => a.Overdue > 0).OrderByDescending(a => a.Overdue).ToList();
        if (counts.By[ReportDimension.Area].Count < 2 || late.Count == 0)
            yield break;
        yield return Strong("Where most are overdue") with
        {
            Spacing = Spacing.Medium,
            Separator = true,
        };
        yield return Facts(
            late.Take(MostParts).Select(a => ($"{a.Overdue:N0}", $"{British.Shorten(a.Name, MostName)}, of {a.Open:N0} open"))
        ) with
        {
            Spacing = Spacing.Small,
        };
    }

    private static IEnumerable<string> Sentences(PositionReport report) =>
        new[] { Writing.ReportTables.Slips(report.Slips), Writing.ReportTables.Answers(report) }.OfType<string>();

    private static IEnumerable<CardElement> Buttons(PositionView view) =>
        [
            .. view.IsLead ? [Row(Press("Show my area", Data(Verbs.ShowArea)))] : Array.Empty<CardElement>(),
            .. view.IsAdministrator
                ?
                [
                    Muted($"All of it: ActionBot report --on {view.Report.On:yyyy-MM-dd} --format xlsx --out position.xlsx") with
                    {
                        Spacing = Spacing.Medium,
                    },
                ]
                : Array.Empty<CardElement>(),
        ];
}

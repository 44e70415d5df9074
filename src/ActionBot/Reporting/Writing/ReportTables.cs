using ActionBot.Domain.Reporting;
using ActionBot.Domain.Wording;

namespace ActionBot.Reporting.Writing;

/// <summary>A report as tables and sentences.</summary>
internal static class ReportTables
{
    /// <summary>The tables in the order in which they are read; what the report has nothing of is left out.</summary>
    public static IEnumerable<FigureTable> Of(PositionReport report)
    {
        yield return Position(report);
        if (report.All.Overdue > 0)
        {
            yield return Quarters(report);
            yield return Reasons(report);
        }
        if (report.All.DecisionsByBoard.Count > 0)
            yield return new(
                "Overdue and waiting for a decision, by board",
                ["Board", "Overdue"],
                [.. report.All.DecisionsByBoard.Select(b => Row(b.Name, b.Count))]
            );
        foreach (var dimension in Enum.GetValues<ReportDimension>())
            if (report.All.By[dimension].Any(b => !IsMissing(b.Name)))
                yield return By(report, dimension);
        if (report.Slips.Actions > 0)
            yield return new(
                "Target dates moved furthest",
                ["Ref", "Times moved", "Days in all"],
                [.. report.Slips.Furthest.Select(s => Row(s.Ref, s.Moves, s.Days))]
            )
            {
                Note = Slips(report.Slips),
            };
        if (report.Changes is { } changes)
            yield return Changes(changes);
    }

    /// <summary>"Position on 30 June 2019", with the source where it is of one.</summary>
    public static string Title(PositionReport report) =>
        $"Position on {British.FullDate(report.On)}" + (report.Source is { } source ? $", {source}" : "");

    /// <summary>The finding in a sentence or two.</summary>
    public static string Finding(PositionReport report)
    {
        var all = report.All;
        if (all.Open == 0)
            return "No action was open.";
        var oldest = all.Overdue > 0 ? $" The oldest is {British.Count(all.OldestOverdueDays, "day")} late." : "";
        var why = all.Reasons is [var most, ..]
            ? $" Most often: {char.ToLowerInvariant(most.Reason.Title()[0])}{most.Reason.Title()[1..]} ({most.Count:N0})."
            : "";
        return $"{British.Count(all.Overdue, "action")} of {all.Open:N0} open {(all.Overdue == 1 ? "is" : "are")} overdue.{oldest}"
            + $"{why} {British.Count(report.Monitored.Open, "open action is", "open actions are")} centrally monitored.";
    }

    /// <summary>How soon requests were answered, in one sentence; none where nothing was asked.</summary>
    public static string? Answers(PositionReport report) =>
        report.Answers is not { Requests: > 0 } answers
            ? null
            : $"From {British.FullDate(answers.From)} to {British.FullDate(answers.To)} "
                + $"{British.Count(answers.Requests, "request was", "requests were")} delivered and {answers.Answered:N0} answered"
                + $" ({answers.Percent!.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture)}{'\u00A0'}%)"
                + (
                    answers is { MedianWorkingDays: { } median, P90WorkingDays: { } p90 }
                        ? $". Half of the answers came within {British.Count(median, "working day")}, nine in ten within {p90:N0}."
                        : "."
                );

    /// <summary>How target dates slipped, in one sentence; none where none did.</summary>
    public static string? Slips(SlipCounts slips) =>
        slips.Actions == 0
            ? null
            : $"The target date of {British.Count(slips.Actions, "open action")} was moved later, "
                + $"{British.Count(slips.Moves, "time")} in all; by {British.Count(slips.MedianDays, "day")} for the one in the "
                + $"middle, by {slips.MostDays:N0} at most.";

    public static string Name(ReportDimension dimension) =>
        dimension switch
        {
            ReportDimension.Route => "Delivery route",
            ReportDimension.CorporateRisk => "Corporate risk",
            _ => dimension.ToString(),
        };

    private static bool IsMissing(string name) => name.StartsWith("No ", StringComparison.Ordinal);

    private static FigureTable Position(PositionReport report) =>
        new(
            "Position",
            ["", "Open", "Overdue", "Not yet due", "No date", "Being verified", "Closure requested"],
            [Totals("All actions", report.All), Totals("Centrally monitored", report.Monitored)]
        )
        {
            Note =
                $"{British.Count(report.Closed, "action was", "actions were")} closed. Open counts what is being "
                + "verified and what closure is requested of; due on the day itself is not overdue.",
        };

    private static object?[] Totals(string name, PositionCounts counts) =>
        Row(name, counts.Open, counts.Overdue, counts.NotYetDue, counts.Undated, counts.AwaitingVerification, counts.ClosureRequested);

    private static FigureTable Quarters(PositionReport report)
    {
        var monitored = report.Monitored.OverdueByQuarter.ToDictionary(q => q.Quarter, q => q.Count);
        return new(
            "Overdue by quarter",
            ["Quarter of the target date", "Overdue", "Monitored and overdue"],
            [.. report.All.OverdueByQuarter.Select(q => Row(q.Quarter.Label, q.Count, monitored.GetValueOrDefault(q.Quarter)))]
        )
        {
            Note = "Quarters of financial years, April to March.",
            ChartTitle = $"Overdue on {British.FullDate(report.On)}, by quarter of the target date",
            IsLying = false,
        };
    }

    private static FigureTable Reasons(PositionReport report)
    {
        var monitored = report.Monitored.Reasons.ToDictionary(r => r.Reason, r => r.Count);
        return new(
            "Why they are overdue",
            ["Reason", "Overdue", "Monitored and overdue"],
            [.. report.All.Reasons.Select(r => Row(r.Reason.Title(), r.Count, monitored.GetValueOrDefault(r.Reason)))]
        )
        {
            Note = "From what stands in the way and what the owner last answered.",
            ChartTitle = $"Why actions were overdue on {British.FullDate(report.On)}",
        };
    }

    private static FigureTable By(PositionReport report, ReportDimension dimension)
    {
        var monitored = report.Monitored.By[dimension].ToDictionary(b => b.Name, StringComparer.OrdinalIgnoreCase);
        return new(
            $"By {Name(dimension).ToLowerInvariant()}",
            [Name(dimension), "Open", "Overdue", "Not yet due", "No date", "Monitored and open", "Monitored and overdue"],
            [
                .. report
                    .All.By[dimension]
                    .Select(b =>
                        Row(b.Name, b.Open, b.Overdue, b.NotYetDue, b.Undated, Of(monitored, b)?.Open ?? 0, Of(monitored, b)?.Overdue ?? 0)
                    ),
            ]
        )
        {
            ChartTitle =
                dimension == ReportDimension.Area && report.All.Overdue > 0 ? $"Overdue on {British.FullDate(report.On)}, by area" : null,
            ChartColumn = 2,
        };
    }

    private static Breakdown? Of(Dictionary<string, Breakdown> monitored, Breakdown all) => monitored.GetValueOrDefault(all.Name);

    private static FigureTable Changes(PositionChanges changes) =>
        new(
            $"What changed since {British.FullDate(changes.Since)}",
            ["What", "Actions", "Which"],
            [.. changes.Lists.Select(l => Row(l.Title, l.List.Count, Refs(l.List)))]
        )
        {
            Note = $"On that day {changes.OpenBefore:N0} were open and {changes.OverdueBefore:N0} overdue.",
        };

    private static string Refs(RefList list) =>
        string.Join(", ", list.First) + (list.Count > list.First.Count ? $" and {list.Count - list.First.Count:N0} more" : "");

    private static object?[] Row(params object?[] cells) => cells;
}

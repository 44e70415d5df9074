using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Reporting;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Reporting;

/// <summary>
/// The position as the tables hold it at this moment, counted row by row without a look at the history or at the product's way of
/// counting.
/// </summary>
internal sealed record Snapshot(
    DateOnly Day,
    SortedDictionary<string, int> Numbers,
    IReadOnlyDictionary<string, (ActionStatus Status, DateOnly? Target)> Actions
)
{
    public static async Task<Snapshot> TakeAsync(ActionBotContext db, DateOnly day)
    {
        var actions = await db
            .Actions.AsNoTracking()
            .Include(a => a.Report!.Source)
            .Include(a => a.Area)
            .Include(a => a.Owner)
            .ToListAsync();
        var areas = await db.Areas.ToDictionaryAsync(a => a.Id);
        var blockers = (await db.Blockers.AsNoTracking().Where(b => b.State == BlockerState.Raised).OrderBy(b => b.Id).ToListAsync())
            .GroupBy(b => b.ActionItemId)
            .ToDictionary(g => g.Key, g => g.Last());
        var boards = await db.Boards.ToDictionaryAsync(b => b.Id, b => b.Name);
        var numbers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        void Count(string key, int by = 1) => numbers[key] = numbers.GetValueOrDefault(key) + by;

        foreach (var action in actions)
        {
            if (action.Status == ActionStatus.Closed)
            {
                Count("closed");
                continue;
            }
            var (rating, opinion) = (action.Rating, action.Report!.Assurance);
            var isMonitored =
                rating == Rating.High
                || (rating == Rating.Medium && opinion is Assurance.Limited or Assurance.None && rating == Rating.Medium)
                || action.Report.Source!.Kind == SourceKind.OutsideBody;
            var late = action.TargetDate < day;
            foreach (var set in isMonitored ? new[] { "all", "monitored" } : ["all"])
            {
                Count($"{set} open");
                if (late)
                    Count($"{set} overdue");
                if (action.TargetDate is null)
                    Count($"{set} undated");
                if (action.Status == ActionStatus.AwaitingVerification)
                    Count($"{set} awaiting");
                foreach (
                    var part in new[]
                    {
                        $"Rating: {(rating == Rating.NotRated ? "Not rated" : rating)}",
                        $"Source: {action.Report.Source!.Code}",
                        $"Area: {AreaOf(areas[action.AreaId], areas)}",
                        $"Theme: {action.Theme ?? "No theme"}",
                        $"Board: {action.BoardName ?? "No board"}",
                        $"Route: {action.DeliveryRoute ?? "No delivery route"}",
                        $"CorporateRisk: {action.CorporateRisk ?? "No corporate risk"}",
                    }
                )
                    Count($"{set} {part}");
                if (late)
                {
                    Count($"{set} {QuarterOf(action.TargetDate!.Value)}");
                    Count($"{set} {ReasonOf(action, blockers.GetValueOrDefault(action.Id))}");
                    if (
                        set == "all"
                        && action.Status == ActionStatus.Open
                        && blockers.GetValueOrDefault(action.Id) is { Kind: BlockerKind.Decision } decision
                    )
                        Count($"decision {(decision.BoardId is { } board ? boards[board] : "No board named")}");
                }
            }
            if (action.SlipCount > 0)
            {
                Count("slipped");
                Count("slips", action.SlipCount);
            }
        }
        return new(day, numbers, actions.ToDictionary(a => a.Ref, a => (a.Status, a.TargetDate)));
    }

    /// <summary>A report in the same words.</summary>
    public static SortedDictionary<string, int> Of(PositionReport report)
    {
        var numbers = new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            ["closed"] = report.Closed,
            ["slipped"] = report.Slips.Actions,
            ["slips"] = report.Slips.Moves,
        };
        foreach (var (set, counts) in new[] { ("all", report.All), ("monitored", report.Monitored) })
        {
            numbers[$"{set} open"] = counts.Open;
            numbers[$"{set} overdue"] = counts.Overdue;
            numbers[$"{set} undated"] = counts.Undated;
            numbers[$"{set} awaiting"] = counts.AwaitingVerification;
            foreach (var (dimension, parts) in counts.By)
            foreach (var part in parts)
                numbers[$"{set} {dimension}: {part.Name}"] = part.Open;
            foreach (var quarter in counts.OverdueByQuarter)
                numbers[$"{set} {quarter.Quarter.Label}"] = quarter.Count;
            foreach (var reason in counts.Reasons)
                numbers[$"{set} {reason.Reason}"] = reason.Count;
        }
        foreach (var board in report.All.DecisionsByBoard)
            numbers[$"decision {board.Name}"] = board.Count;
        foreach (var none in numbers.Where(n => n.Value == 0).Select(n => n.Key).ToList())
            numbers.Remove(none);
        return numbers;
    }

    private static string AreaOf(Area area, Dictionary<long, Area> areas)
    {
        var up = new List<Area> { area };
        while (up[^1].ParentId is { } parent)
            up.Add(areas[parent]);
        up.Reverse();
        if (up.Count == 1)
            return up[0].Name;
        var shared = areas.Values.Count(a => a.Name == up[1].Name && a.ParentId is { } p && areas[p].ParentId is null) > 1;
        return shared ? $"{up[0].Name} / {up[1].Name}" : up[1].Name;
    }

    private static string QuarterOf(DateOnly date)
    {
        var year = date.Month < 4 ? date.Year - 1 : date.Year;
        var quarter = date.Month switch
        {
            1 or 2 or 3 => 4,
            4 or 5 or 6 => 1,
            7 or 8 or 9 => 2,
            _ => 3,
        };
        return $"Q{quarter} {year % 100}/{(year + 1) % 100}";
    }

    private static string ReasonOf(ActionItem action, Blocker? blocker) =>
        action.Status != ActionStatus.Open ? "WaitingForVerifier"
        : blocker is { Kind: BlockerKind.Decision } ? "WaitingForDecision"
        : blocker is { DependsOnId: not null } ? "WaitingForAction"
        : blocker is not null ? "WaitingForOutsideBody"
        : action.Owner is not { IsActive: true } ? "NoOwner"
        : action.Standing switch
        {
            AnswerChoice.AtRisk => "AtRisk",
            AnswerChoice.OnTrack => "OnTrackButLate",
            _ => "NoUpdate",
        };
}

using ActionBot.Domain.Register;

namespace ActionBot.Domain.Reporting;

/// <summary>Makes the report of a day out of its actions, which pass by once in any order.</summary>
/// <param name="on">The day of the report.</param>
/// <param name="since">The earlier day to compare with, if any.</param>
public sealed class PositionBuilder(DateOnly on, DateOnly? since = null)
{
    private const int MostFurthest = 10,
        MostRefs = 20;

    private readonly PositionTally all = new(on),
        monitored = new(on);
    private readonly SortedDictionary<int, int> slippedDays = [];
    private readonly PriorityQueue<Slip, (int Days, int Moves)> furthest = new();
    private readonly Listing opened = new(),
        closedSince = new(),
        reopened = new(),
        becameOverdue = new(),
        slipped = new(),
        gotADate = new();
    private int closed,
        moves,
        openBefore,
        overdueBefore;

    /// <summary>Counts an action that was registered by the day.</summary>
    /// <param name="action">How it stands on the day.</param>
    public void Add(ReportedAction action)
    {
        if (since is not null)
            Compare(action);
        if (action.Status == ActionStatus.Closed)
        {
            closed++;
            return;
        }
        all.Add(action);
        if (action.IsMonitored)
            monitored.Add(action);
        if (action.Slips > 0)
            AddSlip(action);
    }

    /// <summary>The report of what was counted until now.</summary>
    public PositionReport Build() =>
        new(on, all.Count(), monitored.Count(), closed, Slips())
        {
            Changes = since is { } from
                ? new(
                    from,
                    openBefore,
                    overdueBefore,
                    opened.List,
                    closedSince.List,
                    reopened.List,
                    becameOverdue.List,
                    slipped.List,
                    gotADate.List
                )
                : null,
        };

    private void AddSlip(ReportedAction action)
    {
        moves += action.Slips;
        slippedDays[action.SlippedDays] = slippedDays.GetValueOrDefault(action.SlippedDays) + 1;
        var slip = new Slip(action.Ref, action.Slips, action.SlippedDays);
        if (furthest.Count < MostFurthest)
            furthest.Enqueue(slip, (slip.Days, slip.Moves));
        else
            furthest.EnqueueDequeue(slip, (slip.Days, slip.Moves));
    }

    private SlipCounts Slips()
    {
        var ordered = furthest
            .UnorderedItems.Select(i => i.Element)
            .OrderByDescending(s => s.Days)
            .ThenByDescending(s => s.Moves)
            .ThenBy(s => s.Ref, StringComparer.Ordinal);
        return new(
            slippedDays.Values.Sum(),
            moves,
            Percentile.Of(slippedDays.Select(d => (d.Key, d.Value)), 50) ?? 0,
            slippedDays.Count == 0 ? 0 : slippedDays.Keys.Last(),
            [.. ordered]
        );
    }

    private void Compare(ReportedAction action)
    {
        var before = action.Before;
        var isOpen = action.Status != ActionStatus.Closed;
        var wasOpen = before is not null && before.Status != ActionStatus.Closed;
        var wasOverdue = before is not null && Position.IsOverdue(before.Status, before.TargetDate, since!.Value);
        openBefore += wasOpen ? 1 : 0;
        overdueBefore += wasOverdue ? 1 : 0;
        opened.AddIf(before is null, action.Ref);
        closedSince.AddIf(!isOpen && (before is null || wasOpen), action.Ref);
        reopened.AddIf(isOpen && before is not null && !wasOpen, action.Ref);
        becameOverdue.AddIf(!wasOverdue && Position.IsOverdue(action.Status, action.TargetDate, on), action.Ref);
        slipped.AddIf(isOpen && before is not null && action.TargetDate > before.TargetDate, action.Ref);
        gotADate.AddIf(isOpen && before is not null && before.TargetDate is null && action.TargetDate is not null, action.Ref);
    }

    private sealed class Listing
    {
        private readonly List<string> first = [];
        private int count;

        public RefList List => new(count, first);

        public void AddIf(bool belongs, string reference)
        {
            if (!belongs)
                return;
            count++;
            if (first.Count < MostRefs)
                first.Add(reference);
        }
    }
}

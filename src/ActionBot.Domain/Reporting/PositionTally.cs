using System.Runtime.InteropServices;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Reporting;

/// <summary>Counts open actions one after the other. It holds counts only, so that a register of any size passes through.</summary>
internal sealed class PositionTally(DateOnly day)
{
    private static readonly ReportDimension[] Dimensions = Enum.GetValues<ReportDimension>();

    private readonly Dictionary<string, TallyCell>[] by =
    [
        .. Dimensions.Select(_ => new Dictionary<string, TallyCell>(StringComparer.OrdinalIgnoreCase)),
    ];
    private readonly Dictionary<FinancialQuarter, int> quarters = [];
    private readonly int[] reasons = new int[Enum.GetValues<DelayReason>().Length];
    private readonly Dictionary<string, int> boards = new(StringComparer.OrdinalIgnoreCase);
    private int open,
        overdue,
        undated,
        awaiting,
        requested,
        oldest;

    public void Add(ReportedAction action)
    {
        open++;
        awaiting += action.Status == ActionStatus.AwaitingVerification ? 1 : 0;
        requested += action.Status == ActionStatus.ClosureRequested ? 1 : 0;
        var isOverdue = Position.IsOverdue(action.Status, action.TargetDate, day);
        var isUndated = action.TargetDate is null;
        undated += isUndated ? 1 : 0;
        if (isOverdue)
            AddOverdue(action);
        foreach (var dimension in Dimensions)
        {
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(by[(int)dimension], Name(dimension, action), out _);
            cell = new(cell.Open + 1, cell.Overdue + (isOverdue ? 1 : 0), cell.Undated + (isUndated ? 1 : 0));
        }
    }

    public PositionCounts Count() =>
        new(open, overdue, undated, awaiting, requested, oldest)
        {
            By = Dimensions.ToDictionary(d => d, d => InOrder(d, by[(int)d])),
            OverdueByQuarter = [.. quarters.OrderBy(q => q.Key).Select(q => new QuarterCount(q.Key, q.Value))],
            Reasons =
            [
                .. reasons
                    .Select((count, reason) => new ReasonCount((DelayReason)reason, count))
                    .Where(r => r.Count > 0)
                    .OrderByDescending(r => r.Count)
                    .ThenBy(r => r.Reason),
            ],
            DecisionsByBoard =
            [
                .. boards
                    .OrderByDescending(b => b.Value)
                    .ThenBy(b => b.Key, StringComparer.Ordinal)
                    .Select(b => new NamedCount(b.Key, b.Value)),
            ],
        };

    private void AddOverdue(ReportedAction action)
    {
        overdue++;
        oldest = Math.Max(oldest, Position.DaysOverdue(action.TargetDate, day));
        CollectionsMarshal.GetValueRefOrAddDefault(quarters, FinancialQuarter.Of(action.TargetDate!.Value), out _)++;
        reasons[(int)action.Reason]++;
        if (action.Reason == DelayReason.WaitingForDecision)
            CollectionsMarshal.GetValueRefOrAddDefault(boards, Named(action.WaitsForBoard) ?? "No board named", out _)++;
    }

    private static string Name(ReportDimension dimension, ReportedAction action) =>
        dimension switch
        {
            ReportDimension.Rating => action.Rating.Title(),
            ReportDimension.Source => action.Source,
            ReportDimension.Area => action.Area,
            ReportDimension.Theme => Named(action.Theme) ?? Missing(dimension),
            ReportDimension.Board => Named(action.Board) ?? Missing(dimension),
            ReportDimension.Route => Named(action.Route) ?? Missing(dimension),
            ReportDimension.CorporateRisk => Named(action.CorporateRisk) ?? Missing(dimension),
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Actions are not counted by this."),
        };

    private static string Missing(ReportDimension dimension) =>
        dimension switch
        {
            ReportDimension.Theme => "No theme",
            ReportDimension.Board => "No board",
            ReportDimension.Route => "No delivery route",
            ReportDimension.CorporateRisk => "No corporate risk",
            _ => Rating.NotRated.Title(),
        };

    private static string? Named(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();

    private static IReadOnlyList<Breakdown> InOrder(ReportDimension dimension, Dictionary<string, TallyCell> cells)
    {
        var missing = Missing(dimension);
        var all = cells.Select(c => new Breakdown(c.Key, c.Value.Open, c.Value.Overdue, c.Value.Undated));
        return dimension == ReportDimension.Rating
            ? [.. all.OrderByDescending(b => RatingTitles.All.First(r => r.Title() == b.Name))]
            : [.. all.OrderBy(b => b.Name == missing).ThenByDescending(b => b.Open).ThenBy(b => b.Name, StringComparer.Ordinal)];
    }

    private readonly record struct TallyCell(int Open, int Overdue, int Undated);
}

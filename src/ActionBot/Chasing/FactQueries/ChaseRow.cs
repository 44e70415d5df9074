using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.FactQueries;

/// <summary>
/// What is read of one action: what the index for planning holds, and what the choice of a board needs only where somebody in
/// question keeps a board's papers.
/// </summary>
internal sealed record ChaseRow(
    long Id,
    string Ref,
    long? OwnerId,
    Rating Rating,
    long ReportId,
    ActionStatus Status,
    DateOnly? TargetDate,
    DateOnly RegisteredOn,
    DateOnly? LastAnsweredOn,
    long AreaId,
    string? Theme,
    string? BoardName,
    int SameAnswers,
    DateOnly? SameSince
)
{
    /// <summary>The rows of some actions, as they come.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="boardFrom">The last target date of which a board can be told; none where no board is to be told.</param>
    public static IAsyncEnumerable<ChaseRow> Of(IQueryable<ActionItem> actions, DateOnly? boardFrom) =>
        (
            boardFrom is null
                ? actions.Select(a => new ChaseRow(
                    a.Id,
                    a.Ref,
                    a.OwnerId,
                    a.Rating,
                    a.ReportId,
                    a.Status,
                    a.TargetDate,
                    a.RegisteredOn,
                    a.LastAnsweredOn,
                    a.AreaId,
                    null,
                    null,
                    a.SameAnswers,
                    a.SameSince
                ))
                : actions.Select(a => new ChaseRow(
                    a.Id,
                    a.Ref,
                    a.OwnerId,
                    a.Rating,
                    a.ReportId,
                    a.Status,
                    a.TargetDate,
                    a.RegisteredOn,
                    a.LastAnsweredOn,
                    a.AreaId,
                    a.TargetDate <= boardFrom ? a.Theme : null,
                    a.TargetDate <= boardFrom ? a.BoardName : null,
                    a.SameAnswers,
                    a.SameSince
                ))
        ).AsAsyncEnumerable();

    /// <summary>The board that owns its risk.</summary>
    public long? BoardIn(OrganisationChart chart) =>
        chart.BoardFor(BoardName, chart.ReportOf(ReportId).Source, chart.PathOf(AreaId), Rating, Theme);

    /// <summary>Whether the monitoring rule covers it.</summary>
    public bool IsMonitored(OrganisationChart chart, ChasePolicy policy) =>
        chart.ReportOf(ReportId) is var report && policy.Monitoring.IsMonitored(Rating, report.Assurance, report.Kind);

    /// <summary>The facts of it, as far as they stand in the row and in what was asked and told before.</summary>
    public ActionFacts ToFacts(
        DateOnly day,
        OrganisationChart chart,
        ChasePolicy policy,
        AskedBefore asked,
        ILookup<long, Told> told,
        ActionExtras extras,
        DateOnly? boardFrom
    )
    {
        var report = chart.ReportOf(ReportId);
        var answered = LastAnsweredOn <= day ? LastAnsweredOn : null;
        var (on, requests, unanswered) = asked.Of(Id, OwnerId, answered);
        return new(
            Id,
            Ref,
            OwnerId,
            Rating,
            IsMonitored(chart, policy),
            Status,
            TargetDate,
            report.IssuedOn ?? RegisteredOn,
            answered,
            on,
            extras.SnoozedUntil.GetValueOrDefault(Id),
            extras.OwnershipQueried.Contains(Id)
        )
        {
            Source = report.Source,
            AreaId = AreaId,
            AreaPath = chart.PathOf(AreaId),
            BoardId = TargetDate <= boardFrom ? BoardIn(chart) : null,
            Requests = requests,
            Unanswered = unanswered,
            SameAnswers = SameAnswers,
            SameSince = SameSince,
            Wait = extras.Waits.GetValueOrDefault(Id),
            Prompt = extras.Prompts.GetValueOrDefault(Id),
            HoldsUp = extras.HoldsUp.Contains(Id),
            Told = told.Contains(Id) ? [.. told[Id]] : [],
        };
    }
}

/// <summary>What only few actions have.</summary>
internal sealed record ActionExtras(IReadOnlySet<long> HoldsUp, IReadOnlySet<long> OwnershipQueried)
{
    public IReadOnlyDictionary<long, DateOnly?> SnoozedUntil { get; init; } = new Dictionary<long, DateOnly?>();

    public IReadOnlyDictionary<long, Wait> Waits { get; init; } = new Dictionary<long, Wait>();

    public IReadOnlyDictionary<long, Prompt> Prompts { get; init; } = new Dictionary<long, Prompt>();
}

/// <summary>
/// The requests that were delivered before, by action and by the owner of then: what somebody else was asked does not count.
/// </summary>
internal sealed class AskedBefore
{
    private readonly Dictionary<long, int> newest = [];

    // There may be as many as there are actions: each names the one before it, instead of standing in a list of its own.
    private readonly List<(long? OwnerId, DateOnly On, int Before)> requests = [];

    public void Add(long actionId, long? ownerId, DateOnly on)
    {
        requests.Add((ownerId, on, newest.GetValueOrDefault(actionId, -1)));
        newest[actionId] = requests.Count - 1;
    }

    /// <summary>The last request to an owner, how many there were, and how many of them came after the last answer.</summary>
    public (DateOnly? On, int Requests, int Unanswered) Of(long actionId, long? ownerId, DateOnly? answered)
    {
        DateOnly? last = null;
        int count = 0,
            unanswered = 0;
        for (var at = ownerId is null ? -1 : newest.GetValueOrDefault(actionId, -1); at >= 0; at = requests[at].Before)
        {
            var (owner, on, _) = requests[at];
            if (owner != ownerId)
                continue;
            count++;
            if (answered is null || on > answered)
                unanswered++;
            if (last is null || on > last)
                last = on;
        }
        return (last, count, unanswered);
    }
}

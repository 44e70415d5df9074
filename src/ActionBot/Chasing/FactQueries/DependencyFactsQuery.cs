using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.FactQueries;

/// <summary>What the planner has to know of actions that others wait for.</summary>
/// <param name="HoldsUp">The actions for which a monitored one waits, itself or through others.</param>
/// <param name="Prompts">Why owners are to be asked apart from the cadence: something has come to wait for their action, or what
/// it waited for was declined.</param>
internal sealed record DependencyFacts(IReadOnlySet<long> HoldsUp, IReadOnlyDictionary<long, Prompt> Prompts);

/// <summary>
/// Loads it for the actions in question: what waits for them, and only where no monitored action does, what waits for that in
/// turn.
/// </summary>
internal sealed class DependencyFactsQuery(ActionBotContext db, ChasePolicy policy)
{
    /// <summary>The facts of some actions.</summary>
    /// <param name="day">The day.</param>
    /// <param name="actions">The actions.</param>
    public async Task<DependencyFacts> LoadAsync(DateOnly day, IQueryable<ActionItem> actions, CancellationToken cancellationToken)
    {
        var waits = await ReadAsync(Waits.Join(actions, b => b.DependsOnId, a => a.Id, (b, _) => b), cancellationToken);
        var declined = await db
            .Blockers.Join(actions, b => b.ActionItemId, a => a.Id, (b, _) => b)
            .Where(b =>
                b.Kind == BlockerKind.Dependency
                && b.State == BlockerState.SentBack
                && b.EndedOn <= day
                && !db.Updates.Any(u => u.ActionItemId == b.ActionItemId && u.Id > b.UpdateId)
            )
            .Select(b => new
            {
                b.Id,
                b.ActionItemId,
                EndedOn = b.EndedOn!.Value,
                Ref = b.OutsideParty ?? b.DependsOn!.Ref,
            })
            .ToListAsync(cancellationToken);

        // The owner is asked from the next day on, once; whatever they say about the action since then is their word.
        var asked = waits
            .Where(w => w.State == BlockerState.Raised && !w.IsOwn && w.RaisedOn < day && !(w.LastAnsweredOn > w.RaisedOn))
            .GroupBy(w => w.On)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.OrderByDescending(w => w.RaisedOn)
                        .ThenBy(w => w.Ref, StringComparer.Ordinal)
                        .Select(w => new Prompt(RequestReason.WaitedFor, w.RaisedOn, w.Ref))
                        .First()
            );
        foreach (var back in declined.OrderBy(d => d.Id))
            asked[back.ActionItemId] = new(RequestReason.SentBack, back.EndedOn, $"The owner of {back.Ref}");
        return new(await HoldsUpAsync(waits, cancellationToken), asked);
    }

    /// <summary>Those of a few actions for which a monitored one waits, itself or through others.</summary>
    /// <param name="actions">Their keys.</param>
    public async Task<IReadOnlySet<long>> HoldsUpAsync(List<long> actions, CancellationToken cancellationToken) =>
        await HoldsUpAsync(await WaitingForAsync(actions, cancellationToken), cancellationToken);

    private IQueryable<Blocker> Waits =>
        db.StandingBlockers()
            .Where(b => b.DependsOnId != null && b.ActionItem!.Status == ActionStatus.Open && b.DependsOn!.Status != ActionStatus.Closed);

    private async Task<HashSet<long>> HoldsUpAsync(List<WaitFacts> nearest, CancellationToken cancellationToken)
    {
        var all = new List<WaitFacts>(nearest);
        var seen = new HashSet<long>();
        for (var next = nearest; next.Count > 0; all.AddRange(next))
            next = await WaitingForAsync([.. next.Where(w => !IsMonitored(w)).Select(w => w.Waiting).Where(seen.Add)], cancellationToken);
        return new DependencyGraph(all.Select(w => new DependencyEdge(w.Waiting, w.On)))
            .BeforeAnyOf(all.Where(IsMonitored).Select(w => w.Waiting).Distinct())
            .ToHashSet();
    }

    private bool IsMonitored(WaitFacts wait) => policy.Monitoring.IsMonitored(wait.Rating, wait.Assurance, wait.Kind);

    private Task<List<WaitFacts>> WaitingForAsync(List<long> actions, CancellationToken cancellationToken) =>
        actions.Count == 0
            ? Task.FromResult<List<WaitFacts>>([])
            : ReadAsync(Waits.Where(b => EF.Parameter(actions).Contains(b.DependsOnId!.Value)), cancellationToken);

    private static Task<List<WaitFacts>> ReadAsync(IQueryable<Blocker> waits, CancellationToken cancellationToken) =>
        waits
            .Select(b => new WaitFacts(
                b.ActionItemId,
                b.DependsOnId!.Value,
                b.State,
                b.RaisedOn,
                b.ActionItem!.Ref,
                b.ActionItem.Rating,
                b.ActionItem.Report!.Assurance,
                b.ActionItem.Report.Source!.Kind,
                b.ActionItem.OwnerId == b.DependsOn!.OwnerId,
                b.DependsOn.LastAnsweredOn
            ))
            .ToListAsync(cancellationToken);

    private sealed record WaitFacts(
        long Waiting,
        long On,
        BlockerState State,
        DateOnly RaisedOn,
        string Ref,
        Rating Rating,
        Assurance Assurance,
        SourceKind Kind,
        bool IsOwn,
        DateOnly? LastAnsweredOn
    );
}

using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing;

/// <summary>What the planner has to know of actions that others wait for.</summary>
/// <param name="HoldsUp">The actions for which a monitored one waits, itself or through others.</param>
/// <param name="Prompts">Why owners are to be asked apart from the cadence: something has come to wait for their action, or what it waited for was declined.</param>
public sealed record DependencyFacts(IReadOnlySet<long> HoldsUp, IReadOnlyDictionary<long, Prompt> Prompts);

/// <summary>Loads it in two queries. Only waits are read, and there are far fewer of these than of actions.</summary>
public sealed class DependencyFactsQuery(ActionBotContext db, ChasePolicy policy)
{
    public async Task<DependencyFacts> LoadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var waits = await db.Blockers
            .Where(b => b.DependsOnId != null && (b.State == BlockerState.Raised || b.State == BlockerState.Accepted)
                && b.ActionItem!.Status == ActionStatus.Open && b.DependsOn!.Status != ActionStatus.Closed)
            .Select(b => new
            {
                b.ActionItemId, On = b.DependsOnId!.Value, b.State, b.RaisedOn, b.ActionItem!.Ref, b.ActionItem.Rating, b.ActionItem.Report!.Assurance, b.ActionItem.Report.Source!.Kind,
                IsOwn = b.ActionItem.OwnerId == b.DependsOn!.OwnerId, b.DependsOn.LastAnsweredOn,
            }).ToListAsync(cancellationToken);
        var declined = await db.Blockers
            .Where(b => b.Kind == BlockerKind.Dependency && b.State == BlockerState.SentBack && b.EndedOn <= day && !db.Updates.Any(u => u.ActionItemId == b.ActionItemId && u.Id > b.UpdateId))
            .Select(b => new { b.Id, b.ActionItemId, EndedOn = b.EndedOn!.Value, b.DependsOn!.Ref }).ToListAsync(cancellationToken);

        var graph = new DependencyGraph(waits.Select(w => new DependencyEdge(w.ActionItemId, w.On)));
        var monitored = waits.Where(w => policy.Monitoring.IsMonitored(w.Rating, w.Assurance, w.Kind)).Select(w => w.ActionItemId).Distinct();
        // The owner is asked from the next day on, once; whatever they say about the action since then is their word.
        var asked = waits.Where(w => w.State == BlockerState.Raised && !w.IsOwn && w.RaisedOn < day && !(w.LastAnsweredOn > w.RaisedOn)).GroupBy(w => w.On)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.RaisedOn).Select(w => new Prompt(RequestReason.WaitedFor, w.RaisedOn, w.Ref)).First());
        foreach (var back in declined.OrderBy(d => d.Id))
            asked[back.ActionItemId] = new(RequestReason.SentBack, back.EndedOn, $"The owner of {back.Ref}");
        return new(graph.BeforeAnyOf(monitored).ToHashSet(), asked);
    }
}

using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.FactQueries;

/// <summary>Loads the planner's facts in a handful of set-based queries, whatever the number of actions.</summary>
internal sealed class ChaseFactsQuery(
    ActionBotContext db,
    PeopleFactsQuery people,
    Delegations delegations,
    OrganisationQuery organisation,
    RequestHistory history,
    SecretariatFacts secretariats,
    DependencyFactsQuery dependencies,
    ToldOnlyQuery toldOnly,
    ChasePolicy policy
)
{
    /// <summary>The facts of a day.</summary>
    /// <param name="day">The day to plan.</param>
    /// <param name="scope">Whom to plan for.</param>
    public async Task<ChaseFacts> LoadAsync(DateOnly day, PlanScope scope, CancellationToken cancellationToken)
    {
        var chart = await organisation.LoadAsync(cancellationToken);
        var owners = await OwnersAsync(day, scope, cancellationToken);
        var told = await history.ToldAsync(day, scope, cancellationToken);
        var loaded = await ActionsAsync(day, scope, AskedAbout(scope, owners), owners, told, chart, cancellationToken);
        loaded.AddRange(await toldOnly.LoadAsync(day, scope, owners, told, chart, cancellationToken));
        var known = loaded.Where(a => a.OwnerId is not null).Select(a => a.OwnerId!.Value).ToHashSet();
        return new(
            loaded,
            await secretariats.AddAsync(day, scope, await people.LoadAsync(day, scope, known, chart, cancellationToken), cancellationToken)
        )
        {
            Planned = scope.People,
            PlansUnasked = scope.Unasked,
            Leads = chart.Leads,
            Secretaries = chart.Secretaries,
            ChannelDigests = scope.People is null ? await secretariats.ChannelsAsync(day, cancellationToken) : [],
            OnHold = await db.Holds.AnyAsync(h => h.Standing, cancellationToken),
        };
    }

    // Those whose actions somebody in the scope may be asked about; null for everybody.
    private async Task<List<long>?> OwnersAsync(DateOnly day, PlanScope scope, CancellationToken cancellationToken) =>
        scope.People is not { } planned ? null
        : scope.Unasked ? await db.People.Where(p => !p.IsActive).Select(p => p.Id).ToListAsync(cancellationToken)
        : [.. planned.Concat((await delegations.OwnersAnsweredForAsync(planned, day, cancellationToken)).SelectMany(o => o)).Distinct()];

    private IQueryable<ActionItem> AskedAbout(PlanScope scope, List<long>? owners) =>
        db.Actions.AsNoTracking() switch
        {
            var all when owners is null => all,
            var all when scope.Unasked => all.Where(a => a.OwnerId == null || !a.Owner!.IsActive),
            var all => all.Where(a =>
                a.Status != ActionStatus.Closed && a.OwnerId != null && EF.Parameter(owners).Contains(a.OwnerId.Value)
            ),
        };

    private async Task<List<ActionFacts>> ActionsAsync(
        DateOnly day,
        PlanScope scope,
        IQueryable<ActionItem> actions,
        List<long>? owners,
        ILookup<long, Told> told,
        OrganisationChart chart,
        CancellationToken cancellationToken
    )
    {
        var asked = await history.AskedAsync(day, owners, cancellationToken);
        var held = await dependencies.LoadAsync(day, actions, cancellationToken);
        var extras = new ActionExtras(held.HoldsUp, await history.OwnershipQueriedAsync(cancellationToken))
        {
            SnoozedUntil = await SnoozedAsync(day, actions, cancellationToken),
            Waits = await WaitsAsync(actions, chart, cancellationToken),
            Prompts = Both(held.Prompts, await secretariats.PromptsAsync(day, actions, cancellationToken)),
        };
        var boardFrom = LeastSteps.BoardFrom(day, scope, chart, policy);
        var facts = new List<ActionFacts>();
        await foreach (var row in ChaseRow.Of(actions, boardFrom).WithCancellation(cancellationToken))
            facts.Add(row.ToFacts(day, chart, policy, asked, told, extras, boardFrom));
        return facts;
    }

    // What a board said of an action goes before what others wait for.
    private static Dictionary<long, Prompt> Both(IReadOnlyDictionary<long, Prompt> dependencies, Dictionary<long, Prompt> boards)
    {
        foreach (var (action, prompt) in dependencies)
            boards.TryAdd(action, prompt);
        return boards;
    }

    // Also those whose day has come: their owners are asked on it.
    private Task<Dictionary<long, DateOnly?>> SnoozedAsync(
        DateOnly day,
        IQueryable<ActionItem> actions,
        CancellationToken cancellationToken
    ) =>
        db.SnoozesThatCountOf(actions)
            .Where(s => s.On <= day)
            .GroupBy(s => s.ActionItemId)
            .Select(g => new { g.Key, Until = g.Max(s => s.Until) })
            .ToDictionaryAsync(s => s.Key, s => (DateOnly?)s.Until, cancellationToken);

    private async Task<Dictionary<long, Wait>> WaitsAsync(
        IQueryable<ActionItem> actions,
        OrganisationChart chart,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from blocker in db.StandingBlockers()
            join action in actions on blocker.ActionItemId equals action.Id
            select new
            {
                action.Id,
                blocker.Kind,
                blocker.State,
                blocker.Expected,
                blocker.OutsideParty,
                blocker.BoardId,
                On = blocker.DependsOn == null ? null : blocker.DependsOn.Ref,
                IsOver = blocker.DependsOn != null && blocker.DependsOn.Status == ActionStatus.Closed,
            }
        ).ToListAsync(cancellationToken);
        return rows.Select(r =>
                (
                    r.Id,
                    Wait: r.Kind switch
                    {
                        BlockerKind.Decision => r.State == BlockerState.Accepted
                            ? new(WaitKind.Board, null, chart.NameOf(r.BoardId) ?? "a board")
                            : null,
                        BlockerKind.Dependency => r switch
                        {
                            // Also a ref that its owner may not see, so that nothing tells whether there is such an action.
                            { OutsideParty: { } party } => new Wait(WaitKind.Outside, r.Expected, party),
                            { On: { } reference, IsOver: false } => new(WaitKind.Action, null, reference),
                            _ => null,
                        },
                    }
                )
            )
            .Where(r => r.Wait is not null)
            .GroupBy(r => r.Id)
            .ToDictionary(g => g.Key, g => g.OrderBy(r => r.Wait!.Kind).First().Wait!);
    }
}

using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing;

/// <summary>Whom to plan for.</summary>
/// <param name="People">The people; null means everybody.</param>
/// <param name="Unasked">Whether to decide about the actions that nobody can be asked about.</param>
/// <param name="Late">Those of them whose hours are over for the day.</param>
public sealed record PlanScope(IReadOnlySet<long>? People, bool Unasked, IReadOnlySet<long> Late)
{
    public static PlanScope Everybody { get; } = new(null, true, new HashSet<long>());

    public static PlanScope Of(IEnumerable<long> people) => new(people.ToHashSet(), false, new HashSet<long>());

    /// <summary>Nobody in particular: the actions that nobody can be asked about.</summary>
    public static PlanScope Nobody { get; } = new(new HashSet<long>(), true, new HashSet<long>());
}

/// <summary>Loads the planner's facts in a handful of set-based queries, whatever the number of actions.</summary>
public sealed class ChaseFactsQuery(ActionBotContext db, PeopleFactsQuery people, OrganisationQuery organisation, SecretariatFacts secretariats, ChasePolicy policy)
{
    private static readonly BlockerState[] Standing = [BlockerState.Raised, BlockerState.Accepted];

    /// <summary>The facts of a day.</summary>
    /// <param name="day">The day to plan.</param>
    /// <param name="scope">Whom to plan for.</param>
    public async Task<ChaseFacts> LoadAsync(DateOnly day, PlanScope scope, CancellationToken cancellationToken)
    {
        var chart = await organisation.LoadAsync(cancellationToken);
        var actions = await ScopedAsync(day, scope, chart, cancellationToken);
        var loaded = await ActionsAsync(day, actions, chart, cancellationToken);
        var owners = loaded.Where(a => a.OwnerId is not null).Select(a => a.OwnerId!.Value).ToHashSet();
        return new(loaded, await secretariats.AddAsync(day, scope, await people.LoadAsync(day, scope, owners, chart, cancellationToken), cancellationToken))
        {
            Planned = scope.People,
            PlansUnasked = scope.Unasked,
            Leads = chart.Leads,
            Secretaries = chart.Secretaries,
            ChannelDigests = scope.People is null ? await secretariats.ChannelsAsync(day, cancellationToken) : [],
            OnHold = await db.Holds.AnyAsync(h => h.Standing, cancellationToken),
        };
    }

    // What the people own or answer for, and what they may have to be told of as managers, leads and secretaries.
    private async Task<IQueryable<ActionItem>> ScopedAsync(DateOnly day, PlanScope scope, OrganisationChart chart, CancellationToken cancellationToken)
    {
        var open = db.Actions.AsNoTracking();
        if (scope.People is not { } planned)
            return open;
        if (planned.Count == 0)
            return open.Where(a => a.OwnerId == null || !a.Owner!.IsActive);
        var keys = planned.ToList();
        var owners = keys.Concat(await people.OwnersAnsweredForAsync(day, keys, cancellationToken)).Distinct().ToList();
        var areas = chart.Leads.Where(l => l.Value.Any(planned.Contains)).Select(l => l.Key).ToList();
        var isSecretary = chart.Secretaries.Values.Any(s => s.Any(planned.Contains));
        var boardFrom = day.AddDays(-OrganisationChart.LeastBoardOverdueDays(policy));
        return open.Where(a => a.Status != ActionStatus.Closed
            && ((a.OwnerId != null && owners.Contains(a.OwnerId.Value))
                || areas.Contains(a.AreaId)
                || (isSecretary && a.TargetDate <= boardFrom)
                || (a.Owner!.ManagerId != null && keys.Contains(a.Owner.ManagerId.Value)
                    && db.CheckInItems.Any(i => i.ActionItemId == a.Id && i.CheckIn!.Kind == CheckInKind.Scheduled && i.CheckIn.DeliveredOn != null && !(i.CheckIn.DeliveredOn <= a.LastAnsweredOn)))));
    }

    private async Task<List<ActionFacts>> ActionsAsync(DateOnly day, IQueryable<ActionItem> actions, OrganisationChart chart, CancellationToken cancellationToken)
    {
        var asked = await AskedAsync(day, actions, cancellationToken);
        var told = await ToldAsync(day, actions, cancellationToken);
        var snoozed = await SnoozedAsync(day, actions, cancellationToken);
        var waits = await WaitsAsync(actions, cancellationToken);
        var prompts = await secretariats.PromptsAsync(day, actions, cancellationToken);
        var queried = await db.OwnershipQueries.Where(q => q.SettledAt == null).Select(q => q.ActionItemId).ToHashSetAsync(cancellationToken);
        var heldUp = await db.Blockers
            .Where(b => b.DependsOnId != null && b.State == BlockerState.Raised && b.ActionItem!.Status == ActionStatus.Open)
            .Select(b => new { Id = b.DependsOnId!.Value, b.ActionItem!.Rating, b.ActionItem.Report!.Assurance, b.ActionItem.Report.Source!.Kind })
            .ToListAsync(cancellationToken);
        var holdsUp = heldUp.Where(h => policy.Monitoring.IsMonitored(h.Rating, h.Assurance, h.Kind)).Select(h => h.Id).ToHashSet();
        var facts = new List<ActionFacts>();
        var rows = actions.OrderBy(a => a.Ref).Select(a => new
        {
            a.Id, a.Ref, a.OwnerId, a.Rating, a.Report!.Assurance, a.Report.Source!.Kind, a.Report.Source.Code, a.Status, a.TargetDate,
            a.Report.IssuedOn, a.RegisteredOn, a.LastAnsweredOn, a.AreaId, a.Theme, a.BoardName, a.SameAnswers, a.SameSince,
        }).AsAsyncEnumerable();
        await foreach (var r in rows.WithCancellation(cancellationToken))
        {
            var ask = asked.GetValueOrDefault(r.Id);
            var path = chart.PathOf(r.AreaId);
            facts.Add(new(
                r.Id, r.Ref, r.OwnerId, r.Rating, policy.Monitoring.IsMonitored(r.Rating, r.Assurance, r.Kind), r.Status, r.TargetDate, r.IssuedOn ?? r.RegisteredOn,
                r.LastAnsweredOn <= day ? r.LastAnsweredOn : null, ask?.On, snoozed.GetValueOrDefault(r.Id), queried.Contains(r.Id))
            {
                Source = chart.Same(r.Code),
                AreaId = r.AreaId,
                AreaPath = path,
                BoardId = chart.BoardFor(r.BoardName, r.Code, path, r.Rating, r.Theme),
                Requests = ask?.Requests ?? 0,
                Unanswered = ask?.Unanswered ?? 0,
                SameAnswers = r.SameAnswers,
                SameSince = r.SameSince,
                Wait = waits.GetValueOrDefault(r.Id),
                Prompt = prompts.GetValueOrDefault(r.Id),
                HoldsUp = holdsUp.Contains(r.Id),
                Told = told.TryGetValue(r.Id, out var list) ? list : [],
            });
        }
        return facts;
    }

    private async Task<Dictionary<long, Asked>> AskedAsync(DateOnly day, IQueryable<ActionItem> actions, CancellationToken cancellationToken)
    {
        var requests =
            from item in db.CheckInItems
            join checkIn in db.CheckIns on item.CheckInId equals checkIn.Id
            join action in actions on item.ActionItemId equals action.Id
            where checkIn.Kind == CheckInKind.Scheduled && checkIn.DeliveredOn != null && checkIn.DeliveredOn <= day && item.OwnerId == action.OwnerId
            select new { action.Id, On = checkIn.DeliveredOn!.Value, Answered = action.LastAnsweredOn <= day ? action.LastAnsweredOn : null };
        return await requests
            .GroupBy(r => r.Id)
            .Select(g => new { g.Key, On = g.Max(r => r.On), Requests = g.Count(), Unanswered = g.Sum(r => r.Answered == null || r.On > r.Answered ? 1 : 0) })
            .ToDictionaryAsync(r => r.Key, r => new Asked(r.On, r.Requests, r.Unanswered), cancellationToken);
    }

    private async Task<Dictionary<long, List<Told>>> ToldAsync(DateOnly day, IQueryable<ActionItem> actions, CancellationToken cancellationToken)
    {
        var rows = await (
            from step in db.ToldSteps
            join checkIn in db.CheckIns on step.CheckInId equals checkIn.Id
            join action in actions on step.ActionItemId equals action.Id
            where !checkIn.Withdrawn && checkIn.On <= day
            select new { action.Id, step.Step, checkIn.PersonId, checkIn.On, step.OwnerId }).ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.Select(r => new Told(r.Step, r.PersonId, r.On, r.OwnerId)).ToList());
    }

    // An answer ends a snooze, and a snooze is its owner's own: whoever takes the action over is asked.
    private Task<Dictionary<long, DateOnly?>> SnoozedAsync(DateOnly day, IQueryable<ActionItem> actions, CancellationToken cancellationToken) => (
        from snooze in db.Snoozes
        join action in actions on snooze.ActionItemId equals action.Id
        where snooze.On <= day && snooze.PersonId == action.OwnerId && !db.Updates.Any(u => u.ActionItemId == snooze.ActionItemId && u.At > snooze.At)
        select new { action.Id, snooze.Until })
        .GroupBy(s => s.Id).Select(g => new { g.Key, Until = g.Max(s => s.Until) })
        .ToDictionaryAsync(s => s.Key, s => (DateOnly?)s.Until, cancellationToken);

    private async Task<Dictionary<long, Wait>> WaitsAsync(IQueryable<ActionItem> actions, CancellationToken cancellationToken)
    {
        var rows = await (
            from blocker in db.Blockers
            join action in actions on blocker.ActionItemId equals action.Id
            where Standing.Contains(blocker.State)
            select new
            {
                action.Id, blocker.Kind, blocker.State, blocker.Expected, blocker.OutsideParty,
                Board = db.Boards.Where(b => b.Id == blocker.BoardId).Select(b => b.Name).FirstOrDefault(),
                On = blocker.DependsOn == null ? null : blocker.DependsOn.Ref,
                IsOver = blocker.DependsOn != null && blocker.DependsOn.Status == ActionStatus.Closed,
            }).ToListAsync(cancellationToken);
        return rows
            .Select(r => (r.Id, Wait: r switch
            {
                { Kind: BlockerKind.Decision, State: BlockerState.Accepted } => new(WaitKind.Board, null, r.Board ?? "a board"),
                { Kind: BlockerKind.Dependency, On: { } reference, IsOver: false } => new(WaitKind.Action, null, reference),
                { Kind: BlockerKind.Dependency, OutsideParty: { } party } => new Wait(WaitKind.Outside, r.Expected, party),
                _ => null,
            }))
            .Where(r => r.Wait is not null).GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Wait!.Kind).First().Wait!);
    }

    private sealed record Asked(DateOnly On, int Requests, int Unanswered);
}

using ActionBot.Directory;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing;

/// <summary>Loads what the planner has to know of people.</summary>
public sealed class PeopleFactsQuery(ActionBotContext db)
{
    private const int Week = 7;
    private const int MostDelegates = 8;

    /// <summary>The owners for whom, on the day, one of these people answers, directly or through others.</summary>
    public async Task<IReadOnlyList<long>> OwnersAnsweredForAsync(DateOnly day, IReadOnlyCollection<long> people, CancellationToken cancellationToken)
    {
        var standing = (await Standing(day).ToListAsync(cancellationToken)).ToLookup(d => d.DelegateId, d => d.PersonId);
        return Reach(people, standing);
    }

    /// <summary>Everybody who, on the day, answers for one of these owners, directly or through others.</summary>
    public async Task<IReadOnlyList<long>> DelegatesOfAsync(DateOnly day, IReadOnlyCollection<long> owners, CancellationToken cancellationToken)
    {
        var standing = (await Standing(day).ToListAsync(cancellationToken)).ToLookup(d => d.PersonId, d => d.DelegateId);
        return Reach(owners, standing);
    }

    /// <summary>The facts of the people planned for, of the owners of their actions, and of whoever stands in for these.</summary>
    public async Task<Dictionary<long, PersonFacts>> LoadAsync(DateOnly day, PlanScope scope, IReadOnlySet<long> owners, OrganisationChart chart, CancellationToken cancellationToken)
    {
        var delegations = (await ToCome(day).ToListAsync(cancellationToken)).ToLookup(d => d.PersonId);
        var keys = scope.People is { } planned ? planned.Concat(owners).Concat(Reach([.. owners], delegations.SelectMany(g => g).ToLookup(d => d.PersonId, d => d.DelegateId))).Distinct().ToList() : null;
        var people = await (keys is null ? db.People : db.People.Where(p => keys.Contains(p.Id))).AsNoTracking().ToListAsync(cancellationToken);
        var asked = scope.People?.ToList();
        var messaged = await MessagedAsync(day, asked, cancellationToken);
        var digests = await db.CheckIns
            .Where(c => c.Kind == CheckInKind.AreaDigest && !c.Withdrawn && c.On <= day && (asked == null || asked.Contains(c.PersonId)))
            .GroupBy(c => c.PersonId).Select(g => new { g.Key, On = g.Max(c => c.On) }).ToDictionaryAsync(g => g.Key, g => (DateOnly?)g.On, cancellationToken);
        var absences = (await db.Absences.Where(a => a.To >= day && (keys == null || keys.Contains(a.PersonId))).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(a => a.PersonId);
        var leads = await LeadsAsync(scope, chart, cancellationToken);
        return people.ToDictionary(p => p.Id, p => new PersonFacts(p.Id, p.Email, p.IsActive, p.Pattern(), [.. messaged[p.Id]])
        {
            Absences = [.. absences[p.Id].Select(a => (a.From, a.To))],
            PausedUntil = p.PausedUntil,
            Delegates = [.. delegations[p.Id].Select(d => (d.DelegateId, d.From, d.Until))],
            ManagerId = p.ManagerId,
            LeadsArea = leads.Contains(p.Id),
            LastDigestOn = digests.GetValueOrDefault(p.Id),
            IsLate = scope.Late.Contains(p.Id),
        });
    }

    private static IReadOnlyList<long> Reach(IReadOnlyCollection<long> from, ILookup<long, long> steps)
    {
        var found = new HashSet<long>();
        var next = from;
        for (var hops = 0; hops < MostDelegates && next.Count > 0; hops++)
            next = [.. next.SelectMany(p => steps[p]).Where(found.Add)];
        return [.. found];
    }

    private IQueryable<Delegation> Standing(DateOnly day) => ToCome(day).Where(d => d.From <= day);

    // The newest word of an owner counts.
    private IQueryable<Delegation> ToCome(DateOnly day) =>
        db.Delegations.AsNoTracking().Where(d => d.EndedAt == null && d.Until >= day).OrderByDescending(d => d.Id);

    // A message counts on the day for which it was planned, delivered or not, and on the day on which it was delivered.
    private async Task<ILookup<long, DateOnly>> MessagedAsync(DateOnly day, List<long>? people, CancellationToken cancellationToken)
    {
        var from = day.AddDays(-Week);
        var sent = await db.CheckIns
            .Where(c => c.Kind != CheckInKind.OnRequest && !c.Withdrawn && (c.On == day || c.DeliveredOn > from) && (people == null || people.Contains(c.PersonId)))
            .Select(c => new { c.PersonId, c.On, c.DeliveredOn }).ToListAsync(cancellationToken);
        return sent.SelectMany(c => new[] { c.On, c.DeliveredOn ?? c.On }.Distinct(), (c, on) => (c.PersonId, On: on))
            .Where(c => c.On <= day).ToLookup(c => c.PersonId, c => c.On);
    }

    // A lead of an area without an open action is not asked to confirm anything.
    private async Task<HashSet<long>> LeadsAsync(PlanScope scope, OrganisationChart chart, CancellationToken cancellationToken)
    {
        var areas = chart.NamedLeads.Where(l => scope.People is null || l.Value.Any(scope.People.Contains)).Select(l => l.Key).ToList();
        if (areas.Count == 0)
            return [];
        var open = await db.Actions.Where(a => areas.Contains(a.AreaId) && a.Status != ActionStatus.Closed).Select(a => a.AreaId).Distinct().ToListAsync(cancellationToken);
        return [.. open.SelectMany(a => chart.NamedLeads[a])];
    }
}

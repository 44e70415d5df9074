using ActionBot.Directory;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.FactQueries;

/// <summary>Loads what the planner has to know of people.</summary>
internal sealed class PeopleFactsQuery(ActionBotContext db, Calendars calendars)
{
    private const int Week = 7;

    /// <summary>The facts of the people planned for, of the owners of their actions, and of whoever stands in for these.</summary>
    public async Task<Dictionary<long, PersonFacts>> LoadAsync(
        DateOnly day,
        PlanScope scope,
        IReadOnlySet<long> owners,
        OrganisationChart chart,
        CancellationToken cancellationToken
    )
    {
        var delegations = (await ToCome(day).ToListAsync(cancellationToken)).ToLookup(d => d.PersonId);
        var keys = scope.People is { } planned
            ? planned
                .Concat(owners)
                .Concat(Reach([.. owners], delegations.SelectMany(g => g).ToLookup(d => d.PersonId, d => d.DelegateId)))
                .Distinct()
                .ToList()
            : null;
        var people = await (keys is null ? db.People : db.People.Where(p => EF.Parameter(keys).Contains(p.Id)))
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var asked = scope.People?.ToList();
        var messaged = await MessagedAsync(day, asked, cancellationToken);
        // One that never reached its lead is none, once its day is over.
        var digests = await Messages(asked)
            .Where(c => c.Kind == CheckInKind.AreaDigest && (c.On == day || (c.On < day && c.DeliveredOn != null)))
            .GroupBy(c => c.PersonId)
            .Select(g => new { g.Key, On = g.Max(c => c.On) })
            .ToDictionaryAsync(g => g.Key, g => (DateOnly?)g.On, cancellationToken);
        var absences = (await db.Absences.Where(a => a.To >= day).AsNoTracking().ToListAsync(cancellationToken)).ToLookup(a => a.PersonId);
        var leads = await LeadsAsync(scope, chart, cancellationToken);
        return people.ToDictionary(
            p => p.Id,
            p => new PersonFacts(p.Id, p.Email, p.IsActive, calendars.PatternOf(p), [.. messaged[p.Id]])
            {
                Absences = [.. absences[p.Id].Select(a => (a.From, a.To))],
                PausedUntil = p.PausedUntil,
                Delegates = [.. delegations[p.Id].Select(d => (d.DelegateId, d.From, d.Until))],
                ManagerId = p.ManagerId,
                LeadsArea = leads.Contains(p.Id),
                LastDigestOn = digests.GetValueOrDefault(p.Id),
                IsLate = scope.Late.Contains(p.Id),
            }
        );
    }

    private static IReadOnlyList<long> Reach(IReadOnlyCollection<long> from, ILookup<long, long> steps)
    {
        var found = new HashSet<long>();
        var next = from;
        for (var hops = 0; hops < DelegationChain.MostLinks && next.Count > 0; hops++)
            next = [.. next.SelectMany(p => steps[p]).Where(found.Add)];
        return [.. found];
    }

    // The newest word of an owner counts.
    private IQueryable<Delegation> ToCome(DateOnly day) => db.Delegations.AsNoTracking().StandingFrom(day).OrderByDescending(d => d.Id);

    // What the service sent of its own accord, in the words of the index that finds it.
    private IQueryable<CheckIn> Messages(List<long>? people)
    {
        var all = db.CheckIns.Where(c => c.Kind != CheckInKind.OnRequest && !c.Withdrawn);
        return people is null ? all : all.Where(c => EF.Parameter(people).Contains(c.PersonId));
    }

    // A message counts on the day for which it was planned, delivered or not, and on the day on which it was delivered.
    private async Task<ILookup<long, DateOnly>> MessagedAsync(DateOnly day, List<long>? people, CancellationToken cancellationToken)
    {
        var from = day.AddDays(-Week);
        var sent = await Messages(people)
            .Where(c => c.On == day || c.DeliveredOn > from)
            .Select(c => new
            {
                c.PersonId,
                c.On,
                c.DeliveredOn,
            })
            .ToListAsync(cancellationToken);
        return sent.SelectMany(c => new[] { c.On, c.DeliveredOn ?? c.On }.Distinct(), (c, on) => (c.PersonId, On: on))
            .Where(c => c.On <= day)
            .ToLookup(c => c.PersonId, c => c.On);
    }

    // A lead of an area without an open action is not asked to confirm anything.
    private async Task<HashSet<long>> LeadsAsync(PlanScope scope, OrganisationChart chart, CancellationToken cancellationToken)
    {
        var areas = chart.NamedLeads.Where(l => scope.People is null || l.Value.Any(scope.People.Contains)).Select(l => l.Key).ToList();
        if (areas.Count == 0)
            return [];
        var open = await db
            .Areas.Where(e =>
                EF.Parameter(areas).Contains(e.Id) && db.Actions.Any(a => a.AreaId == e.Id && a.Status != ActionStatus.Closed)
            )
            .Select(e => e.Id)
            .ToListAsync(cancellationToken);
        return [.. open.SelectMany(a => chart.NamedLeads[a])];
    }
}

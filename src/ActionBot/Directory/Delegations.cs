using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Directory;

/// <summary>Who answers for whom on a day.</summary>
internal sealed class Delegations(ActionBotContext db)
{
    /// <summary>Who is asked in an owner's place, for those owners of whom somebody else is: the end of the chain of delegates.</summary>
    /// <param name="day">The day.</param>
    /// <param name="owners">The owners to look at; null means all.</param>
    public async Task<IReadOnlyDictionary<long, long>> AnswerersAsync(
        DateOnly day,
        IReadOnlyCollection<long>? owners,
        CancellationToken cancellationToken
    )
    {
        // Those of one day are few, and a chain may lead through people that nobody asked about.
        var standing = await db
            .Delegations.StandingOn(day)
            .OrderBy(d => d.Id)
            .Select(d => new
            {
                d.PersonId,
                d.DelegateId,
                IsHere = db.People.Any(p => p.Id == d.DelegateId && p.IsActive),
            })
            .ToListAsync(cancellationToken);
        var links = standing.GroupBy(d => d.PersonId).ToDictionary(g => g.Key, g => g.Last().DelegateId);
        var left = standing.Where(d => !d.IsHere).Select(d => d.DelegateId).ToHashSet();
        return links
            .Keys.Where(o => owners is null || owners.Contains(o))
            .Select(o => (Owner: o, Answerer: DelegationChain.Answerer(o, links, p => !left.Contains(p))))
            .Where(a => a.Answerer != a.Owner)
            .ToDictionary(a => a.Owner, a => a.Answerer);
    }

    /// <summary>The owners for whom each of some people may answer on a day, beside themselves.</summary>
    public async Task<ILookup<long, long>> OwnersAnsweredForAsync(
        IReadOnlyCollection<long> people,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var pairs = people.Select(p => (Person: p, Owner: p)).ToHashSet();
        for (var (step, at) = (0, people.Distinct().ToLookup(p => p)); step < DelegationChain.MostLinks && at.Count > 0; step++)
        {
            var delegates = at.Select(a => a.Key).ToList();
            var links = await db.WorkingLinksOn(day)
                .Where(d => EF.Parameter(delegates).Contains(d.DelegateId))
                .Select(d => new { d.PersonId, d.DelegateId })
                .ToListAsync(cancellationToken);
            at = links
                .SelectMany(l => at[l.DelegateId], (l, person) => (Owner: l.PersonId, Person: person))
                .Where(l => pairs.Add((l.Person, l.Owner)))
                .ToLookup(l => l.Owner, l => l.Person);
        }
        return pairs.Where(p => p.Person != p.Owner).ToLookup(p => p.Person, p => p.Owner);
    }
}

/// <summary>Delegations as parts of other queries.</summary>
internal static class DelegationQueries
{
    /// <summary>Those that stand on a day.</summary>
    public static IQueryable<Delegation> StandingOn(this IQueryable<Delegation> delegations, DateOnly day) =>
        delegations.StandingFrom(day).Where(d => d.From <= day);

    /// <summary>Those that stand on a day or are to come.</summary>
    public static IQueryable<Delegation> StandingFrom(this IQueryable<Delegation> delegations, DateOnly day) =>
        delegations.Where(d => d.EndedAt == null && d.Until >= day);

    /// <summary>
    /// The owners for whom a person may answer on a day: those who named them, and those who named these. What a delegate may see
    /// follows from this.
    /// </summary>
    public static IQueryable<long> OwnersAnsweredFor(this ActionBotContext db, long personId, DateOnly day)
    {
        var links = db.WorkingLinksOn(day);
        var first = links.Where(d => d.DelegateId == personId).Select(d => d.PersonId);
        var second = links.Where(d => first.Contains(d.DelegateId)).Select(d => d.PersonId);
        var third = links.Where(d => second.Contains(d.DelegateId)).Select(d => d.PersonId);
        return first.Union(second).Union(third);
    }

    // Somebody who has left passes nothing on, and leaves nothing to be answered for: the area lead finds another owner.
    internal static IQueryable<Delegation> WorkingLinksOn(this ActionBotContext db, DateOnly day) =>
        db
            .Delegations.StandingOn(day)
            .Where(d => db.People.Any(p => p.Id == d.PersonId && p.IsActive) && db.People.Any(p => p.Id == d.DelegateId && p.IsActive));
}

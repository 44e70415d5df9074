using ActionBot.Directory;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Access;

/// <summary>Which of some people may see which of some actions, by the rule of <see cref="Sight"/>, in the same few queries.</summary>
internal sealed class Watchers(ActionBotContext db, Delegations delegations)
{
    /// <summary>The pairs of a person and an action that they may see.</summary>
    /// <param name="people">Database keys of people.</param>
    /// <param name="actions">Database keys of actions.</param>
    /// <param name="today">The day, on which delegations stand or not.</param>
    public async Task<IReadOnlySet<(long Person, long Action)>> OfAsync(
        IReadOnlyCollection<long> people,
        IReadOnlyCollection<long> actions,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var (who, what) = (people.Distinct().ToList(), actions.Distinct().ToList());
        if (who.Count == 0 || what.Count == 0)
            return new HashSet<(long, long)>();
        var facts = await db
            .Actions.Where(a => EF.Parameter(what).Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                a.OwnerId,
                a.Area!.Path,
                a.Report!.SourceId,
            })
            .ToListAsync(cancellationToken);
        var everything = await db
            .People.Where(p => EF.Parameter(who).Contains(p.Id) && p.IsAdministrator)
            .Select(p => p.Id)
            .ToHashSetAsync(cancellationToken);
        var owners = await delegations.OwnersAnsweredForAsync(who, today, cancellationToken);
        var led = (
            await db
                .AreaLeads.Where(l => EF.Parameter(who).Contains(l.PersonId))
                .Select(l => new { l.PersonId, l.Area!.Path })
                .ToListAsync(cancellationToken)
        ).ToLookup(l => l.PersonId, l => l.Path);
        var verified = (
            await db
                .SourceVerifiers.Where(v => EF.Parameter(who).Contains(v.PersonId))
                .Select(v => new { v.PersonId, v.SourceId })
                .ToListAsync(cancellationToken)
        )
            .Select(v => (v.PersonId, v.SourceId))
            .ToHashSet();
        var standing = db.StandingBlockers().Where(b => EF.Parameter(what).Contains(b.ActionItemId));
        var waiting = (
            await db
                .BoardSecretaries.Where(s => EF.Parameter(who).Contains(s.PersonId))
                .Join(standing, s => s.BoardId, b => b.BoardId, (s, b) => new { s.PersonId, b.ActionItemId })
                .ToListAsync(cancellationToken)
        )
            .Select(w => (w.PersonId, w.ActionItemId))
            .ToHashSet();
        return (
            from person in who
            from action in facts
            where
                everything.Contains(person)
                || (action.OwnerId is { } owner && (owner == person || owners[person].Contains(owner)))
                || led[person].Any(path => action.Path.StartsWith(path, StringComparison.Ordinal))
                || verified.Contains((person, action.SourceId))
                || waiting.Contains((person, action.Id))
            select (person, action.Id)
        ).ToHashSet();
    }
}

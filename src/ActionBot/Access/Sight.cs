using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Access;

/// <summary>What a person may see. Every query of a person's behalf starts here; what it leaves out does not exist for them.</summary>
internal static class Sight
{
    /// <summary>
    /// The actions that a person may see: their own, those of owners who named them delegate, those at or below an area they
    /// lead, those of a source they verify, and those that wait for a board whose secretariat they are in; administrators see all.
    /// </summary>
    /// <param name="today">The person's day, on which delegations stand or not.</param>
    public static IQueryable<ActionItem> ActionsSeenBy(this ActionBotContext db, Person person, DateOnly today)
    {
        if (person.IsAdministrator)
            return db.Actions;
        var id = person.Id;
        var owners = db.OwnersAnsweredFor(id, today);
        var waiting = db.WaitingForBoardsOf(id);
        return db.Actions.Where(a =>
            a.OwnerId == id
            || owners.Contains(a.OwnerId!.Value)
            || waiting.Contains(a.Id)
            || db.AreaLeads.Any(l => l.PersonId == id && a.Area!.Path.StartsWith(l.Area!.Path))
            || db.SourceVerifiers.Any(v => v.PersonId == id && v.SourceId == a.Report!.SourceId)
        );
    }

    /// <summary>The keys of the actions that wait for a board whose secretariat a person is in.</summary>
    public static IQueryable<long> WaitingForBoardsOf(this ActionBotContext db, long person) =>
        db
            .BoardSecretaries.Where(s => s.PersonId == person)
            .Join(db.StandingBlockers(), s => s.BoardId, b => b.BoardId, (_, b) => b.ActionItemId);

    /// <summary>The actions that a person may answer for: their own, and those of owners who named them delegate.</summary>
    public static IQueryable<ActionItem> ActionsAnsweredBy(this ActionBotContext db, Person person, DateOnly today)
    {
        var id = person.Id;
        var owners = db.OwnersAnsweredFor(id, today);
        return db.Actions.Where(a => a.OwnerId == id || owners.Contains(a.OwnerId!.Value));
    }

    /// <summary>The actions whose owner a person may name: those at or below an area they lead; an administrator may for all.</summary>
    public static IQueryable<ActionItem> ActionsLedBy(this ActionBotContext db, Person person)
    {
        var id = person.Id;
        return person.IsAdministrator
            ? db.Actions
            : db.Actions.Where(a => db.AreaLeads.Any(l => l.PersonId == id && a.Area!.Path.StartsWith(l.Area!.Path)));
    }

    /// <summary>
    /// The action of a ref as somebody types it: as the register writes it, or with other case, spaces and dashes where only one
    /// action fits.
    /// </summary>
    public static async Task<ActionItem?> FindAsync(
        this IQueryable<ActionItem> actions,
        string typed,
        CancellationToken cancellationToken
    ) => await actions.FitAsync(typed, cancellationToken) is [var one] ? one : null;

    /// <summary>The actions that a ref may mean as somebody types it: the one whose ref it is, else all that differ in case, spaces and
    /// dashes only.</summary>
    public static async Task<IReadOnlyList<ActionItem>> FitAsync(
        this IQueryable<ActionItem> actions,
        string typed,
        CancellationToken cancellationToken
    )
    {
        var key = Refs.Key(typed);
        if (key.Length == 0)
            return [];
        var found = await actions.Where(a => a.RefKey == key).OrderBy(a => a.Ref).Take(20).ToListAsync(cancellationToken);
        return found.Find(a => string.Equals(a.Ref, typed.Trim(), StringComparison.OrdinalIgnoreCase)) is { } exact ? [exact] : found;
    }
}

using System.Linq.Expressions;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Register;

namespace ActionBot.Storage;

/// <summary>
/// What stands, asked of the database. Each rule is written here once, for queries to begin with or to look into: a query that is named
/// in a variable is read into the one that uses it.
/// </summary>
public static class Standing
{
    /// <summary>A blocker that still holds its action up: <see cref="BlockerStates.Stands"/>, for what is reached from other rows.</summary>
    public static Expression<Func<Blocker, bool>> Stands { get; } = b => b.State == BlockerState.Raised || b.State == BlockerState.Accepted;

    /// <summary>The blockers that still hold actions up.</summary>
    public static IQueryable<Blocker> StandingBlockers(this ActionBotContext db) => db.Blockers.Where(Stands);

    /// <summary>The decisions that still wait for a board, or for one to be found: <see cref="DecisionLife.IsOpenDecision"/>.</summary>
    public static IQueryable<Blocker> StandingDecisions(this ActionBotContext db) =>
        db.StandingBlockers().Where(b => b.Kind == BlockerKind.Decision);

    /// <summary>The waits that still stand for another action or an outside body.</summary>
    public static IQueryable<Blocker> StandingDependencies(this ActionBotContext db) =>
        db.StandingBlockers().Where(b => b.Kind == BlockerKind.Dependency);

    /// <summary>
    /// The snoozes that count, whatever their days. A snooze is its owner's own: whoever takes the action over has not put it off. An
    /// answer after it ends it.
    /// </summary>
    public static IQueryable<Snooze> SnoozesThatCount(this ActionBotContext db) =>
        db.Snoozes.Where(s => db.Actions.Any(a => a.Id == s.ActionItemId && a.OwnerId == s.PersonId)).NotAnswered(db);

    /// <summary>The same of some actions, for which a database finds them by their owners.</summary>
    public static IQueryable<Snooze> SnoozesThatCountOf(this ActionBotContext db, IQueryable<ActionItem> actions) =>
        db
            .Snoozes.Join(actions, s => new { Id = s.ActionItemId, OwnerId = (long?)s.PersonId }, a => new { a.Id, a.OwnerId }, (s, _) => s)
            .NotAnswered(db);

    /// <summary>Those of them that put their actions off on a day.</summary>
    public static IQueryable<Snooze> SnoozesOn(this ActionBotContext db, DateOnly day) =>
        db.SnoozesThatCount().Where(s => s.On <= day && s.Until > day);

    /// <summary>The words of owners that actions are not theirs, which nobody has settled yet: <see cref="OwnershipQuery.IsOpen"/>.</summary>
    public static IQueryable<OwnershipQuery> OpenOwnershipQueries(this ActionBotContext db) =>
        db.OwnershipQueries.Where(q => q.SettledAt == null);

    private static IQueryable<Snooze> NotAnswered(this IQueryable<Snooze> snoozes, ActionBotContext db) =>
        snoozes.Where(s => !db.Updates.Any(u => u.ActionItemId == s.ActionItemId && u.At > s.At));
}

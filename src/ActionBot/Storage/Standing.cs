using System.Linq.Expressions;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;

namespace ActionBot.Storage;

/// <summary>
/// What stands, asked of the database. Each rule is written here once, for queries to begin with or to look into: a query that is named
/// in a variable is read into the one that uses it.
/// </summary>
internal static class Standing
{
    /// <summary>
    /// A blocker that still holds its action up, for blockers that are reached from other rows: <see cref="BlockerStates.Stands"/>.
    /// </summary>
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

    /// <summary>Whether one of them puts an action off on a day, for queries that go through actions.</summary>
    public static Expression<Func<ActionItem, bool>> IsSnoozedOn(this ActionBotContext db, DateOnly day) =>
        a => db.Snoozes.NotAnswered(db).Any(s => s.ActionItemId == a.Id && s.PersonId == a.OwnerId && s.On <= day && s.Until > day);

    /// <summary>
    /// The words of owners that actions are not theirs, which nobody has settled yet: <see cref="OwnershipClaim.IsOpen"/>.
    /// </summary>
    public static IQueryable<OwnershipClaim> OpenOwnershipClaims(this ActionBotContext db) =>
        db.OwnershipQueries.Where(q => q.SettledAt == null);

    /// <summary>The times in which a board's digest does not go its usual way, and which are not over.</summary>
    public static IQueryable<BoardDetour> OpenDetours(this ActionBotContext db) => db.BoardDetours.Where(d => d.EndedAt == null);

    /// <summary>
    /// The requests that had reached their owners by a day, whether or not they were answered: what the service asked of its own accord
    /// and Teams took. What nobody has answered is counted from these, by the time that each reader leaves: the ladder and a lead's
    /// position by the owner's own working days, the ladder also by its number of requests; questions by the working days of most people,
    /// from what <see cref="AskedActions"/> notes on the actions, because they have no time to look through the requests.
    /// </summary>
    public static IQueryable<CheckInItem> RequestsDelivered(this ActionBotContext db, DateOnly day) =>
        db.CheckInItems.Where(i => i.CheckIn!.Kind == CheckInKind.Scheduled && i.CheckIn.DeliveredOn <= day);

    /// <summary>
    /// Whether an action had so many requests to its present owner by a day that came after the last answer of then. An answer of a later
    /// day had not been given yet.
    /// </summary>
    public static Expression<Func<ActionItem, bool>> LeftUnanswered(this ActionBotContext db, DateOnly day, int atLeast) =>
        a =>
            db.RequestsDelivered(day)
                .Count(i =>
                    i.ActionItemId == a.Id
                    && i.OwnerId == a.OwnerId
                    && (a.LastAnsweredOn == null || a.LastAnsweredOn > day || i.CheckIn!.DeliveredOn > a.LastAnsweredOn)
                ) >= atLeast;

    private static IQueryable<Snooze> NotAnswered(this IQueryable<Snooze> snoozes, ActionBotContext db) =>
        snoozes.Where(s => !db.Updates.Any(u => u.ActionItemId == s.ActionItemId && u.At > s.At));
}

using ActionBot.Domain.Checkins;

namespace ActionBot.Storage;

/// <summary>
/// What stands, asked of the database. Each rule is written here once, for queries to begin with or to look into: a query that is named
/// in a variable is read into the one that uses it.
/// </summary>
public static class Standing
{
    /// <summary>
    /// The snoozes that count, whatever their days. A snooze is its owner's own: whoever takes the action over has not put it off. An
    /// answer after it ends it.
    /// </summary>
    public static IQueryable<Snooze> SnoozesThatCount(this ActionBotContext db) =>
        db.Snoozes.Where(s =>
            db.Actions.Any(a => a.Id == s.ActionItemId && a.OwnerId == s.PersonId)
            && !db.Updates.Any(u => u.ActionItemId == s.ActionItemId && u.At > s.At)
        );

    /// <summary>Those of them that put their actions off on a day.</summary>
    public static IQueryable<Snooze> SnoozesOn(this ActionBotContext db, DateOnly day) =>
        db.SnoozesThatCount().Where(s => s.On <= day && s.Until > day);
}

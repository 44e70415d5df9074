using ActionBot.Domain.Blockers;
using ActionBot.Storage;
using ActionBot.Tests.Questions;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Storage;

public sealed class StandingTests
{
    private static readonly DateOnly Day = ScopeWorld.Day;

    [DatabaseTheory]
    public async Task What_stands_is_the_same_for_queries_and_for_plain_loops(StorageProvider provider)
    {
        var found = 0;
        for (var seed = 1; seed <= 4; seed++)
        {
            await using var rig = await QuestionRig.EmptyAsync(provider);
            await using var db = rig.Open();
            await ScopeWorld.CreateAsync(db, new Random(seed));
            await MakeSomeTheirOwnersAsync(db);
            var actions = await db.Actions.AsNoTracking().ToListAsync();
            var blockers = await db.Blockers.AsNoTracking().OrderBy(b => b.Id).ToListAsync();
            var queries = await db.OwnershipQueries.AsNoTracking().OrderBy(q => q.Id).ToListAsync();
            var updates = await db.Updates.AsNoTracking().ToListAsync();
            var counting = (await db.Snoozes.AsNoTracking().OrderBy(s => s.Id).ToListAsync())
                .Where(s =>
                    actions.Exists(a => a.Id == s.ActionItemId && a.OwnerId == s.PersonId)
                    && !updates.Exists(u => u.ActionItemId == s.ActionItemId && u.At > s.At)
                )
                .ToList();
            var standing = counting.Where(s => s.On <= Day && s.Until > Day).ToList();
            found += standing.Count;

            Assert.Equal(
                blockers.Where(b => b.State.Stands()).Select(b => b.Id),
                await db.StandingBlockers().OrderBy(b => b.Id).Select(b => b.Id).ToListAsync()
            );
            Assert.Equal(
                queries.Where(q => q.IsOpen).Select(q => q.Id),
                await db.OpenOwnershipClaims().OrderBy(q => q.Id).Select(q => q.Id).ToListAsync()
            );
            Assert.Equal(counting.Select(s => s.Id), await db.SnoozesThatCount().OrderBy(s => s.Id).Select(s => s.Id).ToListAsync());
            Assert.Equal(
                counting.Select(s => s.Id),
                await db.SnoozesThatCountOf(db.Actions).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync()
            );
            Assert.Equal(standing.Select(s => s.Id), await db.SnoozesOn(Day).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync());
            Assert.Equal(
                standing.Select(s => s.ActionItemId).Distinct().Order(),
                await db.Actions.Where(db.IsSnoozedOn(Day)).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync()
            );
        }
        Assert.True(found > 0, "No snooze stood in any of the worlds.");
    }

    private static async Task MakeSomeTheirOwnersAsync(ActionBotContext db)
    {
        foreach (var snooze in (await db.Snoozes.ToListAsync()).Where(s => s.Id % 2 == 0))
            snooze.PersonId =
                await db.Actions.Where(a => a.Id == snooze.ActionItemId).Select(a => a.OwnerId).SingleAsync() ?? snooze.PersonId;
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}

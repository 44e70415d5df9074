using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Storage;

/// <summary>What a turn that lost a race looks like: it is run again.</summary>
public sealed class RaceTests
{
    [DatabaseTheory]
    public Task Of_two_who_wait_for_each_other_one_has_lost_a_race(StorageProvider provider) =>
        DeadlockAsync(
            provider,
            (db, id, name) => db.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, name))
        );

    [DatabaseTheory]
    public Task Of_two_who_wait_for_each_other_with_what_they_save_one_has_lost_a_race(StorageProvider provider) =>
        DeadlockAsync(
            provider,
            async (db, id, name) =>
            {
                (await db.People.SingleAsync(p => p.Id == id)).Name = name;
                await db.SaveChangesAsync();
            }
        );

    private static async Task DeadlockAsync(StorageProvider provider, Func<ActionBotContext, long, string, Task> write)
    {
        // SQLite has one writer at a time: nobody waits for anybody who waits.
        if (provider == StorageProvider.Sqlite)
            return;
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var one = database.Open();
        await using var two = database.Open();
        var people = new[] { "finance-owner1", "finance-owner2" }.Select(n => new Person { Email = $"{n}@example.org", Name = n }).ToList();
        one.AddRange(people);
        await one.SaveChangesAsync();
        await using var first = await one.Database.BeginTransactionAsync();
        await using var second = await two.Database.BeginTransactionAsync();
        await write(one, people[0].Id, "one");
        await write(two, people[1].Id, "two");

        var waiting = CatchAsync(() => write(one, people[1].Id, "one"));
        var closing = CatchAsync(() => write(two, people[0].Id, "two"));
        var done = await Task.WhenAny(waiting, closing);
        if (await done is not null)
            await (done == waiting ? first : second).RollbackAsync();
        // Both are over before their transactions are.
        var lost = Assert.Single((await Task.WhenAll(waiting, closing)).OfType<Exception>());
        Assert.True(DatabaseFaults.IsLostRace(lost), lost.ToString());
    }

    private static async Task<Exception?> CatchAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }
}

using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Storage;

public sealed class ModelTests
{
    [DatabaseTheory]
    public async Task Model_has_no_change_without_a_migration(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var context = database.Open();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [DatabaseTheory]
    public async Task A_person_has_at_most_one_scheduled_check_in_for_a_day(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var context = database.Open();
        var person = new Person { Email = "finance-owner1@example.org", Name = "Finance owner 1" };
        context.Add(person);
        await context.SaveChangesAsync();
        var day = new DateOnly(2026, 2, 10);
        context.Add(
            new CheckIn
            {
                Ask = "a",
                PersonId = person.Id,
                On = day,
            }
        );
        context.Add(
            new CheckIn
            {
                Ask = "b",
                PersonId = person.Id,
                On = day,
                Kind = CheckInKind.OnRequest,
            }
        );
        context.Add(
            new CheckIn
            {
                Ask = "c",
                PersonId = person.Id,
                On = day,
                Kind = CheckInKind.OnRequest,
            }
        );
        await context.SaveChangesAsync();

        context.Add(
            new CheckIn
            {
                Ask = "d",
                PersonId = person.Id,
                On = day,
            }
        );
        var fault = await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync());

        Assert.True(DatabaseFaults.IsLostRace(fault));
    }

    [DatabaseTheory]
    public async Task Instants_keep_their_order_and_their_ticks(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var context = database.Open();
        var person = new Person { Email = "finance-owner1@example.org", Name = "Finance owner 1" };
        context.Add(person);
        await context.SaveChangesAsync();
        var early = new DateTimeOffset(2026, 7, 1, 9, 30, 0, TimeSpan.FromHours(10));
        var late = new DateTimeOffset(2026, 7, 1, 9, 30, 0, TimeSpan.FromHours(1));
        context.AddRange(
            new CheckIn
            {
                Ask = "late",
                PersonId = person.Id,
                On = new(2026, 7, 1),
                DeliveredAt = late,
            },
            new CheckIn
            {
                Ask = "early",
                PersonId = person.Id,
                On = new(2026, 7, 2),
                DeliveredAt = early,
            }
        );
        await context.SaveChangesAsync();

        Assert.Equal(["early", "late"], await context.CheckIns.OrderBy(c => c.DeliveredAt).Select(c => c.Ask).ToListAsync());
        Assert.Equal(early, (await context.CheckIns.AsNoTracking().SingleAsync(c => c.Ask == "early")).DeliveredAt);
    }
}

using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Register;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Storage.Touches;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Storage.Touches;

public sealed class TouchTests
{
    private static readonly DateOnly Day = new(2026, 2, 10);

    [DatabaseTheory]
    public async Task Whatever_writes_a_row_says_so_whichever_way_it_writes(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var position = await db.PositionAsync(default);
        var action = await ActionAsync(db);
        Assert.Equal([(Touched.Action, action.Id), (Touched.Area, action.AreaId), (Touched.Report, action.ReportId), (Touched.Source, action.Report!.SourceId)], (await NextAsync()).Order());

        action.SlipCount++;
        await db.SaveChangesAsync();
        Assert.Equal([(Touched.Action, action.Id)], await NextAsync());
        await db.Actions.Where(a => a.Ref == action.Ref).ExecuteUpdateAsync(set => set.SetProperty(a => a.Theme, "Custody"));
        Assert.Equal([(Touched.Action, action.Id)], await NextAsync());
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Areas\" SET \"Name\" = 'Payments'");
        Assert.Equal([(Touched.Area, action.AreaId)], await NextAsync());

        var person = new Person { Email = "finance-owner1@example.org", Name = "Finance owner 1" };
        db.Add(person);
        await db.SaveChangesAsync();
        Assert.Equal([(Touched.Person, person.Id)], await NextAsync());
        var board = new Board { Code = "PIB", Name = "Portfolio and Investment Board" };
        db.Add(board);
        await db.SaveChangesAsync();
        Assert.Equal([(Touched.Board, board.Id)], await NextAsync());
        foreach (var beside in await BesideAsync(db, action, person))
        {
            db.Add(beside);
            await db.SaveChangesAsync();
            Assert.Equal([(Touched.Action, action.Id)], await NextAsync());
        }
        await db.Blockers.ExecuteDeleteAsync();
        Assert.Equal([(Touched.Action, action.Id)], await NextAsync());
        await db.Snoozes.ExecuteDeleteAsync();
        await db.OwnershipQueries.ExecuteDeleteAsync();
        Assert.Equal([(Touched.Action, action.Id)], await NextAsync());
        Assert.Empty(await NextAsync());

        async Task<IReadOnlyList<(Touched Of, long Key)>> NextAsync()
        {
            var since = await db.TouchedSinceAsync(position, default);
            position = since.Now;
            return since.Rows!;
        }
    }

    [DatabaseTheory]
    public async Task What_is_taken_back_was_never_touched(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var action = await ActionAsync(db);
        var position = await db.PositionAsync(default);
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 9));
            await using var another = database.Open();
            Assert.Empty((await another.TouchedSinceAsync(position, default)).Rows!);
            await transaction.RollbackAsync();
        }
        position = (await db.TouchedSinceAsync(position, default)).Now;
        await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 1));
        Assert.Equal([(Touched.Action, action.Id)], (await db.TouchedSinceAsync(position, default)).Rows!);
    }

    [DatabaseTheory]
    public async Task Transaction_that_began_first_and_ended_last_is_not_left_out(StorageProvider provider)
    {
        // SQLite has one writer at a time: there the second waits for the first.
        if (provider == StorageProvider.Sqlite)
            return;
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var (slow, quick) = (await ActionAsync(db, "A-1"), await ActionAsync(db, "A-2"));
        var position = await db.PositionAsync(default);
        await using var other = database.Open();
        await using var transaction = await other.Database.BeginTransactionAsync();
        await other.Actions.Where(a => a.Id == slow.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 1));
        await db.Actions.Where(a => a.Id == quick.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 1));

        var first = await db.TouchedSinceAsync(position, default);
        Assert.Equal([(Touched.Action, quick.Id)], first.Rows!);
        // What was read already is not read again while the slow one lasts.
        var meanwhile = await db.TouchedSinceAsync(first.Now, default);
        Assert.Empty(meanwhile.Rows!);
        await transaction.CommitAsync();
        var last = await db.TouchedSinceAsync(meanwhile.Now, default);
        Assert.Equal([(Touched.Action, slow.Id)], last.Rows!);
        Assert.Empty((await db.TouchedSinceAsync(last.Now, default)).Rows!);
    }

    [DatabaseTheory]
    public async Task Who_is_too_far_behind_is_told_to_read_everything(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        await ActionAsync(db);
        var behind = await db.PositionAsync(default);
        db.AddRange(Enumerable.Range(0, 3).Select(i => new Touch { Of = Touched.Action, Key = i, Transaction = behind.Horizon }));
        await db.SaveChangesAsync();
        Assert.Equal(3, (await db.TouchedSinceAsync(behind, default)).Rows!.Count);
        var read = (await db.PositionAsync(default)) with { Last = behind.Last + (4 * TouchQueries.Most) + 1 };
        Assert.True(await db.ClearTouchesAsync(read, default) > 0);
        Assert.Null((await db.TouchedSinceAsync(behind, default)).Rows);
    }

    private static async Task<ActionItem> ActionAsync(ActionBotContext db, string reference = "A-1")
    {
        var action = new ActionItem
        {
            Ref = reference, AgreedAction = "Do it", RegisteredOn = Day, Area = new() { Name = $"Finance {reference}", Path = $"finance {reference.ToLowerInvariant()}/" },
            Report = new() { Title = $"Report {reference}", Source = new() { Code = $"IA{reference}", Name = $"Internal audit {reference}" } },
        };
        db.Add(action);
        await db.SaveChangesAsync();
        return action;
    }

    // What stands beside an action and is asked for with it.
    private static async Task<object[]> BesideAsync(ActionBotContext db, ActionItem action, Person person)
    {
        var update = new ProgressUpdate { ActionItemId = action.Id, PersonId = person.Id, Once = "once", Choice = AnswerChoice.Other, At = DateTimeOffset.UnixEpoch, On = Day };
        db.Add(update);
        await db.SaveChangesAsync();
        return
        [
            new Blocker { ActionItemId = action.Id, UpdateId = update.Id, Kind = BlockerKind.Dependency, RaisedOn = Day, OutsideParty = "Somebody" },
            new Snooze { ActionItemId = action.Id, PersonId = person.Id, At = DateTimeOffset.UnixEpoch, On = Day, Until = Day.AddDays(7) },
            new OwnershipQuery { ActionItemId = action.Id, PersonId = person.Id, At = DateTimeOffset.UnixEpoch },
        ];
    }
}

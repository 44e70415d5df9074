using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Storage.Touches;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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
        Assert.Equal(
            [
                (Touched.Action, action.Id),
                (Touched.Area, action.AreaId),
                (Touched.Report, action.ReportId),
                (Touched.Source, action.Report!.SourceId),
            ],
            (await NextAsync()).Order()
        );

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
        foreach (var beside in Beside(action, person))
        {
            db.Add(beside);
            await db.SaveChangesAsync();
            Assert.Equal([(Touched.Action, action.Id)], await NextAsync());
        }
        // What is given to another action touches both.
        var another = await ActionAsync(db, "A-2");
        await NextAsync();
        await db.Blockers.ExecuteUpdateAsync(set => set.SetProperty(b => b.ActionItemId, another.Id));
        Assert.Equal([(Touched.Action, action.Id), (Touched.Action, another.Id)], (await NextAsync()).Order());
        await db.Blockers.ExecuteDeleteAsync();
        Assert.Equal([(Touched.Action, another.Id)], await NextAsync());
        await db.Snoozes.ExecuteDeleteAsync();
        Assert.Equal([(Touched.Action, action.Id)], await NextAsync());
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
        var after = await db.TouchedSinceAsync(position, default);
        Assert.Empty(after.Rows!);
        await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 1));
        Assert.Equal([(Touched.Action, action.Id)], (await db.TouchedSinceAsync(after.Now, default)).Rows!);
    }

    // SQLite has one writer at a time: there the quick one follows the slow one.
    [DatabaseTheory]
    public async Task Transaction_that_began_first_and_ended_last_is_not_left_out_even_when_what_is_old_was_cleared_away(
        StorageProvider provider
    )
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var (slow, quick) = (await ActionAsync(db, "A-1"), await ActionAsync(db, "A-2"));
        var position = await db.PositionAsync(default);
        await using var other = database.Open();
        await using var transaction = await other.Database.BeginTransactionAsync();
        await other.Actions.Where(a => a.Id == slow.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 1));
        if (provider == StorageProvider.Sqlite)
            await transaction.CommitAsync();
        await db.Actions.Where(a => a.Id == quick.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 1));

        var first = await db.TouchedSinceAsync(position, default);
        Assert.Contains((Touched.Action, quick.Id), first.Rows!);
        Assert.Equal(provider == StorageProvider.Sqlite, first.Rows!.Contains((Touched.Action, slow.Id)));
        // What was read already is not read again while the slow one lasts.
        var meanwhile = await db.TouchedSinceAsync(first.Now, default);
        Assert.Empty(meanwhile.Rows!);
        if (provider == StorageProvider.Postgres)
            await transaction.CommitAsync();
        await db.ClearTouchesAsync(meanwhile.Now, default);
        var last = await db.TouchedSinceAsync(meanwhile.Now, default);
        Assert.Equal(provider == StorageProvider.Postgres ? [(Touched.Action, slow.Id)] : [], last.Rows!);
        Assert.Empty((await db.TouchedSinceAsync(last.Now, default)).Rows!);
    }

    [DatabaseTheory]
    public async Task Who_has_not_read_what_was_cleared_away_is_told_to_read_everything(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var behind = await db.PositionAsync(default);
        await ActionAsync(db, "A-1");
        await OverAsync(db);
        var read = await db.TouchedSinceAsync(behind, default);
        Assert.NotEmpty(read.Rows!);

        Assert.True(await db.ClearTouchesAsync(read.Now, default) > 0);

        Assert.Equal(1, await db.Touches.CountAsync());
        Assert.Null((await db.TouchedSinceAsync(behind, default)).Rows);
        Assert.Empty((await db.TouchedSinceAsync(read.Now, default)).Rows!);
        Assert.Equal(0, await db.ClearTouchesAsync(read.Now, default));
        // Not even the row that says so is needed for that.
        await db.Touches.ExecuteDeleteAsync();
        Assert.Null((await db.TouchedSinceAsync(read.Now, default)).Rows);
        await ActionAsync(db, "A-2");
        await ActionAsync(db, "A-3");
        await OverAsync(db);
        var now = await db.PositionAsync(default);
        await db.ClearTouchesAsync(now, default);
        Assert.Empty((await db.TouchedSinceAsync(now, default)).Rows!);
    }

    [DatabaseTheory]
    public async Task Who_has_too_much_to_read_is_told_to_read_everything_and_then_goes_on(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var action = await ActionAsync(db);
        var position = await db.PositionAsync(default);
        await using var other = database.Open();
        await using var open = provider == StorageProvider.Postgres ? await other.Database.BeginTransactionAsync() : null;
        if (open is not null)
            await other.Areas.ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, "Payments"));
        var transaction = provider == StorageProvider.Postgres ? "pg_current_xact_id()::text::bigint" : "0";
        var many = $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= {TouchQueries.Most})
            INSERT INTO "Touches" ("Of", "Key", "Transaction") SELECT 1, i, {transaction} FROM n
            """;
        await db.Database.ExecuteSqlRawAsync(many);
        Assert.Null((await db.TouchedSinceAsync(position, default)).Rows);
        // Even while a transaction that began before all of it goes on.
        position = await db.PositionAsync(default);
        await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 1));
        Assert.Equal([(Touched.Action, action.Id)], (await db.TouchedSinceAsync(position, default)).Rows!);
    }

    [DatabaseTheory]
    public async Task Every_table_that_questions_look_at_tells_of_each_way_to_write_it(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var triggers = await db
            .Database.SqlQueryRaw<string>(
                provider == StorageProvider.Sqlite
                    ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND name = "
                        + "'Touched_' || tbl_name || substr(name, length('Touched_' || tbl_name) + 1)"
                    : "SELECT t.tgname AS \"Value\" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT "
                        + "t.tgisinternal AND t.tgenabled = 'O' AND t.tgname LIKE 'Touched_' || c.relname || '_%'"
            )
            .ToListAsync();
        string[] tables =
        [
            "Actions",
            "Areas",
            "Blockers",
            "Boards",
            "OwnershipQueries",
            "People",
            "Reports",
            "Snoozes",
            "Sources",
            "Updates",
        ];
        Assert.Equal(
            tables.SelectMany(t => (string[])[$"Touched_{t}_DELETE", $"Touched_{t}_INSERT", $"Touched_{t}_UPDATE"]),
            triggers.Order(StringComparer.Ordinal)
        );
    }

    [DatabaseTheory]
    public async Task Who_looks_for_tables_elsewhere_says_so_too(StorageProvider provider)
    {
        // SQLite has no such thing.
        if (provider == StorageProvider.Sqlite)
            return;
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var action = await ActionAsync(db);
        var position = await db.PositionAsync(default);
        await using var other = database.Open();
        await other.Database.OpenConnectionAsync();
        await other.Database.ExecuteSqlRawAsync("SET search_path TO pg_catalog");
        await other.Database.ExecuteSqlRawAsync("UPDATE public.\"Actions\" SET \"SlipCount\" = 1");
        Assert.Equal([(Touched.Action, action.Id)], (await db.TouchedSinceAsync(position, default)).Rows!);
    }

    [DatabaseTheory]
    public async Task What_was_restored_from_a_server_that_was_further_on_misleads_nobody(StorageProvider provider)
    {
        // On SQLite the keys of touches go on where they were.
        if (provider == StorageProvider.Sqlite)
            return;
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var action = await ActionAsync(db);
        var position = await db.PositionAsync(default);
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Touches\" SET \"Transaction\" = \"Transaction\" + 1000000000 WHERE \"Id\" > 0");
        Assert.Empty((await db.TouchedSinceAsync(position, default)).Rows!);
        await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 1));
        Assert.Equal([(Touched.Action, action.Id)], (await db.TouchedSinceAsync(position, default)).Rows!);
    }

    [DatabaseTheory]
    public async Task Register_goes_back_to_the_version_before_and_forward_again(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var action = await ActionAsync(db);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("AskedActions");
        await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 1));
        await migrator.MigrateAsync();
        var position = await db.PositionAsync(default);
        await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.SlipCount, 2));
        Assert.Equal([(Touched.Action, action.Id)], (await db.TouchedSinceAsync(position, default)).Rows!);
    }

    // On PostgreSQL what happens in another database of the server may be older, and is over in a moment.
    private static async Task OverAsync(ActionBotContext db)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (
            db is PostgresContext
            && (await db.PositionAsync(patience.Token)).Number is var oldest
            && await db.Touches.AnyAsync(t => t.Transaction >= oldest, patience.Token)
        )
            await Task.Yield();
    }

    private static async Task<ActionItem> ActionAsync(ActionBotContext db, string reference = "A-1")
    {
        var action = new ActionItem
        {
            Ref = reference,
            AgreedAction = "Do it",
            RegisteredOn = Day,
            Area = new() { Name = $"Finance {reference}", Path = $"finance {reference.ToLowerInvariant()}/" },
            Report = new()
            {
                Title = $"Report {reference}",
                Source = new() { Code = $"IA{reference}", Name = $"Internal audit {reference}" },
            },
        };
        db.Add(action);
        await db.SaveChangesAsync();
        return action;
    }

    // What stands beside an action and is asked for with it.
    private static IEnumerable<object> Beside(ActionItem action, Person person)
    {
        var update = new ProgressUpdate
        {
            ActionItemId = action.Id,
            PersonId = person.Id,
            Once = "once",
            Choice = AnswerChoice.Other,
            At = DateTimeOffset.UnixEpoch,
            On = Day,
        };
        yield return update;
        yield return new Blocker
        {
            ActionItemId = action.Id,
            UpdateId = update.Id,
            Kind = BlockerKind.Dependency,
            RaisedOn = Day,
            OutsideParty = "Somebody",
        };
        yield return new Snooze
        {
            ActionItemId = action.Id,
            PersonId = person.Id,
            At = DateTimeOffset.UnixEpoch,
            On = Day,
            Until = Day.AddDays(7),
        };
        yield return new OwnershipClaim
        {
            ActionItemId = action.Id,
            PersonId = person.Id,
            At = DateTimeOffset.UnixEpoch,
        };
    }
}

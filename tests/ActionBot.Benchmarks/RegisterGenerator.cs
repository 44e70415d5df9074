using System.Diagnostics;
using ActionBot.Benchmarks.Registers;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Benchmarks;

/// <summary>How large a generated register is.</summary>
/// <param name="AsAt">The day around which its dates lie.</param>
/// <param name="Actions">Actions that are not closed.</param>
/// <param name="Owners">People who own them.</param>
/// <param name="WithHistory">Whether the lines of history are written too; only reports over past days need them.</param>
internal sealed record RegisterSize(DateOnly AsAt, int Actions = 1_000_000, int Owners = 20_000, bool WithHistory = false);

/// <summary>
/// Fills an empty database with a large register that looks like a real one: 400 areas with leads, 40 boards, managers, absences, answers,
/// blockers, requests and digests of the last weeks. The same size gives the same rows on every database.
/// Administrators are administrator1@example.org and so on, likewise owner1, manager1, lead1 (of group 1), secretary1 (of board 1).
/// </summary>
internal static class RegisterGenerator
{
    public const int Seed = 356;

    /// <summary>The day around which the dates of every generated register lie.</summary>
    public static readonly DateOnly Day = new(2026, 2, 10);

    /// <summary>Creates a database of its own and fills it.</summary>
    public static async Task<TestDatabase> CreateAsync(StorageProvider provider, RegisterSize size)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        await FillAsync(db, size);
        return database;
    }

    /// <summary>Prepares and fills the database that is configured, to look at with any command: generate [--with-history].</summary>
    public static async Task<string> FillConfiguredAsync(RegisterSize size)
    {
        await using var app = await ActionBotHost.OpenAsync(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var from = Stopwatch.GetTimestamp();
        await FillAsync(scope.ServiceProvider.GetRequiredService<ActionBotContext>(), size);
        return $"{size.Actions:N0} actions were written in {Stopwatch.GetElapsedTime(from).TotalSeconds:0} s";
    }

    /// <summary>Fills an empty, migrated database.</summary>
    public static async Task FillAsync(ActionBotContext db, RegisterSize size)
    {
        var organisation = new GeneratedOrganisation(size);
        var actions = new GeneratedActions(size, organisation);
        var history = new GeneratedHistory(size, organisation, actions);
        var bulk = new BulkTable(db);
        // Counting a large register for the planner of the database takes minutes.
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await db.Database.OpenConnectionAsync();
        await CheckKeysAsync(db, false);
        await bulk.WriteAsync(organisation.People);
        await bulk.WriteAsync(organisation.Areas);
        await bulk.WriteAsync(organisation.Leads);
        await bulk.WriteAsync(organisation.Sources);
        await bulk.WriteAsync(organisation.Verifiers);
        await bulk.WriteAsync(organisation.Reports);
        await bulk.WriteAsync(organisation.Boards);
        await bulk.WriteAsync(organisation.Secretaries);
        await bulk.WriteAsync(organisation.Meetings);
        await bulk.WriteAsync(organisation.Absences);
        await bulk.WriteAsync(organisation.Delegations);
        await bulk.WriteAsync(actions.All);
        await bulk.WriteAsync(actions.All.Select(GeneratedActions.AnswerOf).OfType<ProgressUpdate>());
        await bulk.WriteAsync(actions.All.Select(actions.BlockerOf).OfType<Domain.Blockers.Blocker>());
        await bulk.WriteAsync(history.CheckIns);
        await bulk.WriteAsync(history.Items);
        await bulk.WriteAsync(history.Told);
        await bulk.WriteAsync(history.Snoozes);
        await bulk.WriteAsync(history.Queries);
        if (size.WithHistory)
            await bulk.WriteAsync(history.Changes);
        await CheckKeysAsync(db, true);
        await db.Database.ExecuteSqlRawAsync(AskedActions.FromTheBeginning);
        await db.Database.ExecuteSqlRawAsync(db is PostgresContext ? "VACUUM ANALYZE" : "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
        await db.Database.CloseConnectionAsync();
    }

    // The rows are made to fit; looking up every key again takes longer than writing them. Where the server does not allow it, it
    // takes longer.
    private static async Task CheckKeysAsync(ActionBotContext db, bool check)
    {
        if (db is SqliteContext)
            await db.Database.ExecuteSqlRawAsync(check ? "PRAGMA foreign_keys=ON" : "PRAGMA foreign_keys=OFF");
        else if (
            (await db.Database.SqlQuery<bool>($"SELECT rolsuper AS \"Value\" FROM pg_roles WHERE rolname = CURRENT_USER").ToListAsync())[0]
        )
            await db.Database.ExecuteSqlRawAsync(
                check ? "SET session_replication_role = origin" : "SET session_replication_role = replica"
            );
    }
}

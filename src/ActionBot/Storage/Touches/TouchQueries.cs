using Microsoft.EntityFrameworkCore;

namespace ActionBot.Storage.Touches;

/// <summary>
/// Reads what was touched, each thing once and none left out, whatever the order in which transactions end. It belongs into a
/// <see cref="ReadSnapshot"/>.
/// </summary>
internal static class TouchQueries
{
    /// <summary>How many are read at most; to read everything anew is quicker then.</summary>
    public const int Most = 50_000;

    private const int AtATime = 10_000;

    // The first row holds up to where touches have been cleared away.
    private const string OnSqlite = """
        SELECT "Id", "Of", "Key", '' AS "Snapshot", MAX("Key", (SELECT MAX("Id") FROM "Touches")) AS "Number" FROM "Touches" WHERE "Id" = 0
        UNION ALL SELECT * FROM (SELECT "Id", "Of", "Key", '', 0 FROM "Touches" WHERE "Id" > {0} ORDER BY "Id" LIMIT {2})
        """;

    // What was restored from another server has numbers of transactions that have not been here, and nobody sees.
    private const string OnPostgres = """
        SELECT "Id", "Of", "Key",
            pg_current_snapshot()::text AS "Snapshot", pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "Number"
        FROM "Touches" WHERE "Id" = 0
        UNION ALL (
            SELECT "Id", "Of", "Key", '', 0 FROM "Touches"
            WHERE "Transaction" >= {0} AND "Transaction" > 0
                AND NOT pg_visible_in_snapshot("Transaction"::text::xid8, {1}::pg_snapshot)
                AND pg_visible_in_snapshot("Transaction"::text::xid8, pg_current_snapshot())
            LIMIT {2})
        """;

    private const string NowOnSqlite = """
        SELECT MAX(COALESCE(MAX("Id"), 0), COALESCE((SELECT "Key" FROM "Touches" WHERE "Id" = 0), 0)) AS "Number", '' AS "Snapshot"
        FROM "Touches"
        """;
    private const string NowOnPostgres =
        """SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "Number", pg_current_snapshot()::text AS "Snapshot" """;

    /// <summary>The position after all that can be seen now.</summary>
    public static async Task<TouchPosition> PositionAsync(this ActionBotContext db, CancellationToken cancellationToken) =>
        (await db.Database.SqlQueryRaw<TouchPosition>(db is SqliteContext ? NowOnSqlite : NowOnPostgres).ToListAsync(cancellationToken))[0];

    /// <summary>What was touched since a position.</summary>
    public static async Task<TouchesSince> TouchedSinceAsync(
        this ActionBotContext db,
        TouchPosition from,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Database.SqlQueryRaw<Row>(db is SqliteContext ? OnSqlite : OnPostgres, from.Number, from.Snapshot, Most + 1)
            .ToListAsync(cancellationToken);
        if (rows.Find(r => r.Id == 0) is not { } first || first.Key > from.Number || rows.Count > Most + 1)
            return new(null, from);
        return new([.. rows.Where(r => r.Id != 0).Select(r => ((Touched)r.Of, r.Key)).Distinct()], new(first.Number, first.Snapshot));
    }

    /// <summary>
    /// Clears away what was touched up to a position that everybody has passed. Who has not is told so when they read, and reads
    /// everything.
    /// </summary>
    public static async Task<int> ClearTouchesAsync(this ActionBotContext db, TouchPosition passed, CancellationToken cancellationToken)
    {
        var old =
            db is SqliteContext
                ? db.Touches.Where(t => t.Id > 0 && t.Id <= passed.Number)
                : db.Touches.Where(t => t.Id > 0 && t.Transaction < passed.Number);
        // To look costs nothing; to write, SQLite's only writer has to wait for the others.
        if (!await old.AnyAsync(cancellationToken))
            return 0;
        // It is said before it is done.
        if (
            await db
                .Touches.Where(t => t.Id == 0)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(t => t.Key, t => t.Key > passed.Number ? t.Key : passed.Number),
                    cancellationToken
                ) == 0
        )
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Touches" ("Id", "Of", "Key", "Transaction") VALUES (0, 0, {passed.Number}, 0)""",
                cancellationToken
            );
        var cleared = 0;
        for (var some = AtATime; some == AtATime; cleared += some)
            some = await db
                .Touches.Where(t => old.OrderBy(o => o.Id).Take(AtATime).Select(o => o.Id).Contains(t.Id))
                .ExecuteDeleteAsync(cancellationToken);
        return cleared;
    }

    private sealed record Row(long Id, int Of, long Key, string Snapshot, long Number);
}

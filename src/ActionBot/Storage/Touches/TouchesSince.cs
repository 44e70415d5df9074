using Microsoft.EntityFrameworkCore;

namespace ActionBot.Storage.Touches;

/// <summary>Up to where somebody has read.</summary>
/// <param name="Last">The largest key that was read. Its row is still there as long as nothing after it was cleared away.</param>
/// <param name="Horizon">The oldest transaction that was not over then. What an older one touched has been read.</param>
/// <param name="Taken">What was read of that one and later ones.</param>
public sealed record TouchPosition(long Last, long Horizon, IReadOnlySet<long> Taken);

/// <summary>What was touched since a position.</summary>
/// <param name="Rows">What it was; none where too much was, or where some of it is not kept any more: then all has to be read again.</param>
/// <param name="Now">The position after it.</param>
public sealed record TouchesSince(IReadOnlyList<(Touched Of, long Key)>? Rows, TouchPosition Now);

/// <summary>Reads what was touched, each thing once and none left out, whatever the order in which transactions end.</summary>
public static class TouchQueries
{
    /// <summary>How many are read at most; to read everything anew is quicker then.</summary>
    public const int Most = 50_000;

    private const int Kept = 4 * Most;

    private const string OnSqlite = """SELECT "Id", "Of", "Key", "Transaction", 0 AS "Horizon" FROM "Touches" WHERE "Id" >= {0} ORDER BY "Id" LIMIT {2}""";

    // The row of the position comes along, and with it the horizon, also when nothing was touched.
    private const string OnPostgres = """
        SELECT "Id", "Of", "Key", "Transaction", pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "Horizon" FROM "Touches"
        WHERE "Id" = {0} OR ("Transaction" >= {1} AND "Transaction" > 0) ORDER BY "Id" LIMIT {2}
        """;

    /// <summary>The position after all that can be seen now.</summary>
    public static async Task<TouchPosition> PositionAsync(this ActionBotContext db, CancellationToken cancellationToken)
    {
        // What is not over at the horizon is read once more, which does no harm.
        var horizon = db is SqliteContext ? 0 : (await db.Database.SqlQuery<long>($"""SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "Value" """).ToListAsync(cancellationToken))[0];
        return new(await db.Touches.MaxAsync(t => (long?)t.Id, cancellationToken) ?? 0, horizon, new HashSet<long>());
    }

    /// <summary>What was touched since a position.</summary>
    public static async Task<TouchesSince> TouchedSinceAsync(this ActionBotContext db, TouchPosition from, CancellationToken cancellationToken)
    {
        var rows = await db.Database.SqlQueryRaw<Row>(db is SqliteContext ? OnSqlite : OnPostgres, from.Last, from.Horizon, Most + 2).ToListAsync(cancellationToken);
        if (rows.Count > Most || !rows.Exists(r => r.Id == from.Last))
            return new(null, from);
        var now = new TouchPosition(rows.Max(r => r.Id), rows[0].Horizon, rows.Where(r => r.Transaction >= r.Horizon).Select(r => r.Id).ToHashSet());
        return new([.. rows.Where(r => r.Id != from.Last && !from.Taken.Contains(r.Id)).Select(r => ((Touched)r.Of, r.Key)).Distinct()], now);
    }

    /// <summary>Clears away what everybody has read long ago.</summary>
    public static Task<int> ClearTouchesAsync(this ActionBotContext db, TouchPosition read, CancellationToken cancellationToken) =>
        db.Touches.Where(t => t.Id < read.Last - Kept).ExecuteDeleteAsync(cancellationToken);

    private sealed record Row(long Id, int Of, long Key, long Transaction, long Horizon);
}

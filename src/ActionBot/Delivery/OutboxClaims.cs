using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>
/// Claims rows of the outbox for one sender. The only raw SQL of the product: both databases claim in one statement, so no row is
/// ever claimed twice.
/// </summary>
internal static class OutboxClaims
{
    private const string Claim = """
        UPDATE "Outbox" SET "Lease" = {0}, "LeaseUntil" = {1}, "Attempts" = "Attempts" + 1
        WHERE "Id" IN (
            SELECT m."Id" FROM "Outbox" m
            WHERE m."State" = 0 AND m."NotBefore" <= {2} AND (m."LeaseUntil" IS NULL OR m."LeaseUntil" < {2})
                AND (m."Priority" = 0 OR NOT EXISTS (SELECT 1 FROM "Holds" h WHERE h."Standing"))
                AND NOT EXISTS (SELECT 1 FROM "Outbox" e WHERE e."State" = 0 AND e."Lane" = m."Lane" AND e."Id" < m."Id"
                    AND (e."NotBefore" <= {2} OR e."Fault" IS NOT NULL)
                    AND (e."Priority" = 0 OR NOT EXISTS (SELECT 1 FROM "Holds" h WHERE h."Standing")))
            ORDER BY m."Priority", m."NotBefore", m."Id"
            LIMIT {3} /*lock*/)
        RETURNING *
        """;

    private static readonly string OnSqlite = Claim.Replace("/*lock*/", "", StringComparison.Ordinal);
    private static readonly string OnPostgres = Claim.Replace("/*lock*/", "FOR UPDATE OF m SKIP LOCKED", StringComparison.Ordinal);

    /// <summary>
    /// At most <paramref name="most"/> rows that are due, the first of each lane, held under the lease until it runs out. A row
    /// that was put off by a fault keeps those behind it waiting; one that is meant for later, such as the next morning, does not.
    /// </summary>
    public static async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(
        this ActionBotContext db,
        string lease,
        DateTimeOffset now,
        TimeSpan term,
        int most,
        CancellationToken cancellationToken
    )
    {
        var (sql, until, at) =
            db is SqliteContext
                ? (OnSqlite, (object)(now + term).UtcTicks, (object)now.UtcTicks)
                : (OnPostgres, (now + term).ToUniversalTime(), now.ToUniversalTime());
        return await db.Outbox.FromSqlRaw(sql, lease, until, at, most).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Gives up the leases that an earlier run of the same node left behind.</summary>
    public static Task<int> ReleaseAsync(this ActionBotContext db, string node, CancellationToken cancellationToken) =>
        db
            .Outbox.Where(m => m.State == OutboxState.Pending && m.Lease != null && m.Lease.StartsWith(node))
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null).SetProperty(m => m.Lease, (string?)null),
                cancellationToken
            );
}

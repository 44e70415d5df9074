using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ActionBot.Storage;

/// <summary>
/// On SQLite the framework locks migrations by a row, which a process that is killed leaves behind, and waits for it for ever. PostgreSQL
/// lets go of its lock by itself.
/// </summary>
internal static class MigrationLock
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The age from which a lock is taken for abandoned. If somebody holds it all the same, the transaction of their migration
    /// still keeps ours out.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Waits until nobody migrates the database, and removes a lock that was left behind.</summary>
    public static async Task WaitForOthersAsync(this DatabaseFacade database, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (database.IsSqlite() && await TakenAtAsync(database, cancellationToken) is { } taken)
        {
            if (
                !DateTimeOffset.TryParse(taken, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                || (clock.GetUtcNow() - at).Duration() > Longest
            )
                await database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" WHERE "Timestamp" = {taken}""", cancellationToken);
            else
                await Task.Delay(Look, clock, cancellationToken);
        }
    }

    private static async Task<string?> TakenAtAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        var tables = database.SqlQuery<int>(
            $"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'"
        );
        return await tables.SingleAsync(cancellationToken) == 0
            ? null
            : await database
                .SqlQuery<string>($"SELECT CAST(\"Timestamp\" AS TEXT) AS \"Value\" FROM \"__EFMigrationsLock\"")
                .FirstOrDefaultAsync(cancellationToken);
    }
}

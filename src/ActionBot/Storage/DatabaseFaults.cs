using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ActionBot.Storage;

/// <summary>What a failed write means, on either database.</summary>
internal static class DatabaseFaults
{
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    /// <summary>Whether the write lost a race: a row of the same key was written first, or the row changed since it was read.</summary>
    public static bool IsLostRace(Exception fault) =>
        fault switch
        {
            DbUpdateConcurrencyException => true,
            DbUpdateException { InnerException: { } inner } => IsLostRace(inner),
            // The driver's framework wraps what it thinks may pass by itself, a deadlock among it.
            InvalidOperationException { InnerException: { } wrapped } when wrapped is DbUpdateException or System.Data.Common.DbException =>
                IsLostRace(wrapped),
            PostgresException
            {
                SqlState: PostgresErrorCodes.UniqueViolation
                    or PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected
            } => true,
            SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique or SqliteConstraintPrimaryKey } => true,
            _ => false,
        };
}

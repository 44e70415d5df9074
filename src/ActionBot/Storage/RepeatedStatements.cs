using System.Data.Common;
using Npgsql;

namespace ActionBot.Storage;

/// <summary>
/// The service says the same few hundred things to the database over and over: an import many thousand times in a row, questions
/// and answers all day.
/// </summary>
internal static class RepeatedStatements
{
    private const string Setting = "MaxAutoPrepare";
    private const int Most = 200;

    /// <summary>
    /// The connection string with which PostgreSQL reads and plans such a statement once for each connection instead of each
    /// time. Who names the setting keeps their own, as behind a pool that does not carry prepared statements.
    /// </summary>
    public static string PreparedIn(string connection) =>
        Names(connection)
            ? connection
            : new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = Most, AutoPrepareMinUsages = 2 }.ConnectionString;

    // As it is written with spaces, and as it is without.
    private static bool Names(string connection) =>
        new DbConnectionStringBuilder { ConnectionString = connection }
            .Keys.Cast<string>()
            .Any(k => k.Replace(" ", "", StringComparison.Ordinal).Equals(Setting, StringComparison.OrdinalIgnoreCase));
}

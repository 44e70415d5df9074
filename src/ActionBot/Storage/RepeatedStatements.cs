using Npgsql;

namespace ActionBot.Storage;

/// <summary>The service says the same few hundred things to the database over and over: an import many thousand times in a row, questions and answers all day.</summary>
internal static class RepeatedStatements
{
    private const string Setting = "Max Auto Prepare";
    private const int Most = 200;

    /// <summary>
    /// The connection string with which PostgreSQL reads and plans such a statement once for each connection instead of each time. Who names the setting
    /// keeps their own, as behind a pool that does not carry prepared statements.
    /// </summary>
    public static string PreparedIn(string connection) => connection.Contains(Setting, StringComparison.OrdinalIgnoreCase)
        ? connection
        : new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = Most, AutoPrepareMinUsages = 2 }.ConnectionString;
}

using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ActionBot.Storage;

/// <summary>For work that says the same to the database many thousand times.</summary>
internal static class RepeatedStatements
{
    private const string Setting = "Max Auto Prepare";
    private const int Most = 50;

    /// <summary>
    /// Lets PostgreSQL read and plan each statement of an import once instead of once for every row. To be called before the first use of the context. Who names the
    /// setting in the connection string keeps their own, as behind a pool that does not carry prepared statements.
    /// </summary>
    public static void PrepareRepeatedStatements(this ActionBotContext db)
    {
        if (db is not PostgresContext || db.Database.GetDbConnection().State != System.Data.ConnectionState.Closed)
            return;
        var given = db.Database.GetConnectionString() ?? "";
        if (!given.Contains(Setting, StringComparison.OrdinalIgnoreCase))
            db.Database.SetConnectionString(new NpgsqlConnectionStringBuilder(given) { MaxAutoPrepare = Most, AutoPrepareMinUsages = 2 }.ConnectionString);
    }
}

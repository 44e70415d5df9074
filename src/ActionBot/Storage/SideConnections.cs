using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ActionBot.Storage;

/// <summary>
/// Gives connections beside those of turns, sweeps and commands: who holds one of those and waits for one of these never waits
/// for somebody who does the same.
/// </summary>
internal sealed class SideConnections(IOptions<StorageOptions> options, SqlitePragmas pragmas)
{
    private const int Most = 4;

    private readonly Lazy<Func<ActionBotContext>> contexts = new(() =>
        options.Value.Kind == StorageProvider.Postgres ? OfPostgres(options.Value.Connection) : OfSqlite(options.Value.Connection, pragmas)
    );

    /// <summary>A context of its own.</summary>
    public ActionBotContext Open() => contexts.Value();

    private static Func<ActionBotContext> OfPostgres(string connection)
    {
        // Connections of another name are another pool.
        var side = new NpgsqlConnectionStringBuilder(connection)
        {
            ApplicationName = "ActionBot questions",
            MinPoolSize = 0,
            MaxPoolSize = Most,
        }.ConnectionString;
        var postgres = new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(side).Options;
        return () => new PostgresContext(postgres);
    }

    // There is no limit to the connections of SQLite.
    private static Func<ActionBotContext> OfSqlite(string connection, SqlitePragmas pragmas)
    {
        var sqlite = new DbContextOptionsBuilder<SqliteContext>().UseSqlite(connection).AddInterceptors(pragmas).Options;
        return () => new SqliteContext(sqlite);
    }
}

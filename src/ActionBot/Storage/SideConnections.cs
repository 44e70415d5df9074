using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ActionBot.Storage;

/// <summary>Gives connections beside those of turns, sweeps and commands: who holds one of those and waits for one of these never waits for somebody who does the same.</summary>
internal sealed class SideConnections(IOptions<StorageOptions> options, SqlitePragmas pragmas)
{
    private const int Most = 4;

    // Connections of another name are another pool.
    private readonly Lazy<string> postgres = new(() => new NpgsqlConnectionStringBuilder(options.Value.Connection) { ApplicationName = "ActionBot questions", MaxPoolSize = Most, MinPoolSize = 0 }.ConnectionString);

    /// <summary>A context of its own. SQLite has no limit of connections.</summary>
    public ActionBotContext Open() => options.Value.Kind == StorageProvider.Postgres
        ? new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(postgres.Value).Options)
        : new SqliteContext(new DbContextOptionsBuilder<SqliteContext>().UseSqlite(options.Value.Connection).AddInterceptors(pragmas).Options);
}

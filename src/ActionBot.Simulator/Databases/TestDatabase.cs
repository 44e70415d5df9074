using ActionBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ActionBot.Simulator.Databases;

/// <summary>
/// A migrated database of its own for one test: a copied file on SQLite, a cloned template on PostgreSQL. Dropped when disposed.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Names the connection string of a PostgreSQL server on which databases may be created.</summary>
    public const string PostgresVariable = "ACTIONBOT_TEST_POSTGRES";

    private static readonly SemaphoreSlim Templates = new(1, 1);
    private static string? sqliteTemplate;
    private static string? postgresTemplate;

    private readonly Func<Task> drop;

    private TestDatabase(StorageProvider provider, string connectionString, Func<Task> drop)
    {
        Provider = provider;
        ConnectionString = connectionString;
        this.drop = drop;
    }

    public StorageProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>The server for tests on PostgreSQL, or null where there is none.</summary>
    public static string? PostgresServer => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } server ? server : null;

    /// <summary>Configuration pairs that point the service at this database.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
        [new("Storage:Provider", Provider.ToString()), new("Storage:ConnectionString", ConnectionString)];

    /// <summary>A context on this database, outside any host.</summary>
    /// <param name="interceptors">What gets between it and the database.</param>
    public ActionBotContext Open(params IInterceptor[] interceptors) => Open(Provider, ConnectionString, interceptors);

    public static async Task<TestDatabase> CreateAsync(StorageProvider provider)
    {
        await Templates.WaitAsync();
        try
        {
            return provider == StorageProvider.Sqlite ? await CloneSqliteAsync() : await ClonePostgresAsync();
        }
        finally
        {
            Templates.Release();
        }
    }

    public async ValueTask DisposeAsync() => await drop();

    private static ActionBotContext Open(StorageProvider provider, string connectionString, params IInterceptor[] interceptors) =>
        provider switch
        {
            StorageProvider.Sqlite => new SqliteContext(
                new DbContextOptionsBuilder<SqliteContext>()
                    .UseSqlite(connectionString)
                    .AddInterceptors([new SqlitePragmas(), .. interceptors])
                    .Options
            ),
            _ => new PostgresContext(
                new DbContextOptionsBuilder<PostgresContext>()
                    .UseNpgsql(RepeatedStatements.PreparedIn(connectionString))
                    .AddInterceptors(interceptors)
                    .Options
            ),
        };

    private static async Task<TestDatabase> CloneSqliteAsync()
    {
        if (sqliteTemplate is null)
        {
            var template = Path.Combine(Path.GetTempPath(), $"actionbot-template-{Environment.ProcessId}.db");
            File.Delete(template);
            await using (var context = Open(StorageProvider.Sqlite, $"Data Source={template};Pooling=False"))
            {
                await context.Database.MigrateAsync();
                await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(template);
            sqliteTemplate = template;
        }
        var file = Path.Combine(Path.GetTempPath(), $"actionbot-{Guid.NewGuid():N}.db");
        File.Copy(sqliteTemplate, file);
        PrivateFiles.Narrow(file);
        return new(
            StorageProvider.Sqlite,
            $"Data Source={file}",
            () =>
            {
                // Tests beside this one keep their connections.
                using (var connection = new SqliteConnection($"Data Source={file}"))
                    SqliteConnection.ClearPool(connection);
                foreach (var part in (ReadOnlySpan<string>)["", "-wal", "-shm"])
                    File.Delete(file + part);
                return Task.CompletedTask;
            }
        );
    }

    private static async Task<TestDatabase> ClonePostgresAsync()
    {
        var server =
            PostgresServer
            ?? throw new InvalidOperationException(
                $"No PostgreSQL server for tests: set {PostgresVariable}, or run ./test.sh, which starts one."
            );
        if (postgresTemplate is null)
        {
            var template = $"actionbot_template_{Environment.ProcessId}";
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {template}");
            await ExecuteAsync(server, $"CREATE DATABASE {template}");
            await using (var context = Open(StorageProvider.Postgres, To(server, template) + ";Pooling=false"))
                await context.Database.MigrateAsync();
            postgresTemplate = template;
        }
        var name = $"actionbot_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {postgresTemplate}");
        return new(
            StorageProvider.Postgres,
            To(server, name),
            () =>
            {
                using (var connection = new NpgsqlConnection(RepeatedStatements.PreparedIn(To(server, name))))
                    NpgsqlConnection.ClearPool(connection);
                return ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            }
        );
    }

    private static string To(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server)
        {
            Database = database,
            Pooling = true,
            IncludeErrorDetail = true,
        }.ConnectionString;

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

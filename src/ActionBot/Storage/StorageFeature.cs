using ActionBot.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ActionBot.Storage;

internal static class StorageFeature
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <summary>Adds <see cref="ActionBotContext"/> for the configured database.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.AddSingleton<SqlitePragmas>();
        services.AddSingleton<SideConnections>();
        services.AddDbContext<SqliteContext>(
            (provider, options) =>
                options
                    .UseSqlite(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Connection)
                    .AddInterceptors(provider.GetRequiredService<SqlitePragmas>())
        );
        services.AddDbContext<PostgresContext>(
            (provider, options) => options.UseNpgsql(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Connection)
        );
        services.AddScoped<ActionBotContext>(provider =>
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.Kind switch
            {
                StorageProvider.Postgres => provider.GetRequiredService<PostgresContext>(),
                _ => provider.GetRequiredService<SqliteContext>(),
            }
        );
        return services;
    }

    /// <summary>Creates or migrates the database. Every command does this first; when nothing is to be done it costs one query.</summary>
    public static async Task PrepareStorageAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var storage = scope.ServiceProvider.GetRequiredService<IOptions<StorageOptions>>().Value;
        if (storage.Kind == StorageProvider.Sqlite)
            PrivateFiles.PrepareDatabase(storage.Connection, scope.ServiceProvider.GetRequiredService<ILogger<StorageOptions>>());
        var database = scope.ServiceProvider.GetRequiredService<ActionBotContext>().Database;
        var (known, applied) = (database.GetMigrations().ToHashSet(), await database.GetAppliedMigrationsAsync(cancellationToken));
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new RuleException(
                $"The database was changed by a newer version of ActionBot ({newer}), which this one does not "
                    + "know. Start that version, or go back to a copy of the database from before."
            );
        if (known.IsSubsetOf(applied))
            return;
        // A change to a large register takes minutes, and is not to be broken off.
        database.SetCommandTimeout(Longest);
        await database.WaitForOthersAsync(scope.ServiceProvider.GetRequiredService<TimeProvider>(), cancellationToken);
        await database.MigrateAsync(cancellationToken);
    }
}

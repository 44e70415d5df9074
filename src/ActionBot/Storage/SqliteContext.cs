using Microsoft.EntityFrameworkCore;

namespace ActionBot.Storage;

/// <summary>The embedded default: one file, one machine.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options) : ActionBotContext(options)
{
    // A list in a query is one parameter, as on PostgreSQL, however long it is: SQLite takes no more than 32,766 of them.
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlite(sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
}

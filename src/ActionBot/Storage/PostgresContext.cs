using Microsoft.EntityFrameworkCore;

namespace ActionBot.Storage;

/// <summary>PostgreSQL: many nodes.</summary>
public sealed class PostgresContext(DbContextOptions<PostgresContext> options) : ActionBotContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
}

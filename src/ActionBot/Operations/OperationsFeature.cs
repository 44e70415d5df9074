using System.CommandLine;
using System.Text.Json;
using ActionBot.Commands;
using ActionBot.Conversation;
using ActionBot.Operations.Accounts;
using ActionBot.Operations.Health;
using ActionBot.Operations.Manifest;
using ActionBot.Operations.Unreachable;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Quartz;

namespace ActionBot.Operations;

internal static class OperationsFeature
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddOptions<OperationsOptions>().BindConfiguration(OperationsOptions.Section).ValidateOnStart();
        services.AddSingleton<IConfigureOptions<OperationsOptions>, OperationsOptionsBinding>();
        services.AddSingleton<IValidateOptions<OperationsOptions>, OperationsOptionsCheck>();
        services.AddHostedService<ExposureWarning>();
        services.AddScoped<UnreachableQuery>();
        services.AddScoped<AccountDecisionWriter>();
        services.AddScoped<AccountRequests>();
        services.AddScoped<ITextCommand, WhoIsUnreachable>();
        services.AddScoped<AccountViews>();
        services.AddBoth<WhoWantsIn>();
        services.AddScoped<ICardAction, LinkAccount>();
        services.AddScoped<ICardAction, RefuseAccount>();
        services.AddScoped<ICardAction, UndoAccount>();
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: ["ready"])
            .AddCheck<OutboxHealth>("outbox", tags: ["ready"])
            .AddCheck<MailHealth>("mail", tags: ["ready"])
            .AddCheck<CalendarHealth>("bankHolidays", tags: ["ready"])
            .AddQuartz(scheduler => scheduler.Name = "scheduler");
        return services;
    }

    /// <summary>Its commands of the command line.</summary>
    internal static IEnumerable<Command> Commands(CommandHost bot) =>
        [UnreachableCommand.Create(bot), AccountsCommand.Create(bot), ManifestCommand.Create(bot)];

    /// <summary>Serves health. <see cref="OperatorsDoor"/> keeps it to the operators.</summary>
    public static void MapOperations(this WebApplication app)
    {
        var operations = app.MapGroup("/healthz");
        operations.MapGet("/live", () => Results.Text("live"));
        operations.MapGet(
            "/ready",
            async (HealthCheckService health, CancellationToken cancellationToken) =>
            {
                var report = await health.CheckHealthAsync(cancellationToken);
                var body = new
                {
                    status = report.Status.ToString(),
                    checks = report.Entries.ToDictionary(
                        e => e.Key,
                        e => new
                        {
                            status = e.Value.Status.ToString(),
                            e.Value.Description,
                            e.Value.Data,
                        }
                    ),
                };
                return Results.Json(body, JsonSerializerOptions.Web, statusCode: report.Status == HealthStatus.Unhealthy ? 503 : 200);
            }
        );
    }
}

using ActionBot.Directory;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActionBot.Operations.Health;

/// <summary>The database answers and has the tables of this version.</summary>
internal sealed class DatabaseHealth(IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<ActionBotContext>().Sources.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy("The database answers.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The database does not answer: {fault.GetType().Name}.");
        }
    }
}

/// <summary>How long the oldest message that could be sent has been waiting.</summary>
internal sealed class OutboxHealth(IServiceScopeFactory scopes, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Stuck = TimeSpan.FromHours(1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
        var now = clock.GetUtcNow();
        try
        {
            var due = db.Outbox.Where(m => m.State == OutboxState.Pending && m.Kind != OutboxKind.Mail && m.NotBefore <= now);
            var oldest = await due.Select(m => (DateTimeOffset?)(m.Attempts > 0 ? m.CreatedAt : m.NotBefore)).MinAsync(cancellationToken);
            var age = oldest is { } at ? now - at : TimeSpan.Zero;
            var data = new Dictionary<string, object>
            {
                ["oldestUnsentSeconds"] = (long)age.TotalSeconds,
                ["unreachable"] = await db.Outbox.CountAsync(m => m.State == OutboxState.Unreachable, cancellationToken),
                ["boardsOffTheirWay"] = await db.OpenDetours().CountAsync(cancellationToken),
                ["failed"] = await db.Outbox.CountAsync(m => m.State == OutboxState.Failed && m.Kind != OutboxKind.Mail, cancellationToken),
            };
            var text = oldest is null
                ? "Nothing waits to be sent."
                : $"The oldest unsent message is {British.Plain(British.Count((long)age.TotalSeconds, "second"))} old.";
            return age >= Stuck ? HealthCheckResult.Unhealthy(text, data: data)
                : age >= Slow ? HealthCheckResult.Degraded(text, data: data)
                : HealthCheckResult.Healthy(text, data);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The outbox cannot be read: {fault.GetType().Name}.");
        }
    }
}

/// <summary>Whether the bank holidays reach into this year. When they do not, people are asked on days off.</summary>
internal sealed class CalendarHealth(Calendars calendars, TimeProvider clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object> { ["lastYear"] = calendars.LastYear };
        return Task.FromResult(
            clock.GetUtcNow().Year <= calendars.LastYear
                ? HealthCheckResult.Healthy($"Bank holidays are known until {calendars.LastYear}.", data)
                : HealthCheckResult.Degraded(
                    $"Bank holidays are known until {calendars.LastYear} only. Name a newer file in Chasing:BankHolidays.",
                    data: data
                )
        );
    }
}

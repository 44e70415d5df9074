using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ActionBot.Operations.Health;

/// <summary>
/// Whether mails go out. A mail server that is down does not make the service unfit to answer Teams, so it is never worse than
/// degraded.
/// </summary>
internal sealed class MailHealth(IServiceScopeFactory scopes, TimeProvider clock) : IHealthCheck
{
    private const int LostDays = 30;
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var (slow, from) = (now - Slow, now.AddDays(-LostDays));
        try
        {
            var mails = scope.ServiceProvider.GetRequiredService<ActionBotContext>().Outbox.Where(m => m.Kind == OutboxKind.Mail);
            var failed = await mails
                .Where(m => m.State == OutboxState.Failed && m.CreatedAt >= from)
                .GroupBy(m => m.Fault)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(cancellationToken);
            var late = await mails.CountAsync(
                m => m.State == OutboxState.Pending && m.Attempts > 0 && m.CreatedAt <= slow,
                cancellationToken
            );
            var lost = failed.Sum(f => f.Count);
            var data = new Dictionary<string, object>
            {
                ["failed"] = lost,
                ["late"] = late,
                ["faults"] = failed.Where(f => f.Key is not null).ToDictionary(f => f.Key!, f => f.Count),
            };
            var text = $"{Mails(lost)} failed for good in the last {LostDays} days; {Mails(late)} cannot be handed over at present.";
            return lost + late > 0
                ? HealthCheckResult.Degraded($"{text} Check the Mail settings, and the addresses of people and boards.", data: data)
                : HealthCheckResult.Healthy("No mail waits or failed.", data);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The outbox cannot be read: {fault.GetType().Name}.");
        }
    }

    private static string Mails(int count) => British.Plain(British.Count(count, "mail"));
}

using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Directory;

/// <summary>
/// The time zones that this machine knows. An import refuses any other, but the database may have been filled on another machine.
/// </summary>
internal static class Zones
{
    public static bool Has(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    /// <summary>The zone of this name, or the one of people of whom nothing else is known: nobody goes unasked because of a name.</summary>
    public static TimeZoneInfo Of(string id) => LocalTime.Zone(Has(id) ? id : WorkingPattern.DefaultTimeZone);
}

/// <summary>Tells at the start which zones of people this machine does not know.</summary>
internal sealed class ZoneCheck(IServiceScopeFactory scopes, ILogger<ZoneCheck> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<ActionBotContext>().People.Where(p => p.IsActive);
        var zones = await people
            .GroupBy(p => p.TimeZone)
            .Select(g => new { Id = g.Key, People = g.Count() })
            .ToListAsync(cancellationToken);
        foreach (var zone in zones.Where(z => !Zones.Has(z.Id)))
            logger.ZoneUnknown(zone.Id, zone.People, WorkingPattern.DefaultTimeZone);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

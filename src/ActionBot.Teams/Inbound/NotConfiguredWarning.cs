using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActionBot.Teams.Inbound;

/// <summary>Says once, at the start, that every request will be refused and why.</summary>
internal sealed class NotConfiguredWarning(IOptions<TeamsOptions> options, ILogger<NotConfiguredWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
            TeamsLog.NotConfigured(logger);

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

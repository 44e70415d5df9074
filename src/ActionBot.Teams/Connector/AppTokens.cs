using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActionBot.Teams.Connector;

/// <summary>
/// The bot's own tokens. Each is asked for once, however many wait for it, and renewed five minutes before it ends; while
/// a renewal fails, the old token serves until its end.
/// </summary>
/// <param name="clients">Makes the client the token endpoint is asked with.</param>
/// <param name="options">The channel's settings.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class AppTokens(IHttpClientFactory clients, IOptions<TeamsOptions> options, TimeProvider time, ILogger<AppTokens> logger)
{
    private readonly ConcurrentDictionary<TokenKey, TokenSlot> slots = [];

    /// <summary>A token for the Connector.</summary>
    /// <exception cref="AppTokenException">There is none.</exception>
    public Task<string> GetAsync(CancellationToken cancellationToken) => GetAsync(options.Value.Scope, cancellationToken);

    /// <summary>A token for another scope of the same app.</summary>
    /// <exception cref="AppTokenException">There is none.</exception>
    public async Task<string> GetAsync(string scope, CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
            throw new AppTokenException(AppTokenFault.Refused, "not configured");

        return await Slot(scope).GetAsync().WaitAsync(cancellationToken);
    }

    /// <summary>Forgets the Connector's token, unless it has been renewed since: the service refused it.</summary>
    /// <param name="token">The token that was refused.</param>
    public void Invalidate(string token) => Slot(options.Value.Scope).Invalidate(token);

    private TokenSlot Slot(string scope)
    {
        var key = new TokenKey(TokenRequests.Authority(options.Value), options.Value.AppId, scope);
        return slots.GetOrAdd(key, _ => new TokenSlot(scope, new TokenSource(clients, options.Value, time), time, logger));
    }

    private sealed record TokenKey(Uri Authority, string ClientId, string Scope);
}

using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Connector;

/// <summary>The token of one authority, client and scope, and the one request for it that may be under way.</summary>
internal sealed class TokenSlot(string scope, TokenSource source, TimeProvider time, ILogger logger)
{
    private readonly Lock gate = new();
    private AppToken? current;
    private Task<string>? pending;

    private static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(30);

    public Task<string> GetAsync()
    {
        lock (gate)
        {
            if (current is not null && time.GetUtcNow() < current.RefreshAt)
                return Task.FromResult(current.Value);

            // Several callers wait for it, so no caller's cancellation ends it.
            return pending ??= Task.Run(RenewAsync);
        }
    }

    public void Invalidate(string token)
    {
        lock (gate)
        {
            if (current?.Value == token)
                current = null;
        }
    }

    private async Task<string> RenewAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        try
        {
            var token = await source.FetchAsync(scope, deadline.Token);
            lock (gate)
                current = token;

            return token.Value;
        }
        catch (AppTokenException e)
        {
            TeamsLog.TokenRefused(logger, e.Fault, LogText.Of(e.Code) ?? "");
            if (Remaining() is { } old)
                return old;

            throw;
        }
        finally
        {
            lock (gate)
                pending = null;
        }
    }

    private string? Remaining()
    {
        lock (gate)
            return current is not null && time.GetUtcNow() < current.ExpiresAt ? current.Value : null;
    }
}

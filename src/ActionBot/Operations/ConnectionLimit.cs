using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ActionBot.Operations;

/// <summary>
/// How much of the service strangers can hold. Each door counts its own connections: a flood at the one for Teams must not keep
/// operators, and whoever looks after the service, from the other.
/// </summary>
internal static class ConnectionLimit
{
    /// <summary>The Bot Service and a proxy in front of the door need some tens.</summary>
    public const int ForTeams = 1024;

    public const int ForOperators = 64;

    // Twice the largest body that is read, so that what is larger is told so in the channel's own words.
    private const int MaxBodyBytes = 2 * 1024 * 1024;

    // What an unread body may fill meanwhile; the default is a megabyte for each connection.
    private const int MaxBufferBytes = 128 * 1024;

    /// <summary>Closes what comes beyond a number of connections at once.</summary>
    public static void LimitConnections(this ListenOptions listen, int most)
    {
        var open = 0;
        listen.Use(next =>
            async connection =>
            {
                try
                {
                    if (Interlocked.Increment(ref open) > most)
                        connection.Abort(new ConnectionAbortedException("Too many connections."));
                    else
                        await next(connection);
                }
                finally
                {
                    Interlocked.Decrement(ref open);
                }
            }
        );
    }

    /// <summary>What one connection may take.</summary>
    public static void LimitRequests(this KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        kestrel.Limits.MaxRequestBufferSize = MaxBufferBytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(5));
    }
}

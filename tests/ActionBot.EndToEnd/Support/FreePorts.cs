using System.Net;
using System.Net.Sockets;

namespace ActionBot.EndToEnd.Support;

/// <summary>Free ports of loopback, for servers that have to know each other's before they start.</summary>
internal static class FreePorts
{
    /// <summary>Different ports that nothing listened on a moment ago.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(l => l.Start());
            return [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(l => l.Dispose());
        }
    }
}

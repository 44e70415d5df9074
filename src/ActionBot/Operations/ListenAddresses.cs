using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ActionBot.Operations;

/// <summary>
/// The two doors of the service: one for Teams, one for operators. A request knows by which of them it came, whatever its Host
/// header says.
/// </summary>
internal static class ListenAddresses
{
    public const string DefaultUrls = "http://127.0.0.1:3978";

    /// <summary>What is wrong with a list of addresses, or null.</summary>
    public static string? Fault(string setting, string urls)
    {
        foreach (var url in Split(urls))
        {
            try
            {
                var address = BindingAddress.Parse(url);
                if (address.Scheme is not ("http" or "https") || address.Port is < 0 or > IPEndPoint.MaxPort)
                    return $"{setting} is “{urls}”. Give addresses such as http://127.0.0.1:3978, parted by ';'.";
            }
            catch (FormatException)
            {
                return $"{setting} is “{urls}”. Give addresses such as http://127.0.0.1:3978, parted by ';'.";
            }
        }
        return null;
    }

    /// <summary>
    /// What is wrong with addresses for operators that other machines can reach, unless somebody said that they may; or null.
    /// </summary>
    public static string? ExposureFault(string urls, bool exposed) =>
        exposed || HostsOf(urls).All(IsLoopback)
            ? null
            : $"Operations:Urls is “{urls}”, which other machines can reach, and whoever reaches the pages there may read them. "
                + "Give addresses of this machine alone, such as http://127.0.0.1:3979, or set "
                + "Operations:Exposed=true where nobody but operators can reach that port.";

    /// <summary>The hosts of a list of addresses, as they are written.</summary>
    public static IReadOnlyList<string> HostsOf(string urls) => [.. Split(urls).Select(url => BindingAddress.Parse(url).Host)];

    /// <summary>Whether an address of this host is for this machine alone. Any other name is listened for at every address.</summary>
    public static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Opens both doors.</summary>
    public static void Listen(this KestrelServerOptions kestrel, string urls, string operationsUrls)
    {
        foreach (var url in Split(urls))
            Open(kestrel, url, listen => listen.LimitConnections(ConnectionLimit.ForTeams));
        foreach (var url in Split(operationsUrls))
            Open(
                kestrel,
                url,
                listen =>
                {
                    listen.LimitConnections(ConnectionLimit.ForOperators);
                    listen.Use(next =>
                        connection =>
                        {
                            connection.Features.Set(OperationsDoor.Instance);
                            return next(connection);
                        }
                    );
                }
            );
    }

    /// <summary>Whether a request came through the operators' door.</summary>
    public static bool IsForOperators(this HttpContext context) => context.Features.Get<OperationsDoor>() is not null;

    private static string[] Split(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Open(KestrelServerOptions kestrel, string url, Action<ListenOptions> more)
    {
        var address = BindingAddress.Parse(url);
        void Configure(ListenOptions listen)
        {
            if (address.Scheme == "https")
                listen.UseHttps();
            more(listen);
        }
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
            kestrel.Listen(ip, address.Port, Configure);
        else if (string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase))
            kestrel.ListenLocalhost(address.Port, Configure);
        else
            kestrel.ListenAnyIP(address.Port, Configure);
    }

    private sealed class OperationsDoor
    {
        public static OperationsDoor Instance { get; } = new();
    }
}

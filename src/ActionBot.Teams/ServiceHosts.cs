namespace ActionBot.Teams;

/// <summary>
/// The guard between a service URL and the bot's token: the only hosts a request is believed from and sent to. A listed
/// host is matched whole, because the Connector shares its parent domain with strangers.
/// </summary>
internal static class ServiceHosts
{
    /// <summary>True when the address is https on its usual port at a listed host, or http at a listed loopback host.</summary>
    public static bool Allow(IReadOnlyList<string> hosts, Uri url)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length + url.Query.Length + url.Fragment.Length > 0)
            return false;

        if (url.IsLoopback)
            return url.Scheme is "https" or "http" && hosts.Any(host => Same(host, url.Host));

        return url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && hosts.Any(host => Covers(host, url.Host));
    }

    private static bool Covers(string listed, string host) =>
        listed.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > listed.Length - 1 && host.EndsWith(listed[1..], StringComparison.OrdinalIgnoreCase)
            : Same(listed, host);

    private static bool Same(string listed, string host) => string.Equals(listed, host, StringComparison.OrdinalIgnoreCase);
}

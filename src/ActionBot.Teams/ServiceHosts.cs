using System.Buffers;

namespace ActionBot.Teams;

/// <summary>
/// The guard between a service URL and the bot's token: the only hosts a request is believed from and sent to. A listed
/// host is matched whole, because the Connector shares its parent domain with strangers, and as it is spelt: many spellings
/// mean the same machine (<c>127.1</c>, <c>2130706433</c>), and whoever uses another one than is listed hides something.
/// </summary>
internal static class ServiceHosts
{
    private const string AfterScheme = "://";

    // No escapes, no backslash, no blank, no query, no account: none has a meaning in a service URL, and each is read in two ways.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/[]"
    );

    /// <summary>The address that a text names; null unless it is allowed.</summary>
    public static Uri? Allowed(IReadOnlyList<string> hosts, string? text) =>
        text is not null && Uri.TryCreate(text, UriKind.Absolute, out var url) && Allow(hosts, url) ? url : null;

    /// <summary>True when the address is https on its usual port at a listed host, or http at a listed loopback host.</summary>
    public static bool Allow(IReadOnlyList<string> hosts, Uri url)
    {
        if (!url.IsAbsoluteUri || url.OriginalString.AsSpan().ContainsAnyExcept(Plain) || !HasPlainPath(url.OriginalString, out var spelt))
            return false;

        if (url.IsLoopback)
            return url.Scheme is "https" or "http" && hosts.Any(host => Same(host, spelt));

        return url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && Same(spelt, url.Host) && hosts.Any(host => Covers(host, spelt));
    }

    // The host as it is written, and whether no segment of the path is a dot segment.
    private static bool HasPlainPath(string text, out string host)
    {
        host = "";
        var scheme = text.IndexOf(AfterScheme, StringComparison.Ordinal);
        if (scheme < 0)
            return false;

        var parts = text[(scheme + AfterScheme.Length)..].Split('/');
        var port = parts[0].LastIndexOf(':');
        host = port > parts[0].LastIndexOf(']') ? parts[0][..port] : parts[0];
        return !Array.Exists(parts, part => part is "." or "..");
    }

    private static bool Covers(string listed, string host) =>
        listed.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > listed.Length - 1 && host.EndsWith(listed[1..], StringComparison.OrdinalIgnoreCase)
            : Same(listed, host);

    private static bool Same(string listed, string host) => string.Equals(listed, host, StringComparison.OrdinalIgnoreCase);
}

using System.Net.Http.Headers;

namespace ActionBot.Teams.Connector;

/// <summary>Reads the <c>Retry-After</c> header in both its forms (RFC 9110, section 10.2.3).</summary>
internal static class RetryAfter
{
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var wait = headers.RetryAfter is { } header ? header.Delta ?? header.Date - now : null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}

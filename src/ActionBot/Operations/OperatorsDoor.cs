using System.Net;
using Microsoft.Extensions.Options;

namespace ActionBot.Operations;

/// <summary>
/// What is checked of every request before a page sees it. The pages for operators ask nobody who they are, and so they are there at
/// the operators' door only, under its own names only, and no other page may frame them, run a script in them or keep them.
/// </summary>
internal static class OperatorsDoor
{
    private static readonly PathString Health = "/healthz";

    /// <summary>Everything that operators are shown. Nothing else is there for them, and none of it is there for Teams.</summary>
    private static readonly PathString[] Pages = [Health, "/position"];

    /// <summary>Comes before everything else, so that faults are answered like this too.</summary>
    public static void UseDoors(this WebApplication app)
    {
        var names = OperatorsNames.Of(app.Services.GetRequiredService<IOptions<OperationsOptions>>().Value);
        app.Use((context, next) => context.IsForOperators() ? ForOperatorsAsync(context, names, next) : ForTeamsAsync(context, next));
    }

    private static Task ForTeamsAsync(HttpContext context, RequestDelegate next) =>
        IsPage(context.Request.Path) ? NotFoundAsync(context) : next(context);

    private static Task ForOperatorsAsync(HttpContext context, OperatorsNames names, RequestDelegate next)
    {
        // Whatever clears the answer on the way leaves these in it.
        context.Response.OnStarting(static response => Guard((HttpResponse)response), context.Response);
        if (!names.Answer(context.Request.Host.Host, isHealth: context.Request.Path.StartsWithSegments(Health)))
            return MisdirectedAsync(context);
        return IsPage(context.Request.Path) ? next(context) : NotFoundAsync(context);
    }

    private static bool IsPage(PathString path) => Array.Exists(Pages, page => path.StartsWithSegments(page));

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task MisdirectedAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            "This port does not answer to that host name. Its names are those of Operations:Urls and Operations:Hosts.\n"
        );
    }

    private static Task Guard(HttpResponse response)
    {
        var headers = response.Headers;
        // A page that needs another policy brings its own.
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy =
                "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}

/// <summary>
/// The names under which the operators' door answers. A page elsewhere that lets its own name point at this machine names another one,
/// and so cannot read the position through the browser of an operator.
/// </summary>
internal sealed class OperatorsNames
{
    private static readonly string[] OfThisMachine = ["localhost", "127.0.0.1", "::1"];

    private readonly HashSet<string> names;

    private OperatorsNames(IEnumerable<string> names) => this.names = names.ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static OperatorsNames Of(OperationsOptions options)
    {
        var hosts = ListenAddresses.HostsOf(options.Urls);
        // Who listens at every address listens at those of this machine too.
        var own = hosts.Any(h => ListenAddresses.IsLoopback(h) || !IsName(h)) ? OfThisMachine : [];
        return new(hosts.Where(IsName).Concat(own).Concat(options.Hosts).Select(Bare));
    }

    /// <summary>Health is also told to whoever names the address in numbers or names nothing, as probes do: no name can be turned to point
    /// at it, and a browser always gives one.</summary>
    public bool Answer(string host, bool isHealth) =>
        names.Contains(Bare(host)) || (isHealth && (host.Length == 0 || IPAddress.TryParse(Bare(host), out _)));

    // "Every address" is the name of none.
    private static bool IsName(string host) =>
        host is not ("*" or "+")
        && !(IPAddress.TryParse(Bare(host), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));

    private static string Bare(string host) => host.Trim('[', ']');
}

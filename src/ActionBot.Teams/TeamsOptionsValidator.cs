using Microsoft.Extensions.Options;

namespace ActionBot.Teams;

/// <summary>Reports every fault of the settings at once, with the setting's name and value; a secret is never shown.</summary>
internal sealed class TeamsOptionsValidator : IValidateOptions<TeamsOptions>
{
    private const string Wildcard = "*.";

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(TeamsOptions options) =>
        Identity(options).Concat(Addresses(options)).Concat(Hosts(options)).Concat(Credential(options));

    private static IEnumerable<string> Identity(TeamsOptions options)
    {
        if (options.AppId.Length > 0 && !IsGuid(options.AppId))
            yield return Fault(nameof(options.AppId), options.AppId, "is not a GUID");

        foreach (var tenant in options.TenantIds.Where(tenant => !IsGuid(tenant)))
            yield return Fault(nameof(options.TenantIds), tenant, "is not a GUID");

        if (options.TenantId is { Length: > 0 } own && Uri.CheckHostName(own) != UriHostNameType.Dns)
            yield return Fault(nameof(options.TenantId), own, "is neither a GUID nor a domain name");

        if (string.IsNullOrWhiteSpace(options.Issuer))
            yield return Fault(nameof(options.Issuer), options.Issuer, "must name an issuer");

        if (string.IsNullOrWhiteSpace(options.Scope))
            yield return Fault(nameof(options.Scope), options.Scope, "must name a scope");
    }

    private static IEnumerable<string> Addresses(TeamsOptions options)
    {
        const string rule = "must be an https address (http only on loopback)";
        if (!IsSafe(options.OpenIdMetadata))
            yield return Fault(nameof(options.OpenIdMetadata), options.OpenIdMetadata, rule);

        if (!IsSafe(options.TokenEndpoint.Replace("{tenant}", "tenant", StringComparison.Ordinal)))
            yield return Fault(nameof(options.TokenEndpoint), options.TokenEndpoint, rule);

        if (!IsSafe(options.ManagedIdentityEndpoint) && !IsLinkLocal(options.ManagedIdentityEndpoint))
            yield return Fault(nameof(options.ManagedIdentityEndpoint), options.ManagedIdentityEndpoint, rule + " or a link-local address");

        if (ServiceHosts.Allowed(options.AllowedServiceHosts, options.DefaultServiceUrl) is null)
        {
            yield return Fault(
                nameof(options.DefaultServiceUrl),
                options.DefaultServiceUrl,
                $"must be at a host of {TeamsOptions.Section}:{nameof(options.AllowedServiceHosts)}"
            );
        }
    }

    private static IEnumerable<string> Hosts(TeamsOptions options)
    {
        foreach (var host in options.AllowedServiceHosts)
        {
            var isWildcard = host.StartsWith(Wildcard, StringComparison.Ordinal);
            var name = isWildcard ? host[Wildcard.Length..] : host;
            if (Uri.CheckHostName(name) == UriHostNameType.Unknown)
            {
                yield return Fault(nameof(options.AllowedServiceHosts), host, "is not a host name (nor *. and a host name)");
            }
            else if (isWildcard && SharedNamespaces.Holds(name))
            {
                yield return Fault(
                    nameof(options.AllowedServiceHosts),
                    host,
                    $"would let the bot's token go to hosts of strangers, because anybody may have a host below {name}. "
                        + "Give each host by its name, such as smba.trafficmanager.net, or a wildcard below a domain of your own"
                );
            }
        }
    }

    private static IEnumerable<string> Credential(TeamsOptions options)
    {
        if (!Enum.IsDefined(options.Credential))
        {
            yield return Fault(
                nameof(options.Credential),
                options.Credential.ToString(),
                "must be one of " + string.Join(", ", Enum.GetNames<TeamsCredential>())
            );
        }

        var hasSecret = !string.IsNullOrEmpty(options.ClientSecret);
        if (options is { IsConfigured: true, Credential: TeamsCredential.ClientSecret } && !hasSecret)
            yield return Setting(nameof(options.ClientSecret)) + " is empty; Teams:Credential is ClientSecret and needs it.";

        if (options.Credential is TeamsCredential.ManagedIdentity && hasSecret)
            yield return Setting(nameof(options.ClientSecret)) + " is set; Teams:Credential is ManagedIdentity and allows no secret.";
    }

    private static bool IsGuid(string value) => Guid.TryParseExact(value, "D", out _);

    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static bool IsLinkLocal(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
        && uri.HostNameType == UriHostNameType.IPv4
        && uri.Host.StartsWith("169.254.", StringComparison.Ordinal);

    private static string Setting(string name) => $"{TeamsOptions.Section}:{name}";

    private static string Fault(string name, string value, string what) => $"{Setting(name)} '{value}' {what}.";
}

namespace ActionBot.Teams.Connector;

/// <summary>The requests that ask for a token, one for each way to prove who asks (OAuth 2.0 client credentials; IMDS).</summary>
internal static class TokenRequests
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const string DefaultScope = "/.default";

    /// <summary>What a managed identity's token must be for, to serve as the app's assertion.</summary>
    public const string ExchangeAudience = "api://AzureADTokenExchange";

    public static Uri Authority(TeamsOptions options) =>
        new(options.TokenEndpoint.Replace("{tenant}", Uri.EscapeDataString(options.OwnTenant), StringComparison.Ordinal));

    public static HttpRequestMessage WithSecret(TeamsOptions options, string scope) =>
        Form(options, scope, KeyValuePair.Create("client_secret", options.ClientSecret ?? ""));

    public static HttpRequestMessage WithAssertion(TeamsOptions options, string scope, string assertion) =>
        Form(
            options,
            scope,
            KeyValuePair.Create("client_assertion_type", AssertionType),
            KeyValuePair.Create("client_assertion", assertion)
        );

    public static HttpRequestMessage OfManagedIdentity(TeamsOptions options, string scope, string? clientId)
    {
        // A managed identity is asked for a resource, which is the scope without its suffix.
        var resource = scope.EndsWith(DefaultScope, StringComparison.Ordinal) ? scope[..^DefaultScope.Length] : scope;
        var query = $"?api-version=2018-02-01&resource={Uri.EscapeDataString(resource)}";
        if (!string.IsNullOrEmpty(clientId))
            query += $"&client_id={Uri.EscapeDataString(clientId)}";

        var request = new HttpRequestMessage(HttpMethod.Get, options.ManagedIdentityEndpoint + query);
        request.Headers.Add("Metadata", "true");
        return request;
    }

    private static HttpRequestMessage Form(TeamsOptions options, string scope, params ReadOnlySpan<KeyValuePair<string, string>> proof) =>
        new(HttpMethod.Post, Authority(options))
        {
            Content = new FormUrlEncodedContent([
                KeyValuePair.Create("grant_type", "client_credentials"),
                KeyValuePair.Create("client_id", options.AppId),
                KeyValuePair.Create("scope", scope),
                .. proof,
            ]),
        };
}

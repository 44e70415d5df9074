using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Signing;

/// <summary>OpenID metadata, signing keys and the client-credentials token endpoint, at the addresses Microsoft uses.</summary>
internal static class IdentityEndpoints
{
    public const string MetadataPath = "/v1/.well-known/openidconfiguration";
    private const string KeysPath = "/v1/.well-known/keys";

    public static void MapIdentity(this IEndpointRouteBuilder routes, ChannelIdentity identity)
    {
        routes.MapGet(
            MetadataPath,
            (HttpContext http) =>
                identity.MetadataOutage
                    ? Outage()
                    : Reply.Json(
                        200,
                        new JsonObject
                        {
                            ["issuer"] = ChannelIdentity.Issuer,
                            ["authorization_endpoint"] = "https://invalid.botframework.com",
                            ["jwks_uri"] = $"{http.Request.Scheme}://{http.Request.Host}{KeysPath}",
                            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
                            ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
                        }
                    )
        );
        routes.MapGet(KeysPath, () => identity.MetadataOutage ? Outage() : Reply.Json(200, identity.Keys.ToJwks()));
        routes.MapPost(
            "/{tenant}/oauth2/v2.0/token",
            async (HttpContext http, string tenant) =>
            {
                if (identity.TokenOutage)
                    return Outage();
                if (!http.Request.HasFormContentType)
                    return Refuse(400, "invalid_request", "AADSTS900144: The request body must be a form.");
                return Issue(identity, tenant, await http.Request.ReadFormAsync(http.RequestAborted));
            }
        );
    }

    private static IResult Issue(ChannelIdentity identity, string tenant, IFormCollection form)
    {
        if (!string.Equals(tenant, identity.TenantId, StringComparison.OrdinalIgnoreCase))
            return Refuse(400, "invalid_request", $"AADSTS90002: Tenant '{tenant}' not found.");
        if (form["grant_type"] != "client_credentials")
            return Refuse(400, "unsupported_grant_type", "AADSTS70003: The grant type is not supported.");
        if (!string.Equals(form["client_id"], identity.AppId, StringComparison.OrdinalIgnoreCase))
            return Refuse(400, "unauthorized_client", "AADSTS700016: Application was not found in the directory.");
        if (form["client_secret"] != identity.ClientSecret)
            return Refuse(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
        var scope = form["scope"].ToString();
        if (!scope.EndsWith("/.default", StringComparison.Ordinal))
            return Refuse(400, "invalid_scope", "AADSTS70011: The provided value for the input parameter 'scope' is not valid.");

        var seconds = (int)identity.TokenLifetime.TotalSeconds;
        return Reply.Json(
            200,
            new JsonObject
            {
                ["token_type"] = "Bearer",
                ["expires_in"] = seconds,
                ["ext_expires_in"] = seconds,
                ["access_token"] = identity.IssueBearer(scope[..^"/.default".Length]),
            }
        );
    }

    private static IResult Refuse(int status, string error, string description) =>
        Reply.Json(status, new JsonObject { ["error"] = error, ["error_description"] = description });

    private static IResult Outage() => Results.StatusCode(503);
}

using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Signing;

/// <summary>
/// The two token authorities of the channel in one place: it signs what goes to the bot, and it issues, to whoever
/// knows the bot's secret, the bearer that the bot must show in return.
/// </summary>
public sealed class ChannelIdentity(string appId, string tenantId, string clientSecret, TimeProvider time)
{
    public const string Issuer = "https://api.botframework.com";

    private long _tokensIssued;
    private long _revokedBefore;

    public string AppId => appId;

    public string TenantId => tenantId;

    public string ClientSecret => clientSecret;

    public SigningKeyRing Keys { get; } = new();

    /// <summary>While true the metadata and key addresses answer 503.</summary>
    public bool MetadataOutage { get; set; }

    /// <summary>While true the token endpoint answers 503.</summary>
    public bool TokenOutage { get; set; }

    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    public long TokensIssued => Interlocked.Read(ref _tokensIssued);

    /// <summary>From now on every bearer issued so far is refused.</summary>
    public void RevokeTokens() => Interlocked.Exchange(ref _revokedBefore, TokensIssued);

    /// <summary>The token that accompanies an activity to the bot; both parts can be changed to forge one.</summary>
    public string SignForBot(string serviceUrl, Action<JsonObject>? claims = null, Action<JsonObject>? header = null, IssuerKey? key = null)
    {
        var signer = key ?? Keys.Current;
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var body = new JsonObject
        {
            ["serviceurl"] = serviceUrl,
            ["nbf"] = now - 300,
            ["exp"] = now + 3300,
            ["iss"] = Issuer,
            ["aud"] = appId,
        };
        claims?.Invoke(body);
        return Write(body, signer, header);
    }

    /// <summary>A bearer for the bot's own calls, valid for <paramref name="audience"/>.</summary>
    public string IssueBearer(string audience)
    {
        var number = Interlocked.Increment(ref _tokensIssued);
        var now = time.GetUtcNow();
        return Write(
            new JsonObject
            {
                ["aud"] = audience,
                ["iss"] = $"https://sts.windows.net/{tenantId}/",
                ["appid"] = appId,
                ["tid"] = tenantId,
                ["nbf"] = now.ToUnixTimeSeconds(),
                ["exp"] = (now + TokenLifetime).ToUnixTimeSeconds(),
                ["uti"] = number,
            },
            Keys.Current
        );
    }

    /// <summary>Whether an Authorization header carries a bearer issued here for the Connector, still valid.</summary>
    public bool AcceptsBearer(string? authorization)
    {
        if (authorization?.Split(' ') is not ["Bearer", var token])
            return false;
        var claims = Jwt.Read(token, Keys.Published);
        return claims?["aud"]?.GetValue<string>() == Issuer
            && claims["appid"]?.GetValue<string>() == appId
            && claims["exp"]?.GetValue<long>() > time.GetUtcNow().ToUnixTimeSeconds()
            && claims["uti"]?.GetValue<long>() > Interlocked.Read(ref _revokedBefore);
    }

    private static string Write(JsonObject claims, IssuerKey key, Action<JsonObject>? change = null)
    {
        var header = new JsonObject
        {
            ["alg"] = "RS256",
            ["kid"] = key.Id,
            ["typ"] = "JWT",
        };
        change?.Invoke(header);
        return Jwt.Write(header, claims, key);
    }
}

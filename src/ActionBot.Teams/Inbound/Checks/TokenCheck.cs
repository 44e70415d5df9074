using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ActionBot.Teams.Inbound.Checks;

/// <summary>What a good token says about the activity that may come with it.</summary>
/// <param name="ServiceUrl">The <c>serviceurl</c> claim; null when the token has none.</param>
/// <param name="Endorsements">The channels the signing key may speak for.</param>
internal sealed record CheckedToken(string? ServiceUrl, IReadOnlySet<string> Endorsements);

/// <summary>
/// The checks that need the token alone (Bot Connector authentication, "Connector to bot"): scheme, algorithm, issuer, key,
/// signature, lifetime, audience. They run before the body is read. Only the Bot Framework's own issuer is accepted:
/// tokens of emulators, skills and tenants are of no use to a bot in Teams.
/// </summary>
internal sealed class TokenCheck(SigningKeys keys, IOptions<TeamsOptions> options, TimeProvider time)
{
    private const string ServiceUrlClaim = "serviceurl";

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
    ];

    private static readonly JsonWebTokenHandler Handler = new();

    private static TimeSpan ClockSkew { get; } = TimeSpan.FromMinutes(5);

    public async Task<(Refusal Refusal, CheckedToken? Token)> CheckAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
            return (Refusal.NotConfigured, null);

        if (!TryReadHeader(authorization, out var text))
            return (Refusal.NoBearerToken, null);

        if (!TokenShape.IsSound(text) || !TryReadToken(text, out var token))
            return (Refusal.MalformedToken, null);

        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal))
            return (Refusal.Algorithm, null);

        if (!string.Equals(token.Issuer, options.Value.Issuer, StringComparison.Ordinal))
            return (Refusal.Issuer, null);

        if (token.Kid is not { Length: > 0 } keyId || await keys.FindAsync(keyId, cancellationToken) is not { } key)
            return (Refusal.UnknownKey, null);

        if (!key.IsFor(token.Alg))
            return (Refusal.Algorithm, null);

        var result = await Handler.ValidateTokenAsync(text, Parameters(key));
        if (!result.IsValid)
            return (Reason(result.Exception), null);

        var hasUrl = token.TryGetPayloadValue<string>(ServiceUrlClaim, out var serviceUrl);
        return (Refusal.None, new CheckedToken(hasUrl ? serviceUrl : null, key.Endorsements));
    }

    private static bool TryReadHeader(StringValues authorization, out string token)
    {
        token = "";
        if (authorization is not [{ } header] || header.Split(' ') is not ["Bearer", { Length: > 0 } value])
            return false;

        token = value;
        return true;
    }

    private static bool TryReadToken(string text, out JsonWebToken token)
    {
        token = null!;
        try
        {
            token = Handler.ReadJsonWebToken(text);
            return token.IsSigned && !token.IsEncrypted;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException)
        {
            return false;
        }
    }

    private TokenValidationParameters Parameters(SigningKey key) =>
        new()
        {
            ValidAlgorithms = Algorithms,
            ValidIssuer = options.Value.Issuer,
            AudienceValidator = (audiences, _, _) =>
                audiences?.ToList() is [var audience] && string.Equals(audience, options.Value.AppId, StringComparison.Ordinal),
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
        };

    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now - ClockSkew < end && (notBefore is not { } start || now + ClockSkew >= start);
    }

    private static Refusal Reason(Exception? fault) =>
        fault switch
        {
            SecurityTokenInvalidSignatureException => Refusal.Signature,
            SecurityTokenInvalidLifetimeException => Refusal.Lifetime,
            SecurityTokenInvalidAudienceException => Refusal.Audience,
            SecurityTokenInvalidIssuerException => Refusal.Issuer,
            _ => Refusal.InvalidToken,
        };
}

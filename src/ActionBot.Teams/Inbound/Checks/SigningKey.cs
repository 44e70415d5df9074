using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ActionBot.Teams.Inbound.Checks;

/// <summary>A key of the issuer, what it may sign with, and the channels it is endorsed to speak for.</summary>
/// <param name="Key">The key.</param>
/// <param name="Algorithm">The one algorithm that the issuer has it for; null when it does not say.</param>
/// <param name="Endorsements">The channels.</param>
internal sealed record SigningKey(SecurityKey Key, string? Algorithm, IReadOnlySet<string> Endorsements)
{
    /// <summary>Shorter RSA keys can be broken (NIST SP 800-131A; RFC 7518, section 3.3).</summary>
    public const int MinBits = 2048;

    private const string EndorsementsMember = "endorsements";
    private const string Rsa = "RSA";
    private const string ForSignatures = "sig";

    /// <summary>The keys that signatures may be checked with, by their ids.</summary>
    public static Dictionary<string, SigningKey> ById(OpenIdConnectConfiguration configuration)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in configuration.JsonWebKeySet?.Keys ?? [])
        {
            if (key is { Kid: { Length: > 0 } id, Kty: Rsa, Use: null or ForSignatures } && TryRead(key, out var usable))
                keys[id] = new SigningKey(usable, key.Alg, ReadEndorsements(key));
        }

        return keys;
    }

    /// <summary>False for a token of another algorithm than the key is for (RFC 7517, section 4.4).</summary>
    public bool IsFor(string algorithm) => Algorithm is null || string.Equals(Algorithm, algorithm, StringComparison.Ordinal);

    private static bool TryRead(JsonWebKey key, out RsaSecurityKey usable)
    {
        usable = null!;
        try
        {
            var parameters = new RSAParameters { Modulus = Base64Url.DecodeFromChars(key.N), Exponent = Base64Url.DecodeFromChars(key.E) };
            // Zeros in front would make a short key look long (RFC 7518, sections 2 and 6.3.1.1); with an even modulus or exponent, or with
            // an exponent of 1, there is no signature at all.
            if (
                parameters is not { Modulus: [not 0, ..] modulus, Exponent: [not 0, ..] exponent }
                || exponent is [1]
                || (modulus[^1] & exponent[^1] & 1) == 0
            )
                return false;
            usable = new RsaSecurityKey(parameters) { KeyId = key.Kid };
            return usable.KeySize >= MinBits;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static HashSet<string> ReadEndorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue(EndorsementsMember, out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString()!)
                .ToHashSet(StringComparer.Ordinal)
            : [];
}

using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ActionBot.Teams.Inbound.Checks;

/// <summary>A key of the issuer, and the channels it is endorsed to speak for.</summary>
internal sealed record SigningKey(IReadOnlyList<SecurityKey> Keys, IReadOnlySet<string> Endorsements)
{
    private const string EndorsementsMember = "endorsements";

    public static Dictionary<string, SigningKey> ById(OpenIdConnectConfiguration configuration)
    {
        var usable = configuration.SigningKeys.ToLookup(key => key.KeyId, StringComparer.Ordinal);
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in configuration.JsonWebKeySet?.Keys ?? [])
        {
            if (key.Kid is { Length: > 0 } id && usable.Contains(id))
                keys[id] = new SigningKey([.. usable[id]], ReadEndorsements(key));
        }

        return keys;
    }

    private static HashSet<string> ReadEndorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue(EndorsementsMember, out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString()!)
                .ToHashSet(StringComparer.Ordinal)
            : [];
}

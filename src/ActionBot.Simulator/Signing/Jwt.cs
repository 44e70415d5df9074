using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Signing;

/// <summary>JSON web tokens as written on the wire (RFC 7515 compact form), honest ones and forged ones.</summary>
internal static class Jwt
{
    public static string Write(JsonObject header, JsonObject claims, IssuerKey key)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = header["alg"]?.GetValue<string>() switch
        {
            "none" => [],
            // The classic confusion: a public key used as if it were a shared secret.
            "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.PublicPem()), bytes),
            _ => key.Sign(bytes),
        };
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The claims of a token that one of the keys signed, else null. Times are for the caller to judge.</summary>
    public static JsonObject? Read(string token, IReadOnlyList<IssuerKey> keys)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
            return null;
        try
        {
            var header = Decode(parts[0]);
            var key = keys.FirstOrDefault(key => key.Id == header?["kid"]?.GetValue<string>());
            var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
            return key is not null && key.Verifies(signed, Base64Url.DecodeFromChars(parts[2])) ? Decode(parts[1]) : null;
        }
        catch (Exception fault) when (fault is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static JsonObject? Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
}

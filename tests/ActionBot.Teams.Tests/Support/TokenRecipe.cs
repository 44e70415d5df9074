using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionBot.Teams.Tests.Support;

/// <summary>A token to be, good unless altered. It is written by hand, so that it can be wrong in any way.</summary>
public sealed record TokenRecipe(SigningPair Key, DateTimeOffset Now)
{
    public const string AppId = "aaaaaaaa-0000-4000-8000-000000000001";
    public const string Issuer = "https://api.botframework.com";
    public const string ServiceUrl = "http://localhost:56150/_connector";

    public string Algorithm { get; init; } = "RS256";

    public string? KeyId { get; init; } = Key.Id;

    public JsonNode? Audience { get; init; } = AppId;

    public string? IssuerClaim { get; init; } = Issuer;

    public string? ServiceUrlClaim { get; init; } = ServiceUrl;

    public DateTimeOffset? NotBefore { get; init; } = Now - TimeSpan.FromMinutes(1);

    public DateTimeOffset? Expires { get; init; } = Now + TimeSpan.FromHours(1);

    /// <summary>Signs the text; null for a token that has no signature.</summary>
    public Func<byte[], byte[]>? Sign { get; init; } = text => Key.Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>Alters the header and the payload before they are signed.</summary>
    public Action<JsonObject, JsonObject>? Alter { get; init; }

    /// <summary>Stands in the place of the header, for what no JSON tree can express.</summary>
    public string? HeaderText { get; init; }

    /// <summary>Stands in the place of the payload.</summary>
    public string? PayloadText { get; init; }

    public string Write()
    {
        var header = new JsonObject
        {
            ["alg"] = Algorithm,
            ["typ"] = "JWT",
            ["kid"] = KeyId,
        };
        var payload = new JsonObject
        {
            ["iss"] = IssuerClaim,
            ["aud"] = Audience?.DeepClone(),
            ["serviceurl"] = ServiceUrlClaim,
            ["nbf"] = NotBefore?.ToUnixTimeSeconds(),
            ["exp"] = Expires?.ToUnixTimeSeconds(),
        };
        Alter?.Invoke(header, payload);
        var first = HeaderText is null ? Encode(header) : Encode(HeaderText);
        var text = first + "." + (PayloadText is null ? Encode(payload) : Encode(PayloadText));
        var signature = Sign is null ? "" : Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(text)));
        return text + "." + signature;
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Encode(JsonObject json)
    {
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
            json.Remove(name);

        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
    }
}

/// <summary>An RSA key with its id and the channels it is endorsed for; null endorsements leave the member out.</summary>
public sealed record SigningPair(string Id, RSA Rsa, JsonNode? Endorsements)
{
    public static SigningPair Teams { get; } = Create("teams-key", new JsonArray("msteams", "webchat"));

    public static SigningPair Other { get; } = Create("other-key", new JsonArray("msteams"));

    public static SigningPair WebChatOnly { get; } = Create("webchat-key", new JsonArray("webchat"));

    public static SigningPair UpperCase { get; } = Create("upper-key", new JsonArray("MSTEAMS"));

    public static SigningPair Unendorsed { get; } = Create("bare-key", null);

    /// <summary>Alters the key's published form.</summary>
    public Action<JsonObject>? Alter { get; init; }

    public JsonObject ToJwk()
    {
        var parameters = Rsa.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (Endorsements is not null)
            jwk["endorsements"] = Endorsements.DeepClone();

        Alter?.Invoke(jwk);
        foreach (var name in jwk.Where(member => member.Value is null).Select(member => member.Key).ToList())
            jwk.Remove(name);

        return jwk;
    }

    private static SigningPair Create(string id, JsonArray? endorsements) => new(id, RSA.Create(2048), endorsements);
}

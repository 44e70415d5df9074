using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Signing;

/// <summary>An RSA key pair with the id and the channel endorsements under which its public half is published.</summary>
public sealed class IssuerKey
{
    // Making a key pair takes a good part of a second; one pair serves every fake of a process until it rotates.
    private static readonly Lazy<IssuerKey> SharedKey = new(() => Create());

    private readonly Lock _gate = new();
    private readonly RSA _rsa;
    private readonly RSAParameters _public;

    private IssuerKey(RSA rsa, IEnumerable<string> endorsements)
    {
        _rsa = rsa;
        _public = rsa.ExportParameters(includePrivateParameters: false);
        Id = Base64Url.EncodeToString(SHA256.HashData(_public.Modulus!))[..27];
        Endorsements = [.. endorsements];
    }

    public static IssuerKey Shared => SharedKey.Value;

    public string Id { get; }

    public IReadOnlyList<string> Endorsements { get; }

    /// <summary>A new key pair. Without endorsements named it is endorsed for <c>msteams</c> alone.</summary>
    public static IssuerKey Create(params string[] endorsements) => new(RSA.Create(2048), endorsements is [] ? ["msteams"] : endorsements);

    /// <summary>A new key pair that no channel endorses.</summary>
    public static IssuerKey CreateUnendorsed() => new(RSA.Create(2048), []);

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_gate)
            return _rsa.SignData(data.ToArray(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        lock (_gate)
            return _rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The public half as a certificate file shows it: what a forger has in hand.</summary>
    public string PublicPem()
    {
        lock (_gate)
            return _rsa.ExportSubjectPublicKeyInfoPem();
    }

    public JsonObject ToJwk()
    {
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["n"] = Base64Url.EncodeToString(_public.Modulus),
            ["e"] = Base64Url.EncodeToString(_public.Exponent),
        };
        if (Endorsements.Count > 0)
            jwk["endorsements"] = new JsonArray([.. Endorsements.Select(channel => (JsonNode)channel)]);
        return jwk;
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ActionBot.Simulator.Teams;

/// <summary>Somebody in the tenant. Ids not given are derived from the address, the same in every run.</summary>
public sealed record FakePerson(string Email, string Name, string AadObjectId, string UserId)
{
    /// <summary>The personal chat with the bot; it exists from the first installation on.</summary>
    public string ChatId { get; } = "a:1" + Derive("chat", UserId, 42);

    /// <summary>The tenant of the account, where it is another one than the fake's.</summary>
    public string? HomeTenantId { get; init; }

    /// <summary>What the roster calls somebody in the tenant: "user", or "guest" for who was invited.</summary>
    public string Role { get; init; } = "user";

    public static FakePerson Of(string email, string name, string? aadObjectId = null, string? userId = null) =>
        new(
            email,
            name,
            aadObjectId ?? new Guid(Hash("object", email).AsSpan(0, 16)).ToString(),
            userId ?? "29:1" + Derive("user", email, 42)
        );

    internal static string Derive(string kind, string of, int length) => Base64Url.EncodeToString(Hash(kind, of))[..length];

    private static byte[] Hash(string kind, string of) => SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{of}"));
}

/// <summary>A team; its own id is also the id of its General channel.</summary>
public sealed record FakeTeam(string Id, string Name, string GroupId)
{
    public FakeChannel General => new(this, Id, "General");
}

/// <summary>A channel of a team; a thread in it has the channel's id followed by <c>;messageid=</c>.</summary>
public sealed record FakeChannel(FakeTeam Team, string Id, string Name);

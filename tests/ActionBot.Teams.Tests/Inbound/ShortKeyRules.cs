using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>Keys of the issuer that look stronger than they are.</summary>
public sealed class ShortKeyRules
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(128)]
    public async Task A_short_key_is_refused_however_many_zeros_stand_before_it(int zeros)
    {
        using var rsa = RSA.Create(1024);
        Assert.Equal(401, await SignedByAsync(rsa, n => [.. new byte[zeros], .. n], "AQAB"));
    }

    [Theory]
    [InlineData("AQAB", 200)]
    [InlineData("AAEAAQ", 401)]
    [InlineData("AQ", 401)]
    [InlineData("AQAA", 401)]
    [InlineData("", 401)]
    public async Task An_exponent_that_signs_nothing_is_refused(string exponent, int expected)
    {
        using var rsa = RSA.Create(2048);
        Assert.Equal(expected, await SignedByAsync(rsa, n => n, exponent));
    }

    private static async Task<int> SignedByAsync(RSA rsa, Func<byte[], byte[]> modulus, string exponent)
    {
        await using var host = await BotHost.StartAsync();
        var pair = new SigningPair("other-key", rsa, new JsonArray("msteams"))
        {
            Alter = jwk =>
            {
                jwk["n"] = Base64Url.EncodeToString(modulus(Base64Url.DecodeFromChars(jwk["n"]!.GetValue<string>())));
                jwk["e"] = exponent;
            },
        };
        host.Issuer.Keys = [pair, SigningPair.Teams];
        return (await host.PostAsync(Fixture.Text("message-personal"), new TokenRecipe(pair, host.Clock.GetUtcNow()))).Status;
    }
}

using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Teams.Tests.Support;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Tests.Fuzzing;

/// <summary>Tokens that are odd in every part, some of them well signed.</summary>
public sealed class HostileTokens : IAsyncLifetime
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "0",
        "-1",
        "1e308",
        "9223372036854775807",
        "99999999999999999999",
        "1.5",
        "\"\"",
        "\"x\"",
        "[]",
        "[null]",
        "{}",
        "{\"a\":{}}",
        "[[\"x\"]]",
    ];

    private BotHost host = null!;

    public static TheoryData<string> Members =>
        ["alg", "kid", "typ", "iss", "aud", "nbf", "exp", "serviceurl", "crit", "zip", "x5c", "jwk", "jku"];

    public async Task InitializeAsync() => host = await BotHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_member_of_any_kind_is_refused_or_harmless(string member)
    {
        var harmless = member is "typ" or "crit" or "zip" or "x5c" or "jwk" or "jku" or "nbf";
        foreach (var value in Values)
        {
            var token = host.Token with
            {
                Alter = (header, payload) => (payload.ContainsKey(member) ? payload : header)[member] = JsonNode.Parse(value),
            };
            var answer = await host.PostAsync(Fixture.Text("message-personal"), token);

            Assert.True(
                answer.Status is 401 or 403 || (answer.Status == 200 && (harmless || (member == "exp" && value.Length > 4))),
                $"{member} = {value} was answered {answer.Status}"
            );
        }

        AssertNoFault();
    }

    [Fact]
    public async Task A_token_with_one_character_changed_is_refused()
    {
        var good = host.Token.Write();
        var random = new Random(20260302);
        for (var i = 0; i < 2000; i++)
        {
            // The last character of the signature holds two bits that mean nothing.
            var text = new StringBuilder(good);
            var at = random.Next(good.Length - 1);
            var other = "AZaz09-_.=~ "[random.Next(12)];
            if (text[at] == other)
                continue;

            text[at] = other;
            Assert.Equal(401, (await host.PostAsync(Fixture.Bytes("message-personal"), text.ToString())).Status);
        }

        Assert.Empty(host.Bot.Invocations);
        AssertNoFault();
        Assert.Equal(0, host.Logs.Count(good[..40]));
    }

    private void AssertNoFault() => Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level >= LogLevel.Error);
}

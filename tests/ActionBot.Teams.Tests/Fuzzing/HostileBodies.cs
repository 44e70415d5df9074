using System.Collections.Concurrent;
using System.Text.Json;
using ActionBot.Teams.Tests.Support;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Tests.Fuzzing;

/// <summary>Altered bodies through the whole door, each with a good token for the service URL it names.</summary>
public sealed class HostileBodies
{
    private const int Count = 20_000;
    private const ulong Seed = 20260302;

    // The server refuses a longer header before the bot sees it.
    private const int MaxInHeader = 2000;

    [Fact]
    public async Task No_body_however_altered_is_answered_with_a_server_error()
    {
        var bot = new ReadingBot();
        await using var host = await BotHost.StartAsync(bot);
        var tokens = new ConcurrentDictionary<string, string>();
        var answers = new ConcurrentDictionary<int, int>();
        var bodies = BodyMutator.Sample([.. Fixture.Names.Select(Fixture.Bytes)], Count, Seed);

        await Parallel.ForEachAsync(
            bodies,
            async (body, _) =>
            {
                var token = tokens.GetOrAdd(ServiceUrl(body), url => (host.Token with { ServiceUrlClaim = url }).Write());
                var answer = await host.PostAsync(body, token);

                answers.AddOrUpdate(answer.Status, 1, (_, n) => n + 1);
                Assert.True(answer.Status is 200 or 400 or 403 or 501, $"{answer.Status} for {Convert.ToBase64String(body)}");
            }
        );

        Assert.Equal(Count, answers.Values.Sum());
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level >= LogLevel.Error);

        // The bodies are worth something only if they reach every part: the bot, the parser, the checks.
        Assert.All([200, 400, 403, 501], status => Assert.InRange(answers.GetValueOrDefault(status), 300, Count));
        Assert.InRange(bot.Turns, 5000, Count);
    }

    [Fact]
    public void One_seed_gives_the_same_bodies_each_time()
    {
        byte[][] bodies = [Fixture.Bytes("message-personal"), Fixture.Bytes("invoke-adaptiveCard-action")];

        Assert.Equal(BodyMutator.Sample(bodies, 200, Seed), BodyMutator.Sample(bodies, 200, Seed));
        Assert.NotEqual(BodyMutator.Sample(bodies, 200, Seed), BodyMutator.Sample(bodies, 200, Seed + 1));
    }

    private static string ServiceUrl(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var url = json.RootElement.GetProperty("serviceUrl").GetString() ?? "";
            return url.Length > MaxInHeader ? TokenRecipe.ServiceUrl : url;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return TokenRecipe.ServiceUrl;
        }
    }
}

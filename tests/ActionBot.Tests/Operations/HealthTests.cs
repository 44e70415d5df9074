using System.Net;
using System.Text.Json.Nodes;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Operations;

public sealed class HealthTests
{
    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(Uri address, string path)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(address, path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Health_is_told_at_the_operators_door_only()
    {
        await using var scene = await Scene.OpenAsync();
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(scene.Bot.Operations, "/healthz/live")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(scene.Bot.Address, "/healthz/live")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(scene.Bot.Address, "/healthz/ready")).Status);
    }

    [Fact]
    public async Task Ready_names_database_scheduler_and_the_age_of_the_oldest_unsent_message()
    {
        await using var scene = await Scene.OpenAsync();
        var (status, body) = await GetAsync(scene.Bot.Operations, "/healthz/ready");
        var checks = JsonNode.Parse(body)!["checks"]!;
        Assert.True(status == HttpStatusCode.OK, body);
        Assert.Equal("Healthy", checks["database"]!["status"]!.GetValue<string>());
        Assert.NotNull(checks["scheduler"]);
        Assert.Equal(0, checks["outbox"]!["data"]!["oldestUnsentSeconds"]!.GetValue<long>());
    }

    [Fact]
    public async Task Message_that_waits_for_two_hours_makes_the_service_not_ready()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ReadAsync(async db =>
        {
            db.Add(
                new OutboxMessage
                {
                    Key = "k",
                    Lane = "l",
                    ConversationId = "l",
                    Payload = "{}",
                    CreatedAt = scene.Clock.GetUtcNow(),
                    NotBefore = scene.Clock.GetUtcNow(),
                }
            );
            return await db.SaveChangesAsync();
        });
        scene.Clock.Advance(TimeSpan.FromHours(2));
        var (status, body) = await GetAsync(scene.Bot.Operations, "/healthz/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("7,200", body);
    }

    [Fact]
    public async Task Year_of_which_no_bank_holidays_are_known_is_told()
    {
        await using var scene = await Scene.OpenAsync();
        Assert.Contains("Bank holidays are known until 2028.", (await GetAsync(scene.Bot.Operations, "/healthz/ready")).Body);
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2029-01-01T10:00Z"));
        var (status, body) = await GetAsync(scene.Bot.Operations, "/healthz/ready");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Degraded", JsonNode.Parse(body)!["checks"]!["bankHolidays"]!["status"]!.GetValue<string>());
        Assert.Contains("Name a newer file in Chasing:BankHolidays.", body);
    }

    [Fact]
    public async Task Teams_door_takes_only_signed_posts()
    {
        await using var scene = await Scene.OpenAsync();
        using var http = new HttpClient();
        using var unsigned = await http.PostAsync(scene.Bot.Messages, new StringContent("{}"));
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await GetAsync(scene.Bot.Address, "/api/messages")).Status);
    }
}

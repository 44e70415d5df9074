using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Gateway;
using ActionBot.Simulator.Signing;
using ActionBot.Simulator.Teams;
using Microsoft.AspNetCore.Http;

namespace ActionBot.Tests.Simulator;

public sealed class GatewayTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();
    private static readonly FakePerson Owner = FakePerson.Of("owner@example.org", "Owner 1");

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 6, 30, 8, 0, 0, TimeSpan.Zero));
    private StubServer _bot = null!;
    private StubServer _playground = null!;
    private LocalGateway _gateway = null!;
    private ActivityBuilder _activities = null!;

    public async Task InitializeAsync()
    {
        _bot = await StubServer.StartAsync();
        _playground = await StubServer.StartAsync();
        _gateway = await LocalGateway.StartAsync(Options());
        _activities = new ActivityBuilder(
            _gateway.Identity.AppId,
            _gateway.Identity.TenantId,
            () => new Uri(_gateway.Address, "/_connector").ToString(),
            _clock
        );
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _bot.DisposeAsync();
        await _playground.DisposeAsync();
    }

    [Fact]
    public async Task An_activity_reaches_the_bot_as_it_was_with_a_token_that_the_published_key_signed()
    {
        _bot.Answer = _ => Task.FromResult(Results.Text("""{"statusCode":200}""", "application/json", Encoding.UTF8, 202));
        var activity = _activities.PersonalText(Owner, "help");

        var (status, body) = await PostAsync(activity);

        Assert.Equal((202, """{"statusCode":200}"""), (status, body));
        var seen = Assert.Single(_bot.Posts);
        Assert.Equal(activity.ToJsonString(), seen.Body);
        var claims = Jwt.Read(seen.Authorization!["Bearer ".Length..], _gateway.Identity.Keys.Published)!;
        Assert.Equal("https://api.botframework.com", claims["iss"]!.GetValue<string>());
        Assert.Equal(_gateway.Identity.AppId, claims["aud"]!.GetValue<string>());
        Assert.Equal(activity["serviceUrl"]!.GetValue<string>(), claims["serviceurl"]!.GetValue<string>());

        var metadata = JsonNode.Parse(await Http.GetStringAsync(new Uri(_gateway.Address, IdentityEndpoints.MetadataPath)))!;
        var keys = JsonNode.Parse(await Http.GetStringAsync(metadata["jwks_uri"]!.GetValue<string>()))!;
        Assert.Equal(_gateway.Identity.Keys.Current.Id, keys["keys"]![0]!["kid"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_bots_call_needs_the_bearer_issued_here_which_goes_no_further()
    {
        _playground.Answer = _ => Task.FromResult(Results.Text("""{"id":"17"}""", "application/json", Encoding.UTF8, 201));
        const string Target = "/_connector/v3/conversations/19%3Aa%40thread.tacv2%3Bmessageid%3D1/activities?x=%2F";

        Assert.Equal(401, (await CallAsync(Target, null)).Status);
        Assert.Equal(401, (await CallAsync(Target, _gateway.Identity.SignForBot("x"))).Status);
        Assert.Empty(_playground.Seen);

        var (status, body, _) = await CallAsync(Target, await SignInAsync());
        Assert.Equal((201, """{"id":"17"}"""), (status, body));
        var seen = Assert.Single(_playground.Seen);
        Assert.Equal((Target, null, """{"type":"message"}"""), (seen.Target, seen.Authorization, seen.Body));
    }

    [Fact]
    public async Task Faults_can_be_ordered()
    {
        var token = await SignInAsync();
        await OrderAsync("""{"kind":"429","count":2,"retryAfter":3}""", 204);
        await OrderAsync("""{"kind":503}""", 204);
        await OrderAsync("""{"kind":"lost-reply"}""", 204);
        await OrderAsync("""{"kind":"gremlins"}""", 400);
        await OrderAsync("nonsense", 400);
        const string Target = "/_connector/v3/conversations/a/activities";

        Assert.Equal((429, 3), await StatusAndWaitAsync());
        Assert.Equal((429, 3), await StatusAndWaitAsync());
        Assert.Equal((503, null), await StatusAndWaitAsync());
        Assert.Empty(_playground.Seen);
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(Target, token));
        Assert.Single(_playground.Seen);
        Assert.Equal((200, null), await StatusAndWaitAsync());

        async Task<(int, double?)> StatusAndWaitAsync()
        {
            var (status, _, wait) = await CallAsync(Target, token);
            return (status, wait?.TotalSeconds);
        }
    }

    [Fact]
    public async Task A_probe_is_answered_once_the_bot_answers()
    {
        await _bot.DisposeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, Messages);
        var probing = Http.SendAsync(request);
        for (var waits = 0; !probing.IsCompleted; waits++)
        {
            Assert.InRange(waits, 0, 41);
            await Task.WhenAny(probing, _clock.WaitForTimersAsync()).WaitAsync(TimeSpan.FromSeconds(30));
            _clock.Advance(TimeSpan.FromMilliseconds(250));
        }
        using var late = await probing;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);

        _bot = await StubServer.StartAsync();
        await using var another = await LocalGateway.StartAsync(Options());
        using var again = new HttpRequestMessage(HttpMethod.Head, new Uri(another.Address, "/api/messages"));
        using var ready = await Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task A_bot_that_is_down_is_a_bad_gateway()
    {
        await _bot.DisposeAsync();
        Assert.Equal(502, (await PostAsync(_activities.PersonalText(Owner, "help"))).Status);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task A_web_page_cannot_have_anything_signed(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages);
        request.Content = new StringContent(_activities.PersonalText(Owner, "help").ToJsonString(), Encoding.UTF8, "text/plain");
        request.Headers.Add(header, value);
        using var response = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(_bot.Seen);
    }

    [Fact]
    public async Task It_listens_on_loopback_only() =>
        await Assert.ThrowsAsync<ArgumentException>(() => LocalGateway.StartAsync(Options() with { Listen = new Uri("http://0.0.0.0:0") }));

    private Uri Messages => new(_gateway.Address, "/api/messages");

    private GatewayOptions Options() =>
        new()
        {
            Listen = new Uri("http://127.0.0.1:0"),
            Bot = new Uri(_bot.Address, "/api/messages"),
            Playground = _playground.Address,
            AppId = "5f0c1d6e-7a52-4c1b-9a7e-2f6d1b0c9e41",
            TenantId = "8d3b6f0a-4c1e-4f7d-9b52-6a1e0c7d3f28",
            ClientSecret = "local",
            Time = _clock,
        };

    private async Task<(int Status, string Body)> PostAsync(JsonObject activity)
    {
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(Messages, content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<string> SignInAsync()
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = _gateway.Identity.AppId,
                ["client_secret"] = "local",
                ["scope"] = "https://api.botframework.com/.default",
            }
        );
        using var response = await Http.PostAsync(new Uri(_gateway.Address, $"/{_gateway.Identity.TenantId}/oauth2/v2.0/token"), form);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
    }

    private async Task<(int Status, string Body, TimeSpan? RetryAfter)> CallAsync(string target, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_gateway.Address, target));
        request.Content = new StringContent("""{"type":"message"}""", Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.Add("Authorization", $"Bearer {token}");
        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta);
    }

    private async Task OrderAsync(string order, int expected)
    {
        using var content = new StringContent(order, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri(_gateway.Address, "/_faults"), content);
        Assert.Equal(expected, (int)response.StatusCode);
    }
}

using ActionBot.Teams.Activities;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Limits;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Connector;

/// <summary>How the bot asks for its own tokens, keeps them, and what it does when there is none.</summary>
public sealed class Tokens
{
    private const string Answer = """{"expires_in":3600,"access_token":"token"}""";

    private readonly ConnectorHost host = new();

    [Fact]
    public async Task A_secret_is_posted_as_a_form_to_the_bots_own_tenant()
    {
        host.Issues("token-1");

        Assert.Equal("token-1", await GetAsync());

        var request = Assert.Single(host.TokenHttp.Requests);
        Assert.Equal(
            ("POST", $"https://login.microsoftonline.com/{ConnectorHost.Tenant}/oauth2/v2.0/token"),
            (request.Method, request.Address)
        );
        Assert.Equal("application/x-www-form-urlencoded", request.MediaType);
        Assert.Equal(
            $"grant_type=client_credentials&client_id={TokenRecipe.AppId}"
                + "&scope=https%3A%2F%2Fapi.botframework.com%2F.default&client_secret=a%2Bsecret%26more",
            request.Body
        );
    }

    [Fact]
    public async Task A_managed_identity_asks_the_machine_for_the_resource()
    {
        host.Settings.Credential = TeamsCredential.ManagedIdentity;
        host.TokenHttp.Then(200, """{"expires_in":"86399","access_token":"token"}""");

        Assert.Equal("token", await GetAsync());

        var request = Assert.Single(host.TokenHttp.Requests);
        Assert.Equal(
            "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01"
                + $"&resource=https%3A%2F%2Fapi.botframework.com&client_id={TokenRecipe.AppId}",
            request.Address
        );
        Assert.Equal(("GET", "true"), (request.Method, request.Headers["Metadata"]));
    }

    [Fact]
    public async Task A_federated_bot_exchanges_the_token_of_its_machine()
    {
        host.Settings.Credential = TeamsCredential.Federated;
        host.TokenHttp.Then(200, """{"expires_in":3600,"access_token":"assertion"}""").Then(200, Answer);

        Assert.Equal("token", await GetAsync());

        Assert.EndsWith("&resource=api%3A%2F%2FAzureADTokenExchange", host.TokenHttp.Requests[0].Address, StringComparison.Ordinal);
        Assert.EndsWith(
            "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=assertion",
            host.TokenHttp.Requests[1].Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_federated_bot_may_read_its_assertion_from_a_projected_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "projected\n");
            host.Settings.Credential = TeamsCredential.Federated;
            host.Settings.FederatedTokenFile = file;
            host.TokenHttp.Then(200, Answer);
            await GetAsync();
        }
        finally
        {
            File.Delete(file);
        }

        Assert.EndsWith("&client_assertion=projected", Assert.Single(host.TokenHttp.Requests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_who_wait_share_one_request()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        host.TokenHttp.Then(_ => answer.Task);
        var waiting = Enumerable.Range(0, 20).Select(_ => GetAsync()).ToList();
        using var stop = new CancellationTokenSource();
        var leaving = host.Tokens.GetAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);

        answer.SetResult(new HttpResponseMessage { Content = new StringContent(Answer) });
        Assert.All(await Task.WhenAll(waiting), token => Assert.Equal("token", token));
        Assert.Single(host.TokenHttp.Requests);
    }

    [Fact]
    public async Task A_token_is_renewed_five_minutes_before_it_ends()
    {
        host.Issues("token-1", "token-2");
        Assert.Equal("token-1", await GetAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromSeconds(1));
        Assert.Equal("token-1", await GetAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task A_token_of_a_short_life_is_renewed_at_half_of_it()
    {
        host.TokenHttp.Then(200, """{"expires_in":300,"access_token":"short"}""").Then(200, Answer);
        await GetAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(149));
        Assert.Equal("short", await GetAsync());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token", await GetAsync());
    }

    [Fact]
    public async Task While_a_renewal_fails_the_old_token_serves_until_it_ends()
    {
        host.Issues("token-1").TokenHttp.Then(503);
        await GetAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("token-1", await GetAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<AppTokenException>(GetAsync);
    }

    [Fact]
    public async Task Each_scope_has_a_token_of_its_own()
    {
        host.Issues("connector", "graph");

        Assert.Equal("connector", await GetAsync());
        Assert.Equal("graph", await host.Tokens.GetAsync("https://graph.microsoft.com/.default", CancellationToken.None));
        Assert.Equal("connector", await GetAsync());
    }

    [Fact]
    public async Task Only_the_token_that_was_refused_is_forgotten()
    {
        host.Issues("token-1", "token-2");
        await GetAsync();
        host.Tokens.Invalidate("an older one");
        Assert.Equal("token-1", await GetAsync());
        host.Tokens.Invalidate("token-1");
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task Only_a_429_is_asked_again_and_after_the_wait_it_names()
    {
        host.TokenHttp.Then(429, "", ("Retry-After", "3")).Then(200, Answer);
        var start = host.Clock.GetUtcNow();
        var token = GetAsync();
        await AdvanceUntilDoneAsync(token);

        Assert.Equal("token", await token);
        Assert.Equal(TimeSpan.FromSeconds(3), host.Clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_429_with_a_long_wait_throttles_the_app()
    {
        host.TokenHttp.Then(429, "", ("Retry-After", "60"));

        Assert.Equal(new SendOutcome.Throttled(TimeSpan.FromMinutes(1), ThrottleScope.App), await SendAsync());
        Assert.Single(host.TokenHttp.Requests);
    }

    [Fact]
    public async Task A_refused_credential_stops_all_sends_and_its_description_is_not_kept()
    {
        host.TokenHttp.Then(401, """{"error":"invalid_client","error_description":"AADSTS7000215 a+secret"}""");

        var outcome = await SendAsync();
        Assert.Equal(new SendOutcome.Rejected(RejectionKind.NotRegistered, null, "invalid_client"), outcome);
        Assert.Equal(Reaction.StopSending, outcome.Reaction);
        Assert.Single(host.TokenHttp.Requests);
        Assert.Empty(host.Http.Requests);
        Assert.Equal(0, host.Logs.Count("AADSTS"));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "not json")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"access_token":"x"}""")]
    public async Task A_token_endpoint_in_trouble_is_a_passing_fault_and_nothing_was_sent(int status, string body)
    {
        host.TokenHttp.Then(status, body);

        Assert.Equal(new SendOutcome.Transient(null, MayHaveArrived: false), await SendAsync());
        Assert.Empty(host.Http.Requests);
    }

    [Fact]
    public async Task A_token_endpoint_out_of_reach_is_a_passing_fault()
    {
        host.TokenHttp.Then(new HttpRequestException());

        Assert.Equal(new SendOutcome.Transient(null, MayHaveArrived: false), await SendAsync());
    }

    [Fact]
    public async Task A_bot_that_is_not_configured_asks_nobody()
    {
        host.Settings.TenantIds = [];

        Assert.Equal(RejectionKind.NotRegistered, Assert.IsType<SendOutcome.Rejected>(await SendAsync()).Kind);
        Assert.Empty(host.TokenHttp.Requests);
    }

    private Task<string> GetAsync() => host.Tokens.GetAsync(CancellationToken.None);

    private Task<SendOutcome> SendAsync() =>
        host.Client.SendAsync(host.Service, "a:1", OutboundActivity.Plain("hello"), CancellationToken.None);

    private async Task AdvanceUntilDoneAsync(Task task)
    {
        // The first request is made on another thread: only once it was answered is there a wait to pass.
        while (host.TokenHttp.Requests.Count == 0)
            await Task.Yield();

        while (!task.IsCompleted)
        {
            await Task.Yield();
            if (host.Clock.NextTimer is { } next && next <= TimeSpan.FromSeconds(3))
                host.Clock.Advance(next);
        }
    }
}

using System.Text.Json.Nodes;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>One test for each rule that binds an activity to its token: the token is good and the answer is 403.</summary>
public sealed class ActivityRules : IAsyncLifetime
{
    private const string Message = "message-personal";
    private const string OtherTenant = "22222222-2222-4222-8222-222222222222";
    private const string Stranger = "33333333-3333-4333-8333-333333333333";

    private BotHost host = null!;

    public async Task InitializeAsync() => host = await BotHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("webchat")]
    [InlineData("MSTEAMS")]
    [InlineData("emulator")]
    [InlineData("")]
    [InlineData(null)]
    public Task Another_channel_is_refused_even_where_the_key_is_endorsed_for_it(string? channel) =>
        RefusedAsync(Fixture.With(Message, activity => activity["channelId"] = channel));

    [Fact]
    public Task A_key_endorsed_for_other_channels_only_is_refused() =>
        RefusedAsync(Fixture.Text(Message), new TokenRecipe(SigningPair.WebChatOnly, host.Clock.GetUtcNow()));

    [Fact]
    public Task Endorsements_are_compared_by_case() =>
        RefusedAsync(Fixture.Text(Message), new TokenRecipe(SigningPair.UpperCase, host.Clock.GetUtcNow()));

    [Fact]
    public Task A_key_without_endorsements_is_refused() =>
        RefusedAsync(Fixture.Text(Message), new TokenRecipe(SigningPair.Unendorsed, host.Clock.GetUtcNow()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public Task A_token_without_a_service_url_is_refused(string? claim) =>
        RefusedAsync(Fixture.Text(Message), host.Token with { ServiceUrlClaim = claim });

    [Theory]
    [InlineData("http://localhost:56150/_connector/")]
    [InlineData("http://localhost:56150/")]
    [InlineData("http://localhost:56151/_connector")]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    public Task A_service_url_other_than_the_tokens_is_refused(string url) =>
        RefusedAsync(Fixture.With(Message, activity => activity["serviceUrl"] = url));

    [Fact]
    public async Task Service_urls_are_compared_without_case()
    {
        var body = Fixture.With(Message, activity => activity["serviceUrl"] = TokenRecipe.ServiceUrl.ToUpperInvariant());

        Assert.Equal(200, (await host.PostAsync(body)).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://trafficmanager.net/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("http://127.0.0.1:56150/")]
    [InlineData("http://169.254.169.254/metadata")]
    [InlineData("ftp://localhost/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/relative")]
    [InlineData("not a url")]
    [InlineData("http://127.1:56150/_connector")]
    [InlineData("http://2130706433:56150/_connector")]
    [InlineData("http://0x7f.1/_connector")]
    [InlineData("http://0177.0.0.1/_connector")]
    [InlineData("http://[::ffff:127.0.0.1]/_connector")]
    [InlineData("http://[::1]/_connector")]
    [InlineData("http://localhost./_connector")]
    [InlineData("http://ⓛocalhost/_connector")]
    [InlineData("http://loopback/_connector")]
    [InlineData("https://smba.trafficmanager.net./amer/")]
    [InlineData("https://smba。trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net\\@evil.example/")]
    [InlineData("https:\\\\smba.trafficmanager.net\\amer")]
    [InlineData("https://smba.trafficmanager.net/am%0D%0Aer/")]
    [InlineData("https://smba.trafficmanager.net/am%00er/")]
    [InlineData("https://smba.trafficmanager.net/am%7fer/")]
    [InlineData("https://smba.trafficmanager.net/am%5Cer/")]
    [InlineData("https://smba.trafficmanager.net/am%20er/")]
    [InlineData("https://smba.trafficmanager.net/am er/")]
    [InlineData("https://smba.trafficmanager.net/am\ter/")]
    [InlineData(" https://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net/amer/\n")]
    [InlineData("https://smba.trafficmanager.net/a/../amer/")]
    [InlineData("https://smba.trafficmanager.net/%2e%2e/amer/")]
    [InlineData("https://smba.trafficmanager.net/%252e%252e%250d/")]
    [InlineData("https://smba.trafficmanager.net/amer/?")]
    [InlineData("https://smba.trafficmanager.net/amer/#")]
    [InlineData("https://@smba.trafficmanager.net/amer/")]
    public Task A_host_that_is_not_on_the_list_is_refused_even_where_the_token_names_it(string url) =>
        RefusedAsync(Fixture.With(Message, activity => activity["serviceUrl"] = url), host.Token with { ServiceUrlClaim = url });

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/11111111-1111-4111-8111-111111111111/")]
    [InlineData("https://SMBA.trafficmanager.net/teams")]
    [InlineData("https://localhost/")]
    [InlineData("https://smba.trafficmanager.net:443/amer/")]
    [InlineData("https://smba.trafficmanager.net")]
    public async Task A_listed_host_is_accepted(string url)
    {
        var body = Fixture.With(Message, activity => activity["serviceUrl"] = url);

        Assert.Equal(200, (await host.PostAsync(body, host.Token with { ServiceUrlClaim = url })).Status);
    }

    [Fact]
    public Task Another_tenant_is_refused() => RefusedAsync(WithTenants(Stranger, Stranger));

    [Fact]
    public Task Two_tenants_that_differ_are_refused_even_where_both_are_allowed() =>
        RefusedAsync(WithTenants("11111111-1111-4111-8111-111111111111", OtherTenant));

    [Fact]
    public Task A_stranger_in_either_place_is_refused() => RefusedAsync(WithTenants(OtherTenant, Stranger));

    [Fact]
    public Task No_tenant_at_all_is_refused() => RefusedAsync(WithTenants(null, null));

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    public Task A_tenant_that_is_no_id_is_refused(string tenant) => RefusedAsync(WithTenants(tenant, null));

    [Theory]
    [InlineData(OtherTenant, OtherTenant)]
    [InlineData(OtherTenant, null)]
    [InlineData(null, OtherTenant)]
    public async Task An_allowed_tenant_in_one_place_or_both_is_accepted(string? channel, string? conversation) =>
        Assert.Equal(200, (await host.PostAsync(WithTenants(channel, conversation))).Status);

    private static string WithTenants(string? channel, string? conversation) =>
        Fixture.With(
            Message,
            activity =>
            {
                activity["channelData"] = channel is null ? null : new JsonObject { ["tenant"] = new JsonObject { ["id"] = channel } };
                activity["conversation"]!["tenantId"] = conversation;
            }
        );

    private async Task RefusedAsync(string body, TokenRecipe? token = null)
    {
        var answer = await host.PostAsync(body, token);

        Assert.Equal(403, answer.Status);
        Assert.Equal("Forbidden", (string?)answer.Json["error"]!["code"]);
        Assert.Empty(host.Bot.Invocations);
    }
}

using System.Text.Json.Nodes;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Signing;
using ActionBot.Simulator.Teams;

namespace ActionBot.Tests.Simulator;

public sealed class FakeIdentityTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 6, 30, 8, 0, 0, TimeSpan.Zero));
    private FakeTeams _teams = null!;

    public async Task InitializeAsync() => _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Time = _clock });

    public async Task DisposeAsync() => await _teams.DisposeAsync();

    [Fact]
    public async Task Metadata_lead_to_the_key_that_signs_endorsed_for_Teams()
    {
        var key = Assert.Single((await KeysAsync()).AsArray())!;
        Assert.Equal(["msteams"], key["endorsements"]!.AsArray().Select(channel => channel!.GetValue<string>()));
        Assert.Equal("RSA", key["kty"]!.GetValue<string>());

        var claims = Jwt.Read(_teams.SignToken(), _teams.Identity.Keys.Published)!;
        Assert.Equal("https://api.botframework.com", claims["iss"]!.GetValue<string>());
        Assert.Equal(_teams.AppId, claims["aud"]!.GetValue<string>());
        Assert.Equal(_teams.ServiceUrl.ToString(), claims["serviceurl"]!.GetValue<string>());
        Assert.True(claims["exp"]!.GetValue<long>() > _clock.GetUtcNow().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_rotated_key_signs_at_once_and_the_old_one_can_be_withdrawn()
    {
        var old = _teams.SignToken();
        _teams.Identity.Keys.Rotate();
        Assert.Equal(2, (await KeysAsync()).AsArray().Count);
        Assert.NotNull(Jwt.Read(old, _teams.Identity.Keys.Published));

        var newest = _teams.Identity.Keys.Rotate(withdrawOld: true);
        Assert.Equal(newest.Id, Assert.Single((await KeysAsync()).AsArray())!["kid"]!.GetValue<string>());
        Assert.Null(Jwt.Read(old, _teams.Identity.Keys.Published));
    }

    [Fact]
    public void A_token_can_be_forged_in_every_part()
    {
        var keys = _teams.Identity.Keys.Published;
        var changed = Jwt.Read(_teams.SignToken(claims => claims["aud"] = "another"), keys);
        Assert.Equal("another", changed!["aud"]!.GetValue<string>());
        Assert.EndsWith(".", _teams.SignToken(header: header => header["alg"] = "none"), StringComparison.Ordinal);
        Assert.Null(Jwt.Read(_teams.SignToken(header: header => header["alg"] = "HS256"), keys));
        Assert.Null(Jwt.Read(_teams.SignToken(header: header => header["kid"] = keys[0].Id, key: IssuerKey.Create()), keys));
    }

    [Fact]
    public async Task In_an_outage_metadata_and_tokens_are_not_to_be_had()
    {
        _teams.Identity.MetadataOutage = true;
        _teams.Identity.TokenOutage = true;
        using var metadata = await Http.GetAsync(_teams.OpenIdMetadata);
        var bot = new RawConnector(_teams);
        Assert.Equal(503, (int)metadata.StatusCode);
        Assert.Equal(503, (await bot.AskForTokenAsync([])).Status);
    }

    [Theory]
    [InlineData("client_secret", "guess", 401, "invalid_client")]
    [InlineData("client_id", "c0ffee00-0000-4000-8000-000000000000", 400, "unauthorized_client")]
    [InlineData("grant_type", "password", 400, "unsupported_grant_type")]
    [InlineData("scope", "everything", 400, "invalid_scope")]
    public async Task A_token_is_issued_only_for_the_right_form(string field, string value, int status, string error)
    {
        var bot = new RawConnector(_teams);
        var (refused, body) = await bot.AskForTokenAsync(new() { [field] = value });
        Assert.Equal(status, refused);
        Assert.Equal(error, body!["error"]!.GetValue<string>());
        Assert.Equal(0, _teams.Identity.TokensIssued);
    }

    private async Task<JsonNode> KeysAsync()
    {
        var metadata = JsonNode.Parse(await Http.GetStringAsync(_teams.OpenIdMetadata))!;
        return JsonNode.Parse(await Http.GetStringAsync(metadata["jwks_uri"]!.GetValue<string>()))!["keys"]!;
    }
}

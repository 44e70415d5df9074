using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>One test for each rule a token must keep; each token is wrong in that one way. What comes after is never reached.</summary>
public sealed class TokenRules : IAsyncLifetime
{
    // Not JSON: if it were parsed, the answer would be 400 instead of 401.
    private static readonly byte[] Unparsable = Encoding.UTF8.GetBytes("{ not json");

    private BotHost host = null!;

    public async Task InitializeAsync() => host = await BotHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_good_token_is_accepted()
    {
        var answer = await host.PostAsync(Fixture.Text("message-personal"));

        Assert.Equal(200, answer.Status);
        Assert.Equal("", answer.Body);
        Assert.Single(host.Bot.Invocations);
    }

    [Fact]
    public Task A_request_without_a_token_is_refused() => RefusedAsync(token: (string?)null);

    [Theory]
    [InlineData("bearer ")]
    [InlineData("BEARER ")]
    [InlineData("Basic ")]
    [InlineData("")]
    [InlineData("Bearer  ")]
    [InlineData("Bearer x ")]
    public Task A_scheme_other_than_Bearer_and_one_token_is_refused(string scheme) => RefusedAsync(host.Token.Write(), scheme);

    [Fact]
    public async Task Two_authorization_headers_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Messages) { Content = new ByteArrayContent(Unparsable) };
        var value = "Bearer " + host.Token.Write();
        request.Headers.TryAddWithoutValidation("Authorization", [value, value]);
        using var response = await host.Http.SendAsync(request);

        Assert.Equal(401, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("e30.e30.")]
    [InlineData("e30.e30.e30")]
    [InlineData("a.b.c.d.e")]
    public Task Text_that_is_no_token_is_refused(string text) => RefusedAsync(text);

    [Fact]
    public Task A_token_without_a_signature_is_refused() => RefusedAsync(host.Token with { Sign = null });

    [Fact]
    public Task A_token_of_algorithm_none_is_refused() => RefusedAsync(host.Token with { Algorithm = "none", Sign = null });

    [Fact]
    public Task A_token_signed_with_the_public_key_as_a_shared_secret_is_refused() =>
        RefusedAsync(
            host.Token with
            {
                Algorithm = "HS256",
                Sign = text => HMACSHA256.HashData(SigningPair.Teams.Rsa.ExportSubjectPublicKeyInfo(), text),
            }
        );

    [Fact]
    public Task A_token_of_an_algorithm_that_is_not_listed_is_refused() =>
        RefusedAsync(
            host.Token with
            {
                Algorithm = "PS256",
                Sign = text => SigningPair.Teams.Rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            }
        );

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task The_other_listed_algorithms_are_accepted(string algorithm)
    {
        var hash = algorithm == "RS384" ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA512;
        var token = host.Token with
        {
            Algorithm = algorithm,
            Sign = text => SigningPair.Teams.Rsa.SignData(text, hash, RSASignaturePadding.Pkcs1),
        };

        Assert.Equal(200, (await host.PostAsync(Fixture.Text("message-personal"), token)).Status);
    }

    [Theory]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0")]
    [InlineData("https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111/v2.0")]
    [InlineData(null)]
    public async Task A_token_of_another_issuer_is_refused_before_any_key_is_asked_for(string? issuer)
    {
        await RefusedAsync(host.Token with { IssuerClaim = issuer });

        Assert.Equal(0, host.Issuer.Requests);
    }

    [Fact]
    public Task A_token_without_a_key_id_is_refused() => RefusedAsync(host.Token with { KeyId = null });

    [Fact]
    public Task A_token_of_a_key_the_issuer_does_not_have_is_refused() =>
        RefusedAsync(new TokenRecipe(SigningPair.Other, host.Clock.GetUtcNow()));

    [Fact]
    public Task A_token_that_names_a_key_of_the_issuer_and_is_signed_by_another_is_refused() =>
        RefusedAsync(new TokenRecipe(SigningPair.Other, host.Clock.GetUtcNow()) with { KeyId = SigningPair.Teams.Id });

    [Fact]
    public async Task A_token_that_was_altered_after_it_was_signed_is_refused()
    {
        var good = host.Token.Write().Split('.');
        var altered = (host.Token with { ServiceUrlClaim = "https://smba.trafficmanager.net/amer/" }).Write().Split('.');

        await RefusedAsync($"{good[0]}.{altered[1]}.{good[2]}");
    }

    [Fact]
    public Task A_token_that_ended_more_than_five_minutes_ago_is_refused() =>
        RefusedAsync(host.Token with { Expires = host.Clock.GetUtcNow() - TimeSpan.FromSeconds(301) });

    [Fact]
    public Task A_token_that_begins_more_than_five_minutes_ahead_is_refused() =>
        RefusedAsync(host.Token with { NotBefore = host.Clock.GetUtcNow() + TimeSpan.FromSeconds(301) });

    [Fact]
    public Task A_token_without_an_end_is_refused() => RefusedAsync(host.Token with { Expires = null });

    [Fact]
    public async Task Five_minutes_of_clock_skew_are_allowed_either_way()
    {
        var now = host.Clock.GetUtcNow();
        var old = host.Token with { Expires = now - TimeSpan.FromSeconds(299) };
        var early = host.Token with { NotBefore = now + TimeSpan.FromSeconds(299) };

        Assert.Equal(200, (await host.PostAsync(Fixture.Text("message-personal"), old)).Status);
        Assert.Equal(200, (await host.PostAsync(Fixture.Text("message-personal"), early)).Status);
    }

    [Theory]
    [InlineData("\"aaaaaaaa-0000-4000-8000-000000000002\"")]
    [InlineData("\"AAAAAAAA-0000-4000-8000-000000000001\"")]
    [InlineData("\"aaaaaaaa-0000-4000-8000-000000000001/\"")]
    [InlineData("\"https://api.botframework.com\"")]
    [InlineData("""["aaaaaaaa-0000-4000-8000-000000000001","aaaaaaaa-0000-4000-8000-000000000002"]""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    public Task A_token_whose_audience_is_not_exactly_this_bot_is_refused(string audience) =>
        RefusedAsync(host.Token with { Audience = JsonNode.Parse(audience) });

    [Theory]
    [InlineData("=", 0)]
    [InlineData("==", 1)]
    [InlineData("=", 2)]
    [InlineData("\t", 1)]
    [InlineData("~", 2)]
    [InlineData("+", 2)]
    [InlineData("/", 2)]
    [InlineData("%3D", 2)]
    public Task A_part_of_a_token_that_holds_more_than_base64url_is_refused(string more, int part)
    {
        var parts = host.Token.Write().Split('.');
        parts[part] += more;

        return RefusedAsync(string.Join('.', parts));
    }

    [Theory]
    [InlineData("""{"alg":"RS256","alg":"RS256","typ":"JWT","kid":"teams-key"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","kid":"other-key","kid":"teams-key"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","kid":"teams-key","x":{"a":1,"a":2}}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","kid":"teams-key","\u006bid":"teams-key"}""")]
    public Task A_header_member_given_twice_is_refused(string header) => RefusedAsync(host.Token with { HeaderText = header });

    [Fact]
    public Task A_claim_given_twice_is_refused()
    {
        var claims = $$"""
            {"iss":"{{TokenRecipe.Issuer}}","aud":"{{TokenRecipe.AppId}}","exp":{{host.Clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds()}},
            "serviceurl":"https://evil.example/","serviceurl":"{{TokenRecipe.ServiceUrl}}"}
            """;

        return RefusedAsync(host.Token with { PayloadText = claims });
    }

    [Theory]
    [InlineData("""["exp"]""")]
    [InlineData("[]")]
    [InlineData("null")]
    public Task A_token_that_asks_for_more_than_is_understood_is_refused(string critical) =>
        RefusedAsync(host.Token with { HeaderText = $$"""{"alg":"RS256","typ":"JWT","kid":"teams-key","crit":{{critical}}}""" });

    [Fact]
    public Task A_key_shorter_than_2048_bits_is_refused()
    {
        var weak = new SigningPair("weak-key", RSA.Create(1024), new JsonArray("msteams"));
        host.Issuer.Keys = [weak, SigningPair.Teams];

        return RefusedAsync(new TokenRecipe(weak, host.Clock.GetUtcNow()));
    }

    [Theory]
    [InlineData("alg", "RS512")]
    [InlineData("alg", "PS256")]
    [InlineData("alg", "")]
    [InlineData("use", "enc")]
    [InlineData("use", "")]
    public Task A_key_that_is_for_something_else_is_refused(string member, string value)
    {
        host.Issuer.Keys = [SigningPair.Teams with { Alter = jwk => jwk[member] = value }];

        return RefusedAsync(host.Token);
    }

    [Theory]
    [InlineData("alg", "RS256")]
    [InlineData("use", "sig")]
    [InlineData("use", null)]
    public async Task A_key_that_is_for_this_or_does_not_say_is_accepted(string member, string? value)
    {
        host.Issuer.Keys = [SigningPair.Teams with { Alter = jwk => jwk[member] = value }];

        Assert.Equal(200, (await host.PostAsync(Fixture.Text("message-personal"))).Status);
    }

    [Fact]
    public async Task A_refused_token_is_refused_before_the_body_is_measured()
    {
        var answer = await host.PostAsync(new byte[2 * 1024 * 1024], (host.Token with { Expires = null }).Write());

        Assert.Equal(401, answer.Status);
    }

    private Task RefusedAsync(TokenRecipe token) => RefusedAsync(token.Write());

    private async Task RefusedAsync(string? token, string scheme = "Bearer ")
    {
        foreach (var body in new[] { Unparsable, Fixture.Bytes("message-personal") })
        {
            var answer = await host.PostAsync(body, token, scheme);

            Assert.Equal(401, answer.Status);
            Assert.Equal("Bearer", answer.Challenge);
            Assert.Equal("Unauthorized", (string?)answer.Json["error"]!["code"]);
        }

        Assert.Empty(host.Bot.Invocations);
    }
}

using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>How the issuer's keys are fetched, kept and renewed.</summary>
public sealed class IssuerKeys : IAsyncLifetime
{
    private static readonly string Message = Fixture.Text("message-personal");

    private BotHost host = null!;

    private TokenRecipe OtherToken => new(SigningPair.Other, host.Clock.GetUtcNow());

    public async Task InitializeAsync() => host = await BotHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Keys_are_fetched_once_for_many_requests()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.PostAsync(Message)));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(1, host.Issuer.Requests);
    }

    [Fact]
    public async Task Keys_are_fetched_again_after_a_day()
    {
        await host.PostAsync(Message);
        host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await host.PostAsync(Message);
        Assert.Equal(1, host.Issuer.Requests);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.PostAsync(Message);
        Assert.Equal(2, host.Issuer.Requests);
    }

    [Fact]
    public async Task A_key_the_issuer_took_back_is_refused_after_the_renewal()
    {
        await host.PostAsync(Message);
        host.Issuer.Keys = [SigningPair.Other];
        host.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(401, (await host.PostAsync(Message)).Status);
        Assert.Equal(200, (await host.PostAsync(Message, OtherToken)).Status);
    }

    [Fact]
    public async Task A_new_key_is_found_when_a_token_names_it()
    {
        await host.PostAsync(Message);
        host.Issuer.Keys = [.. host.Issuer.Keys, SigningPair.Other];
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(200, (await host.PostAsync(Message, OtherToken)).Status);
        Assert.Equal(2, host.Issuer.Requests);
    }

    [Fact]
    public async Task Forged_key_ids_ask_the_issuer_at_most_once_a_minute()
    {
        await host.PostAsync(Message);
        for (var i = 0; i < 50; i++)
            Assert.Equal(401, (await host.PostAsync(Message, host.Token with { KeyId = "forged-" + i })).Status);

        Assert.Equal(1, host.Issuer.Requests);

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 50; i++)
            await host.PostAsync(Message, host.Token with { KeyId = "forged-" + i });

        Assert.Equal(2, host.Issuer.Requests);
    }

    [Fact]
    public async Task The_keys_at_hand_serve_while_the_issuer_is_down()
    {
        await host.PostAsync(Message);
        host.Issuer.IsDown = true;
        host.Clock.Advance(TimeSpan.FromHours(30));

        Assert.Equal(200, (await host.PostAsync(Message)).Status);
        Assert.Equal(200, (await host.PostAsync(Message)).Status);
        Assert.Equal(1, host.Logs.Count("signing keys could not be read"));
    }

    [Fact]
    public async Task Without_any_keys_every_request_is_refused_until_the_issuer_is_back()
    {
        host.Issuer.IsDown = true;
        Assert.Equal(401, (await host.PostAsync(Message)).Status);
        Assert.Empty(host.Bot.Invocations);

        host.Issuer.IsDown = false;
        Assert.Equal(401, (await host.PostAsync(Message)).Status);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(200, (await host.PostAsync(Message)).Status);
    }

    [Fact]
    public async Task Requests_that_arrive_during_a_fetch_share_it()
    {
        var gate = host.Issuer.Gate = new TaskCompletionSource();
        var waiting = Enumerable.Range(0, 10).Select(_ => host.PostAsync(Message)).ToList();
        while (host.Issuer.Requests == 0)
            await Task.Yield();

        gate.SetResult();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(200, answer.Status));
        Assert.Equal(1, host.Issuer.Requests);
    }

    [Fact]
    public async Task A_document_without_keys_is_a_failure_and_takes_none_away()
    {
        await host.PostAsync(Message);
        host.Issuer.Keys = [];
        host.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(200, (await host.PostAsync(Message)).Status);
        Assert.Equal(1, host.Logs.Count("signing keys could not be read"));
    }

    [Fact]
    public async Task An_issuer_that_does_not_answer_holds_nobody_up_whose_key_is_at_hand()
    {
        await host.PostAsync(Message);
        var gate = host.Issuer.Gate = new TaskCompletionSource();
        host.Clock.Advance(TimeSpan.FromHours(24));

        var answer = host.PostAsync(Message);
        for (var i = 0; i < 3_000 && !answer.IsCompleted; i++)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System));
        }

        Assert.True(answer.IsCompleted);
        Assert.Equal(200, (await answer).Status);
        gate.SetResult();
    }
}

using ActionBot.Teams.Inbound;
using ActionBot.Teams.Tests.Support;
using Moq;

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>Repeated deliveries, faults of the bot, and its deadline.</summary>
public sealed class Deliveries : IAsyncLifetime
{
    private static readonly string Message = Fixture.Text("message-personal");
    private static readonly string Card = Fixture.Text("invoke-adaptiveCard-action");

    // Only a broken test waits this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private BotHost host = null!;

    public async Task InitializeAsync() => host = await BotHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_repeated_delivery_is_given_the_first_answer()
    {
        var answers = 0;
        OnCard((_, _, _) => Task.FromResult(InvokeResult.Message($"answer {++answers}")));

        var first = await host.PostAsync(Card);
        var second = await host.PostAsync(Card);

        Assert.Contains("answer 1", first.Body, StringComparison.Ordinal);
        Assert.Equal(first, second);
        Assert.Single(host.Bot.Invocations);
    }

    [Fact]
    public async Task Deliveries_that_overlap_run_the_bot_once()
    {
        var release = new TaskCompletionSource<InvokeResult>();
        var entered = new TaskCompletionSource();
        OnCard(
            (_, _, _) =>
            {
                entered.TrySetResult();
                return release.Task;
            }
        );

        var deliveries = Enumerable.Range(0, 8).Select(_ => host.PostAsync(Card)).ToList();
        await entered.Task.WaitAsync(Patience);
        release.SetResult(InvokeResult.Message("once"));

        Assert.Single((await Task.WhenAll(deliveries)).Distinct());
        Assert.Single(host.Bot.Invocations);
    }

    [Fact]
    public async Task An_answer_is_kept_for_five_minutes()
    {
        await host.PostAsync(Message);
        host.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await host.PostAsync(Message);
        Assert.Single(host.Bot.Invocations);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.PostAsync(Message);
        Assert.Equal(2, host.Bot.Invocations.Count);
    }

    [Theory]
    [InlineData("conversation")]
    [InlineData("id")]
    [InlineData("type")]
    [InlineData("sender")]
    public async Task Another_activity_is_not_a_repetition(string difference)
    {
        await host.PostAsync(Message);
        await host.PostAsync(
            Fixture.With(
                "message-personal",
                activity =>
                {
                    if (difference == "conversation")
                        activity["conversation"]!["id"] = "a:other";
                    else if (difference == "sender")
                        activity["from"]!["id"] = "29:other";
                    else
                        activity[difference] = difference == "id" ? "another" : "messageReaction";
                }
            )
        );

        Assert.Equal(2, host.Bot.Invocations.Count);
    }

    [Fact]
    public async Task Activities_without_an_id_are_never_repetitions()
    {
        var body = Fixture.With("message-personal", activity => activity.Remove("id"));
        await host.PostAsync(body);
        await host.PostAsync(body);

        Assert.Equal(2, host.Bot.Invocations.Count);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        host.Bot.SetupSequence(b => b.OnMessageAsync(It.IsAny<TeamsTurn>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("broken"))
            .Returns(Task.CompletedTask);

        Assert.Equal(500, (await host.PostAsync(Message)).Status);
        Assert.Equal(200, (await host.PostAsync(Message)).Status);
    }

    [Fact]
    public async Task A_fault_of_the_bot_is_logged_by_type_and_id_and_answered_500()
    {
        host.Bot.Setup(b => b.OnMessageAsync(It.IsAny<TeamsTurn>(), It.IsAny<CancellationToken>())).Throws<InvalidOperationException>();

        var answer = await host.PostAsync(Message);

        Assert.Equal((500, ""), (answer.Status, answer.Body));
        Assert.Equal(1, host.Logs.Count("failed on a message (activity 490e80cc-00c1-49d8-b232-d307f4d13501)"));
    }

    [Fact]
    public async Task A_fault_during_an_invoke_has_the_error_body_and_keeps_its_cause_to_itself()
    {
        OnCard((_, _, _) => throw new InvalidOperationException("the cause"));

        var answer = await host.PostAsync(Card);

        Assert.Equal(500, answer.Status);
        Assert.Equal(500, (int?)answer.Json["statusCode"]);
        Assert.Equal("application/vnd.microsoft.error", (string?)answer.Json["type"]);
        Assert.DoesNotContain("the cause", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_is_stopped_after_ten_seconds()
    {
        var entered = new TaskCompletionSource();
        host.Bot.Setup(b => b.OnMessageAsync(It.IsAny<TeamsTurn>(), It.IsAny<CancellationToken>()))
            .Returns(
                async (TeamsTurn _, CancellationToken stop) =>
                {
                    entered.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, host.Clock, stop);
                }
            );

        var answer = host.PostAsync(Message);
        await entered.Task.WaitAsync(Patience);
        host.Clock.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        Assert.False(answer.IsCompleted);
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(500, (await answer).Status);
        Assert.Equal(1, host.Logs.Count("took longer"));
    }

    [Fact]
    public async Task The_bot_is_stopped_after_five_seconds_of_an_invoke_because_somebody_looks_at_the_card()
    {
        var entered = new TaskCompletionSource();
        OnCard(
            async (_, _, stop) =>
            {
                entered.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, host.Clock, stop);
                return InvokeResult.Empty;
            }
        );

        var answer = host.PostAsync(Card);
        await entered.Task.WaitAsync(Patience);
        host.Clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromMilliseconds(1));
        Assert.False(answer.IsCompleted);
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(500, (await answer.WaitAsync(Patience)).Status);
        Assert.Equal(1, host.Logs.Count("took longer"));
    }

    [Fact]
    public async Task A_bot_that_does_not_heed_its_deadline_is_answered_for_and_may_be_asked_again()
    {
        // As a locked database does: it holds its caller up and looks at no token.
        using var locked = new SemaphoreSlim(0);
        var entered = new TaskCompletionSource();
        OnCard(
            (_, _, _) =>
            {
                entered.SetResult();
                locked.Wait(Patience, CancellationToken.None);
                return Task.FromResult(InvokeResult.Empty);
            }
        );

        var answer = host.PostAsync(Card);
        await entered.Task.WaitAsync(Patience);
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        try
        {
            Assert.Equal(500, (await answer.WaitAsync(TimeSpan.FromSeconds(5))).Status);
        }
        finally
        {
            locked.Release();
        }

        OnCard((_, _, _) => Task.FromResult(InvokeResult.Message("done")));
        Assert.Contains("done", (await host.PostAsync(Card)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_goes_away_is_no_error_and_does_not_stop_the_bot()
    {
        var (entered, release) = (new TaskCompletionSource<CancellationToken>(), new TaskCompletionSource<InvokeResult>());
        OnCard(
            (_, _, stop) =>
            {
                entered.SetResult(stop);
                return release.Task;
            }
        );
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Messages) { Content = new StringContent(Card) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + host.Token.Write());
        using var leave = new CancellationTokenSource();
        var call = http.SendAsync(request, leave.Token);
        var stop = await entered.Task.WaitAsync(Patience);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.False(stop.IsCancellationRequested);
        var again = host.PostAsync(Card);
        release.SetResult(InvokeResult.Message("done"));
        Assert.Contains("done", (await again).Body, StringComparison.Ordinal);
        Assert.Single(host.Bot.Invocations);
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    private void OnCard(Func<TeamsTurn, CardAction, CancellationToken, Task<InvokeResult>> answer) =>
        host
            .Bot.Setup(b => b.OnCardActionAsync(It.IsAny<TeamsTurn>(), It.IsAny<CardAction>(), It.IsAny<CancellationToken>()))
            .Returns(answer);
}

using ActionBot.Teams.Inbound;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Inbound;

public sealed class RecentTurnRules
{
    private readonly RecentTurns recent = new(new ChannelClock());
    private int runs;

    [Fact]
    public async Task The_oldest_answers_are_forgotten_when_there_are_too_many()
    {
        for (var i = 0; i <= RecentTurns.Capacity + 1; i++)
            await OnceAsync(i);

        var before = runs;
        await OnceAsync(RecentTurns.Capacity);
        Assert.Equal(before, runs);
        await OnceAsync(0);
        Assert.Equal(before + 1, runs);
    }

    [Fact]
    public async Task Deliveries_that_wait_for_a_failure_share_it_and_the_next_one_runs()
    {
        var first = new TaskCompletionSource<TurnAnswer>();
        var key = new TurnKey("a:1", "29:a", "1", "message");
        var running = recent.OnceAsync(key, () => first.Task);
        var waiting = recent.OnceAsync(key, () => throw new InvalidOperationException("The bot ran twice."));
        first.SetResult(TurnAnswer.Fault(isInvoke: false));

        Assert.False((await running).Succeeded);
        Assert.False((await waiting).Succeeded);
        Assert.True((await recent.OnceAsync(key, () => Task.FromResult(TurnAnswer.Accepted))).Succeeded);
    }

    private Task<TurnAnswer> OnceAsync(int id) =>
        recent.OnceAsync(
            new TurnKey("a:1", "29:a", $"{id}", "message"),
            () =>
            {
                runs++;
                return Task.FromResult(TurnAnswer.Accepted);
            }
        );
}

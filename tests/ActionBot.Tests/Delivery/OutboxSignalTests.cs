using ActionBot.Delivery;
using ActionBot.Simulator.Clock;

namespace ActionBot.Tests.Delivery;

public sealed class OutboxSignalTests
{
    private const int Times = 2_000;

    [Fact]
    public async Task Ring_and_the_end_of_the_time_at_one_instant_end_the_wait_and_nothing_else()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        using var signal = new OutboxSignal();
        for (var i = 0; i < Times; i++)
        {
            var wait = signal.WaitAsync(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
            await Task.WhenAll(Task.Run(signal.Wake), Task.Run(() => clock.Advance(TimeSpan.FromSeconds(1))), wait);
        }
    }

    [Fact]
    public async Task Wait_ends_when_the_time_is_up_though_nobody_rings()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        using var signal = new OutboxSignal();
        var wait = signal.WaitAsync(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
        Assert.False(wait.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        await wait;
    }
}

using ActionBot.Simulator.Clock;

namespace ActionBot.Tests.Simulator;

public sealed class ManualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 29, 0, 30, 0, TimeSpan.Zero);

    private readonly ManualClock _clock = new(Start);

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        Assert.Equal(Start, _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(Start.AddHours(2), _clock.GetUtcNow());
        _clock.SetUtcNow(Start.AddDays(1).ToOffset(TimeSpan.FromHours(5)));
        Assert.Equal(Start.AddDays(1), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _clock.GetUtcNow().Offset);
        Assert.Equal(TimeZoneInfo.Utc, _clock.LocalTimeZone);
    }

    [Fact]
    public void It_never_goes_back()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.SetUtcNow(Start.AddTicks(-1)));
    }

    [Fact]
    public void Timestamps_measure_the_same_time()
    {
        var before = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMilliseconds(1234));
        Assert.Equal(TimeSpan.FromMilliseconds(1234), _clock.GetElapsedTime(before));
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_due_times_each_at_its_own_instant()
    {
        var fired = new List<string>();
        foreach (var (name, minutes) in new[] { ("third", 9), ("first", 1), ("second", 5), ("second again", 5), ("never", 99) })
            _clock.CreateTimer(
                _ => fired.Add($"{name} at {(_clock.GetUtcNow() - Start).TotalMinutes}"),
                null,
                TimeSpan.FromMinutes(minutes),
                Timeout.InfiniteTimeSpan
            );

        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(["first at 1", "second at 5", "second again at 5", "third at 9"], fired);
        Assert.Equal(1, _clock.PendingTimers);
    }

    [Fact]
    public void A_periodic_timer_fires_once_for_every_period_that_passes()
    {
        var at = new List<double>();
        using var timer = _clock.CreateTimer(
            _ => at.Add((_clock.GetUtcNow() - Start).TotalMinutes),
            null,
            TimeSpan.FromMinutes(1),
            TimeSpan.FromMinutes(10)
        );

        _clock.Advance(TimeSpan.FromMinutes(32));
        Assert.Equal([1, 11, 21, 31], at);

        timer.Change(TimeSpan.FromMinutes(3), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([1, 11, 21, 31, 35], at);
    }

    [Fact]
    public void A_timer_due_at_once_fires_at_once_and_a_disposed_one_never()
    {
        var fired = 0;
        _clock.CreateTimer(_ => fired++, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Assert.Equal(1, fired);

        var disposed = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        disposed.Dispose();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, fired);
        Assert.False(disposed.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task A_loop_of_delays_runs_as_often_as_real_time_would_let_it()
    {
        using var stop = new CancellationTokenSource();
        var turns = new List<DateTimeOffset>();
        var loop = LoopAsync();

        _clock.Advance(TimeSpan.FromHours(1));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
        Assert.Equal(6, turns.Count);
        Assert.Equal(Start.AddMinutes(60), turns[^1]);

        async Task LoopAsync()
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMinutes(10), _clock, stop.Token);
                turns.Add(_clock.GetUtcNow());
            }
        }
    }

    [Fact]
    public async Task A_test_can_wait_until_the_code_under_test_has_set_its_timer()
    {
        var reached = _clock.WaitForTimersAsync(2);
        Assert.False(reached.IsCompleted);

        var delays = Task.Run(() => Task.WhenAll(Task.Delay(TimeSpan.FromSeconds(1), _clock), Task.Delay(TimeSpan.FromSeconds(2), _clock)));
        await reached.WaitAsync(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(2));
        await delays.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Many_threads_may_set_timers_while_it_moves()
    {
        var fired = 0;
        Parallel.For(
            0,
            500,
            number =>
            {
                _clock.CreateTimer(_ => Interlocked.Increment(ref fired), null, TimeSpan.FromSeconds(1 + number), Timeout.InfiniteTimeSpan);
                if (number % 50 == 0)
                    _clock.Advance(TimeSpan.FromSeconds(1));
            }
        );
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(500, fired);
        Assert.Equal(0, _clock.PendingTimers);
    }
}

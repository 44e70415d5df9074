using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace ActionBot.Teams.Tests.Support;

/// <summary>
/// A clock that moves only when told to, and knows when the next timer is due: so a test passes just the wait that the code under
/// test has set, and no time-out beside it.
/// </summary>
public sealed class ChannelClock() : FakeTimeProvider(new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero))
{
    private readonly ConcurrentDictionary<WatchedTimer, DateTimeOffset> due = [];

    /// <summary>The time until the next timer; null when there is none.</summary>
    public TimeSpan? NextTimer => due.Values.Select(at => (TimeSpan?)(at - GetUtcNow())).Min();

    /// <summary>Moves to the next timer and fires it; false when there is none.</summary>
    public bool AdvanceToNextTimer()
    {
        if (NextTimer is not { } next)
            return false;

        Advance(next > TimeSpan.Zero ? next : TimeSpan.Zero);
        return true;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var watched = new WatchedTimer(this);
        watched.Inner = base.CreateTimer(
            _ =>
            {
                due.TryRemove(watched, out var _);
                callback(state);
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        watched.Change(dueTime, period);
        return watched;
    }

    private sealed class WatchedTimer(ChannelClock clock) : ITimer
    {
        public ITimer Inner { get; set; } = null!;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.due.TryRemove(this, out _);
            if (dueTime != Timeout.InfiniteTimeSpan)
                clock.due[this] = clock.GetUtcNow() + dueTime;

            return Inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            clock.due.TryRemove(this, out _);
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

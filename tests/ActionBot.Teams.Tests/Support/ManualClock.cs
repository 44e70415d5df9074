namespace ActionBot.Teams.Tests.Support;

/// <summary>A clock that moves only when told to. Timers fire on the thread that moves it, in order of their time.</summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (Take(target) is { } timer)
            timer.Fire();

        lock (gate)
            now = target;
    }

    /// <summary>The time until the next timer; null when there is none.</summary>
    public TimeSpan? NextTimer
    {
        get
        {
            lock (gate)
                return timers.MinBy(timer => timer.Due)?.Due - now;
        }
    }

    /// <summary>Moves to the next timer and fires it; false when there is none.</summary>
    public bool AdvanceToNextTimer()
    {
        if (Take(DateTimeOffset.MaxValue) is not { } timer)
            return false;

        timer.Fire();
        return true;
    }

    private ManualTimer? Take(DateTimeOffset until)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is null)
                return null;

            timers.Remove(next);
            now = next.Due > now ? next.Due : now;
            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.now + dueTime;
                    clock.timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

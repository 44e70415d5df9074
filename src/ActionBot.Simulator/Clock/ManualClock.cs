namespace ActionBot.Simulator.Clock;

/// <summary>
/// A clock that moves only when it is told to. Its timers, and with them <c>Task.Delay(..., clock)</c>, fire while it
/// moves: in the order of their due times, equal ones in the order they were set, each at exactly its own instant.
/// </summary>
/// <remarks>
/// The local zone is UTC. Safe to use from many threads; callbacks run on the thread that moves the clock. It is no
/// <c>FakeTimeProvider</c>, which shows the end of a step to every timer on the way (here a night of retries passes in one step,
/// each at its own instant), and cannot be asked how many timers wait.
/// </remarks>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly Lock _moving = new();
    private readonly SortedSet<ManualTimer> _timers = new(ManualTimer.ByDueTime);
    private readonly List<(int Count, TaskCompletionSource Reached)> _watchers = [];
    private DateTimeOffset _now;
    private long _sequence;

    public ManualClock(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <summary>Timers that wait to fire: how a test knows that the code under test has reached its delay.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_gate)
                return _timers.Count;
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves forward by <paramref name="by"/>, firing every timer on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_moving)
            MoveTo(GetUtcNow() + by);
    }

    /// <summary>Moves forward to <paramref name="instant"/>, firing every timer on the way. The clock never goes back.</summary>
    public void SetUtcNow(DateTimeOffset instant)
    {
        lock (_moving)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
            MoveTo(instant.ToUniversalTime());
        }
    }

    /// <summary>Completes as soon as at least <paramref name="count"/> timers wait.</summary>
    public Task WaitForTimersAsync(int count = 1)
    {
        lock (_gate)
        {
            if (_timers.Count >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((count, reached));
            return reached.Task;
        }
    }

    internal bool Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (timer.Disposed)
                return false;
            _timers.Remove(timer);
            timer.Period = period > TimeSpan.Zero ? period : null;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            if (dueTime > TimeSpan.Zero)
            {
                Enqueue(timer, _now + dueTime);
                return true;
            }
            if (timer.Period is { } next)
                Enqueue(timer, _now + next);
        }
        timer.Fire();
        return true;
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            timer.Disposed = true;
            _timers.Remove(timer);
        }
    }

    private void MoveTo(DateTimeOffset target)
    {
        while (NextDue(target) is { } timer)
            timer.Fire();
        lock (_gate)
        {
            if (target > _now)
                _now = target;
        }
    }

    private ManualTimer? NextDue(DateTimeOffset target)
    {
        lock (_gate)
        {
            if (_timers.Min is not { } timer || timer.Due > target)
                return null;
            _timers.Remove(timer);
            if (timer.Due > _now)
                _now = timer.Due;
            if (timer.Period is { } period)
                Enqueue(timer, timer.Due + period);
            return timer;
        }
    }

    private void Enqueue(ManualTimer timer, DateTimeOffset due)
    {
        timer.Due = due;
        timer.Sequence = ++_sequence;
        _timers.Add(timer);
        foreach (var (_, reached) in _watchers.Where(watcher => _timers.Count >= watcher.Count))
            reached.TrySetResult();
        _watchers.RemoveAll(watcher => _timers.Count >= watcher.Count);
    }
}

namespace ActionBot.Simulator.Clock;

/// <summary>One timer of a <see cref="ManualClock"/>; its fields are guarded by the clock's lock.</summary>
internal sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
{
    public static readonly IComparer<ManualTimer> ByDueTime = Comparer<ManualTimer>.Create(
        (left, right) => left.Due != right.Due ? left.Due.CompareTo(right.Due) : left.Sequence.CompareTo(right.Sequence)
    );

    public DateTimeOffset Due { get; set; }

    public long Sequence { get; set; }

    public TimeSpan? Period { get; set; }

    public bool Disposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime);
        Check(period);
        return clock.Schedule(this, dueTime, period);
    }

    public void Fire() => callback(state);

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Check(TimeSpan time)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(time), time, "A timer's time is zero, positive or infinite.");
    }
}

namespace ActionBot.Simulator.Clock;

/// <summary>
/// A clock that goes at the pace of the real one, but tells the time from an instant of the caller's choice on, so that what a
/// whole service does by itself is the same at any hour of any day.
/// </summary>
/// <remarks>Only what it tells can be moved: its timers run in real time, whatever it tells. Safe to use from many threads.</remarks>
/// <param name="start">What it tells first.</param>
public sealed class RunningClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _began = System.GetTimestamp();
    private long _moved;

    public override DateTimeOffset GetUtcNow() =>
        start.ToUniversalTime() + System.GetElapsedTime(_began) + TimeSpan.FromTicks(Interlocked.Read(ref _moved));

    /// <summary>Tells, from now on, a time that is later by this much.</summary>
    public void Move(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _moved, by.Ticks);
    }
}

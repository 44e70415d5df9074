namespace ActionBot.Teams.Limits;

/// <summary>
/// Everything that shares one set of windows: the app, a conversation, or the creation of conversations. Guarded by the
/// limiter's lock, but for the turn.
/// </summary>
internal sealed class Lane(ThrottleScope scope, IReadOnlyList<SlidingWindow> windows)
{
    private readonly List<DateTimeOffset> sent = [];
    private readonly TimeSpan memory = windows.Max(window => window.Length);
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;

    public ThrottleScope Scope { get; } = scope;

    /// <summary>Held by the one whose turn it is; those who wait for it are served in order.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>How many hold a place here.</summary>
    public int Places { get; set; }

    /// <summary>How many hold a place here and have not sent yet.</summary>
    public int Waiting { get; set; }

    /// <summary>How many refusals in a row named no time to wait.</summary>
    public int UnstatedRefusals { get; set; }

    public DateTimeOffset Earliest(DateTimeOffset now, int ahead)
    {
        Forget(now);
        var at = SlidingWindows.Earliest(sent, windows, now, ahead);
        return at > notBefore ? at : notBefore;
    }

    public void Record(DateTimeOffset now) => sent.Add(now);

    public void Pause(DateTimeOffset until) => notBefore = until > notBefore ? until : notBefore;

    public bool IsHalfFull(DateTimeOffset now) => SlidingWindows.AreHalfFull(sent, windows, now);

    public bool IsIdle(DateTimeOffset now)
    {
        Forget(now);
        return Places == 0 && sent.Count == 0 && notBefore <= now;
    }

    // A time in the future is left of a clock that was set back; it would block the lane for as long as the step.
    private void Forget(DateTimeOffset now) => sent.RemoveAll(at => at <= now - memory || at > now);
}

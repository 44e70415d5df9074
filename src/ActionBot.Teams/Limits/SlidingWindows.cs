namespace ActionBot.Teams.Limits;

/// <summary>The arithmetic of sliding windows, over the times of past sends in ascending order.</summary>
internal static class SlidingWindows
{
    /// <summary>The earliest time, not before <paramref name="now"/>, at which a send exceeds no window.</summary>
    /// <param name="sent">The times of past sends, ascending, none after <paramref name="now"/>.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="now">The present.</param>
    /// <param name="ahead">How many others are to go first, each as early as it may.</param>
    public static DateTimeOffset Earliest(
        IReadOnlyList<DateTimeOffset> sent,
        IReadOnlyList<SlidingWindow> windows,
        DateTimeOffset now,
        int ahead = 0
    )
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(windows);
        var planned = new List<DateTimeOffset>(ahead);
        while (true)
        {
            var at = Next(sent, planned, windows, planned is [.., var last] ? last : now);
            if (planned.Count == ahead)
                return at;

            planned.Add(at);
        }
    }

    /// <summary>True when the sends fill some window at least half: then a refusal may well concern this conversation.</summary>
    public static bool AreHalfFull(IReadOnlyList<DateTimeOffset> sent, IReadOnlyList<SlidingWindow> windows, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(windows);
        return windows.Any(window => 2 * sent.Count(at => at > now - window.Length) >= window.Count);
    }

    // With n sends allowed, the next may go one length after the n-th last.
    private static DateTimeOffset Next(
        IReadOnlyList<DateTimeOffset> sent,
        List<DateTimeOffset> planned,
        IReadOnlyList<SlidingWindow> windows,
        DateTimeOffset earliest
    )
    {
        var total = sent.Count + planned.Count;
        foreach (var window in windows)
        {
            var index = total - window.Count;
            if (index < 0)
                continue;

            var free = (index < sent.Count ? sent[index] : planned[index - sent.Count]) + window.Length;
            earliest = free > earliest ? free : earliest;
        }

        return earliest;
    }
}

namespace ActionBot.Delivery;

/// <summary>How long to wait before the next try.</summary>
internal static class Backoff
{
    private const int MostSeconds = 600;

    /// <summary>1, 2, 4 … seconds up to ten minutes, spread by a fifth so that many rows do not come back at once.</summary>
    public static TimeSpan After(int attempts, long spreadBy)
    {
        var seconds = Math.Min(MostSeconds, Math.Pow(2, Math.Clamp(attempts - 1, 0, 20)));
        return TimeSpan.FromSeconds(seconds * (0.9 + (spreadBy % 21 / 100.0)));
    }
}

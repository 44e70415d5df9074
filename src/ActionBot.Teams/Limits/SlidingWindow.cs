namespace ActionBot.Teams.Limits;

/// <summary>A limit: at most <paramref name="Count"/> sends in any stretch of <paramref name="Length"/>.</summary>
/// <param name="Count">How many; at least one.</param>
/// <param name="Length">The stretch, half open: a send exactly one length after another is outside it.</param>
internal readonly record struct SlidingWindow(int Count, TimeSpan Length);

/// <summary>The limits Teams publishes ("Optimize your bot with rate limiting"). They are estimates, and the service may differ.</summary>
internal static class TeamsLimits
{
    /// <summary>All requests of an app in a tenant: 50 a second.</summary>
    public static IReadOnlyList<SlidingWindow> App { get; } = [new(50, TimeSpan.FromSeconds(1))];

    /// <summary>Sends of one bot into one conversation; creating conversations has the same numbers.</summary>
    public static IReadOnlyList<SlidingWindow> Conversation { get; } =
    [new(7, TimeSpan.FromSeconds(1)), new(8, TimeSpan.FromSeconds(2)), new(60, TimeSpan.FromSeconds(30)), new(1800, TimeSpan.FromHours(1))];
}

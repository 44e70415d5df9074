namespace ActionBot.Storage;

/// <summary>Runs what lost a race again: somebody was quicker, and seen afresh it comes out otherwise.</summary>
internal static class LostRaces
{
    /// <summary>Runs work with services of its own, and after each lost race with new ones.</summary>
    /// <param name="scopes">Where services come from.</param>
    /// <param name="most">How often it is tried at most; the last fault is the caller's.</param>
    /// <param name="work">The work, with a transaction of its own.</param>
    /// <param name="logger">Hears of each lost race.</param>
    public static async Task<T> RunAsync<T>(
        this IServiceScopeFactory scopes,
        int most,
        Func<IServiceProvider, Task<T>> work,
        ILogger logger
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                return await work(scope.ServiceProvider);
            }
            catch (Exception fault) when (DatabaseFaults.IsLostRace(fault) && attempt < most)
            {
                logger.TurnRunAgain(attempt);
            }
        }
    }
}

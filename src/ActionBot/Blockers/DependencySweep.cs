using ActionBot.Scheduling;
using ActionBot.Storage;

namespace ActionBot.Blockers;

/// <summary>
/// Ends waits whose action is closed, through whatever door it was closed, and tells those who waited, once; tells them as well when a
/// forecast moves past the day on which the waiting action is due. Finds what owners named without seeing it, once there is such an action.
/// Harmless to run twice, in one process or in several.
/// </summary>
internal sealed class DependencySweep(IServiceScopeFactory scopes, ILogger<DependencySweep> logger) : ISweep
{
    private const int AtOnce = 500,
        MostTries = 5;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await TryAsync(cancellationToken) == AtOnce)
        {
            // There are more.
        }
    }

    private Task<int> TryAsync(CancellationToken cancellationToken) =>
        scopes.RunAsync(
            MostTries,
            async services =>
            {
                var db = services.GetRequiredService<ActionBotContext>();
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var done = await services.GetRequiredService<DependencyRound>().RunAsync(AtOnce, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                if (done > 0)
                    logger.DependenciesSettled(done);
                return done;
            },
            logger
        );
}

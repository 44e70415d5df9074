using ActionBot.Delivery;
using ActionBot.Storage;

namespace ActionBot.Conversation;

/// <summary>Runs the work of a turn in one transaction, and again from the start when another one was quicker.</summary>
public sealed class TurnRunner(IServiceScopeFactory scopes, OutboxSignal signal, ILogger<TurnRunner> logger)
{
    private const int MostTries = 6;

    public async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                var result = await work(scope.ServiceProvider);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                signal.Wake();
                return result;
            }
            catch (Exception fault) when (DatabaseFaults.IsLostRace(fault) && attempt < MostTries)
            {
                logger.TurnRunAgain(attempt);
            }
        }
    }
}

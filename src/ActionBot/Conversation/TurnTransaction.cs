using ActionBot.Delivery;
using ActionBot.Storage;

namespace ActionBot.Conversation;

/// <summary>Runs the work of a turn in one transaction, and again from the start when another one was quicker.</summary>
internal sealed class TurnTransaction(IServiceScopeFactory scopes, OutboxSignal signal, ILogger<TurnTransaction> logger)
{
    private const int MostTries = 6;

    public Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work, CancellationToken cancellationToken) =>
        scopes.RunAsync(
            MostTries,
            async services =>
            {
                var db = services.GetRequiredService<ActionBotContext>();
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var result = await work(services);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                signal.Wake();
                return result;
            },
            logger
        );
}

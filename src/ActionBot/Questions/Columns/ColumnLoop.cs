using ActionBot.Storage;
using ActionBot.Storage.Touches;

namespace ActionBot.Questions.Columns;

/// <summary>
/// Reads the columns before the service listens, and afterwards what was touched even while nobody asks: the first question of a
/// morning waits for nothing. A fault of it stops nobody: questions read what is missing themselves, or tell of it.
/// </summary>
internal sealed class ColumnLoop(ColumnSource columns, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ColumnLoop> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // So many rounds ago, so that every node has passed it unless it stood still for an hour.
    private const int Passed = 60;

    private readonly Queue<TouchPosition> positions = new();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RunAsync(stoppingToken);
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await columns.RefreshAsync(cancellationToken);
            positions.Enqueue(columns.Position!);
            if (positions.Count <= Passed)
                return;
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ActionBotContext>().ClearTouchesAsync(positions.Dequeue(), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.ColumnsNotRead(e);
        }
    }
}

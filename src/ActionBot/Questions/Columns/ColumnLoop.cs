using System.Data.Common;

namespace ActionBot.Questions.Columns;

/// <summary>Reads the columns when the service starts, and afterwards what was touched even while nobody asks: the first question of a morning waits for nothing.</summary>
internal sealed class ColumnLoop(ColumnSource columns, TimeProvider clock, ILogger<ColumnLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await columns.RefreshAsync(stoppingToken);
                await columns.ClearAsync(stoppingToken);
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
            {
                // Questions read what is missing themselves, or tell of it.
                logger.ColumnsNotRead(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

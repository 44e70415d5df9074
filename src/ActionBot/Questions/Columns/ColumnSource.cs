using ActionBot.Storage;
using ActionBot.Storage.Touches;

namespace ActionBot.Questions.Columns;

/// <summary>Keeps the columns at hand. Whoever asks them is told what was true in the database when they asked, whichever node or tool wrote it.</summary>
/// <param name="scopes">Gives connections of its own: what another has not committed yet must not get in.</param>
internal sealed class ColumnSource(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim oneReader = new(1, 1);
    private readonly ReaderWriterLockSlim use = new();
    private TouchPosition? position;
    private ActionColumns columns = new();

    /// <summary>Asks the columns as they are now.</summary>
    public async Task<T> AskAsync<T>(Func<ActionColumns, T> ask, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        use.EnterReadLock();
        try
        {
            return ask(columns);
        }
        finally
        {
            use.ExitReadLock();
        }
    }

    /// <summary>Brings the columns to what is in the database now.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await oneReader.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
            if (position is { } from && await db.TouchedSinceAsync(from, cancellationToken) is { Rows: { } touched, Now: var now })
                await TakeAsync(db, touched, now, cancellationToken);
            else
                await TakeAllAsync(db, cancellationToken);
        }
        finally
        {
            oneReader.Release();
        }
    }

    /// <summary>Clears away what was touched long ago.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (position is { } read)
            await scope.ServiceProvider.GetRequiredService<ActionBotContext>().ClearTouchesAsync(read, cancellationToken);
    }

    public void Dispose()
    {
        use.Dispose();
        oneReader.Dispose();
    }

    private async Task TakeAsync(ActionBotContext db, IReadOnlyList<(Touched Of, long Key)> touched, TouchPosition now, CancellationToken cancellationToken)
    {
        // An action may point at somebody who was written after what was touched was read.
        for (var news = touched; news.Count > 0; news = columns.Missing())
        {
            var change = await ColumnReader.ChangesAsync(db, news, cancellationToken);
            use.EnterWriteLock();
            try
            {
                change(columns);
            }
            finally
            {
                use.ExitWriteLock();
            }
        }
        // Only now: what was broken off before is read again.
        position = now;
    }

    private async Task TakeAllAsync(ActionBotContext db, CancellationToken cancellationToken)
    {
        // First the position, then the rows: what is written in between is read twice, and nothing is left out.
        var now = await db.PositionAsync(cancellationToken);
        var all = await ColumnReader.AllAsync(db, columns.Names, cancellationToken);
        use.EnterWriteLock();
        (columns, position) = (all, now);
        use.ExitWriteLock();
    }
}

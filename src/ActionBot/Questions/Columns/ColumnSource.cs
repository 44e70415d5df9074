using ActionBot.Storage;
using ActionBot.Storage.Touches;

namespace ActionBot.Questions.Columns;

/// <summary>
/// Keeps the columns at hand. Whoever asks them is told what was true in the database when they asked, whichever node or tool
/// wrote it.
/// </summary>
/// <param name="open">Gives connections of its own: what another has not committed yet must not get in, and nobody who holds a
/// connection waits here for a second one of the same.</param>
internal sealed class ColumnSource(Func<ActionBotContext> open) : IDisposable
{
    private readonly ReaderWriterLockSlim use = new();
    private readonly Lock turn = new();
    private Task last = Task.CompletedTask;
    private Task? next;
    private ActionColumns columns = new();

    /// <summary>Up to where the columns were read; null before the first time.</summary>
    public TouchPosition? Position { get; private set; }

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

    /// <summary>Brings the columns to what is in the database now. Who does not wait to the end leaves the reading to the others.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        // A reading that has begun may have passed what this one is asked for; one that has not serves all who come meanwhile.
        Task mine;
        lock (turn)
            mine = last = next ??= ReadAsync(last);
        return mine.WaitAsync(cancellationToken);
    }

    public void Dispose() => use.Dispose();

    private async Task ReadAsync(Task before)
    {
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (turn)
            next = null;
        await using var db = open();
        // Mostly nothing was, and then one look is enough.
        if (Position is { } here && await db.TouchedSinceAsync(here, default) is { Rows.Count: 0, Now: var still })
        {
            Position = still;
            return;
        }
        await using var snapshot = await ReadSnapshot.BeginAsync(db, default);
        if (Position is { } from && await db.TouchedSinceAsync(from, default) is { Rows: { } touched, Now: var now })
        {
            var change = await ColumnReader.ChangesAsync(db, touched, default);
            Take(() => change(columns), now);
        }
        else
        {
            var position = await db.PositionAsync(default);
            var all = await ColumnReader.AllAsync(db, columns.Names, default);
            Take(() => columns = all, position);
        }
    }

    private void Take(Action change, TouchPosition now)
    {
        use.EnterWriteLock();
        try
        {
            change();
            Position = now;
        }
        finally
        {
            use.ExitWriteLock();
        }
    }
}

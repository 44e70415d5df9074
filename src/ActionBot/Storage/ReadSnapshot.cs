using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ActionBot.Storage;

/// <summary>Lets several queries see one state of the database, without holding up anybody who writes.</summary>
internal sealed class ReadSnapshot : IAsyncDisposable
{
    private readonly IDbContextTransaction? scope;
    private readonly DbTransaction? own;

    private ReadSnapshot(IDbContextTransaction? scope, DbTransaction? own) => (this.scope, this.own) = (scope, own);

    /// <summary>Begins one. Within a transaction that is there already it changes nothing.</summary>
    public static async Task<ReadSnapshot> BeginAsync(ActionBotContext db, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
            return new(null, null);
        if (db is not SqliteContext)
            return new(await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken), null);
        // The framework's own way takes SQLite's only lock for writing at once; a deferred one never does while it reads.
        await db.Database.OpenConnectionAsync(cancellationToken);
        var deferred = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return new(await db.Database.UseTransactionAsync(deferred, cancellationToken), deferred);
    }

    public async ValueTask DisposeAsync()
    {
        if (scope is not null)
            await scope.DisposeAsync();
        if (own is not null)
            await own.DisposeAsync();
    }
}

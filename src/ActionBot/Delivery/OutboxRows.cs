using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>What becomes of a claimed row. Only its holder may say so: a sender whose lease ran out changes nothing.</summary>
internal static class OutboxRows
{
    /// <summary>The row, as long as its sender holds it.</summary>
    public static IQueryable<OutboxMessage> Held(this ActionBotContext db, OutboxMessage row) =>
        db.Outbox.Where(m => m.Id == row.Id && m.Lease == row.Lease);

    /// <summary>It was sent.</summary>
    public static Task<int> MarkSentAsync(
        this ActionBotContext db,
        OutboxMessage row,
        string? activityId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        db.Held(row)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, OutboxState.Sent)
                        .SetProperty(m => m.SentAt, now)
                        .SetProperty(m => m.SentActivityId, activityId)
                        .SetProperty(m => m.Lease, (string?)null)
                        .SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null)
                        .SetProperty(m => m.Fault, (string?)null),
                cancellationToken
            );

    /// <summary>It is tried again later. With a fault those behind it wait for it, without one they do not.</summary>
    public static Task<int> PutOffAsync(
        this ActionBotContext db,
        OutboxMessage row,
        DateTimeOffset notBefore,
        string? fault,
        CancellationToken cancellationToken
    ) =>
        db.Held(row)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.NotBefore, notBefore)
                        .SetProperty(m => m.Attempts, row.Attempts)
                        .SetProperty(m => m.Fault, fault)
                        .SetProperty(m => m.Lease, (string?)null)
                        .SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken
            );

    /// <summary>It is not tried any more.</summary>
    public static Task<int> EndAsync(
        this ActionBotContext db,
        OutboxMessage row,
        OutboxState state,
        string fault,
        CancellationToken cancellationToken
    ) =>
        db.Held(row)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, state)
                        .SetProperty(m => m.Fault, fault)
                        .SetProperty(m => m.Lease, (string?)null)
                        .SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken
            );
}

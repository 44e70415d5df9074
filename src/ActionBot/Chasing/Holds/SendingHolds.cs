using ActionBot.Delivery;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.History;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Holds;

/// <summary>
/// Stops everything that the service sends of its own accord, and lets it go on. What people type and press is answered all the
/// same.
/// </summary>
internal sealed class SendingHolds(ActionBotContext db, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>The hold that stands, or null.</summary>
    public Task<SendingHold?> StandingAsync(CancellationToken cancellationToken) =>
        db.Holds.AsNoTracking().FirstOrDefaultAsync(h => h.Standing, cancellationToken);

    /// <summary>
    /// Begins a hold. What was planned and not sent is withdrawn, so that its release brings one current message and no backlog.
    /// Tells how many were withdrawn, or null where a hold stands already.
    /// </summary>
    /// <param name="personId">Who stops; none for a command.</param>
    /// <param name="reason">Why, in their words.</param>
    /// <param name="through">Through what, for the history.</param>
    public async Task<int?> BeginAsync(long? personId, string? reason, string through, CancellationToken cancellationToken)
    {
        if (await StandingAsync(cancellationToken) is not null)
            return null;
        var now = clock.GetUtcNow();
        db.Add(
            new SendingHold
            {
                At = now,
                PersonId = personId,
                Reason = reason,
            }
        );
        Note(personId, now, null, reason ?? "on", through);
        await db.SaveChangesAsync(cancellationToken);
        return await WithdrawAsync(now, cancellationToken);
    }

    /// <summary>Ends the hold. Tells whether one stood.</summary>
    /// <param name="personId">Who releases; none for a command.</param>
    /// <param name="through">Through what, for the history.</param>
    public async Task<bool> ReleaseAsync(long? personId, string through, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ended = await db
            .Holds.Where(h => h.Standing)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(h => h.Standing, false).SetProperty(h => h.ReleasedAt, now).SetProperty(h => h.ReleasedById, personId),
                cancellationToken
            );
        if (ended == 0)
            return false;
        Note(personId, now, "on", null, through);
        // Whoever planned while the hold began may have stored messages after it: they are as old as the hold, and are planned again.
        await WithdrawAsync(now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return true;
    }

    private async Task<int> WithdrawAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = db.Outbox.Where(m =>
            m.CheckInId != null
            && m.Priority == OutboxPriority.Bulk
            && (m.State == OutboxState.Unreachable || (m.State == OutboxState.Pending && (m.Lease == null || m.LeaseUntil < now)))
        );
        await waiting.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Withdrawn), cancellationToken);
        var withdrawn = db.CheckIns.Where(c =>
            !c.Withdrawn
            && c.DeliveredAt == null
            && db.Outbox.Any(m => m.CheckInId == c.Id && m.State == OutboxState.Withdrawn)
            && !db.Outbox.Any(m => m.CheckInId == c.Id && m.State == OutboxState.Pending)
        );
        await db
            .Ledger.Where(l => withdrawn.Any(c => c.Id == l.CheckInId))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(l => l.Asked, (RequestReason?)null)
                        .SetProperty(l => l.Skipped, SkipReason.OnHold)
                        .SetProperty(l => l.Reason, ReasonWording.OnHold)
                        .SetProperty(l => l.CheckInId, (long?)null),
                cancellationToken
            );
        return await withdrawn.ExecuteUpdateAsync(set => set.SetProperty(c => c.Withdrawn, true), cancellationToken);
    }

    private void Note(long? personId, DateTimeOffset now, string? from, string? to, string through) =>
        db.Add(new ChangeOrigin(now, DateOnly.FromDateTime(now.UtcDateTime), personId, through).Of("sending", "all", "hold", from, to));
}

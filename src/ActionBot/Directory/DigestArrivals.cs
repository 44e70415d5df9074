using System.Linq.Expressions;
using ActionBot.Delivery;
using ActionBot.Domain.Boards;
using ActionBot.Storage;

namespace ActionBot.Directory;

/// <summary>Which digests of boards count. One rule for all: whoever looks for what a board was shown or told asks here.</summary>
public static class DigestArrivals
{
    /// <summary>
    /// Those that reached somebody, or still may: one to a person counts while its day lasts, then only if it was delivered; one to a channel or mailbox unless its
    /// message ended undelivered.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="day">The day.</param>
    public static IQueryable<BoardDigest> DigestsThatCount(this ActionBotContext db, DateOnly day) => db.BoardDigests.Where(d => d.On <= day && (d.CheckInId != null
        ? !d.CheckIn!.Withdrawn && (d.CheckIn.DeliveredOn != null || d.On == day)
        : !db.Outbox.Any(m => m.Key == d.OutboxKey && (m.State == OutboxState.Failed || m.State == OutboxState.Unreachable || m.State == OutboxState.Withdrawn))));

    /// <summary>Those to channels or mailboxes whose message ended undelivered.</summary>
    /// <param name="db">The database.</param>
    public static IQueryable<BoardDigest> DigestsThatFailed(this ActionBotContext db) => db.BoardDigests.Where(d =>
        d.CheckInId == null && db.Outbox.Any(m => m.Key == d.OutboxKey && (m.State == OutboxState.Failed || m.State == OutboxState.Unreachable || m.State == OutboxState.Withdrawn)));

    /// <summary>The channels to which a board's digest may go, as far as is known; <see cref="ConversationReference.TakesDigests"/> for queries.</summary>
    public static readonly Expression<Func<ConversationReference, bool>> TakesDigests = c =>
        c.State == ConversationState.Installed && c.Closed == ChannelClosure.None && (c.Readers == ChannelReaders.Unknown || c.Readers == ChannelReaders.Own);
}

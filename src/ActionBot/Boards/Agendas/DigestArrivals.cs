using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Agendas;

/// <summary>Which digests of boards count. One rule for all: whoever looks for what a board was shown or told asks here.</summary>
internal static class DigestArrivals
{
    // What a mailbox refused longer ago says nothing of it: it was written to no more, and another way was found.
    private const int MailDays = 7;

    /// <summary>
    /// Those that reached somebody, or still may: one to a person counts while its day lasts, then only if it was delivered; one
    /// to a channel or mailbox unless its message ended undelivered.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="day">The day.</param>
    public static IQueryable<BoardDigest> DigestsThatCount(this ActionBotContext db, DateOnly day)
    {
        var lost = Lost(db);
        return db.BoardDigests.Where(d =>
            d.On <= day
            && (
                d.CheckInId != null
                    ? !d.CheckIn!.Withdrawn && (d.CheckIn.DeliveredOn != null || d.On == day)
                    : !lost.Any(m => m.Key == d.OutboxKey)
            )
        );
    }

    /// <summary>Those to channels or mailboxes whose message ended undelivered.</summary>
    /// <param name="db">The database.</param>
    public static IQueryable<BoardDigest> DigestsThatFailed(this ActionBotContext db)
    {
        var lost = Lost(db);
        return db.BoardDigests.Where(d => d.CheckInId == null && lost.Any(m => m.Key == d.OutboxKey));
    }

    /// <summary>The boards whose mailbox refused a digest of the last week, and has taken none since.</summary>
    /// <param name="db">The database.</param>
    /// <param name="day">The day.</param>
    public static IQueryable<long> MailboxesThatRefuse(this ActionBotContext db, DateOnly day)
    {
        var from = day.AddDays(-MailDays);
        return db.DigestsThatFailed()
            .Where(d =>
                d.On > from
                && d.On <= day
                && d.Recipient.StartsWith(WaitingBoard.ByMail)
                && !db.BoardDigests.Any(o =>
                    o.BoardId == d.BoardId
                    && o.Id > d.Id
                    && o.Recipient.StartsWith(WaitingBoard.ByMail)
                    && db.Outbox.Any(m => m.Key == o.OutboxKey && m.State == OutboxState.Sent)
                )
            )
            .Select(d => d.BoardId)
            .Distinct();
    }

    /// <summary>How the history names those through which a board was told something in vain.</summary>
    /// <param name="db">The database.</param>
    /// <param name="boards">The codes of the boards that are asked about.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<List<string>> ToldInVainAsync(
        this ActionBotContext db,
        IReadOnlyCollection<string> boards,
        CancellationToken cancellationToken
    ) =>
        db.DigestsThatFailed()
            .Where(d => boards.Contains(d.Board!.Code))
            .Select(d => DigestsToBoardsQuery.Through + d.Key)
            .ToListAsync(cancellationToken);

    private static IQueryable<OutboxMessage> Lost(ActionBotContext db) =>
        db.Outbox.Where(m => m.State == OutboxState.Failed || m.State == OutboxState.Unreachable || m.State == OutboxState.Withdrawn);
}

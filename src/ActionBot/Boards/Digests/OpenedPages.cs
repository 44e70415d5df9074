using System.Globalization;
using ActionBot.Boards.Agendas;
using ActionBot.Conversation;
using ActionBot.Delivery;
using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Digests;

/// <summary>
/// Further messages with a digest: a later page of it in a channel, or that of a further board in a chat. Each is kept as a
/// digest of its own, so that it is drawn anew like the first when something on it changes.
/// </summary>
internal sealed class OpenedPages(ActionBotContext db)
{
    // Stands in no key of a recipient.
    private const string Mark = BoardChannels.OpenedMark;

    /// <summary>The digest of the message that answers a turn: the same items, shown from a page on.</summary>
    public async Task<BoardDigest> OpenAsync(BoardDigest digest, int page, TeamsTurn turn, CancellationToken cancellationToken)
    {
        // Without an id nobody can say later which message it was.
        if (turn.Activity.Id is not { Length: > 0 })
            return digest;
        var message = OutboxKeys.OfReply(turn);
        if (
            await db
                .BoardDigests.AsNoTracking()
                .FirstOrDefaultAsync(d => d.OutboxKey == message && d.BoardId == digest.BoardId, cancellationToken) is
            { } earlier
        )
            return earlier;
        var key = CardKey.New("dig");
        var opened = new BoardDigest
        {
            Key = key,
            BoardId = digest.BoardId,
            On = digest.On,
            Cause = digest.Cause,
            Recipient = $"{digest.Recipient.Split(Mark)[0]}{Mark}{page}{Mark}{key}",
            OutboxKey = message,
        };
        opened.Items.AddRange(
            await db
                .BoardDigestItems.Where(i => i.BoardDigestId == digest.Id)
                .Select(i => new BoardDigestItem { BlockerId = i.BlockerId, Place = i.Place })
                .ToListAsync(cancellationToken)
        );
        db.Add(opened);
        await db.SaveChangesAsync(cancellationToken);
        return opened;
    }

    /// <summary>Whether a digest is a further message, and not the one that was sent.</summary>
    public static bool IsOpened(BoardDigest digest) => digest.Recipient.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The page with which the message of a digest begins.</summary>
    public static int PageOf(BoardDigest digest) =>
        digest.Recipient.Split(Mark) is [_, var page, ..]
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    /// <summary>Whether everybody sees it.</summary>
    public static bool IsInChannel(BoardDigest digest) => Went(digest, WaitingBoard.ToChannel);

    /// <summary>Whether it was sent to somebody in their own chat.</summary>
    public static bool IsFor(BoardDigest digest, long person) => Went(digest, WaitingBoard.ToPerson(person));

    private static bool Went(BoardDigest digest, string to) =>
        digest.Recipient.Split(Mark)[0] is var recipient && (recipient == to || recipient == to + WaitingBoard.OfLateness);
}

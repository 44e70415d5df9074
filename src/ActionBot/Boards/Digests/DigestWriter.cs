using ActionBot.Boards.Agendas;
using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Delivery;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Digests;

/// <summary>Writes new digests down: which items stand on them in which order, and the message.</summary>
internal sealed class DigestWriter(ActionBotContext db, DigestReader reader, BoardsTold told, Outbox outbox) : IBoardDigestCards
{
    private const int MostOverdue = 10;

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<long, OutboundActivity>> DrawAsync(
        IReadOnlyList<BoardDigestOrder> orders,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        if (orders.Count == 0)
            return new Dictionary<long, OutboundActivity>();
        var boards = orders.SelectMany(o => o.Digest.All).Select(d => d.BoardId).Distinct().ToList();
        var items = await ItemsAsync(boards, day, cancellationToken);
        // One that was withdrawn earlier on the day, as by a hold, was never seen and gives way.
        await db
            .BoardDigests.Where(d => d.On == day && boards.Contains(d.BoardId) && d.CheckIn!.Withdrawn)
            .ExecuteDeleteAsync(cancellationToken);
        var digests = new List<(BoardDigest Digest, long Row)>();
        foreach (var (digest, row) in orders)
        {
            // Who is to be told of more than has room hears of it with the next one.
            row.Told.RemoveAll(t => t.Place > MostOverdue);
            digests.Add(
                (
                    New(
                        digest.Due.BoardId,
                        WaitingBoard.ToPerson(digest.Person.PersonId),
                        day,
                        digest.Due.Cause,
                        items,
                        row.Id,
                        OutboxKeys.OfCheckIn(row.Ask)
                    ),
                    row.Id
                )
            );
        }
        db.AddRange(digests.Select(d => d.Digest));
        // Those of further boards have no message of their own until they are opened.
        db.AddRange(
            orders.SelectMany(
                o => o.Digest.Others,
                (o, due) => New(due.BoardId, WaitingBoard.ToPerson(o.Digest.Person.PersonId), day, due.Cause, items, o.Row.Id, null)
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        var views = await reader.ViewsAsync(digests.ConvertAll(d => d.Digest), day, 0, cancellationToken);
        return digests.ToDictionary(d => d.Row, d => MessageOf(views[d.Digest.Id]));
    }

    /// <summary>Posts the digest of a board to its channel.</summary>
    public async Task PostAsync(DigestToBoard due, ConversationReference channel, DateOnly day, CancellationToken cancellationToken)
    {
        var waiting = due.Waiting;
        var items = await ItemsAsync([waiting.Board.Id], day, cancellationToken);
        var key = CardKey.New("dig");
        var digest = New(waiting.Board.Id, WaitingBoard.ToChannel, day, due.Cause, items, null, OutboxKeys.OfDigest(key), key);
        db.Add(digest);
        told.Tell(waiting.Board, digest, due.Late);
        await db.SaveChangesAsync(cancellationToken);
        var view = await reader.ViewAsync(digest, day, 0, cancellationToken);
        db.Add(
            outbox.Row(
                digest.OutboxKey!,
                OutboxKind.Send,
                new(channel.Id, channel.ServiceUrl, null),
                MessageOf(view),
                OutboxPriority.Bulk,
                null
            )
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A digest that goes to a board's mailbox.</summary>
    public async Task<BoardDigest> NewMailAsync(
        long boardId,
        DateOnly day,
        DigestCause cause,
        string key,
        CancellationToken cancellationToken
    ) =>
        New(
            boardId,
            WaitingBoard.ByMail,
            day,
            cause,
            await ItemsAsync([boardId], day, cancellationToken),
            null,
            OutboxKeys.OfDigest(key),
            key
        );

    /// <summary>A digest as a message.</summary>
    public static OutboundActivity MessageOf(BoardDigestView view) =>
        OutboundActivity.Card(CardJson.ToElement(SecretariatDigestCard.Draw(view)), SecretariatDigestCard.Summary(view));

    private static BoardDigest New(
        long boardId,
        string recipient,
        DateOnly day,
        DigestCause cause,
        ILookup<long, long> items,
        long? checkIn,
        string? outboxKey,
        string? key = null
    )
    {
        var digest = new BoardDigest
        {
            Key = key ?? CardKey.New("dig"),
            BoardId = boardId,
            Recipient = recipient + (cause == DigestCause.Overdue ? WaitingBoard.OfLateness : ""),
            On = day,
            Cause = cause,
            CheckInId = checkIn,
            OutboxKey = outboxKey,
        };
        digest.Items.AddRange(
            items[boardId].Take(DigestReader.MostItems).Select((id, i) => new BoardDigestItem { BlockerId = id, Place = i + 1 })
        );
        return digest;
    }

    // What is most pressing stands on top: meetings that are over, what was passed up, what is not acknowledged, then by meeting.
    private async Task<ILookup<long, long>> ItemsAsync(List<long> boards, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await db.StandingDecisions()
            .Where(b =>
                (b.BoardId != null && boards.Contains(b.BoardId.Value)) || (b.PassedUpToId != null && boards.Contains(b.PassedUpToId.Value))
            )
            .Select(b => new
            {
                b.Id,
                b.BoardId,
                b.PassedUpToId,
                b.State,
                b.RaisedOn,
                Meeting = b.OnMeeting == null ? (DateOnly?)null : b.OnMeeting.Date,
            })
            .ToListAsync(cancellationToken);
        var own = rows.Where(r => r.BoardId is { } b && boards.Contains(b)).Select(r => (Board: r.BoardId!.Value, Row: r, IsAbove: false));
        var above = rows.Where(r => r.PassedUpToId is { } b && boards.Contains(b) && r.PassedUpToId != r.BoardId)
            .Select(r => (Board: r.PassedUpToId!.Value, Row: r, IsAbove: true));
        return own.Concat(above)
            .OrderBy(i =>
                i switch
                {
                    { IsAbove: true } => 1,
                    { Row.Meeting: { } met } when met < day => 0,
                    { Row.State: BlockerState.Raised } => 2,
                    _ => 3,
                }
            )
            .ThenBy(i => i.Row.Meeting)
            .ThenBy(i => i.Row.RaisedOn)
            .ThenBy(i => i.Row.Id)
            .ToLookup(i => i.Board, i => i.Row.Id);
    }
}

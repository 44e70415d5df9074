using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Agendas;

/// <summary>The channel of a board.</summary>
/// <param name="Reference">What is known of it.</param>
/// <param name="Failed">The last digest to it, where that failed and none has reached anybody since.</param>
internal sealed record BoardChannel(ConversationReference Reference, BoardDigest? Failed)
{
    /// <summary>Whether the board's next digest goes there. One that failed goes another way first.</summary>
    public bool IsUsed => Reference.TakesDigests && Failed is null;
}

/// <summary>Knows which boards are written to in their channel. Whoever writes to boards or to their secretaries asks here.</summary>
internal sealed class BoardChannels(ActionBotContext db)
{
    // Where nobody could be written to either for so long, the channel is tried again.
    private const int FailedDays = 7;

    /// <summary>The channels of some boards, as far as the app has ever been in them.</summary>
    /// <param name="boards">The boards; null means all.</param>
    /// <param name="day">The day.</param>
    public async Task<IReadOnlyDictionary<long, BoardChannel>> LoadAsync(
        IReadOnlyCollection<long>? boards,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var named = await (
            from board in db.Boards
            join channel in db.Conversations.AsNoTracking() on board.SecretariatChannel equals channel.Id
            where boards == null || boards.Contains(board.Id)
            select new { board.Id, Channel = channel }
        ).ToListAsync(cancellationToken);
        var ids = named.ConvertAll(n => n.Id);
        var from = day.AddDays(-FailedDays);
        var failed =
            ids.Count == 0
                ? []
                : await db.DigestsThatFailed()
                    .AsNoTracking()
                    .Where(d =>
                        ids.Contains(d.BoardId)
                        && d.On > from
                        && d.On <= day
                        && d.Recipient.StartsWith(WaitingBoard.ToChannel)
                        && !d.Recipient.Contains(OpenedMark)
                        && !db.DigestsThatCount(day).Any(o => o.BoardId == d.BoardId && o.Id > d.Id && !o.Recipient.Contains(OpenedMark))
                    )
                    .OrderBy(d => d.Id)
                    .ToListAsync(cancellationToken);
        return named.ToDictionary(n => n.Id, n => new BoardChannel(n.Channel, failed.FindLast(d => d.BoardId == n.Id)));
    }

    /// <summary>Stands in the recipient of a further message that somebody opened from a digest.</summary>
    public const string OpenedMark = "#";
}

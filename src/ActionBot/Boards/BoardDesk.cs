using ActionBot.Access;
using ActionBot.Boards.Cards;
using ActionBot.Boards.Digests;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards;

/// <summary>One decision on the desk of somebody who may deal with it.</summary>
/// <param name="Blocker">The decision, with its action and meeting.</param>
/// <param name="Board">The board for which the person acts: the one that it is at, or the one it was passed up to.</param>
/// <param name="Person">Who acts.</param>
/// <param name="Today">Their day.</param>
/// <param name="Digest">The digest from which they press, if it is one of their board's.</param>
/// <param name="Page">The page of it.</param>
/// <param name="IsCurrent">Whether the card shows the decision as it is now.</param>
/// <param name="IsShared">Whether the card hangs in a channel.</param>
internal sealed record OpenDecisionItem(
    Blocker Blocker,
    Board Board,
    Person Person,
    DateOnly Today,
    BoardDigest? Digest,
    int Page,
    bool IsCurrent,
    bool IsShared
)
{
    /// <summary>The digest that the reply to the press draws anew: in a channel, a later page is a message of its own.</summary>
    public string? Redrawn => IsShared && Page > 0 && Digest is { } digest && !OpenedPages.IsOpened(digest) ? null : Digest?.Key;
}

/// <summary>Opens decisions for the secretariats they wait for. Everybody else is answered as if there were none.</summary>
internal sealed class BoardDesk(ActionBotContext db, DigestReader reader, TimeProvider clock)
{
    /// <summary>To somebody outside the secretariat, and for a decision that does not exist: the two are answered alike.</summary>
    public const string NotYours =
        "Only the secretariat of the board can do this, or it does not wait for the board any more. Nothing was changed.";

    /// <summary>To a press in a channel or group where the card was not posted for that board: forwarded, or forged.</summary>
    public const string NotHere =
        "This is on your card in your own chat with me, or in the channel of the board’s secretariat. "
        + "Here others read along, so nothing was changed.";

    /// <summary>The decision of a press, or null when there is none of this person's boards.</summary>
    public async Task<OpenDecisionItem?> OpenAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (BoardData.Id(press.Data["blocker"], "blk") is not { } id)
            return null;
        var blocker = await db
            .Blockers.Include(b => b.ActionItem!)
                .ThenInclude(a => a.Owner)
            .Include(b => b.OnMeeting)
            .FirstOrDefaultAsync(b => b.Id == id && b.Kind == BlockerKind.Decision, cancellationToken);
        if (blocker is null)
            return null;
        var mine = await BoardsOfAsync(press.Person, cancellationToken);
        var digest = await DigestAsync(press, mine, cancellationToken);
        // In a channel a card shows what was posted there for its board, and nothing else of a secretary's boards.
        if (!press.Turn.IsPersonal)
        {
            if (digest is null || !await StandsOnAsync(digest, id, cancellationToken))
                return null;
            mine = mine.FindAll(b => b.Id == digest.BoardId);
        }
        var board =
            mine.Find(b => b.Id == blocker.BoardId)
            ?? mine.Find(b => b.Id == blocker.PassedUpToId)
            // Passed on since the card was drawn: its reader may see where it went, and no more.
            ?? (digest is not null && await StandsOnAsync(digest, id, cancellationToken) ? mine.Find(b => b.Id == digest.BoardId) : null);
        if (board is null)
            return null;
        var isTheirs = board.Id == blocker.BoardId || board.Id == blocker.PassedUpToId;
        return new(
            blocker,
            board,
            press.Person,
            press.Person.DayAt(clock.GetUtcNow()),
            digest,
            press.Data.Number("page") ?? 0,
            isTheirs && blocker.IsOpenDecision() && press.Data.Number("rev") == blocker.Version,
            !press.Turn.IsPersonal
        );
    }

    /// <summary>The boards whose secretariat somebody belongs to; an administrator acts for all.</summary>
    public Task<List<Board>> BoardsOfAsync(Person person, CancellationToken cancellationToken) =>
        (person.IsAdministrator ? db.Boards : db.BoardsServedBy(person.Id))
            .AsNoTracking()
            .Include(b => b.Meetings)
            .OrderBy(b => b.Name)
            .ToListAsync(cancellationToken);

    /// <summary>The digest of a press, if it is one of these boards' and was posted to their channel or sent to this person; an
    /// administrator acts for all.</summary>
    public async Task<BoardDigest?> DigestAsync(CardPress press, IReadOnlyList<Board> boards, CancellationToken cancellationToken)
    {
        var key = press.Data["digest"];
        var digest = key is null ? null : await db.BoardDigests.AsNoTracking().FirstOrDefaultAsync(d => d.Key == key, cancellationToken);
        return
            digest is not null
            && boards.Any(b => b.Id == digest.BoardId)
            && (press.Person.IsAdministrator || OpenedPages.IsInChannel(digest) || OpenedPages.IsFor(digest, press.Person.Id))
            ? digest
            : null;
    }

    /// <summary>
    /// Whether the card of a press hangs where it may be drawn anew: in a chat of one person, or in the channel of a board's secretariat to
    /// which this very digest was posted. Everything else where others read along was forwarded or forged.
    /// </summary>
    public async Task<bool> HangsHereAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (press.Turn.IsPersonal)
            return true;
        if (
            press.Data["digest"] is not { } key
            || await db.BoardDigests.AsNoTracking().Include(d => d.Board).FirstOrDefaultAsync(d => d.Key == key, cancellationToken)
                is not { } digest
        )
            return false;
        return OpenedPages.IsInChannel(digest)
            && digest.Board!.SecretariatChannel is { Length: > 0 } channel
            && channel == MessageSender.BaseId(press.Turn.ConversationId);
    }

    private Task<bool> StandsOnAsync(BoardDigest digest, long blocker, CancellationToken cancellationToken) =>
        db.BoardDigestItems.AnyAsync(i => i.BoardDigestId == digest.Id && i.BlockerId == blocker, cancellationToken);

    /// <summary>The digest as it looks now, in the place of the pressed card.</summary>
    public async Task<CardReply> RedrawAsync(
        OpenDecisionItem open,
        CancellationToken cancellationToken,
        string? band = null,
        IReadOnlyDictionary<string, string>? typed = null
    ) =>
        open.Digest is { } digest
            ? CardReply.Replace(
                SecretariatDigestCard.Draw(await reader.ViewAsync(digest, open.Today, open.Page, cancellationToken, band, typed))
            )
            : CardReply.Say(band ?? "Done.");

    /// <summary>What somebody else did first, with the card as it is now.</summary>
    public async Task<CardReply> StaleAsync(OpenDecisionItem open, CancellationToken cancellationToken)
    {
        var band = await DoneAsync(open, cancellationToken);
        return open.Digest is null ? CardReply.Say(band) : await RedrawAsync(open, cancellationToken, band);
    }

    /// <summary>What was done last with a decision, and by whom, as a sentence.</summary>
    public async Task<string> DoneAsync(OpenDecisionItem open, CancellationToken cancellationToken)
    {
        var blocker = open.Blocker;
        var last = await db
            .Changes.Where(c =>
                c.Entity == "action" && c.Key == blocker.ActionItem!.Ref && c.Field == BoardStepWriter.Field && c.PersonId != null
            )
            .OrderByDescending(c => c.Id)
            .Join(db.People, c => c.PersonId, p => p.Id, (c, p) => p.Name)
            .FirstOrDefaultAsync(cancellationToken);
        var outcome =
            blocker.State == BlockerState.Decided
                ? await db
                    .Decisions.Where(d => d.BlockerId == blocker.Id)
                    .OrderByDescending(d => d.Id)
                    .Select(d => (DecisionOutcome?)d.Outcome)
                    .FirstOrDefaultAsync(cancellationToken)
                : null;
        var reference = blocker.ActionItem!.Ref;
        var done = blocker switch
        {
            { State: BlockerState.Decided } => $"{reference} is already recorded as {outcome?.Title().ToLowerInvariant() ?? "decided"}",
            { State: BlockerState.SentBack } => $"{reference} is already sent back",
            { State: BlockerState.Withdrawn or BlockerState.Cleared } =>
                $"{reference} does not wait any more: its owner answered otherwise",
            _ when blocker.BoardId != open.Board.Id && blocker.PassedUpToId != open.Board.Id => $"{reference} is already passed on",
            { State: BlockerState.Accepted, Deferrals: > 0 } => $"{reference} is already deferred to {Date(blocker, open.Today)}",
            { State: BlockerState.Accepted } => $"{reference} is already accepted for {Date(blocker, open.Today)}",
            _ => null,
        };
        if (done is null)
            return Sentences.OutOfDate;
        var isByBoard = blocker.State is not (BlockerState.Withdrawn or BlockerState.Cleared);
        var by = last is not null && isByBoard ? $", by {British.Shorten(last, 60)}" : "";
        return $"{done}{by}. Nothing was changed.";
    }

    private static string Date(Blocker blocker, DateOnly today) =>
        blocker.OnMeeting is { } meeting ? British.Date(meeting.Date, today) : "a later meeting";
}

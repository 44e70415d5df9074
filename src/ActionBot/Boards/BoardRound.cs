using ActionBot.Boards.Agendas;
using ActionBot.Boards.Channels;
using ActionBot.Boards.Digests;
using ActionBot.Boards.Meetings;
using ActionBot.Boards.Packs;
using ActionBot.Boards.Queue;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.History;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards;

/// <summary>The parts of a sweep, each in the transaction of its caller. Tells how many things it changed.</summary>
internal sealed class BoardRound(
    ActionBotContext db,
    DigestWriter digests,
    DigestCopies copies,
    DigestMails mails,
    DigestsToBoardsQuery digestsDue,
    DetourWriter detours,
    PackMails packs,
    MeetingWriter meetings,
    DecisionWriter decisions,
    UnroutedDecisions queue,
    NewsWriter news,
    BoardStepWriter steps,
    Calendars calendars,
    ChasePolicy policy,
    TimeProvider clock
)
{
    private const string Through = "sweep boards";

    /// <summary>The day where boards meet.</summary>
    public DateOnly Today => calendars.Usual.LocalAt(clock.GetUtcNow()).Day;

    /// <summary>A meeting whose day is past was held. What is on it without an outcome is asked for with the next digest.</summary>
    public async Task<int> HoldMeetingsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var past = await db
            .Meetings.Where(m => m.Date < day && (m.State == MeetingState.Planned || m.State == MeetingState.Moved))
            .ToListAsync(cancellationToken);
        var boards = await CodesAsync([.. past.Select(m => m.BoardId).Distinct()], cancellationToken);
        var origin = new ChangeOrigin(clock.GetUtcNow(), day, null, Through);
        foreach (var meeting in past)
        {
            db.Add(
                origin.Of(
                    "meeting",
                    $"{boards[meeting.BoardId]} {meeting.Date:yyyy-MM-dd}",
                    "state",
                    $"{meeting.State}",
                    $"{MeetingState.Held}"
                )
            );
            meeting.State = MeetingState.Held;
            meeting.Version++;
        }
        return past.Count;
    }

    /// <summary>
    /// Whatever is accepted and on no meeting that is to be held goes on the next one: a governance file may have cancelled its
    /// own, or planned one.
    /// </summary>
    public async Task<int> ReplanAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var boards = await db
            .Boards.Where(b =>
                db.StandingDecisions()
                    .Any(i =>
                        i.BoardId == b.Id
                        && i.State == BlockerState.Accepted
                        && (i.MeetingId == null || i.OnMeeting!.State == MeetingState.Cancelled)
                    )
            )
            .ToListAsync(cancellationToken);
        var planned = 0;
        foreach (var board in boards)
            planned += await meetings.ReplanAsync(board, day, Through, null, cancellationToken);
        return planned;
    }

    /// <summary>
    /// Tells owners and leads the date of a meeting where it is another than they know, on the day after the last change: what
    /// was moved and moved back is told to nobody.
    /// </summary>
    public async Task<int> TellMovesAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var moved = await db.StandingDecisions()
            .Include(b => b.ActionItem)
            .Include(b => b.OnMeeting)
            .Include(b => b.Board)
            .Where(b =>
                b.State == BlockerState.Accepted
                && (DateOnly?)b.OnMeeting!.Date != b.ToldMeeting
                && !(b.MeetingSetOn >= day)
                && !(b.OnMeeting!.ChangedOn >= day)
            )
            .OrderBy(b => b.Id)
            .ToListAsync(cancellationToken);
        foreach (var blocker in moved)
        {
            var (from, to) = (blocker.ToldMeeting is { } told ? British.Date(told, day) : null, blocker.OnMeeting?.Date);
            var what = $"{blocker.ActionItem!.Ref}: the {blocker.Board!.Name}";
            var text = to is { } date
                ? $"{what} decides on “{blocker.ToDecide}” on {British.Date(date, day)}{(from is null ? "" : $", not on {from}")}."
                : $"{what} does not meet on {from}, and has no later meeting yet. “{blocker.ToDecide}” waits for one.";
            await news.AddAsync(
                $"blk-{blocker.Id}:{blocker.Version}:{to:yyyy-MM-dd}",
                await steps.OwnerAndLeadsAsync(blocker.ActionItem!, cancellationToken),
                text,
                cancellationToken
            );
            blocker.ToldMeeting = to;
        }
        return moved.Count;
    }

    /// <summary>Takes down when a board was first shown an item: from then on its secretariat can acknowledge it.</summary>
    public async Task<int> NoteShownAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var shown = await db.StandingDecisions()
            .Where(b =>
                b.BoardId != null
                && b.ShownOn == null
                && db.BoardDigestItems.Any(i =>
                    i.BlockerId == b.Id
                    && i.BoardDigest!.BoardId == b.BoardId
                    && i.BoardDigest.On >= b.RoutedOn
                    && (
                        (i.BoardDigest.CheckIn != null && i.BoardDigest.CheckIn.DeliveredOn != null)
                        || db.Outbox.Any(m => m.Key == i.BoardDigest.OutboxKey && m.State == OutboxState.Sent)
                    )
                )
            )
            .ToListAsync(cancellationToken);
        foreach (var blocker in shown)
            blocker.ShownOn = day;
        return shown.Count;
    }

    /// <summary>Shows on the cards that hang what owners have answered otherwise since.</summary>
    public async Task<int> NoteWithdrawnAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var from = day.AddDays(-2);
        var ended = await db
            .Blockers.Where(b =>
                b.Kind == BlockerKind.Decision
                && (b.State == BlockerState.Withdrawn || b.State == BlockerState.Cleared)
                && b.EndedOn >= from
                && db.BoardDigestItems.Any(i => i.BlockerId == b.Id)
            )
            .Select(b => b.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in ended)
            await copies.RedrawAsync([id], day, null, cancellationToken, once: $"ended:{id}");
        return 0;
    }

    /// <summary>
    /// Passes up what its board has not acknowledged in time. A secretariat that no digest reaches acknowledges nothing either.
    /// </summary>
    public async Task<int> PassUpAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var waiting = await db.StandingDecisions()
            .Include(b => b.ActionItem)
            .Include(b => b.Board)
            .Where(b => b.State == BlockerState.Raised && b.PassedUpToId == null && b.Board!.ParentId != null)
            .OrderBy(b => b.Id)
            .ToListAsync(cancellationToken);
        // While nothing is sent it is not the board that is late.
        var isSending = await IsSendingAsync(cancellationToken);
        var passed = 0;
        foreach (var blocker in waiting)
        {
            var shownBy = isSending ? blocker.RoutedOn?.AddDays(policy.Boards.DaysFor(blocker.Board!.Cadence)) : null;
            if (
                blocker.PassedUpOnDay(day, shown => calendars.Usual.AddWorkingDays(shown, policy.Boards.AcknowledgeWorkingDays), shownBy)
                is not { } why
            )
                continue;
            await decisions.PassUpAsync(blocker, blocker.Board!.ParentId!.Value, why, day, cancellationToken);
            passed++;
        }
        return passed;
    }

    /// <summary>Asks the administrators about what no rule found a board for.</summary>
    public async Task<int> AskAdministratorsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await queue.AskAsync(day, cancellationToken);
        return 0;
    }

    /// <summary>Finds the digests that are due to channels and mailboxes, unless sending is on hold or kept to a pilot.</summary>
    /// <param name="lookedAt">For which boards late actions were looked for on which day.</param>
    public async Task<DigestsFound> FindDigestsAsync(IReadOnlyDictionary<long, DateOnly> lookedAt, CancellationToken cancellationToken)
    {
        var day = Today;
        if (!await IsSendingAsync(cancellationToken))
            return new(day, new HashSet<long>(), new HashSet<string>(), []);
        var (due, looked) = await digestsDue.LoadAsync(
            day,
            null,
            w => MayPost(w.Board),
            w => lookedAt.GetValueOrDefault(w.Board.Id) != day,
            cancellationToken
        );
        return new(
            day,
            due.Select(d => d.Waiting.Board.Id).ToHashSet(),
            due.Select(d => d.Waiting.Channel?.Id).OfType<string>().ToHashSet(),
            looked
        );
    }

    /// <summary>Takes down which boards' digests do not go their usual way, and tells administrators while anything is sent.</summary>
    public async Task<int> NoteDetoursAsync(DateOnly day, CancellationToken cancellationToken) =>
        await detours.NoteAsync(
            day,
            w => DigestRule.CauseOn(day, w.Agenda, w.LastOf(WaitingBoard.ToChannel), policy.Boards, calendars.Usual) is not null,
            await IsSendingAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>
    /// Posts the digest of a board to its channel, whose readers were just looked at, or mails it where only a mailbox reaches the
    /// secretariat, if it is still due and sending is still not on hold.
    /// </summary>
    public async Task<int> WriteDigestAsync(long board, CancellationToken cancellationToken)
    {
        var (day, now) = (Today, clock.GetUtcNow());
        if (!await IsSendingAsync(cancellationToken))
            return 0;
        var (due, _) = await digestsDue.LoadAsync(day, [board], w => w.Board.Id == board, _ => true, cancellationToken);
        var ready = due.Where(d => d.Waiting.Channel is null || ChannelRosters.IsFresh(d.Waiting.Channel, now)).ToList();
        foreach (var digest in ready)
            await (
                digest.Waiting.Channel is { } channel
                    ? digests.PostAsync(digest, channel, day, cancellationToken)
                    : mails.AddAsync(digest, day, cancellationToken)
            );
        return ready.Count;
    }

    /// <summary>
    /// Mails the agenda of a meeting whose papers are due to a secretariat with a mailbox alone, unless sending is on hold or
    /// kept to a pilot.
    /// </summary>
    public async Task<int> MailPacksAsync(DateOnly day, CancellationToken cancellationToken) =>
        await IsSendingAsync(cancellationToken) ? await packs.AddAsync(day, MayPost, cancellationToken) : 0;

    private async Task<bool> IsSendingAsync(CancellationToken cancellationToken) =>
        policy.Pilot.Count == 0 && !await db.Holds.AnyAsync(h => h.Standing, cancellationToken);

    // In the hours of offices, or when somebody of the secretariat may be written to.
    private bool MayPost(Board board)
    {
        var now = clock.GetUtcNow();
        return board.Secretaries.Select(s => calendars.PatternOf(s.Person!)).Append(calendars.Usual).Any(p => p.NextSend(now) == now);
    }

    private Task<Dictionary<long, string>> CodesAsync(List<long> ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? Task.FromResult(new Dictionary<long, string>())
            : db.Boards.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Code, cancellationToken);
}

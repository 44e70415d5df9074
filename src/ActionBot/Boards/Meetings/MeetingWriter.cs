using ActionBot.Boards.Digests;
using ActionBot.Directory;
using ActionBot.Domain;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.History;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Meetings;

/// <summary>
/// Moves, cancels and adds meetings. What waited for one follows it, or goes to the next that can take it; whoever knows another
/// date hears of it once, on the day after, so that a slip that is mended on the same day is heard of by nobody.
/// </summary>
internal sealed class MeetingWriter(ActionBotContext db, Calendars calendars, DigestCopies copies, TimeProvider clock)
{
    /// <summary>Moves a meeting to another day. Its items stay on it.</summary>
    /// <exception cref="RuleException">The day is past, or the board meets then already.</exception>
    public async Task MoveAsync(
        Board board,
        Meeting meeting,
        DateOnly to,
        Person? by,
        DateOnly today,
        string through,
        CancellationToken cancellationToken
    )
    {
        RequireAhead(meeting, today);
        await RequireFreeAsync(board, to, today, cancellationToken);
        var from = meeting.Date;
        // Papers that were due on a day of their own keep their distance to the meeting.
        if (meeting.PapersDue is { } due)
            meeting.PapersDue = due.AddDays(to.DayNumber - from.DayNumber);
        (meeting.Date, meeting.State) = (to, MeetingState.Moved);
        await ChangedAsync(board, meeting, "date", from, $"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}", by, today, through, cancellationToken);
    }

    /// <summary>Cancels a meeting. Its items go to the next one that can take them, or wait for one to be planned.</summary>
    public async Task CancelAsync(
        Board board,
        Meeting meeting,
        Person? by,
        DateOnly today,
        string through,
        CancellationToken cancellationToken
    )
    {
        RequireAhead(meeting, today);
        var before = meeting.State;
        meeting.State = MeetingState.Cancelled;
        await ChangedAsync(board, meeting, "state", meeting.Date, $"{before}", $"{meeting.State}", by, today, through, cancellationToken);
    }

    /// <summary>Plans a meeting. Accepted items without one go on it.</summary>
    public async Task<Meeting> AddAsync(
        Board board,
        DateOnly date,
        Person? by,
        DateOnly today,
        string through,
        CancellationToken cancellationToken
    )
    {
        await RequireFreeAsync(board, date, today, cancellationToken);
        var meeting = new Meeting { BoardId = board.Id, Date = date };
        db.Add(meeting);
        await ChangedAsync(board, meeting, "state", date, null, $"{meeting.State}", by, today, through, cancellationToken);
        return meeting;
    }

    /// <summary>Plans a cancelled meeting again. The items whose owners know this date come back to it.</summary>
    public async Task ReviveAsync(
        Board board,
        Meeting meeting,
        Person? by,
        DateOnly today,
        string through,
        CancellationToken cancellationToken
    )
    {
        await RequireFreeAsync(board, meeting.Date, today, cancellationToken);
        meeting.State = MeetingState.Planned;
        foreach (
            var blocker in await db.StandingDecisions()
                .Include(b => b.ActionItem)
                .Where(b =>
                    b.BoardId == board.Id
                    && b.State == BlockerState.Accepted
                    && b.ToldMeeting == meeting.Date
                    && b.MeetingSetOn == meeting.ChangedOn
                )
                .ToListAsync(cancellationToken)
        )
        {
            blocker.Replan(meeting.Id, today);
            Note(blocker, board, null, meeting, by, today, through);
        }
        await ChangedAsync(
            board,
            meeting,
            "state",
            meeting.Date,
            $"{MeetingState.Cancelled}",
            $"{meeting.State}",
            by,
            today,
            through,
            cancellationToken
        );
    }

    /// <summary>
    /// Puts every accepted item of a board that has no meeting, or is on a cancelled one, on the next that can take it. Tells how
    /// many.
    /// </summary>
    public async Task<int> ReplanAsync(Board board, DateOnly today, string through, Person? by, CancellationToken cancellationToken)
    {
        var loose = await db.StandingDecisions()
            .Include(b => b.ActionItem)
            .Include(b => b.OnMeeting)
            .Where(b =>
                b.BoardId == board.Id
                && b.State == BlockerState.Accepted
                && (b.MeetingId == null || b.OnMeeting!.State == MeetingState.Cancelled)
            )
            .ToListAsync(cancellationToken);
        if (loose.Count == 0)
            return 0;
        var meetings = await db.Meetings.Where(m => m.BoardId == board.Id).ToListAsync(cancellationToken);
        var next = MeetingPlan.NextFor(meetings, board.PapersDueWorkingDays, calendars.Usual, today);
        var planned = loose.Where(b => b.MeetingId != next?.Id).ToList();
        foreach (var blocker in planned)
        {
            Note(blocker, board, blocker.OnMeeting, next, by, today, through);
            blocker.Replan(next?.Id, today);
        }
        await db.SaveChangesAsync(cancellationToken);
        return planned.Count;
    }

    private async Task ChangedAsync(
        Board board,
        Meeting meeting,
        string field,
        DateOnly day,
        string? from,
        string to,
        Person? by,
        DateOnly today,
        string through,
        CancellationToken cancellationToken
    )
    {
        meeting.ChangedOn = today;
        meeting.Version++;
        db.Add(
            new ChangeOrigin(clock.GetUtcNow(), today, by?.Id, through).Of("meeting", $"{board.Code} {day:yyyy-MM-dd}", field, from, to)
        );
        await db.SaveChangesAsync(cancellationToken);
        await ReplanAsync(board, today, through, by, cancellationToken);
        var shown = await db.StandingDecisions().Where(b => b.BoardId == board.Id).Select(b => b.Id).ToListAsync(cancellationToken);
        await copies.RedrawAsync(shown, today, null, cancellationToken);
    }

    private void Note(Blocker blocker, Board board, Meeting? from, Meeting? to, Person? by, DateOnly today, string through)
    {
        db.Add(
            new ChangeOrigin(clock.GetUtcNow(), today, by?.Id, through).Of(blocker.ActionItem!, BoardStepWriter.Field, At(from), At(to))
        );

        string At(Meeting? meeting) => $"accepted at {board.Code}" + (meeting is null ? "" : $" for {meeting.Date:yyyy-MM-dd}");
    }

    private static void RequireAhead(Meeting meeting, DateOnly today)
    {
        if (!meeting.IsAhead || meeting.Date < today)
            throw new RuleException(
                $"The meeting of {British.Date(meeting.Date, today)} is "
                    + $"{(meeting.State == MeetingState.Cancelled ? "cancelled" : "over")}. Nothing was changed."
            );
    }

    private async Task RequireFreeAsync(Board board, DateOnly day, DateOnly today, CancellationToken cancellationToken)
    {
        if (day < today)
            throw new RuleException($"{British.Date(day, today)} is past. Give a day from today on. Nothing was changed.");
        if (day > today.AddYears(3))
            throw new RuleException($"{British.FullDate(day)} is too far ahead. Give a day within three years. Nothing was changed.");
        if (await db.Meetings.AnyAsync(m => m.BoardId == board.Id && m.Date == day && m.State != MeetingState.Cancelled, cancellationToken))
            throw new RuleException($"The {board.Name} already meets on {British.Date(day, today)}. Nothing was changed.");
    }
}

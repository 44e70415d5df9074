using System.Text.Json.Nodes;
using ActionBot.Boards.Cards;
using ActionBot.Boards.Digests;
using ActionBot.Conversation;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Meetings;

/// <summary>Changes a meeting and tells its secretary what follows, with the way back.</summary>
internal sealed class MeetingChanges(ActionBotContext db, MeetingWriter book, DigestReader reader)
{
    public async Task<CardReply> MoveAsync(
        Board board,
        long meetingId,
        DateOnly to,
        Person by,
        DateOnly today,
        string through,
        CancellationToken cancellationToken
    )
    {
        var meeting = await db.Meetings.SingleAsync(m => m.Id == meetingId, cancellationToken);
        var from = meeting.Date;
        if (from == to)
            return CardReply.Say($"The {board.Name} meets on {British.Date(to, today)} as it is. Nothing was changed.");
        await book.MoveAsync(board, meeting, to, by, today, through, cancellationToken);
        var items = await ItemsAsync(meeting.Id, cancellationToken);
        return Reply(
            $"Moved to {British.Date(to, today)}",
            [
                $"The {board.Name} meets on {British.Weekday(to, today)} instead of {British.Date(from, today)}. Papers are "
                    + $"due on {British.Date(reader.Meeting(meeting, board.PapersDueWorkingDays, today).PapersDue, today)}.",
                items == 0
                    ? "No item was on it."
                    : $"{British.Count(items, "item")} {(items == 1 ? "moves" : "move")} with it. "
                        + "Owners and leads hear of it tomorrow, unless you undo it before.",
            ],
            MeetingData.Move(meeting, from)
        );
    }

    public async Task<CardReply> CancelAsync(
        Board board,
        long meetingId,
        Person by,
        DateOnly today,
        string through,
        CancellationToken cancellationToken
    )
    {
        var meeting = await db.Meetings.SingleAsync(m => m.Id == meetingId, cancellationToken);
        var items = await db
            .Blockers.Where(b => b.MeetingId == meetingId && b.State == BlockerState.Accepted)
            .Select(b => b.Id)
            .ToListAsync(cancellationToken);
        await book.CancelAsync(board, meeting, by, today, through, cancellationToken);
        var next = await db
            .Blockers.Where(b => items.Contains(b.Id) && b.OnMeeting != null)
            .Select(b => (DateOnly?)b.OnMeeting!.Date)
            .FirstOrDefaultAsync(cancellationToken);
        return Reply(
            $"{British.Date(meeting.Date, today)} is cancelled",
            [
                $"The {board.Name} does not meet on {British.Weekday(meeting.Date, today)}.",
                items.Count == 0
                    ? "No item was on it."
                    : $"{British.Count(items.Count, "item")} {(items.Count == 1 ? "goes" : "go")} "
                        + $"{(next is { } date ? $"to {British.Date(date, today)}" : "without a meeting until you add one")}. "
                        + "Owners and leads hear of it tomorrow.",
            ],
            MeetingData.Revive(meeting)
        );
    }

    public async Task<CardReply> AddAsync(
        Board board,
        DateOnly date,
        Person by,
        DateOnly today,
        string through,
        CancellationToken cancellationToken
    )
    {
        var meeting = await book.AddAsync(board, date, by, today, through, cancellationToken);
        var items = await ItemsAsync(meeting.Id, cancellationToken);
        return Reply(
            $"{British.Date(date, today)} is planned",
            [
                $"The {board.Name} meets on {British.Weekday(date, today)}. Papers are due on "
                    + $"{British.Date(reader.Meeting(meeting, board.PapersDueWorkingDays, today).PapersDue, today)}.",
                .. items == 0
                    ? Array.Empty<string>()
                    : [$"{British.Count(items, "accepted item")} without a meeting {(items == 1 ? "goes" : "go")} on it."],
            ],
            MeetingData.Cancel(meeting)
        );
    }

    public async Task<CardReply> ReviveAsync(
        Board board,
        long meetingId,
        Person by,
        DateOnly today,
        string through,
        CancellationToken cancellationToken
    )
    {
        var meeting = await db.Meetings.SingleAsync(m => m.Id == meetingId, cancellationToken);
        if (meeting.State == MeetingState.Cancelled)
            await book.ReviveAsync(board, meeting, by, today, through, cancellationToken);
        return Reply(
            $"{British.Date(meeting.Date, today)} is planned again",
            [
                $"The {board.Name} meets on {British.Weekday(meeting.Date, today)} after all.",
                "Items that went to another meeting come back to it.",
            ],
            MeetingData.Cancel(meeting)
        );
    }

    public static CardReply Stale(Board board, Meeting meeting, DateOnly today) =>
        Reply(
            "Nothing was changed",
            [
                $"This card was out of date. The meeting of the {board.Name} is "
                    + $"{(meeting.State == MeetingState.Cancelled ? "cancelled" : $"on {British.Weekday(meeting.Date, today)}")} now.",
            ],
            null
        );

    private Task<int> ItemsAsync(long meetingId, CancellationToken cancellationToken) =>
        db.Blockers.CountAsync(b => b.MeetingId == meetingId && b.State == BlockerState.Accepted, cancellationToken);

    private static CardReply Reply(string headline, IReadOnlyList<string> sentences, JsonObject? undo) =>
        CardReply.New(MeetingsCard.Changed(headline, sentences, undo), headline);
}

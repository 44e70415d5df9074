using System.Globalization;
using System.Text.Json.Nodes;
using ActionBot.Boards.Cards;
using ActionBot.Boards.Digests;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Meetings;

/// <summary>
/// "meetings", "move the 3 March meeting to 10 March", "cancel the 3 March meeting", "add a meeting on 3 March", typed by a
/// secretary.
/// </summary>
internal sealed class MeetingCommand(ActionBotContext db, BoardDesk desk, DigestReader reader, MeetingChanges changes, TimeProvider clock)
    : ITextCommand
{
    private const string KeepsNone = "You are in the secretariat of no board, so there are no meetings for you to see or change.";

    public TextRank Rank => TextRank.OwnWord;

    public IReadOnlyList<HelpLine> Help =>
        [
            new(HelpPart.Boards, 10, HelpFor.Secretary | HelpFor.Administrator, "meetings", "shows its meetings and how to change them."),
            new(
                HelpPart.Boards,
                20,
                HelpFor.Secretary | HelpFor.Administrator,
                "move the 3 March meeting to 10 March",
                "its items go with it."
            ),
            new(
                HelpPart.Boards,
                30,
                HelpFor.Secretary | HelpFor.Administrator,
                "cancel the 3 March meeting",
                "its items go to the next one."
            ),
            new(HelpPart.Boards, 40, HelpFor.Secretary | HelpFor.Administrator, "add a meeting on 24 March", "plans one more."),
        ];

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (MeetingSentence.Read(text) is not { } words)
            return null;
        var today = person.DayAt(clock.GetUtcNow());
        var all = await desk.BoardsOfAsync(person, cancellationToken);
        if (all.Count == 0)
            return CardReply.Say(KeepsNone);
        var boards = words.Board is { } named ? all.Where(b => Fits(b, named)).ToList() : all;
        if (boards.Count == 0)
            return CardReply.Say(
                $"You keep no board “{British.Shorten(words.Board!, 60)}”. Yours: {British.List([.. all.Take(8).Select(b => b.Name)])}."
            );
        return words.Wish switch
        {
            MeetingWish.List => await ListAsync(boards, today, cancellationToken),
            MeetingWish.Add => await AddAsync(words, boards, person, today, cancellationToken),
            _ => await ChangeAsync(words, boards, person, today, cancellationToken),
        };
    }

    private static bool Fits(Board board, string named) =>
        string.Equals(board.Code, named, StringComparison.OrdinalIgnoreCase)
        || board.Name.Contains(named, StringComparison.OrdinalIgnoreCase);

    private async Task<CardReply> ListAsync(List<Board> boards, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = boards.ConvertAll(b => b.Id);
        var items = await db.StandingDecisions()
            .Where(b => b.State == BlockerState.Accepted && b.BoardId != null && ids.Contains(b.BoardId.Value))
            .GroupBy(b => new { b.BoardId, b.MeetingId })
            .Select(g => new
            {
                g.Key.BoardId,
                g.Key.MeetingId,
                Count = g.Count(),
            })
            .ToListAsync(cancellationToken);
        return CardReply.New(
            MeetingsCard.List(
                [
                    .. boards.Select(b => new BoardMeetingsView(
                        b.Name,
                        [
                            .. MeetingPlan
                                .Ahead(b.Meetings, today)
                                .Select(m =>
                                    (
                                        reader.Meeting(m, b.PapersDueWorkingDays, today),
                                        items.Where(i => i.MeetingId == m.Id).Sum(i => i.Count)
                                    )
                                ),
                        ],
                        items.Where(i => i.BoardId == b.Id && i.MeetingId == null).Sum(i => i.Count)
                    )),
                ],
                today
            ),
            MeetingsCard.Headline
        );
    }

    private async Task<CardReply> AddAsync(
        MeetingSentence words,
        List<Board> boards,
        Person person,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var date = SpokenDate.Read(words.To!, today);
        if (date.Date is not { } day)
            return CardReply.Say($"Nothing was changed. {date.Fault}");
        return boards is [var only]
            ? await changes.AddAsync(only, day, person, today, "chat add meeting", cancellationToken)
            : Which("Which board meets?", boards.Select(b => (b, MeetingData.Add(b.Code, day))));
    }

    private async Task<CardReply> ChangeAsync(
        MeetingSentence words,
        List<Board> boards,
        Person person,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var read = SpokenDate.Read(words.Day!, today);
        if (read.Date is not { } day)
            return CardReply.Say($"Nothing was changed. {read.Fault}");
        DateOnly? to = null;
        if (words.Wish == MeetingWish.Move)
        {
            var target = SpokenDate.Read(words.To!, today);
            if (target.Date is null)
                return CardReply.Say($"Nothing was changed. {target.Fault}");
            to = target.Date;
        }
        var found = boards
            .Select(b => (Board: b, Meeting: MeetingPlan.Ahead(b.Meetings, today).FirstOrDefault(m => m.Date == day)))
            .Where(f => f.Meeting is not null)
            .ToList();
        if (found.Count == 0)
            return CardReply.Say(
                $"Nothing was changed. {(boards is [var one] ? $"The {one.Name}" : "None of your boards")} has "
                    + $"no meeting on {British.Date(day, today)}. Type “meetings” to see them."
            );
        if (found.Count > 1)
            return Which(
                $"Which meeting of {British.Date(day, today)}?",
                found.Select(f => (f.Board, to is { } t ? MeetingData.Move(f.Meeting!, t) : MeetingData.Cancel(f.Meeting!)))
            );
        return to is { } date
            ? await changes.MoveAsync(found[0].Board, found[0].Meeting!.Id, date, person, today, "chat move meeting", cancellationToken)
            : await changes.CancelAsync(found[0].Board, found[0].Meeting!.Id, person, today, "chat cancel meeting", cancellationToken);
    }

    private static CardReply Which(string question, IEnumerable<(Board Board, JsonObject Data)> boards) =>
        CardReply.New(MeetingsCard.Which(question, [.. boards.Select(b => (b.Board.Name, b.Data))]), question);
}

/// <summary>The data of the buttons about meetings.</summary>
internal static class MeetingData
{
    public const string Verb = "meeting.change";

    public static JsonObject Move(Meeting meeting, DateOnly to) => Of("move", meeting, to);

    public static JsonObject Cancel(Meeting meeting) => Of("cancel", meeting, null);

    public static JsonObject Revive(Meeting meeting) => Of("revive", meeting, null);

    public static JsonObject Add(string board, DateOnly date)
    {
        var data = CardParts.Data(Verb);
        (data["do"], data["board"], data["to"]) = ("add", board, Written(date));
        return data;
    }

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static JsonObject Of(string what, Meeting meeting, DateOnly? to)
    {
        var data = CardParts.Data(Verb);
        (data["do"], data["meeting"], data["rev"]) = (what, BoardData.Meeting(meeting.Id), meeting.Version);
        if (to is { } date)
            data["to"] = Written(date);
        return data;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A button about a meeting: which board was meant, or "Undo".</summary>
internal sealed class ChangeMeeting(ActionBotContext db, BoardDesk desk, MeetingChanges changes, TimeProvider clock) : ICardAction
{
    private const string Through = "card " + MeetingData.Verb;

    public string Verb => MeetingData.Verb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        var today = press.Person.DayAt(clock.GetUtcNow());
        var boards = await desk.BoardsOfAsync(press.Person, cancellationToken);
        var to = MeetingData.Day(press.Data["to"]);
        if (press.Data["do"] == "add")
            return boards.Find(b => b.Code == press.Data["board"]) is { } own && to is { } date
                ? InPlace(await changes.AddAsync(own, date, press.Person, today, Through, cancellationToken))
                : CardReply.Say(BoardDesk.NotYours);
        var id = BoardData.Id(press.Data["meeting"], "mtg");
        var meeting = await db.Meetings.FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (meeting is null || boards.Find(b => b.Id == meeting.BoardId) is not { } board)
            return CardReply.Say(BoardDesk.NotYours);
        if (press.Data.Number("rev") != meeting.Version)
            return InPlace(MeetingChanges.Stale(board, meeting, today));
        return InPlace(
            (press.Data["do"], to) switch
            {
                ("move", { } day) => await changes.MoveAsync(board, meeting.Id, day, press.Person, today, Through, cancellationToken),
                ("cancel", _) => await changes.CancelAsync(board, meeting.Id, press.Person, today, Through, cancellationToken),
                ("revive", _) => await changes.ReviveAsync(board, meeting.Id, press.Person, today, Through, cancellationToken),
                _ => CardReply.Say(Sentences.UnknownPress),
            }
        );
    }

    private static CardReply InPlace(CardReply reply) => reply.Card is { } card ? CardReply.Replace(card) : reply;
}

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

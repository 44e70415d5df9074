using System.Text.Json.Nodes;
using ActionBot.Boards.Cards;
using ActionBot.Boards.Digests;
using ActionBot.Conversation;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register.People;
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

using System.Text.RegularExpressions;
using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Boards.Packs;

/// <summary>
/// "agenda PIB next" and "agenda Portfolio and Investment Board 3 March", typed by a secretary or an administrator, and the pages
/// of the card.
/// </summary>
internal sealed partial class AgendaCommand(BoardDesk desk, PackQuery packs, TimeProvider clock) : ITextCommand, ICardAction
{
    private const string KeepsNone = "You are in the secretariat of no board, so there is no agenda for you to see.";

    public TextRank Rank => TextRank.OwnWord;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.Boards, 50, HelpFor.Secretary | HelpFor.Administrator, "agenda", "the items of its next meeting.")];

    public string Verb => AgendaCard.PageVerb;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (Asked().Match(text) is not { Success: true } asked)
            return null;
        var boards = await desk.BoardsOfAsync(person, cancellationToken);
        if (boards.Count == 0)
            return CardReply.Say(KeepsNone);
        var today = person.DayAt(clock.GetUtcNow());
        var (board, rest) = PackFinder.Board(asked.Groups["rest"].Value, boards);
        var pack = await packs.LoadAsync(board, PackFinder.Meeting(rest, board, today), today, cancellationToken);
        return CardReply.New(AgendaCard.Draw(pack, 0), AgendaCard.Headline(pack));
    }

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        var boards = await desk.BoardsOfAsync(press.Person, cancellationToken);
        var id = BoardData.Id(press.Data["meeting"], "mtg");
        var today = press.Person.DayAt(clock.GetUtcNow());
        // A meeting of a board that is not theirs does not exist for them.
        if (
            boards
                .SelectMany(b => b.Meetings, (b, m) => (Board: b, Meeting: m))
                .FirstOrDefault(m => m.Meeting.Id == id && m.Meeting.State != MeetingState.Cancelled)
            is not { Board: { } board, Meeting: { } meeting }
        )
            return CardReply.Say(KeepsNone);
        return CardReply.Replace(
            AgendaCard.Draw(await packs.LoadAsync(board, meeting, today, cancellationToken), Math.Max(0, press.Data.Number("page") ?? 0))
        );
    }

    [GeneratedRegex(
        @"^\W*(show\s+)?(me\s+)?(the\s+)?agenda(\s+(of|for)(\s+the)?)?(\s+(?<rest>\S.*?))?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Asked();
}

using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Boards.Queue;

/// <summary>The queue, typed ("which board") or pressed ("Next in the queue").</summary>
internal sealed class ShowQueue(UnroutedDecisions queue, TimeProvider clock) : ICardAction, ITextCommand
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "which board",
        "queue",
        "decisions without a board",
        "without a board",
    };

    public TextRank Rank => TextRank.Whole;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.Team, 30, HelpFor.Administrator, "which board", "decisions that are at no board yet.")];

    public string Verb => QueueCard.NextVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (!press.Person.IsAdministrator)
            return CardReply.Say(BoardDesk.NotYours);
        return await NextAsync(BoardData.Id(press.Data["blocker"], "blk") ?? 0, press.Person, cancellationToken) is { } card
            ? CardReply.Replace(card)
            : CardReply.Replace(DecisionFormCard.Receipt("The queue is empty", [], ["Every decision that waits is at a board."], null));
    }

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (!person.IsAdministrator || !Words.Contains(text.Trim(' ', '?', '.')))
            return null;
        return await NextAsync(0, person, cancellationToken) is { } card
            ? CardReply.New(card, QueueCard.Headline)
            : CardReply.Say("Every decision that waits is at a board. The queue is empty.");
    }

    private async Task<Teams.Cards.AdaptiveCard?> NextAsync(long after, Person person, CancellationToken cancellationToken) =>
        await queue.NextAsync(after, person.DayAt(clock.GetUtcNow()), cancellationToken) is { } view ? QueueCard.Draw(view) : null;
}

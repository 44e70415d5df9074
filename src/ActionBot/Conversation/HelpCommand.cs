using ActionBot.Conversation.Cards;
using ActionBot.Domain.Register;
using ActionBot.Teams.Inbound;

namespace ActionBot.Conversation;

/// <summary>"help", typed or pressed.</summary>
internal sealed class HelpCommand : ITextCommand, ICardAction
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "help",
        "?",
        "hello",
        "hi",
        "start",
        "what can you do",
        "",
    };

    public TextRank Rank => TextRank.Whole;

    public string Verb => Verbs.Help;

    public Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken) =>
        Task.FromResult(Words.Contains(text.Trim(' ', '!', '?', '.')) ? Help() : null);

    public Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) => Task.FromResult(Help());

    private static CardReply Help() => CardReply.New(HelpCard.Draw(), Sentences.HelpSummary);
}

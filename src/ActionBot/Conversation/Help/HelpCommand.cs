using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Conversation.Help;

/// <summary>"help", typed or pressed.</summary>
internal sealed class HelpCommand(HelpDesk desk) : ITextCommand, ICardAction
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

    public IReadOnlyList<HelpLine> Help => [new(HelpPart.First, 90, HelpFor.Everybody, "help", "This card.")];

    public string Verb => Verbs.Help;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken) =>
        Words.Contains(text.Trim(' ', '!', '?', '.')) ? await desk.SayAsync(person, null, cancellationToken) : null;

    public Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        desk.SayAsync(press.Person, null, cancellationToken);
}

using ActionBot.Conversation.Help;
using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Conversation;

/// <summary>What a feature does with a typed message.</summary>
internal interface ITextCommand
{
    /// <summary>How it knows its own texts, and so when it is asked. Two of the same rank never want the same text.</summary>
    TextRank Rank { get; }

    /// <summary>What the help says of it. Each line is something that it takes.</summary>
    IReadOnlyList<HelpLine> Help { get; }

    /// <summary>What it does for the text, or null when the text is not for it.</summary>
    Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken);
}

/// <summary>Who is asked first.</summary>
internal static class TextRanks
{
    /// <summary>Commands in the order in which a text is offered to them. How they were registered means nothing.</summary>
    public static IEnumerable<ITextCommand> InOrder(this IEnumerable<ITextCommand> commands) => commands.OrderBy(c => c.Rank);
}

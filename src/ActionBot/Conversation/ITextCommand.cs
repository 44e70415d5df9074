using ActionBot.Domain.Register;
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

/// <summary>How a command knows its own texts. Those that are surest are asked first; what they leave goes on to the next.</summary>
internal enum TextRank
{
    /// <summary>By the whole of it: "my actions", "who wants in", "stop delegating".</summary>
    Whole = 0,

    /// <summary>By a first word that no question begins with: "snooze …", "agenda …".</summary>
    OwnWord = 1,

    /// <summary>By the action that is named after words that questions begin with too: "show …", "why …", "what does … wait for".</summary>
    NamedAction = 2,

    /// <summary>By nothing: what is no command may be a question.</summary>
    Question = 3,
}

/// <summary>Who is asked first.</summary>
internal static class TextRanks
{
    /// <summary>Commands in the order in which a text is offered to them. How they were registered means nothing.</summary>
    public static IEnumerable<ITextCommand> InOrder(this IEnumerable<ITextCommand> commands) => commands.OrderBy(c => c.Rank);
}

namespace ActionBot.Conversation;

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

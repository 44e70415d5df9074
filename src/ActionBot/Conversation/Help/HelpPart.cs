namespace ActionBot.Conversation.Help;

/// <summary>The parts of the help. A reader sees the first two that have something for them; the others are a press away.</summary>
internal enum HelpPart
{
    /// <summary>What everybody types first.</summary>
    First = 0,

    /// <summary>When and about what the reader is asked.</summary>
    Asking = 1,

    /// <summary>What the tracking team does.</summary>
    Team = 2,

    /// <summary>What a secretariat does.</summary>
    Boards = 3,

    /// <summary>What is done about the actions of others.</summary>
    Others = 4,

    /// <summary>How what was put off comes back.</summary>
    Again = 5,
}

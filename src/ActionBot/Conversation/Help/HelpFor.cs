namespace ActionBot.Conversation.Help;

/// <summary>Whom a line of the help is for.</summary>
[Flags]
internal enum HelpFor
{
    Everybody = 0,

    /// <summary>Who answers for open actions, their own or as a delegate.</summary>
    Owner = 1,

    /// <summary>Who leads an area.</summary>
    Lead = 2,

    /// <summary>Who is in the secretariat of a board.</summary>
    Secretary = 4,

    /// <summary>Who verifies the actions of a source.</summary>
    Verifier = 8,

    /// <summary>The tracking team.</summary>
    Administrator = 16,
}

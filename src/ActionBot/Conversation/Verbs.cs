namespace ActionBot.Conversation;

/// <summary>
/// The verbs of buttons that one room draws and another one handles. All others are constants of the feature that draws and handles them.
/// They stand in cards that hang in chats and in the audit trail: none of them ever changes.
/// </summary>
internal static class Verbs
{
    /// <summary>What can be typed and asked.</summary>
    public const string Help = "help";

    /// <summary>One action, by the "ref" of the data.</summary>
    public const string ShowAction = "question.show";

    /// <summary>A question, as "text" or as "q". Two features share it: <see cref="IsOfOwnActions"/> tells them apart.</summary>
    public const string Ask = "question.ask";

    /// <summary>As "q" of <see cref="Ask"/>: the person's own open actions, all or those that are due.</summary>
    public const string Mine = "mine",
        Due = "due";

    /// <summary>The position of the person's areas.</summary>
    public const string ShowArea = "area.show";

    /// <summary>Who owns the action that is the "ref" of the data.</summary>
    public const string NameOwner = "owner.name";

    /// <summary>What waits for the action that is the "ref" of the data.</summary>
    public const string OpenDependencies = "dependency.open";

    /// <summary>When the person is asked.</summary>
    public const string ShowSchedule = "schedule.show";

    /// <summary>Whether a press of <see cref="Ask"/> is about the person's own actions, which check-ins show.</summary>
    public static bool IsOfOwnActions(PressData data) => data["q"] is Mine or Due;
}

namespace ActionBot.Teams.Activities;

/// <summary>The activity types this bot acts on (Activity protocol). Every other type is accepted and ignored.</summary>
public static class ActivityTypes
{
    /// <summary>A message, or the submit of a card: then it has a value and no text.</summary>
    public const string Message = "message";

    /// <summary>A request that is answered in the same HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>Members came or went, or a team or channel changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The app was installed, upgraded or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>Somebody reacted to a message of the bot.</summary>
    public const string MessageReaction = "messageReaction";
}

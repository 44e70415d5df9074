namespace ActionBot.Teams.Limits;

/// <summary>What a limit concerns.</summary>
public enum ThrottleScope
{
    /// <summary>Every send of the app.</summary>
    App,

    /// <summary>One conversation, or the creation of conversations.</summary>
    Conversation,
}

using ActionBot.Domain.Wording;

namespace ActionBot.Conversation.Cards;

/// <summary>What the bot says without a card. Plain text: nothing in it is read as Markdown.</summary>
internal static class Sentences
{
    /// <summary>Who it is could not be found out this time.</summary>
    public const string TryAgain = "Teams did not tell me who you are just now. Please try again in a minute.";

    /// <summary>The headline of the welcome.</summary>
    public const string WelcomeSummary = "Hello, I am ActionBot";

    /// <summary>The welcome of a group or channel.</summary>
    public const string WelcomeToGroup =
        "Hello, I am ActionBot. I ask the owners of audit and inspection actions where they stand, each in a chat of their "
        + "own. Here I answer when you mention me with a question, such as “what is overdue in Finance”, and show only what "
        + "everybody here may see.";

    /// <summary>The headline of the help.</summary>
    public const string HelpSummary = "What you can ask me";

    /// <summary>The headline of the help after a message that was not understood.</summary>
    public const string NotUnderstood = "I did not understand that";

    /// <summary>To somebody whom the register does not know.</summary>
    public const string Stranger =
        "I do not know you yet: the register has nobody with your account. If you own actions, tell the team that keeps the register.";

    /// <summary>In a group or channel, to all but questions.</summary>
    public const string PersonalOnly =
        "That I do in a chat between you and me only, so that nobody sees what is not theirs. Open one and type “my actions”.";

    /// <summary>Stands on a card that was drawn anew, in the place of an older one.</summary>
    public const string OutOfDate = "This card was out of date. Here is today’s position.";

    /// <summary>To a button that no feature knows.</summary>
    public const string UnknownPress = "I do not know this button any more. Type “my actions” for today’s cards.";

    /// <summary>In the place of a card that must not be sent.</summary>
    public const string CardRefused =
        "I cannot show this: the card for it is faulty or too large. Nothing you entered was lost. "
        + "Please tell the team that keeps the register what you pressed or typed.";

    /// <summary>In the place of a card when the reply is a new message.</summary>
    public const string SeeBelow = "The reply is the newest message of this chat.";

    /// <summary>In the place of a card where a channel is left as it is.</summary>
    public const string SeeOwnChat = "The reply is in our own chat: nothing new is shown in this channel at present.";

    /// <summary>In the search box of Teams.</summary>
    public const string SearchNotHere = "I cannot search here. Open a chat with me and type “show” and a ref.";

    /// <summary>For a ref that does not exist, and for one that the person may not see: the two are answered alike.</summary>
    /// <param name="typed">What the person typed.</param>
    public static string NotFound(string typed) =>
        string.IsNullOrWhiteSpace(typed)
            ? "Which action? Type “show” and its ref."
            : $"I find no action “{British.Shorten(typed.Trim(), 40)}” among those you may see. Check the ref, or type “my actions”.";
}

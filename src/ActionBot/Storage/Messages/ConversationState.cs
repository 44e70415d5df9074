namespace ActionBot.Storage.Messages;

/// <summary>Whether messages may go to a conversation.</summary>
public enum ConversationState
{
    Installed = 0,
    Uninstalled = 1,

    /// <summary>The person blocked or muted the app; resumes when they write.</summary>
    Blocked = 2,

    /// <summary>An app policy forbids it; resumes when somebody writes.</summary>
    Suspended = 3,

    /// <summary>Teams does not know it any more.</summary>
    Gone = 4,
}

namespace ActionBot.Teams.Connector;

/// <summary>
/// Why the service refuses a call for good. The names follow Teams' "Status codes from bot conversational APIs".
/// </summary>
public enum RejectionKind
{
    /// <summary>The payload is wrong (400).</summary>
    BadPayload,

    /// <summary>
    /// The app is not registered, the channel is off or the credential is refused (401, after one retry with a new token).
    /// </summary>
    NotRegistered,

    /// <summary>An administrator disabled the bot (403 BotDisabledByAdmin).</summary>
    DisabledByAdmin,

    /// <summary>The bot was removed from the conversation (403 or 404 BotNotInConversationRoster).</summary>
    NotInRoster,

    /// <summary>The person blocked, muted or uninstalled the bot (403 ConversationBlockedByUser, or 209 MessageWritesBlocked).</summary>
    Blocked,

    /// <summary>The app is not installed in the person's personal scope (403 ForbiddenOperationException).</summary>
    NotInstalled,

    /// <summary>The tenant lives in another cloud (403 InvalidBotApiHost).</summary>
    WrongHost,

    /// <summary>The bot may not do this here (403 NotEnoughPermissions, and every 403 without a known code).</summary>
    NotPermitted,

    /// <summary>The message is gone (404 ActivityNotFoundInConversation).</summary>
    MessageGone,

    /// <summary>The conversation is gone or never was (404 ConversationNotFound).</summary>
    ConversationGone,

    /// <summary>The message is over the size limit (413 MessageSizeTooBig, or over 80 KB and never sent).</summary>
    TooLarge,

    /// <summary>The service failed in a way it says not to retry (500).</summary>
    ServiceError,

    /// <summary>The service URL is at a host that is not on the allow-list; nothing was sent.</summary>
    HostNotAllowed,

    /// <summary>An id of the conversation, the message or the member cannot stand in an address; nothing was sent.</summary>
    UnusableId,
}

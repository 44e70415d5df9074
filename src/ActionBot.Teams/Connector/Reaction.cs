namespace ActionBot.Teams.Connector;

/// <summary>What the caller of the Connector does about an outcome.</summary>
public enum Reaction
{
    /// <summary>Nothing: it worked.</summary>
    Done,

    /// <summary>Send again after the stated wait.</summary>
    WaitThenRetry,

    /// <summary>Send again after a wait that doubles each time, one call at a time in the conversation.</summary>
    BackOffThenRetry,

    /// <summary>Never send this again; keep it for an administrator and alert.</summary>
    DeadLetter,

    /// <summary>Stop every send of the bot and alert: the registration or the credential is at fault.</summary>
    StopSending,

    /// <summary>Send nothing to the conversation until something arrives from it; tell an administrator.</summary>
    SuspendConversation,

    /// <summary>Mark the app as uninstalled, resume when it is installed again, reach the person by mail.</summary>
    MarkUninstalled,

    /// <summary>Mark the person as blocking, drop the conversation, resume only when they write, reach them by mail.</summary>
    MarkBlocked,

    /// <summary>Install the app for the person, then send once more.</summary>
    InstallThenRetry,

    /// <summary>Use the stated Connector for the conversation from now on and send again.</summary>
    SwitchHostThenRetry,

    /// <summary>Forget the message's id and send a new message.</summary>
    SendAnew,

    /// <summary>Forget the conversation; create the personal one once more.</summary>
    RecreateConversation,

    /// <summary>Send a smaller card.</summary>
    Shrink,
}

/// <summary>The reaction to each refusal.</summary>
internal static class Reactions
{
    /// <summary>What to do about a refusal of this kind.</summary>
    public static Reaction Reaction(this RejectionKind kind) =>
        kind switch
        {
            RejectionKind.NotRegistered => Connector.Reaction.StopSending,
            RejectionKind.DisabledByAdmin => Connector.Reaction.SuspendConversation,
            RejectionKind.NotInRoster => Connector.Reaction.MarkUninstalled,
            RejectionKind.Blocked => Connector.Reaction.MarkBlocked,
            RejectionKind.NotInstalled => Connector.Reaction.InstallThenRetry,
            RejectionKind.WrongHost => Connector.Reaction.SwitchHostThenRetry,
            RejectionKind.MessageGone => Connector.Reaction.SendAnew,
            RejectionKind.ConversationGone => Connector.Reaction.RecreateConversation,
            RejectionKind.TooLarge => Connector.Reaction.Shrink,
            _ => Connector.Reaction.DeadLetter,
        };
}

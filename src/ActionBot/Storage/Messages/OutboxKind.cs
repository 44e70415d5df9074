namespace ActionBot.Storage.Messages;

/// <summary>What a row of the outbox does.</summary>
public enum OutboxKind
{
    /// <summary>Posts a new message.</summary>
    Send = 0,

    /// <summary>Changes a message in place; posts it anew where it is gone.</summary>
    Update = 1,

    /// <summary>Sends a mail.</summary>
    Mail = 2,
}

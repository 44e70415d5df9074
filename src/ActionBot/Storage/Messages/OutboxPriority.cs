namespace ActionBot.Storage.Messages;

/// <summary>What is sent first.</summary>
public enum OutboxPriority
{
    /// <summary>Somebody waits for it in front of a screen.</summary>
    Reply = 0,

    /// <summary>The service speaks first.</summary>
    Bulk = 1,
}

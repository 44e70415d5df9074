namespace ActionBot.Storage.Messages;

/// <summary>Where a row of the outbox is in its life.</summary>
public enum OutboxState
{
    /// <summary>To be sent, at <see cref="OutboxMessage.NotBefore"/> at the earliest.</summary>
    Pending = 0,

    /// <summary>Teams took it.</summary>
    Sent = 1,

    /// <summary>Cannot be sent; kept for the administrators, with the reason.</summary>
    Failed = 2,

    /// <summary>The person cannot be reached in Teams yet; released when they install the app.</summary>
    Unreachable = 3,

    /// <summary>A newer message took its place before it was sent.</summary>
    Withdrawn = 4,
}

namespace ActionBot.Domain.Boards;

/// <summary>What of a board's usual way is closed.</summary>
public enum DetourKind
{
    /// <summary>Nothing is posted in its channel.</summary>
    Channel = 0,

    /// <summary>One digest could not be posted in its channel, although others may be.</summary>
    Digest = 1,

    /// <summary>Nobody of its secretariat is reached in any way.</summary>
    Nobody = 2,
}

/// <summary>
/// A time in which a board's digest does not go its usual way. Administrators hear of each once, and of most when they are over.
/// </summary>
public sealed class BoardDetour
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The board. It has one of each kind at a time.</summary>
    public long BoardId { get; set; }

    /// <summary>The board.</summary>
    public Board? Board { get; set; }

    /// <summary>What is closed.</summary>
    public DetourKind Kind { get; set; }

    /// <summary>Why, as a code of the outbox or of the channel.</summary>
    public required string Reason { get; set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Until when; none while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

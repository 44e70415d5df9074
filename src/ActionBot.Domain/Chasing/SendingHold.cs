namespace ActionBot.Domain.Chasing;

/// <summary>A stop to everything that the service sends of its own accord.</summary>
public sealed class SendingHold
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Who stopped; none for a command.</summary>
    public long? PersonId { get; set; }

    /// <summary>Why, in their words.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether it stands. At most one does.</summary>
    public bool Standing { get; set; } = true;

    /// <summary>When it was released; none while it stands.</summary>
    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>Who released it; none for a command.</summary>
    public long? ReleasedById { get; set; }
}

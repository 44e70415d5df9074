namespace ActionBot.Domain.Questions;

/// <summary>What somebody last asked in a chat, so that "only high" and "the next ten" can follow. One for a person and chat.</summary>
public sealed class LastQuestion
{
    /// <summary>How long another question may follow it.</summary>
    public static readonly TimeSpan Stands = TimeSpan.FromDays(1);

    /// <summary>Who asked.</summary>
    public long PersonId { get; set; }

    /// <summary>The chat, as Teams names it.</summary>
    public required string ConversationId { get; set; }

    /// <summary>The question as JSON.</summary>
    public required string Asked { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }
}

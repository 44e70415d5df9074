namespace ActionBot.Storage.Messages;

/// <summary>A message, stored with the change that causes it and sent afterwards. The key makes it unique.</summary>
public sealed class OutboxMessage
{
    /// <summary>The <see cref="Fault"/> of a message that could not be sent before its day or the person's hours were over.</summary>
    public const string TooLate = "TooLate";

    public long Id { get; set; }

    /// <summary>Unique: a second row of the same key is the same message and is not stored.</summary>
    public required string Key { get; set; }

    public OutboxKind Kind { get; set; }

    public OutboxState State { get; set; }

    /// <summary>Answers to people go before bulk.</summary>
    public OutboxPriority Priority { get; set; }

    /// <summary>Rows of one lane are sent one after the other, oldest first.</summary>
    public required string Lane { get; set; }

    /// <summary>The conversation, where it is known already; else it is found through the person.</summary>
    public string? ConversationId { get; set; }

    /// <summary>Where the conversation is served, when it is not the one on record (a reply goes where its question came from).</summary>
    public string? ServiceUrl { get; set; }

    public long? PersonId { get; set; }

    /// <summary>For an update: the message to change.</summary>
    public string? ActivityId { get; set; }

    /// <summary>The activity, or the mail with its address, as JSON.</summary>
    public required string Payload { get; set; }

    /// <summary>The check-in that counts as delivered once this is sent.</summary>
    public long? CheckInId { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset NotBefore { get; set; }

    /// <summary>The claim under which a sender holds the row.</summary>
    public string? Lease { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The id that Teams gave the message.</summary>
    public string? SentActivityId { get; set; }

    /// <summary>Why it failed or waits, as a code.</summary>
    public string? Fault { get; set; }
}

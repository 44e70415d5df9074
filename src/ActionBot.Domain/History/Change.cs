namespace ActionBot.Domain.History;

/// <summary>
/// One line of the append-only record: who changed what, when, from what to what, and through what. Any past day's position is
/// computed from these lines.
/// </summary>
public sealed class Change
{
    /// <summary><see cref="Entity"/> of an action; its <see cref="Key"/> is the ref.</summary>
    public const string OfAction = "action";

    /// <summary><see cref="Entity"/> of a person; its <see cref="Key"/> is the address.</summary>
    public const string OfPerson = "person";

    /// <summary><see cref="Field"/> of the line that tells of something new.</summary>
    public const string Everything = "*";

    /// <summary>Database key; rises with time.</summary>
    public long Id { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The day for which it counts: the person's day, or the date of the register that was imported.</summary>
    public DateOnly On { get; set; }

    /// <summary>The person who did it; none for the service itself or a command.</summary>
    public long? PersonId { get; set; }

    /// <summary>What kind of thing changed, such as "action".</summary>
    public required string Entity { get; set; }

    /// <summary>Which one, by the name people know, such as a ref.</summary>
    public required string Key { get; set; }

    /// <summary>Which field, such as "targetDate"; "*" for a new thing, whose <see cref="To"/> then holds every field as JSON.</summary>
    public required string Field { get; set; }

    /// <summary>The value before.</summary>
    public string? From { get; set; }

    /// <summary>The value after.</summary>
    public string? To { get; set; }

    /// <summary>Through which card or command, such as "card checkin.answer" or "import register".</summary>
    public required string Through { get; set; }
}

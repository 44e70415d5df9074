namespace ActionBot.Domain.CheckIns;

/// <summary>An owner's wish to be asked about an action later. Visible to the lead.</summary>
public sealed class Snooze
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The action.</summary>
    public long ActionItemId { get; set; }

    /// <summary>Whose snooze it is: the owner, also where their delegate asked for it.</summary>
    public long PersonId { get; set; }

    /// <summary>When it was snoozed; an answer after it ends it.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The day on which it was snoozed.</summary>
    public DateOnly On { get; set; }

    /// <summary>The day on which the owner may be asked again.</summary>
    public DateOnly Until { get; set; }
}

using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.CheckIns;

/// <summary>
/// One message to one person about some actions. The service sends at most one of its own accord to a person and day, whatever
/// its kind.
/// </summary>
public sealed class CheckIn
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The key that stands in card data, random, so that it cannot be guessed. Unique.</summary>
    public required string Ask { get; set; }

    /// <summary>Who is asked.</summary>
    public long PersonId { get; set; }

    /// <summary>Who is asked.</summary>
    public Person? Person { get; set; }

    /// <summary>The person's day for which it was planned.</summary>
    public DateOnly On { get; set; }

    /// <summary>Why it exists.</summary>
    public CheckInKind Kind { get; set; }

    /// <summary>When Teams took the message; none while it waits to be delivered. Only a delivered check-in counts as asked.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>The person's day on which Teams took it.</summary>
    public DateOnly? DeliveredOn { get; set; }

    /// <summary>True when a newer one took its place before it was delivered.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>The actions asked about, in the order of the card.</summary>
    public List<CheckInItem> Items { get; } = [];

    /// <summary>In a digest or notice, what the person is told of.</summary>
    public List<ToldStep> Told { get; } = [];
}

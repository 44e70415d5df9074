using ActionBot.Domain.Register;

namespace ActionBot.Domain.CheckIns;

/// <summary>Why a check-in exists.</summary>
public enum CheckInKind
{
    /// <summary>The service asks, by its rules.</summary>
    Scheduled = 0,

    /// <summary>The person asked for the list, so it counts as no request.</summary>
    OnRequest = 1,

    /// <summary>A lead's weekly digest. Nothing is asked in it.</summary>
    AreaDigest = 2,

    /// <summary>A notice to a manager, a secretariat or the tracking team. Nothing is asked in it.</summary>
    Notice = 3,

    /// <summary>A board's digest to one of its secretaries. Nothing is asked about the reader's own actions in it.</summary>
    BoardDigest = 4,
}

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

/// <summary>A step of the ladder of which somebody was told in a digest or notice.</summary>
public sealed class ToldStep
{
    /// <summary>The message.</summary>
    public long CheckInId { get; set; }

    /// <summary>The message.</summary>
    public CheckIn? CheckIn { get; set; }

    /// <summary>The action.</summary>
    public long ActionItemId { get; set; }

    /// <summary>The action.</summary>
    public ActionItem? ActionItem { get; set; }

    /// <summary>The step.</summary>
    public LadderStep Step { get; set; }

    /// <summary>Who owned the action then.</summary>
    public long? OwnerId { get; set; }

    /// <summary>Its place in the card, from 1.</summary>
    public int Place { get; set; }
}

/// <summary>One action in a check-in.</summary>
public sealed class CheckInItem
{
    /// <summary>The check-in.</summary>
    public long CheckInId { get; set; }

    /// <summary>The check-in.</summary>
    public CheckIn? CheckIn { get; set; }

    /// <summary>The action.</summary>
    public long ActionItemId { get; set; }

    /// <summary>The action.</summary>
    public ActionItem? ActionItem { get; set; }

    /// <summary>Its place in the card, from 1. Places never change, so rows do not jump.</summary>
    public int Place { get; set; }

    /// <summary>Why it is asked about.</summary>
    public RequestReason Reason { get; set; }

    /// <summary>Who owned the action then: somebody who takes it over has not been asked yet.</summary>
    public long? OwnerId { get; set; }

    /// <summary>The answer since it was asked, whichever card it came through.</summary>
    public long? UpdateId { get; set; }

    /// <summary>The answer since it was asked, whichever card it came through.</summary>
    public ProgressUpdate? Update { get; set; }
}

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

/// <summary>An owner's word that an action is not theirs. It stands until the owner of the action changes.</summary>
public sealed class OwnershipClaim
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The action.</summary>
    public long ActionItemId { get; set; }

    /// <summary>Who says that it is not theirs.</summary>
    public long PersonId { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Who should be asked instead, in the person's words.</summary>
    public string? Suggested { get; set; }

    /// <summary>When it was settled.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Whether nobody has settled it yet.</summary>
    public bool IsOpen => SettledAt is null;
}

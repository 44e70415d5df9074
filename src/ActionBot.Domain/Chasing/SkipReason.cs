namespace ActionBot.Domain.Chasing;

/// <summary>Why nobody is asked about an action on a day. In the order in which the rules are tried.</summary>
public enum SkipReason
{
    /// <summary>It is closed.</summary>
    Closed = 1,

    /// <summary>The owner says it is done; the verifier is next.</summary>
    AwaitingVerification = 2,

    /// <summary>The owner asks to close it; the verifier is next.</summary>
    ClosureRequested = 3,

    /// <summary>The monitoring rule does not cover it.</summary>
    NotMonitored = 4,

    /// <summary>Nobody owns it; the lead has to name somebody.</summary>
    NoOwner = 5,

    /// <summary>The owner has left; the lead has to name somebody.</summary>
    OwnerLeft = 6,

    /// <summary>The owner says that it is not theirs; the lead has to settle it.</summary>
    OwnershipQueried = 7,

    /// <summary>A board has accepted to decide what it waits for; the secretariat is chased.</summary>
    WaitsForBoard = 15,

    /// <summary>It waits for another action, whose owner is asked.</summary>
    WaitsForAction = 16,

    /// <summary>It waits for an outside body, and the expected date is not past.</summary>
    WaitsForOutside = 17,

    /// <summary>The owner put the question off.</summary>
    Snoozed = 8,

    /// <summary>The owner was asked and still has time to answer.</summary>
    AskedRecently = 9,

    /// <summary>The owner answered, and the next request is not due yet.</summary>
    AnsweredRecently = 10,

    /// <summary>The first request is not due yet.</summary>
    NotDueYet = 11,

    /// <summary>Who would be asked is away.</summary>
    Away = 18,

    /// <summary>Who would be asked does not work on the day.</summary>
    NotAWorkingDay = 12,

    /// <summary>Who would be asked wishes not to be asked for a while.</summary>
    Paused = 19,

    /// <summary>Who would be asked was sent a message on the day already.</summary>
    MessagedToday = 13,

    /// <summary>Who would be asked was sent as many messages in seven days as the policy allows.</summary>
    WeekFull = 14,

    /// <summary>Another message goes first on the day: the lead's weekly digest.</summary>
    DigestFirst = 20,

    /// <summary>The hours in which a message may be sent were over when it could have been.</summary>
    QuietHours = 21,

    /// <summary>All sending is on hold.</summary>
    OnHold = 22,

    /// <summary>Messages are sent to the people of a pilot only.</summary>
    Withheld = 23,

    /// <summary>Another message goes first on the day: the digest of a board whose secretary it is.</summary>
    BoardDigestFirst = 24,
}

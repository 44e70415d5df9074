using ActionBot.Domain.CheckIns;

namespace ActionBot.Domain.Chasing;

/// <summary>One action to be asked about.</summary>
/// <param name="Action">The action.</param>
/// <param name="Reason">Why.</param>
public sealed record Request(ActionFacts Action, RequestReason Reason);

/// <summary>The one message to a person: everything that is due, overdue first, oldest and riskiest first.</summary>
/// <param name="Person">Who is asked: the owner, or their delegate.</param>
/// <param name="Requests">What about; never empty.</param>
public sealed record Bundle(PersonFacts Person, IReadOnlyList<Request> Requests);

/// <summary>A message to somebody who is not asked but told: a lead's weekly digest, or a notice to a manager or secretariat.</summary>
/// <param name="Person">Who is told.</param>
/// <param name="Items">What of: only what they have not been told before. A digest may have none.</param>
public sealed record Notice(PersonFacts Person, IReadOnlyList<StepReached> Items);

/// <summary>A step of the ladder that an action has reached.</summary>
/// <param name="Action">The action.</param>
/// <param name="Step">The step.</param>
/// <param name="Owner">Its owner, if it has one.</param>
public sealed record StepReached(ActionFacts Action, LadderStep Step, PersonFacts? Owner);

/// <summary>One action that nobody is asked about on the day, and why.</summary>
/// <param name="Action">The action.</param>
/// <param name="Person">Who would be asked, if there is anybody.</param>
/// <param name="Reason">The rule that decided.</param>
/// <param name="Until">The first day on which the answer may be another, where the rule knows it.</param>
public sealed record Skip(ActionFacts Action, PersonFacts? Person, SkipReason Reason, DateOnly? Until = null);

/// <summary>
/// The plan of one day: every action that is decided about is in exactly one bundle or skipped once, and nobody has more than one
/// message.
/// </summary>
/// <param name="Day">The day.</param>
/// <param name="Bundles">Who is asked what.</param>
/// <param name="Digests">Which leads are sent the position of their area.</param>
/// <param name="Notices">Which managers, secretariats and members of the tracking team are told what.</param>
/// <param name="Skipped">What is not asked about, and why.</param>
public sealed record DayPlan(
    DateOnly Day,
    IReadOnlyList<Bundle> Bundles,
    IReadOnlyList<Notice> Digests,
    IReadOnlyList<Notice> Notices,
    IReadOnlyList<Skip> Skipped
)
{
    /// <summary>Which secretaries are sent the digest of which board.</summary>
    public IReadOnlyList<BoardNotice> BoardDigests { get; init; } = [];

    /// <summary>Which boards' channels and mailboxes are sent their digest.</summary>
    public IReadOnlyList<BoardDigestDue> ChannelDigests { get; init; } = [];
}

/// <summary>A board's digest to one of its secretaries.</summary>
/// <param name="Person">The secretary.</param>
/// <param name="Due">The board and why.</param>
/// <param name="Items">Overdue actions on risks of these boards, of which the secretary has not heard before.</param>
public sealed record BoardNotice(PersonFacts Person, BoardDigestDue Due, IReadOnlyList<StepReached> Items)
{
    /// <summary>
    /// Further boards of the secretary whose digests are due on the day. They go with the same message, each to be opened from
    /// it.
    /// </summary>
    public IReadOnlyList<BoardDigestDue> Others { get; init; } = [];

    /// <summary>The boards of the message, the most pressing first.</summary>
    public IEnumerable<BoardDigestDue> All => Others.Prepend(Due);
}

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

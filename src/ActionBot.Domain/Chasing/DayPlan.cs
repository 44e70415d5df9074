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

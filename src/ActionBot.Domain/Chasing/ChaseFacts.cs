using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Chasing;

/// <summary>What the planner needs to know of one action.</summary>
/// <param name="ActionId">Database key.</param>
/// <param name="Ref">The ref people know.</param>
/// <param name="OwnerId">The person who is asked.</param>
/// <param name="Rating">Its rating.</param>
/// <param name="IsMonitored">Whether the monitoring rule covers it.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="TargetDate">The agreed target date.</param>
/// <param name="AgreedOn">The day from which the regular check-in is counted when nobody has asked or answered yet: the report's date, else the day of registration.</param>
/// <param name="LastAnsweredOn">The day of the last real answer.</param>
/// <param name="LastAskedOn">The day of the last delivered request.</param>
/// <param name="SnoozedUntil">The day until which the owner put the question off.</param>
/// <param name="OwnershipQueried">Whether the owner says that it is not theirs and nobody has settled that.</param>
public sealed record ActionFacts(
    long ActionId,
    string Ref,
    long? OwnerId,
    Rating Rating,
    bool IsMonitored,
    ActionStatus Status,
    DateOnly? TargetDate,
    DateOnly AgreedOn,
    DateOnly? LastAnsweredOn,
    DateOnly? LastAskedOn,
    DateOnly? SnoozedUntil,
    bool OwnershipQueried);

/// <summary>What the planner needs to know of one person.</summary>
/// <param name="PersonId">Database key.</param>
/// <param name="Email">The address by which registers know the person.</param>
/// <param name="IsActive">False for leavers.</param>
/// <param name="Pattern">When the person works.</param>
/// <param name="MessagedOn">The days of the last week on which the person was sent a request.</param>
public sealed record PersonFacts(long PersonId, string Email, bool IsActive, WorkingPattern Pattern, IReadOnlyList<DateOnly> MessagedOn);

/// <summary>One action to be asked about.</summary>
/// <param name="Action">The action.</param>
/// <param name="Reason">Why.</param>
public sealed record Request(ActionFacts Action, RequestReason Reason);

/// <summary>The one message to a person: everything that is due, overdue first, oldest and riskiest first.</summary>
/// <param name="Person">Who is asked.</param>
/// <param name="Requests">What about; never empty.</param>
public sealed record Bundle(PersonFacts Person, IReadOnlyList<Request> Requests);

/// <summary>One action that nobody is asked about on the day, and why.</summary>
/// <param name="Action">The action.</param>
/// <param name="Person">Its owner, if it has one.</param>
/// <param name="Reason">The rule that decided.</param>
/// <param name="Until">The first day on which the answer may be another, where the rule knows it.</param>
public sealed record Skip(ActionFacts Action, PersonFacts? Person, SkipReason Reason, DateOnly? Until = null);

/// <summary>The plan of one day: every action is in exactly one place.</summary>
/// <param name="Day">The day.</param>
/// <param name="Bundles">Who is asked what.</param>
/// <param name="Skipped">What is not asked about, and why.</param>
public sealed record DayPlan(DateOnly Day, IReadOnlyList<Bundle> Bundles, IReadOnlyList<Skip> Skipped);

/// <summary>Why nobody is asked about an action on a day. In the order in which the rules are tried.</summary>
public enum SkipReason
{
    /// <summary>It is closed.</summary>
    Closed = 1,

    /// <summary>The owner says it is done; the verifier is next.</summary>
    AwaitingVerification,

    /// <summary>The owner asks to close it; the verifier is next.</summary>
    ClosureRequested,

    /// <summary>The monitoring rule does not cover it.</summary>
    NotMonitored,

    /// <summary>Nobody owns it; the lead has to name somebody.</summary>
    NoOwner,

    /// <summary>The owner has left; the lead has to name somebody.</summary>
    OwnerLeft,

    /// <summary>The owner says that it is not theirs; the lead has to settle it.</summary>
    OwnershipQueried,

    /// <summary>The owner put the question off.</summary>
    Snoozed,

    /// <summary>The owner was asked and still has time to answer.</summary>
    AskedRecently,

    /// <summary>The owner answered, and the next request is not due yet.</summary>
    AnsweredRecently,

    /// <summary>The first request is not due yet.</summary>
    NotDueYet,

    /// <summary>The owner does not work on the day.</summary>
    NotAWorkingDay,

    /// <summary>The owner was sent a message on the day already.</summary>
    MessagedToday,

    /// <summary>The owner was sent as many messages in seven days as the policy allows.</summary>
    WeekFull,
}

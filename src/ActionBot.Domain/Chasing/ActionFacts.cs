using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Chasing;

/// <summary>What the planner needs to know of one action.</summary>
/// <param name="ActionId">Database key.</param>
/// <param name="Ref">The ref people know.</param>
/// <param name="OwnerId">The person who has to do it.</param>
/// <param name="Rating">Its rating.</param>
/// <param name="IsMonitored">Whether the monitoring rule covers it.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="TargetDate">The agreed target date.</param>
/// <param name="AgreedOn">The day from which the regular check-in is counted when nobody has asked or answered yet: the report's
/// date, else the day of registration.</param>
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
    bool OwnershipQueried
)
{
    /// <summary>Code of its source.</summary>
    public string Source { get; init; } = "";

    /// <summary>Its area.</summary>
    public long AreaId { get; init; }

    /// <summary>Path of its area.</summary>
    public string AreaPath { get; init; } = "";

    /// <summary>The board that owns the risk, where one is known.</summary>
    public long? BoardId { get; init; }

    /// <summary>Delivered requests to the present owner, or on their behalf.</summary>
    public int Requests { get; init; }

    /// <summary>Those of <see cref="Requests"/> that came after the last real answer.</summary>
    public int Unanswered { get; init; }

    /// <summary>Answers running that changed nothing.</summary>
    public int SameAnswers { get; init; }

    /// <summary>The day of the first of them.</summary>
    public DateOnly? SameSince { get; init; }

    /// <summary>What really holds it up, where that is not its owner.</summary>
    public Wait? Wait { get; init; }

    /// <summary>Whether a monitored action waits for it: then its owner is asked even where the monitoring rule leaves it out.</summary>
    public bool HoldsUp { get; init; }

    /// <summary>
    /// What came of what it waited for, or that another action has come to wait for it, while its owner has said nothing since.
    /// </summary>
    public Prompt? Prompt { get; init; }

    /// <summary>Who was told what of it.</summary>
    public IReadOnlyList<Told> Told { get; init; } = [];

    /// <summary>Whether its owner is chased when something is due.</summary>
    public bool IsChased => IsMonitored || HoldsUp;
}

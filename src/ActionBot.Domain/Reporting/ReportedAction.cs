using ActionBot.Domain.Register;

namespace ActionBot.Domain.Reporting;

/// <summary>What a report has to know of an action on its day.</summary>
/// <param name="Ref">The name people know it by.</param>
/// <param name="Source">Code of its source.</param>
/// <param name="Area">What its area is called.</param>
/// <param name="Rating">Its rating.</param>
/// <param name="IsMonitored">Whether it is tracked centrally.</param>
/// <param name="Status">Where it stands in its life.</param>
/// <param name="TargetDate">The agreed target date.</param>
public sealed record ReportedAction(
    string Ref,
    string Source,
    string Area,
    Rating Rating,
    bool IsMonitored,
    ActionStatus Status,
    DateOnly? TargetDate
)
{
    /// <summary>The theme it belongs to.</summary>
    public string? Theme { get; init; }

    /// <summary>The board that owns the risk.</summary>
    public string? Board { get; init; }

    /// <summary>How it is delivered.</summary>
    public string? Route { get; init; }

    /// <summary>The corporate risk it belongs to.</summary>
    public string? CorporateRisk { get; init; }

    /// <summary>How often its target date was moved later.</summary>
    public int Slips { get; init; }

    /// <summary>By how many days in all.</summary>
    public int SlippedDays { get; init; }

    /// <summary>Why it is late; counts only while it is overdue.</summary>
    public DelayReason Reason { get; init; } = DelayReason.NoUpdate;

    /// <summary>The board whose decision it waits for.</summary>
    public string? WaitsForBoard { get; init; }

    /// <summary>How it stood on the earlier day of a comparison; none where it was not registered yet, or nothing is compared.</summary>
    public EarlierPosition? Before { get; init; }
}

/// <summary>How an action stood on an earlier day.</summary>
/// <param name="Status">Where it stood in its life.</param>
/// <param name="TargetDate">The target date then.</param>
public sealed record EarlierPosition(ActionStatus Status, DateOnly? TargetDate);

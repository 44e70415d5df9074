namespace ActionBot.Domain.Register;

/// <summary>
/// How serious the auditor holds the finding to be. The numbers are ranks: a larger one is riskier, so that databases sort by
/// risk.
/// </summary>
public enum Rating
{
    /// <summary>The source gives no rating; inspectorates and coroners usually do not.</summary>
    NotRated = 0,

    /// <summary>Housekeeping.</summary>
    Low = 1,

    /// <summary>A weakness in a control.</summary>
    Medium = 2,

    /// <summary>A serious weakness that needs attention at once.</summary>
    High = 3,

    /// <summary>A weakness that puts the organisation itself at risk. Few sources go above High.</summary>
    Critical = 4,
}

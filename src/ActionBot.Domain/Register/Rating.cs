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

/// <summary>The auditor's overall opinion of what a report covers, best first.</summary>
public enum Assurance
{
    /// <summary>The report gives no opinion.</summary>
    NotStated = 0,

    /// <summary>Controls are sound.</summary>
    Substantial = 1,

    /// <summary>Controls are sound with some weaknesses.</summary>
    Adequate = 2,

    /// <summary>Controls have weaknesses that put objectives at risk.</summary>
    Limited = 3,

    /// <summary>Controls do not work.</summary>
    None = 4,
}

/// <summary>Who issues the reports of a source.</summary>
public enum SourceKind
{
    /// <summary>The organisation's own internal audit.</summary>
    InternalAudit = 0,

    /// <summary>A body outside the organisation: an inspectorate, a coroner, a regulator. All its actions are monitored.</summary>
    OutsideBody = 1,
}

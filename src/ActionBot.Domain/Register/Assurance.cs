namespace ActionBot.Domain.Register;

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

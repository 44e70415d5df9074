namespace ActionBot.Domain.Register;

/// <summary>Why an action was closed.</summary>
public enum ClosureKind
{
    /// <summary>The agreed action was carried out.</summary>
    Implemented = 1,

    /// <summary>Another action takes its place.</summary>
    Superseded = 2,

    /// <summary>The risk it answered is gone.</summary>
    NoLongerRelevant = 3,

    /// <summary>The organisation carries the risk knowingly.</summary>
    RiskAccepted = 4,
}

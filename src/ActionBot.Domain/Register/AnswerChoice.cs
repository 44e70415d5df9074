namespace ActionBot.Domain.Register;

/// <summary>The six answers to "Where does it stand?", in the order in which they are offered.</summary>
public enum AnswerChoice
{
    /// <summary>It will be done as agreed.</summary>
    OnTrack = 1,

    /// <summary>Something threatens it.</summary>
    AtRisk = 2,

    /// <summary>It waits for a board to decide.</summary>
    Decision = 3,

    /// <summary>It waits for another action or an outside body.</summary>
    Other = 4,

    /// <summary>The owner says it is done.</summary>
    Done = 5,

    /// <summary>The owner asks to close it undone.</summary>
    NotNeeded = 6,
}

/// <summary>Why an owner holds an action to be no longer needed.</summary>
public enum NotNeededReason
{
    /// <summary>Another action takes its place.</summary>
    Superseded = 1,

    /// <summary>The risk is gone.</summary>
    NoLongerRelevant = 2,

    /// <summary>The organisation carries the risk knowingly.</summary>
    RiskAccepted = 3,
}

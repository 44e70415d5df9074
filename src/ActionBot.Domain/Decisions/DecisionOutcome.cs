namespace ActionBot.Domain.Decisions;

/// <summary>What a board decided on what an action waits for.</summary>
public enum DecisionOutcome
{
    /// <summary>As asked: the owner goes on.</summary>
    Agreed = 1,

    /// <summary>With changes: the owner is asked for a new plan.</summary>
    AgreedWithChanges = 2,

    /// <summary>Not supported: the owner is asked for a new plan or a closure request.</summary>
    NotSupported = 3,

    /// <summary>Put off to a later meeting.</summary>
    Deferred = 4,
}

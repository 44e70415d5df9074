namespace ActionBot.Domain.Blockers;

/// <summary>Where a blocker is in its life.</summary>
public enum BlockerState
{
    /// <summary>The owner named it.</summary>
    Raised = 0,

    /// <summary>The owner answered otherwise since.</summary>
    Withdrawn = 1,

    /// <summary>What the action waited for has come.</summary>
    Cleared = 2,

    /// <summary>The board's secretariat has accepted it for a decision: from now on the secretariat is chased, not the owner.</summary>
    Accepted = 3,

    /// <summary>The board's secretariat gave it back to the owner with a reason; the owner answers anew.</summary>
    SentBack = 4,

    /// <summary>The board has decided, and not only put it off.</summary>
    Decided = 5,
}

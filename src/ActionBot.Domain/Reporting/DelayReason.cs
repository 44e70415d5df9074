namespace ActionBot.Domain.Reporting;

/// <summary>Why an overdue action is late, as far as anybody said. Every overdue action has exactly one.</summary>
public enum DelayReason
{
    /// <summary>A board has to decide.</summary>
    WaitingForDecision,

    /// <summary>Another action has to be done first.</summary>
    WaitingForAction,

    /// <summary>An outside body has to deliver.</summary>
    WaitingForOutsideBody,

    /// <summary>The owner says that something threatens it.</summary>
    AtRisk,

    /// <summary>The owner says that it is on track, though its date is past.</summary>
    OnTrackButLate,

    /// <summary>The owner has said that it is done, or not needed; the verifier has not decided yet.</summary>
    WaitingForVerifier,

    /// <summary>Nobody owns it, so nobody can say.</summary>
    NoOwner,

    /// <summary>The owner has not said why.</summary>
    NoUpdate,
}

/// <summary>What a standing blocker waits for, for the reason of a delay.</summary>
public enum DelayWait
{
    /// <summary>A board.</summary>
    Decision,

    /// <summary>Another action.</summary>
    Action,

    /// <summary>An outside body.</summary>
    OutsideBody,
}

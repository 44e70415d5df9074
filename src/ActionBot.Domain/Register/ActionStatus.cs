namespace ActionBot.Domain.Register;

/// <summary>Where an action stands in its life. Derived from answers and decisions; nobody types it in.</summary>
public enum ActionStatus
{
    /// <summary>Work is to be done.</summary>
    Open = 0,

    /// <summary>The owner says it is done; the verifier of the source has to confirm.</summary>
    AwaitingVerification = 1,

    /// <summary>The owner asks to close it undone, with a reason; the verifier has to approve.</summary>
    ClosureRequested = 2,

    /// <summary>Closed for good; see <see cref="ClosureKind"/>.</summary>
    Closed = 3,
}

/// <summary>The traffic light of an action on a day.</summary>
public enum Rag
{
    /// <summary>Open and neither late nor threatened.</summary>
    Green = 0,

    /// <summary>Open and at risk, blocked, or forecast after its target date.</summary>
    Amber = 1,

    /// <summary>Open past its target date.</summary>
    Red = 2,

    /// <summary>Closed.</summary>
    Blue = 3,
}

namespace ActionBot.Domain.Questions;

/// <summary>Something that an action is or is not on a day.</summary>
public enum Mark
{
    /// <summary>Not closed: also those that wait for their verifier.</summary>
    Open,

    /// <summary>Closed for good.</summary>
    Closed,

    /// <summary>Open or closed: lifts the rule that a question is about open actions.</summary>
    Any,

    /// <summary>Not closed, and past the target date.</summary>
    Overdue,

    /// <summary>Not closed, with a target date that is not past.</summary>
    NotYetDue,

    /// <summary>Without a target date.</summary>
    Undated,

    /// <summary>Waits for a board or for something else.</summary>
    Blocked,

    /// <summary>Waits for a board to decide.</summary>
    Decision,

    /// <summary>Waits for another action or an outside body.</summary>
    Dependency,

    /// <summary>The owner's latest answer is "at risk".</summary>
    AtRisk,

    /// <summary>The owner's latest answer is "on track".</summary>
    OnTrack,

    /// <summary>Asked about, with time to answer, and not answered since.</summary>
    Unanswered,

    /// <summary>Answered at least once, here or in the register.</summary>
    Answered,

    /// <summary>Put off by its owner.</summary>
    Snoozed,

    /// <summary>The target date was moved later, or the forecast is after it.</summary>
    Slipping,

    /// <summary>Nobody owns it, its owner has left, or says that it is not theirs.</summary>
    NoOwner,

    /// <summary>Its owner says it is done.</summary>
    AwaitingVerification,

    /// <summary>Its owner asks to close it undone.</summary>
    ClosureRequested,

    /// <summary>Tracked centrally, by the monitoring rule.</summary>
    Monitored,
}

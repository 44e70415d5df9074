namespace ActionBot.Domain.CheckIns;

/// <summary>Why an owner is asked about an action.</summary>
public enum RequestReason
{
    /// <summary>The person asked to see it.</summary>
    OnRequest = 0,

    /// <summary>It is past its target date.</summary>
    Overdue = 1,

    /// <summary>It has no target date.</summary>
    NoTargetDate = 2,

    /// <summary>It is due on the day.</summary>
    DueToday = 3,

    /// <summary>It is due within one of the policy's steps before the target date.</summary>
    DueSoon = 4,

    /// <summary>The regular check-in while it is on track.</summary>
    Regular = 5,

    /// <summary>What it waits for at an outside body was expected before the day.</summary>
    WaitOver = 6,

    /// <summary>A board agreed with changes or did not support it: the agreed action needs a new plan, or a closure request.</summary>
    NewPlan = 7,

    /// <summary>A board agreed: the owner goes on.</summary>
    Agreed = 8,

    /// <summary>A board's secretariat sent the question back.</summary>
    SentBack = 9,

    /// <summary>Another action has come to wait for it, and its owner has said nothing since.</summary>
    WaitedFor = 10,
}

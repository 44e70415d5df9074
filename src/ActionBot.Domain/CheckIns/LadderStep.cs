namespace ActionBot.Domain.CheckIns;

/// <summary>A step of the ladder: somebody other than the owner is told.</summary>
public enum LadderStep
{
    /// <summary>The manager hears that requests were not answered.</summary>
    ManagerNoAnswer = 1,

    /// <summary>The lead hears that requests were not answered.</summary>
    LeadNoAnswer = 2,

    /// <summary>The lead hears that it is overdue.</summary>
    LeadOverdue = 3,

    /// <summary>The board that owns the risk hears that it is overdue.</summary>
    BoardOverdue = 4,

    /// <summary>The lead hears that a date was asked for and not given.</summary>
    LeadUndated = 5,

    /// <summary>The lead hears that the same answer was given again and again.</summary>
    LeadNoChange = 6,

    /// <summary>The lead has to name an owner: there is none, or they have left, or say that it is not theirs.</summary>
    LeadNoOwner = 7,
}

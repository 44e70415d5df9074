namespace ActionBot.Domain.Decisions;

/// <summary>Why a board's secretariat is sent its digest on a day. The first that holds is the reason.</summary>
public enum DigestCause
{
    /// <summary>A meeting was held, and items on it have no outcome.</summary>
    OutcomesMissing = 1,

    /// <summary>Papers of the next meeting are due within a few working days.</summary>
    PapersSoon = 2,

    /// <summary>Something was passed up by a board below it.</summary>
    PassedUp = 3,

    /// <summary>Things wait, and the last digest is as old as the board's cadence says.</summary>
    Regular = 4,

    /// <summary>
    /// Nothing waits for the board, but actions on risks of it are late, and the last digest is as old as its cadence says.
    /// </summary>
    Overdue = 5,
}

namespace ActionBot.Domain.Boards;

/// <summary>Where a meeting is in its life.</summary>
public enum MeetingState
{
    /// <summary>It will be held.</summary>
    Planned = 0,

    /// <summary>It will be held on another day than first planned.</summary>
    Moved = 1,

    /// <summary>It will not be held.</summary>
    Cancelled = 2,

    /// <summary>It was held.</summary>
    Held = 3,
}

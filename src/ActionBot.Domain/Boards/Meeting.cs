namespace ActionBot.Domain.Boards;

/// <summary>One meeting of a board.</summary>
public sealed class Meeting
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The board.</summary>
    public long BoardId { get; set; }

    /// <summary>When it meets.</summary>
    public DateOnly Date { get; set; }

    /// <summary>When papers are due; none means by the board's rule.</summary>
    public DateOnly? PapersDue { get; set; }

    /// <summary>Where it is in its life.</summary>
    public MeetingState State { get; set; }

    /// <summary>Whether it is to be held.</summary>
    public bool IsAhead => State is MeetingState.Planned or MeetingState.Moved;

    /// <summary>
    /// The day on which it was last moved, cancelled or added in chat; none for one that stands as the governance file has it.
    /// </summary>
    public DateOnly? ChangedOn { get; set; }

    /// <summary>Goes up by one with every change, so that only the newest change can be undone.</summary>
    public int Version { get; set; } = 1;
}

using ActionBot.Domain.Register;

namespace ActionBot.Domain.Blockers;

/// <summary>What kind of thing an action waits for.</summary>
public enum BlockerKind
{
    /// <summary>A board has to decide.</summary>
    Decision = 1,

    /// <summary>Another action, or an outside body, has to deliver.</summary>
    Dependency = 2,
}

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
}

/// <summary>What an action waits for.</summary>
public sealed class Blocker
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The waiting action.</summary>
    public long ActionItemId { get; set; }

    /// <summary>The waiting action.</summary>
    public ActionItem? ActionItem { get; set; }

    /// <summary>The answer that named it.</summary>
    public long UpdateId { get; set; }

    /// <summary>Decision or dependency.</summary>
    public BlockerKind Kind { get; set; }

    /// <summary>Where it is in its life.</summary>
    public BlockerState State { get; set; }

    /// <summary>The day on which it was named.</summary>
    public DateOnly RaisedOn { get; set; }

    /// <summary>The day on which it ended.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The board chosen by the owner.</summary>
    public long? BoardId { get; set; }

    /// <summary>What must be decided.</summary>
    public string? ToDecide { get; set; }

    /// <summary>The meeting that the owner knows of.</summary>
    public DateOnly? Meeting { get; set; }

    /// <summary>The action it waits for.</summary>
    public long? DependsOnId { get; set; }

    /// <summary>The action it waits for.</summary>
    public ActionItem? DependsOn { get; set; }

    /// <summary>The outside body it waits for.</summary>
    public string? OutsideParty { get; set; }

    /// <summary>When it is expected.</summary>
    public DateOnly? Expected { get; set; }
}

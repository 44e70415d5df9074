using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Blockers;

/// <summary>Why a decision that waits was passed up to the parent board's secretariat.</summary>
public enum PassedUpWhy
{
    /// <summary>The board's secretariat did not acknowledge it in time.</summary>
    NotAcknowledged = 1,

    /// <summary>The board deferred it for the second time.</summary>
    DeferredTwice = 2,
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

    /// <summary>For a decision, the one board that it is at; none while it is in the administrators' queue.</summary>
    public long? BoardId { get; set; }

    /// <summary>For a decision, the one board that it is at.</summary>
    public Board? Board { get; set; }

    /// <summary>What must be decided.</summary>
    public string? ToDecide { get; set; }

    /// <summary>The meeting that the owner knows of.</summary>
    public DateOnly? Meeting { get; set; }

    /// <summary>The action it waits for.</summary>
    public long? DependsOnId { get; set; }

    /// <summary>The action it waits for.</summary>
    public ActionItem? DependsOn { get; set; }

    /// <summary>
    /// What it waits for in the owner's words: an outside body, or a ref that they may not see. Beside such a ref <see cref="DependsOnId"/>
    /// is the action that it turned out to be; the owner goes on reading their own words, which say nothing of whether there is one.
    /// </summary>
    public string? OutsideParty { get; set; }

    /// <summary>When it is expected.</summary>
    public DateOnly? Expected { get; set; }

    /// <summary>Goes up by one with every change. A card drawn from an older version changes nothing.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The day on which it came to its present board or queue.</summary>
    public DateOnly? RoutedOn { get; set; }

    /// <summary>Why it is at its board or in the queue, as a sentence.</summary>
    public string? RouteReason { get; set; }

    /// <summary>
    /// The day on which its present board was first shown it in a digest: from then on its secretariat can acknowledge it.
    /// </summary>
    public DateOnly? ShownOn { get; set; }

    /// <summary>The meeting for which it is accepted.</summary>
    public long? MeetingId { get; set; }

    /// <summary>The meeting for which it is accepted.</summary>
    public Meeting? OnMeeting { get; set; }

    /// <summary>The day on which it was put on its meeting, or taken off one that is cancelled.</summary>
    public DateOnly? MeetingSetOn { get; set; }

    /// <summary>How often a board deferred it.</summary>
    public int Deferrals { get; set; }

    /// <summary>The board whose secretariat it was passed up to. It stays at its own board until the parent takes it.</summary>
    public long? PassedUpToId { get; set; }

    /// <summary>The day on which it was passed up.</summary>
    public DateOnly? PassedUpOn { get; set; }

    /// <summary>Why it was passed up.</summary>
    public PassedUpWhy? PassedUpWhy { get; set; }

    /// <summary>The date of its meeting as owner and lead last heard it; none when they heard of none.</summary>
    public DateOnly? ToldMeeting { get; set; }

    /// <summary>Why it was sent back, in the secretariat's words.</summary>
    public string? SentBackWhy { get; set; }

    /// <summary>
    /// For a wait on another action: the target date of the waiting action at which owner and lead heard that the other one is
    /// forecast later. They hear once for each.
    /// </summary>
    public DateOnly? ToldLate { get; set; }
}

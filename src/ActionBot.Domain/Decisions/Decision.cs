using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.Decisions;

/// <summary>A board's outcome on one blocker, as its secretariat recorded it. Never overwritten.</summary>
public sealed class Decision
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The blocker.</summary>
    public long BlockerId { get; set; }

    /// <summary>The blocker.</summary>
    public Blocker? Blocker { get; set; }

    /// <summary>The action that waited.</summary>
    public long ActionItemId { get; set; }

    /// <summary>The board that decided.</summary>
    public long BoardId { get; set; }

    /// <summary>The board that decided.</summary>
    public Board? Board { get; set; }

    /// <summary>The meeting at which it decided, where it was on one.</summary>
    public long? MeetingId { get; set; }

    /// <summary>The outcome.</summary>
    public DecisionOutcome Outcome { get; set; }

    /// <summary>What changes, why it is not supported or why it is deferred, at most 280 characters.</summary>
    public string? Text { get; set; }

    /// <summary>Reference of the minute.</summary>
    public string? Minute { get; set; }

    /// <summary>For a deferral, the meeting to which it was put off.</summary>
    public long? DeferredToId { get; set; }

    /// <summary>Who recorded it.</summary>
    public long PersonId { get; set; }

    /// <summary>Who recorded it.</summary>
    public Person? Person { get; set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The day on which it was recorded, where that person is.</summary>
    public DateOnly On { get; set; }

    /// <summary>The key of the drawing of the form it came through. A person's second press of the same drawing records nothing.</summary>
    public required string Once { get; set; }
}

using ActionBot.Domain.Register;

namespace ActionBot.Domain.CheckIns.Answers;

/// <summary>An answer whose fields are all in order.</summary>
public sealed record CheckedAnswer
{
    /// <summary>The answer.</summary>
    public required AnswerChoice Choice { get; init; }

    /// <summary>When the owner expects it to be done.</summary>
    public DateOnly? Forecast { get; init; }

    /// <summary>The owner's line, at most 280 characters.</summary>
    public string? Line { get; init; }

    /// <summary>A link that starts with https.</summary>
    public string? Evidence { get; init; }

    /// <summary>Code of the board that decides.</summary>
    public string? BoardCode { get; init; }

    /// <summary>What the board must decide.</summary>
    public string? ToDecide { get; init; }

    /// <summary>The meeting that the owner knows of.</summary>
    public DateOnly? Meeting { get; init; }

    /// <summary>Ref of the action it waits for.</summary>
    public string? DependsOnRef { get; init; }

    /// <summary>Name of the outside body it waits for.</summary>
    public string? OutsideParty { get; init; }

    /// <summary>When what it waits for is expected.</summary>
    public DateOnly? Expected { get; init; }

    /// <summary>Why it is no longer needed.</summary>
    public NotNeededReason? Reason { get; init; }

    /// <summary>Ref of the action that supersedes it.</summary>
    public string? SupersededByRef { get; init; }
}

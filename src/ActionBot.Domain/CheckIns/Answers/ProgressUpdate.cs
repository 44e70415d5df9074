using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.CheckIns.Answers;

/// <summary>An answer. It is never overwritten: changing an answer adds another one that replaces it.</summary>
public sealed class ProgressUpdate
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The action answered for.</summary>
    public long ActionItemId { get; set; }

    /// <summary>The action answered for.</summary>
    public ActionItem? ActionItem { get; set; }

    /// <summary>Who answered.</summary>
    public long PersonId { get; set; }

    /// <summary>The request it answers.</summary>
    public long? CheckInId { get; set; }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The day on which it arrived, where the person is.</summary>
    public DateOnly On { get; set; }

    /// <summary>
    /// The key of the drawing of the form that was sent; with the person it makes the answer unique, however often it arrives.
    /// </summary>
    public required string Once { get; set; }

    /// <summary>The answer.</summary>
    public AnswerChoice Choice { get; set; }

    /// <summary>When the owner expects it to be done.</summary>
    public DateOnly? Forecast { get; set; }

    /// <summary>The owner's line.</summary>
    public string? Line { get; set; }

    /// <summary>A link to evidence.</summary>
    public string? Evidence { get; set; }

    /// <summary>The board that decides.</summary>
    public string? BoardCode { get; set; }

    /// <summary>What must be decided.</summary>
    public string? ToDecide { get; set; }

    /// <summary>The meeting that the owner knows of.</summary>
    public DateOnly? Meeting { get; set; }

    /// <summary>Ref of the action it waits for.</summary>
    public string? DependsOnRef { get; set; }

    /// <summary>Name of the outside body it waits for.</summary>
    public string? OutsideParty { get; set; }

    /// <summary>When what it waits for is expected.</summary>
    public DateOnly? Expected { get; set; }

    /// <summary>Why it is no longer needed.</summary>
    public NotNeededReason? Reason { get; set; }

    /// <summary>Ref of the action that supersedes it.</summary>
    public string? SupersededByRef { get; set; }

    /// <summary>The answer that this one replaces.</summary>
    public long? ReplacesId { get; set; }

    /// <summary>A checked answer as a row.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="action">The action answered for.</param>
    /// <param name="person">Who answered.</param>
    /// <param name="at">When.</param>
    /// <param name="on">The person's day.</param>
    /// <param name="once">The key of the form's drawing.</param>
    public static ProgressUpdate Of(CheckedAnswer answer, ActionItem action, Person person, DateTimeOffset at, DateOnly on, string once) =>
        new()
        {
            ActionItemId = action.Id,
            PersonId = person.Id,
            At = at,
            On = on,
            Once = once,
            Choice = answer.Choice,
            Forecast = answer.Forecast,
            Line = answer.Line,
            Evidence = answer.Evidence,
            BoardCode = answer.BoardCode,
            ToDecide = answer.ToDecide,
            Meeting = answer.Meeting,
            DependsOnRef = answer.DependsOnRef,
            OutsideParty = answer.OutsideParty,
            Expected = answer.Expected,
            Reason = answer.Reason,
            SupersededByRef = answer.SupersededByRef,
        };

    /// <summary>The row as the answer it holds.</summary>
    public CheckedAnswer ToAnswer() =>
        new()
        {
            Choice = Choice,
            Forecast = Forecast,
            Line = Line,
            Evidence = Evidence,
            BoardCode = BoardCode,
            ToDecide = ToDecide,
            Meeting = Meeting,
            DependsOnRef = DependsOnRef,
            OutsideParty = OutsideParty,
            Expected = Expected,
            Reason = Reason,
            SupersededByRef = SupersededByRef,
        };
}

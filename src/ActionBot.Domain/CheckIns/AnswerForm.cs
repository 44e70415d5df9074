using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.CheckIns;

/// <summary>The ids of the input fields of the six answers. They stand in cards that are already in chats, so they never change.</summary>
public static class AnswerFields
{
    /// <summary>On track: when it will be done.</summary>
    public const string OnTrackForecast = "onTrack_forecast";

    /// <summary>On track: an optional line.</summary>
    public const string OnTrackLine = "onTrack_line";

    /// <summary>At risk: what is at risk.</summary>
    public const string AtRiskLine = "atRisk_line";

    /// <summary>At risk: when it is now expected.</summary>
    public const string AtRiskForecast = "atRisk_forecast";

    /// <summary>Decision: the board.</summary>
    public const string DecisionBoard = "decision_board";

    /// <summary>Decision: what must be decided.</summary>
    public const string DecisionWhat = "decision_what";

    /// <summary>Decision: the date of the meeting, optional.</summary>
    public const string DecisionMeeting = "decision_meeting";

    /// <summary>Something else: a ref or the name of an outside body.</summary>
    public const string OtherOn = "other_on";

    /// <summary>Something else: when it is expected.</summary>
    public const string OtherExpected = "other_expected";

    /// <summary>Something else: an optional line.</summary>
    public const string OtherLine = "other_line";

    /// <summary>Done: what changed for the risk.</summary>
    public const string DoneLine = "done_line";

    /// <summary>Done: an optional link to evidence.</summary>
    public const string DoneEvidence = "done_evidence";

    /// <summary>No longer needed: the reason.</summary>
    public const string NotNeededReason = "notNeeded_reason";

    /// <summary>No longer needed: the action that supersedes it.</summary>
    public const string NotNeededRef = "notNeeded_ref";

    /// <summary>No longer needed: an explanation.</summary>
    public const string NotNeededLine = "notNeeded_line";

    /// <summary>The fields of an answer, in the order in which they are shown.</summary>
    /// <param name="choice">The answer.</param>
    public static IReadOnlyList<string> Of(AnswerChoice choice) =>
        choice switch
        {
            AnswerChoice.OnTrack => [OnTrackForecast, OnTrackLine],
            AnswerChoice.AtRisk => [AtRiskLine, AtRiskForecast],
            AnswerChoice.Decision => [DecisionBoard, DecisionWhat, DecisionMeeting],
            AnswerChoice.Other => [OtherOn, OtherExpected, OtherLine],
            AnswerChoice.Done => [DoneLine, DoneEvidence],
            AnswerChoice.NotNeeded => [NotNeededReason, NotNeededRef, NotNeededLine],
        };
}

/// <summary>What a person sent: one of the six answers and the fields as typed. Nothing in it is trusted.</summary>
/// <param name="Choice">The answer.</param>
/// <param name="Values">The fields by id; empty ones are missing.</param>
public sealed record AnswerForm(AnswerChoice Choice, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The most characters of a line.</summary>
    public const int MaxLine = 280;

    /// <summary>The most characters of a name or ref.</summary>
    public const int MaxName = 120;

    /// <summary>The most characters of a link.</summary>
    public const int MaxLink = 500;

    /// <summary>The field's text on one line without control characters, or "" when it is missing.</summary>
    /// <param name="field">A field id.</param>
    public string this[string field] => Values.TryGetValue(field, out var value) ? British.OneLine(value) : "";

    /// <summary>The refs that the form names, for the caller to look up before <see cref="AnswerRules.Check"/>.</summary>
    public IReadOnlyList<string> NamedRefs =>
        Choice switch
        {
            AnswerChoice.Other => this[AnswerFields.OtherOn] is { Length: > 0 } on ? [on] : [],
            AnswerChoice.NotNeeded => this[AnswerFields.NotNeededRef] is { Length: > 0 } by ? [by] : [],
            AnswerChoice.OnTrack or AnswerChoice.AtRisk or AnswerChoice.Decision or AnswerChoice.Done => [],
        };
}

/// <summary>A field that cannot be taken, and what to do about it.</summary>
/// <param name="Field">The field's id.</param>
/// <param name="Message">A sentence that says what to do.</param>
public sealed record FieldFault(string Field, string Message);

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

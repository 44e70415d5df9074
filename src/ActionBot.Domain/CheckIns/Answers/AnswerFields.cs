using ActionBot.Domain.Register;

namespace ActionBot.Domain.CheckIns.Answers;

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

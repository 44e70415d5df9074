using ActionBot.Domain.Register;

namespace ActionBot.Domain.CheckIns.Answers;

/// <summary>What an answer makes of its action.</summary>
public static class AppliedAnswer
{
    /// <summary>Takes an answer: status, standing and forecast follow from it, and the version goes up.</summary>
    /// <param name="action">The action that was answered.</param>
    /// <param name="answer">A checked answer.</param>
    /// <param name="on">The day of the answer.</param>
    /// <exception cref="RuleException">The action is closed.</exception>
    public static void Apply(this ActionItem action, CheckedAnswer answer, DateOnly on)
    {
        if (action.Status == ActionStatus.Closed)
            throw new RuleException($"{action.Ref} is closed. Nothing more is needed.");
        action.Status = answer.Choice switch
        {
            AnswerChoice.Done => ActionStatus.AwaitingVerification,
            AnswerChoice.NotNeeded => ActionStatus.ClosureRequested,
            AnswerChoice.OnTrack or AnswerChoice.AtRisk or AnswerChoice.Decision or AnswerChoice.Other => ActionStatus.Open,
        };
        var line = answer.Line ?? answer.ToDecide;
        var forecast = answer.Forecast ?? action.Forecast;
        if (
            action.Standing == answer.Choice
            && action.Forecast == forecast
            && (line is null || string.Equals(line, action.LastLine, StringComparison.OrdinalIgnoreCase))
        )
            action.SameAnswers++;
        else
            (action.SameAnswers, action.SameSince) = (1, on);
        action.Standing = answer.Choice;
        action.Forecast = forecast;
        action.LastAnsweredOn = on;
        action.LastLine = line;
        action.Version++;
    }
}

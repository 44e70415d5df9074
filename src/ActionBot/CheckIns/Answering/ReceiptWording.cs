using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;

namespace ActionBot.CheckIns.Answering;

/// <summary>What was recorded and what happens next, in words.</summary>
internal static class ReceiptWording
{
    /// <summary>Label and value of each thing recorded.</summary>
    public static IReadOnlyList<(string Label, string Value)> Facts(
        ProgressUpdate update,
        string? boardName,
        string recordedAt,
        DateOnly today,
        string? answeredFor = null
    )
    {
        (string Label, string? Value)[] facts =
        [
            ("Your answer", update.Choice.Title()),
            ("Reason", update.Reason?.Title()),
            ("Superseded by", update.SupersededByRef),
            ("Board", boardName),
            ("To decide", update.ToDecide),
            ("Meeting", Date(update.Meeting, today)),
            ("Waits for", update.DependsOnRef ?? update.OutsideParty),
            ("Expected", Date(update.Expected, today)),
            ("Forecast", Date(update.Forecast, today)),
            ("In your words", update.Line is { } line ? $"“{line}”" : null),
            ("Evidence", update.Evidence),
            ("For", answeredFor),
            ("Recorded", recordedAt),
        ];
        return [.. facts.Where(f => f.Value is not null).Select(f => (f.Label, f.Value!))];
    }

    /// <summary>One or two sentences: who acts, and when the person is asked again.</summary>
    public static IReadOnlyList<string> Next(ProgressUpdate update, ActionItem action, Answerer who, string? boardName, DateOnly today)
    {
        var verifier = action.Report!.Source!.VerifierName;
        var asked = who.NextAsk(action, update, today) is { } next
            ? $"You are next asked on {British.Date(next, today)}."
            : "You are not asked again meanwhile.";
        return update.Choice switch
        {
            AnswerChoice.Done => [$"{verifier} checks it, then closes the action.", "You are not asked again meanwhile."],
            AnswerChoice.NotNeeded => [$"{verifier} approves or rejects it.", "You are not asked again meanwhile."],
            AnswerChoice.Decision => [$"It is recorded as waiting for {boardName ?? "a board that the tracking team finds"}.", asked],
            AnswerChoice.Other => [$"It is recorded as waiting for {update.DependsOnRef ?? update.OutsideParty}.", asked],
            AnswerChoice.AtRisk => ["Your lead and the tracking team see it as at risk.", asked],
            AnswerChoice.OnTrack when update.Forecast is { } forecast && action.TargetDate is { } target && forecast > target =>
            [
                $"A forecast does not move the target date: it stays {British.Date(target, today)}.",
                asked,
            ],
            AnswerChoice.OnTrack => [asked],
        };
    }

    /// <summary>One line for the row of a bundle.</summary>
    public static string Consequence(ProgressUpdate update, ActionItem action, Answerer who, DateOnly today)
    {
        var asked = who.NextAsk(action, update, today) is { } next ? $"Next asked on {British.Date(next, today)}." : "";
        return update.Choice switch
        {
            AnswerChoice.Done => $"{action.Report!.Source!.VerifierName} checks it.",
            AnswerChoice.NotNeeded => $"{action.Report!.Source!.VerifierName} approves or rejects it.",
            AnswerChoice.Other => $"Waits for {update.DependsOnRef ?? update.OutsideParty}. {asked}".TrimEnd(),
            AnswerChoice.OnTrack or AnswerChoice.AtRisk or AnswerChoice.Decision => update.Forecast is { } forecast
                ? $"New forecast {British.Date(forecast, today)}. {asked}".TrimEnd()
                : asked,
        };
    }

    private static string? Date(DateOnly? date, DateOnly today) => date is { } d ? British.Date(d, today) : null;
}

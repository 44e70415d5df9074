using ActionBot.Domain.Register;

namespace ActionBot.Domain.Reporting;

/// <summary>Finds the reason of a delay and puts it into words.</summary>
public static class DelayReasons
{
    /// <summary>
    /// The reason. What stands in the way goes before what was said: an owner who left may have left an action that waits for a
    /// board.
    /// </summary>
    /// <param name="status">Where the action stands in its life.</param>
    /// <param name="wait">What it waits for, if a blocker stands.</param>
    /// <param name="standing">The owner's latest answer.</param>
    /// <param name="hasOwner">Whether it has an owner.</param>
    public static DelayReason Of(ActionStatus status, DelayWait? wait, AnswerChoice? standing, bool hasOwner) =>
        status switch
        {
            ActionStatus.AwaitingVerification or ActionStatus.ClosureRequested => DelayReason.WaitingForVerifier,
            ActionStatus.Open or ActionStatus.Closed => wait switch
            {
                DelayWait.Decision => DelayReason.WaitingForDecision,
                DelayWait.Action => DelayReason.WaitingForAction,
                DelayWait.OutsideBody => DelayReason.WaitingForOutsideBody,
                null => hasOwner ? Of(standing) : DelayReason.NoOwner,
            },
        };

    private static DelayReason Of(AnswerChoice? standing) =>
        standing switch
        {
            AnswerChoice.AtRisk => DelayReason.AtRisk,
            AnswerChoice.OnTrack => DelayReason.OnTrackButLate,
            // A blocker that ended leaves an answer behind that explains nothing any more.
            AnswerChoice.Decision or AnswerChoice.Other or AnswerChoice.Done or AnswerChoice.NotNeeded or null => DelayReason.NoUpdate,
        };

    /// <summary>The name in machine-readable reports, such as "waitingForDecision".</summary>
    /// <param name="reason">The reason.</param>
    public static string Code(this DelayReason reason)
    {
        var name = reason.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>What a person reads, such as "Waiting for a decision".</summary>
    /// <param name="reason">The reason.</param>
    public static string Title(this DelayReason reason) =>
        reason switch
        {
            DelayReason.WaitingForDecision => "Waiting for a decision",
            DelayReason.WaitingForAction => "Waiting for another action",
            DelayReason.WaitingForOutsideBody => "Waiting for an outside body",
            DelayReason.AtRisk => "At risk",
            DelayReason.OnTrackButLate => "On track, but late",
            DelayReason.WaitingForVerifier => "Waiting for the verifier",
            DelayReason.NoOwner => "No owner",
            DelayReason.NoUpdate => "No update from the owner",
        };
}

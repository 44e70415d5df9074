using ActionBot.Domain.Register;

namespace ActionBot.Domain.Blockers;

/// <summary>Which answers say that an action waits, and for what.</summary>
public static class WaitingAnswers
{
    /// <summary>For what kind of thing the owner says that it waits; none for an answer that says nothing of waiting.</summary>
    /// <param name="choice">The answer.</param>
    public static BlockerKind? WaitsFor(this AnswerChoice choice) =>
        choice switch
        {
            AnswerChoice.Decision => BlockerKind.Decision,
            AnswerChoice.Other => BlockerKind.Dependency,
            AnswerChoice.OnTrack or AnswerChoice.AtRisk or AnswerChoice.Done or AnswerChoice.NotNeeded => null,
        };

    /// <summary>Whether the owner asks for a board's decision.</summary>
    /// <param name="choice">The answer.</param>
    public static bool AsksBoard(this AnswerChoice choice) => choice.WaitsFor() == BlockerKind.Decision;
}

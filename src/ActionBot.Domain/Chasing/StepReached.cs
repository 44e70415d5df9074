using ActionBot.Domain.CheckIns;

namespace ActionBot.Domain.Chasing;

/// <summary>A step of the ladder that an action has reached.</summary>
/// <param name="Action">The action.</param>
/// <param name="Step">The step.</param>
/// <param name="Owner">Its owner, if it has one.</param>
public sealed record StepReached(ActionFacts Action, LadderStep Step, PersonFacts? Owner);

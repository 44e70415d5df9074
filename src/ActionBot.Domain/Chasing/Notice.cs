namespace ActionBot.Domain.Chasing;

/// <summary>A message to somebody who is not asked but told: a lead's weekly digest, or a notice to a manager or secretariat.</summary>
/// <param name="Person">Who is told.</param>
/// <param name="Items">What of: only what they have not been told before. A digest may have none.</param>
public sealed record Notice(PersonFacts Person, IReadOnlyList<StepReached> Items);

namespace ActionBot.Domain.CheckIns;

/// <summary>That somebody was told of a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="PersonId">Who was told.</param>
/// <param name="On">The day of the message.</param>
/// <param name="OwnerId">Who owned the action then.</param>
public sealed record Told(LadderStep Step, long PersonId, DateOnly On, long? OwnerId);

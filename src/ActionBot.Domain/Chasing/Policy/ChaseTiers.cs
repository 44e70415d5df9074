using ActionBot.Domain.Register;

namespace ActionBot.Domain.Chasing.Policy;

/// <summary>Finds the tier of a rating.</summary>
public static class ChaseTiers
{
    /// <summary>Every tier, riskiest first.</summary>
    public static IReadOnlyList<ChaseTier> All { get; } = Enum.GetValues<ChaseTier>();

    /// <summary>By which numbers actions of a rating are chased.</summary>
    /// <param name="rating">The rating.</param>
    public static ChaseTier Tier(this Rating rating) =>
        rating switch
        {
            Rating.Critical => ChaseTier.Critical,
            Rating.High => ChaseTier.High,
            Rating.Medium or Rating.Low or Rating.NotRated => ChaseTier.Medium,
        };
}

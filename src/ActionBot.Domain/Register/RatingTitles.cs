namespace ActionBot.Domain.Register;

/// <summary>The words of ratings, and what they have in common.</summary>
public static class RatingTitles
{
    /// <summary>Every rating, riskiest first and "not rated" last.</summary>
    public static IReadOnlyList<Rating> All { get; } = [.. Enum.GetValues<Rating>().OrderDescending()];

    /// <summary>What a person reads, such as "High"; null where the source gives none.</summary>
    /// <param name="rating">The rating.</param>
    public static string? Given(this Rating rating) =>
        rating switch
        {
            Rating.Critical => "Critical",
            Rating.High => "High",
            Rating.Medium => "Medium",
            Rating.Low => "Low",
            Rating.NotRated => null,
        };

    /// <summary>What a person reads where something has to stand: "High", "Not rated".</summary>
    /// <param name="rating">The rating.</param>
    public static string Title(this Rating rating) => rating.Given() ?? "Not rated";

    /// <summary>
    /// Whether a list of ratings, as people write them, is also for this one: who writes High and says nothing of Critical means it
    /// too.
    /// </summary>
    /// <param name="ratings">The list, such as that of a policy or a remit.</param>
    /// <param name="rating">The rating.</param>
    public static bool Cover(this IReadOnlyList<Rating> ratings, Rating rating) =>
        ratings.Contains(rating)
        || rating switch
        {
            Rating.Critical => ratings.Contains(Rating.High),
            Rating.High or Rating.Medium or Rating.Low or Rating.NotRated => false,
        };
}

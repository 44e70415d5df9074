using ActionBot.Domain.Register;

namespace ActionBot.Exchange.Values;

/// <summary>Ratings, opinions and states as registers write them. A word that is not in its table is a fault, never a guess.</summary>
internal static class RatingReader
{
    public const string Expected = "Critical, High, Medium, Low, or blank for not rated";

    private static readonly Dictionary<string, Rating> Words = WordTable.Of([.. RatingTitles.All.Select(r => (r, Says(r)))]);

    public static Rating? Read(string text) => WordTable.Find(Words, text);

    private static string Says(Rating rating) =>
        rating switch
        {
            Rating.Critical => "critical|critical risk|critical priority|very high|very high risk|very high priority|extreme|extreme risk",
            Rating.High => "high|h|1|high risk|high priority|priority 1|p1|grade 1",
            Rating.Medium => "medium|med|m|2|medium risk|medium priority|priority 2|p2|grade 2",
            Rating.Low => "low|l|3|low risk|low priority|priority 3|p3|grade 3",
            Rating.NotRated => "|n/a|na|-|none|not rated|unrated|not applicable|not stated",
        };
}

using ActionBot.Domain.Register;

namespace ActionBot.Domain.Boards;

/// <summary>What a board decides about. An empty list means "any".</summary>
/// <param name="Sources">Source codes.</param>
/// <param name="Areas">Area paths; what lies below is covered.</param>
/// <param name="Ratings">Ratings; High means Critical too, where Critical is not named.</param>
/// <param name="Themes">Themes.</param>
public sealed record Remit(
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Areas,
    IReadOnlyList<Rating> Ratings,
    IReadOnlyList<string> Themes
)
{
    /// <summary>A remit that names nothing and so covers nothing in particular.</summary>
    public static Remit Empty { get; } = new([], [], [], []);

    /// <summary>How well the remit fits an action: the number of its lists that name it, or -1 where one leaves it out.</summary>
    /// <param name="source">Code of the action's source.</param>
    /// <param name="areaPath">Path of its area.</param>
    /// <param name="rating">Its rating.</param>
    /// <param name="theme">Its theme.</param>
    public int Fit(string source, string areaPath, Rating rating, string? theme)
    {
        // Asked for every late action and every board, so it makes no lists.
        var fit = 0;
        return
            Narrows(Sources, s => string.Equals(s, source, StringComparison.OrdinalIgnoreCase), ref fit)
            && Narrows(Areas, a => areaPath.StartsWith(a, StringComparison.Ordinal), ref fit)
            && (Ratings.Count == 0 || (Ratings.Cover(rating) && ++fit > 0))
            && Narrows(Themes, t => string.Equals(t, theme, StringComparison.OrdinalIgnoreCase), ref fit)
            ? fit
            : -1;
    }

    /// <summary>
    /// Whether it is for a rating only because it names the one below: a remit that says High takes Critical, until another says
    /// Critical.
    /// </summary>
    /// <param name="rating">The rating.</param>
    public bool OnlyCovers(Rating rating) => Ratings.Count > 0 && !Ratings.Contains(rating) && Ratings.Cover(rating);

    /// <summary>
    /// Key of the board whose remit fits something best; of those that fit alike the first, and null where none names it.
    /// </summary>
    /// <param name="boards">The boards, those that go first among equals before the others.</param>
    /// <param name="source">Code of its source.</param>
    /// <param name="areaPath">Path of its area.</param>
    /// <param name="rating">Its rating.</param>
    /// <param name="theme">Its theme.</param>
    public static long? BestOf(IEnumerable<(long Id, Remit Remit)> boards, string source, string areaPath, Rating rating, string? theme)
    {
        (long? Id, int Fit, bool OnlyCovers) best = (null, 0, false);
        foreach (var (id, remit) in boards)
            if (
                remit.Fit(source, areaPath, rating, theme) is var fit
                && (fit > best.Fit || (fit == best.Fit && best.OnlyCovers && !remit.OnlyCovers(rating)))
            )
                best = (id, fit, remit.OnlyCovers(rating));
        return best.Id;
    }

    // A list that is empty leaves everything in; one that is not either names the value, which fits better, or rules the board out.
    private static bool Narrows<T>(IReadOnlyList<T> list, Func<T, bool> names, ref int fit)
    {
        if (list.Count == 0)
            return true;
        for (var i = 0; i < list.Count; i++)
            if (names(list[i]))
            {
                fit++;
                return true;
            }
        return false;
    }
}

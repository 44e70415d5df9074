namespace ActionBot.Chasing.FactQueries;

/// <summary>Whom to plan for.</summary>
/// <param name="People">The people; null means everybody.</param>
/// <param name="Unasked">Whether to decide about the actions that nobody can be asked about.</param>
/// <param name="Late">Those of them whose hours are over for the day.</param>
internal sealed record PlanScope(IReadOnlySet<long>? People, bool Unasked, IReadOnlySet<long> Late)
{
    /// <summary>For how many days after the first one the facts are to hold, if nothing happens but what is planned.</summary>
    public int DaysAhead { get; init; }

    public static PlanScope Everybody { get; } = new(null, true, new HashSet<long>());

    public static PlanScope Of(IEnumerable<long> people) => new(people.ToHashSet(), false, new HashSet<long>());

    /// <summary>Nobody in particular: the actions that nobody can be asked about.</summary>
    public static PlanScope Nobody { get; } = new(new HashSet<long>(), true, new HashSet<long>());
}

namespace ActionBot.Domain.Register;

/// <summary>Which actions are tracked centrally and therefore chased. The others can be queried only.</summary>
/// <param name="AlwaysMonitored">
/// Ratings that are monitored whatever the report's opinion. High means Critical too, here and below: see
/// <see cref="RatingTitles.Cover"/>.
/// </param>
/// <param name="MonitoredWhenWeak">Ratings that are monitored only in reports with one of <paramref name="WeakOpinions"/>.</param>
/// <param name="WeakOpinions">The opinions that bring <paramref name="MonitoredWhenWeak"/> under monitoring.</param>
/// <param name="OutsideBodies">Whether every action of an outside body is monitored.</param>
public sealed record MonitoringRule(
    IReadOnlyList<Rating> AlwaysMonitored,
    IReadOnlyList<Rating> MonitoredWhenWeak,
    IReadOnlyList<Assurance> WeakOpinions,
    bool OutsideBodies
)
{
    /// <summary>Critical and High always; Medium in reports of Limited or no assurance; everything from outside bodies.</summary>
    public static MonitoringRule Default { get; } =
        new([Rating.Critical, Rating.High], [Rating.Medium], [Assurance.Limited, Assurance.None], OutsideBodies: true);

    /// <summary>Every rating that is monitored whatever the report's opinion, riskiest first.</summary>
    public IReadOnlyList<Rating> Always => [.. RatingTitles.All.Where(AlwaysMonitored.Cover)];

    /// <summary>Every rating that is monitored in reports with a weak opinion, riskiest first.</summary>
    public IReadOnlyList<Rating> WhenWeak => [.. RatingTitles.All.Where(MonitoredWhenWeak.Cover)];

    /// <summary>Whether an action with these facts is monitored.</summary>
    /// <param name="rating">The action's rating.</param>
    /// <param name="assurance">The opinion of its report.</param>
    /// <param name="source">Who issued the report.</param>
    public bool IsMonitored(Rating rating, Assurance assurance, SourceKind source) =>
        AlwaysMonitored.Cover(rating)
        || (MonitoredWhenWeak.Cover(rating) && WeakOpinions.Contains(assurance))
        || (OutsideBodies && source == SourceKind.OutsideBody);
}

using ActionBot.Domain.Chasing.Policy;

namespace ActionBot.Chasing.Policy;

/// <summary>One number of a cadence under the name that the file gives it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Of">The number of a cadence.</param>
/// <param name="ChangedBy">The number that an override sets, or null.</param>
internal sealed record CadenceKey(string Name, Func<ChaseCadence, object> Of, Func<CadencePatch, object?> ChangedBy);

/// <summary>The numbers of a cadence in the order of the file.</summary>
internal static class CadenceKeys
{
    public const string Critical = "critical",
        High = "high",
        Medium = "medium";

    public static readonly IReadOnlyList<string> Sections = [.. ChaseTiers.All.Select(Section)];

    public static readonly CadenceKey ManagerAfter = new("managerAfter", c => c.ManagerAfter, p => p.ManagerAfter);
    public static readonly CadenceKey LeadAfter = new("leadAfter", c => c.LeadAfter, p => p.LeadAfter);
    public static readonly CadenceKey LeadOverdueDays = new("leadOverdueDays", c => c.LeadOverdueDays, p => p.LeadOverdueDays);
    public static readonly CadenceKey BoardOverdueDays = new("boardOverdueDays", c => c.BoardOverdueDays, p => p.BoardOverdueDays);

    public static readonly IReadOnlyList<CadenceKey> All =
    [
        new("regularMonths", c => c.RegularMonths, p => p.RegularMonths),
        new("daysBefore", c => c.DaysBefore, p => p.DaysBefore),
        new("overdueDays", c => c.OverdueDays, p => p.OverdueDays),
        new("undatedDays", c => c.UndatedDays, p => p.UndatedDays),
        ManagerAfter,
        LeadAfter,
        new("undatedLeadAfter", c => c.UndatedLeadAfter, p => p.UndatedLeadAfter),
        LeadOverdueDays,
        BoardOverdueDays,
    ];

    /// <summary>Each of the first is to be no larger than its second: whoever stands higher hears later.</summary>
    public static readonly IReadOnlyList<(CadenceKey Lower, CadenceKey Upper)> Ladders =
    [
        (ManagerAfter, LeadAfter),
        (LeadOverdueDays, BoardOverdueDays),
    ];

    public static readonly IReadOnlyList<string> Names = [.. All.Select(k => k.Name)];

    /// <summary>The section of the file that holds a tier's numbers.</summary>
    public static string Section(this ChaseTier tier) =>
        tier switch
        {
            ChaseTier.Critical => Critical,
            ChaseTier.High => High,
            ChaseTier.Medium => Medium,
        };

    /// <summary>What stands in an override under a tier's own section.</summary>
    public static CadencePatch Written(this PolicyOverride other, ChaseTier tier) =>
        tier switch
        {
            ChaseTier.Critical => other.Critical,
            ChaseTier.High => other.High,
            ChaseTier.Medium => other.Medium,
        };

    /// <summary>
    /// The section that decides a number for a tier: its own where the number stands there; for Critical else that of High.
    /// </summary>
    public static string SectionOf(this CadenceKey key, ChaseTier tier, CadencePatch critical) =>
        tier switch
        {
            ChaseTier.Critical => key.ChangedBy(critical) is null ? High : Critical,
            ChaseTier.High or ChaseTier.Medium => tier.Section(),
        };
}

/// <summary>An override with its place in the file, such as "overrides[1]".</summary>
internal sealed record PlacedOverride(string Path, PolicyOverride Override)
{
    public static IReadOnlyList<PlacedOverride> Of(ChasePolicy policy) =>
        [.. policy.Overrides.Select((o, i) => new PlacedOverride($"overrides[{i}]", o))];

    /// <summary>
    /// The path of the number that counts for actions of a source and area: the last override that sets it, else the rating's
    /// own.
    /// </summary>
    public static string Deciding(
        ChasePolicy policy,
        IReadOnlyList<PlacedOverride> overrides,
        CadenceKey key,
        ChaseTier tier,
        string source,
        string areaPath
    )
    {
        var last = overrides.LastOrDefault(o => o.Override.Fits(source, areaPath) && key.ChangedBy(o.Override.Of(tier)) is not null);
        return last is null
            ? $"{key.SectionOf(tier, policy.Critical)}.{key.Name}"
            : $"{last.Path}.{key.SectionOf(tier, last.Override.Critical)}.{key.Name}";
    }
}

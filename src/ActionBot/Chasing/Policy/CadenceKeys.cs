using ActionBot.Domain.Chasing;

namespace ActionBot.Chasing.Policy;

/// <summary>One number of a cadence under the name that the file gives it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Of">The number of a cadence.</param>
/// <param name="ChangedBy">The number that an override sets, or null.</param>
internal sealed record CadenceKey(string Name, Func<ChaseCadence, object> Of, Func<CadencePatch, object?> ChangedBy);

/// <summary>The numbers of a cadence in the order of the file.</summary>
internal static class CadenceKeys
{
    public const string High = "high",
        Medium = "medium";

    /// <summary>High, then the others.</summary>
    public static readonly IReadOnlyList<bool> HighOrNot = [true, false];

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

    public static CadencePatch Patch(this PolicyOverride other, bool high) => high ? other.High : other.Medium;
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
    public static string Deciding(IReadOnlyList<PlacedOverride> overrides, CadenceKey key, bool high, string source, string areaPath)
    {
        var section = high ? CadenceKeys.High : CadenceKeys.Medium;
        var last = overrides.LastOrDefault(o => o.Override.Fits(source, areaPath) && key.ChangedBy(o.Override.Patch(high)) is not null);
        return last is null ? $"{section}.{key.Name}" : $"{last.Path}.{section}.{key.Name}";
    }
}

using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Wording;

namespace ActionBot.Chasing.Policy;

/// <summary>What is wrong with numbers that are right by themselves.</summary>
internal static class PolicyChecks
{
    /// <summary>Compares the numbers of a policy with each other.</summary>
    /// <param name="policy">The policy as far as it could be read.</param>
    /// <param name="overrides">Its overrides of which it is known what they are for.</param>
    /// <param name="notes">Where the faults go.</param>
    public static void Run(ChasePolicy policy, IReadOnlyList<PlacedOverride> overrides, PolicyNotes notes)
    {
        // What could not be read is a fault already, and would only be found wrong a second time.
        var unread = notes.Faults.Select(f => f.Path).ToHashSet();
        Useless(overrides, notes, unread);
        Ladders(policy, overrides, notes, unread);
    }

    /// <summary>An override of which every number is set again by later ones that fit at least the same actions never counts.</summary>
    private static void Useless(IReadOnlyList<PlacedOverride> overrides, PolicyNotes notes, HashSet<string> unread)
    {
        for (var i = 0; i < overrides.Count; i++)
        {
            var (path, other) = overrides[i];
            if (unread.Any(u => u == path || u.StartsWith(path + ".", StringComparison.Ordinal)))
                continue;
            var set = Numbers(other).ToList();
            if (set.Count == 0)
            {
                notes.Fault(
                    path,
                    "without a number",
                    "numbers under critical, high or medium",
                    "Write below them the numbers that differ, or take it out."
                );
                continue;
            }
            var later = overrides.Skip(i + 1).Where(l => Covers(l.Override, other)).ToList();
            var hiding = set.Select(n => later.LastOrDefault(l => Sets(l.Override, n))).ToList();
            if (hiding.Contains(null))
                continue;
            var by = British.List([.. hiding.OfType<PlacedOverride>().Distinct().Select(h => notes.Named(h.Path))]);
            notes.Fault(
                path,
                "without effect",
                "numbers that count for some action",
                $"All of them are set again by {by}. Take it out, or move it behind."
            );
        }
    }

    // Which overrides fit an action hangs on its source and on the deepest named area above it, so these are all the cases that there are.
    private static void Ladders(ChasePolicy policy, IReadOnlyList<PlacedOverride> overrides, PolicyNotes notes, HashSet<string> unread)
    {
        var sources = overrides.Select(o => o.Override.Source ?? "").Append("").Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var areas = overrides.Select(o => o.Override.AreaPath ?? "").Append("").Distinct().ToList();
        var ladders = CadenceKeys
            .Ladders.Where(l =>
                !unread.Any(u =>
                    u.EndsWith("." + l.Lower.Name, StringComparison.Ordinal) || u.EndsWith("." + l.Upper.Name, StringComparison.Ordinal)
                )
            )
            .ToList();
        var told = new HashSet<(string, string)>();
        foreach (var tier in ChaseTiers.All)
        foreach (var source in sources)
        foreach (var area in areas)
        {
            var fitting = overrides.Where(o => o.Override.Fits(source, area)).ToList();
            var cadence = fitting.Aggregate(policy.Of(tier), (c, o) => o.Override.Of(tier).Over(c));
            foreach (var (lower, upper) in ladders)
            {
                if ((int)lower.Of(cadence) <= (int)upper.Of(cadence))
                    continue;
                var low = PlacedOverride.Deciding(policy, fitting, lower, tier, source, area);
                var up = PlacedOverride.Deciding(policy, fitting, upper, tier, source, area);
                if (told.Add((low, up)))
                    Crossed(low, (int)lower.Of(cadence), up, (int)upper.Of(cadence), notes);
            }
        }
    }

    // The one that stands further down is the one that was changed last.
    private static void Crossed(string low, int lower, string up, int upper, PolicyNotes notes)
    {
        if (notes.LineOf(up) >= notes.LineOf(low))
            notes.Fault(up, $"{upper}", $"at least {lower}", $"Whoever stands higher hears later: see {notes.Named(low)}.");
        else
            notes.Fault(low, $"{lower}", $"at most {upper}", $"Whoever stands higher hears later: see {notes.Named(up)}.");
    }

    private static IEnumerable<(ChaseTier Tier, CadenceKey Key)> Numbers(PolicyOverride other) =>
        from tier in ChaseTiers.All
        from key in CadenceKeys.All
        where key.ChangedBy(other.Written(tier)) is not null
        select (tier, key);

    private static bool Sets(PolicyOverride other, (ChaseTier Tier, CadenceKey Key) number) =>
        number.Key.ChangedBy(other.Of(number.Tier)) is not null;

    private static bool Covers(PolicyOverride wide, PolicyOverride narrow) =>
        (wide.Source is null || string.Equals(wide.Source, narrow.Source, StringComparison.OrdinalIgnoreCase))
        && (wide.AreaPath is null || narrow.AreaPath?.StartsWith(wide.AreaPath, StringComparison.Ordinal) == true);
}

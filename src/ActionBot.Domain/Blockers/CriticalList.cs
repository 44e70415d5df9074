using ActionBot.Domain.Register;

namespace ActionBot.Domain.Blockers;

/// <summary>Something that stands and for which an action waits.</summary>
/// <param name="BlockerId">Database key.</param>
/// <param name="ActionId">The action that waits.</param>
/// <param name="Kind">For what kind of thing.</param>
/// <param name="OnActionId">For a wait on another action, that action.</param>
/// <param name="Party">For a wait on an outside body, its name.</param>
/// <param name="Since">The day on which it was named.</param>
public sealed record StandingWait(long BlockerId, long ActionId, BlockerKind Kind, long? OnActionId, string? Party, DateOnly Since);

/// <summary>What counts of an action that is held up.</summary>
/// <param name="IsOverdue">Whether it is past its target date.</param>
/// <param name="IsHigh">Whether it is rated High.</param>
/// <param name="IsCritical">Whether it is rated Critical.</param>
public sealed record HeldFacts(bool IsOverdue, bool IsHigh, bool IsCritical = false)
{
    /// <summary>What counts of an action with a rating.</summary>
    /// <param name="isOverdue">Whether it is past its target date.</param>
    /// <param name="rating">Its rating.</param>
    public static HeldFacts Of(bool isOverdue, Rating rating) =>
        rating switch
        {
            Rating.Critical => new(isOverdue, IsHigh: false, IsCritical: true),
            Rating.High => new(isOverdue, IsHigh: true),
            Rating.Medium or Rating.Low or Rating.NotRated => new(isOverdue, IsHigh: false),
        };
}

/// <summary>One decision, action or outside body, and what it holds up, through others too.</summary>
/// <param name="DecisionId">For a decision, the blocker that asks for it.</param>
/// <param name="ActionId">For an action, its key.</param>
/// <param name="Party">For an outside body, its name.</param>
/// <param name="Held">The actions that it holds up, nearest first; never empty.</param>
/// <param name="Overdue">How many of them are overdue.</param>
/// <param name="High">How many of them are rated High.</param>
/// <param name="Urgent">How many of them are overdue, High or Critical.</param>
/// <param name="Since">The first day on which one of them waited for it.</param>
public sealed record CriticalBlocker(
    long? DecisionId,
    long? ActionId,
    string? Party,
    IReadOnlyList<long> Held,
    int Overdue,
    int High,
    int Urgent,
    DateOnly Since
)
{
    /// <summary>How many of them are rated Critical.</summary>
    public int Critical { get; init; }
}

/// <summary>
/// What holds up most: each thing at the end of a chain, ranked by how many overdue, Critical and High actions would move if
/// it did.
/// </summary>
public static class CriticalList
{
    /// <summary>
    /// The ranking: most overdue, Critical or High actions first; among equals most overdue, most Critical, most High, most actions,
    /// longest wait.
    /// </summary>
    /// <param name="waits">Everything that stands.</param>
    /// <param name="counted">What is known of the actions that count; others are held up unseen.</param>
    public static IReadOnlyList<CriticalBlocker> Rank(IReadOnlyList<StandingWait> waits, IReadOnlyDictionary<long, HeldFacts> counted)
    {
        var graph = new DependencyGraph(
            waits.Where(w => w.OnActionId is not null).Select(w => new DependencyEdge(w.ActionId, w.OnActionId!.Value))
        );
        var waiting = waits.Select(w => w.ActionId).ToHashSet();
        var since = waits
            .Where(w => w.OnActionId is not null)
            .GroupBy(w => w.OnActionId!.Value)
            .ToDictionary(g => g.Key, g => g.Min(w => w.Since));
        // What waits itself is no end of a chain: what it waits for is listed, and counts it.
        var actions = graph.Holders.Where(h => !waiting.Contains(h)).Select(h => Of(null, h, null, graph.HeldUpBy(h), since[h], counted));
        var decisions = waits
            .Where(w => w.Kind == BlockerKind.Decision)
            .Select(w => Of(w.BlockerId, null, null, [w.ActionId, .. graph.HeldUpBy(w.ActionId)], w.Since, counted));
        var parties = waits
            .Where(w => w is { Kind: BlockerKind.Dependency, Party: not null })
            .GroupBy(w => w.Party!.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(g =>
                Of(
                    null,
                    null,
                    g.Key,
                    [.. g.SelectMany(w => graph.HeldUpBy(w.ActionId).Prepend(w.ActionId)).Distinct()],
                    g.Min(w => w.Since),
                    counted
                )
            );
        return
        [
            .. actions
                .Concat(decisions)
                .Concat(parties)
                .OfType<CriticalBlocker>()
                .OrderByDescending(c => c.Urgent)
                .ThenByDescending(c => c.Overdue)
                .ThenByDescending(c => c.Critical)
                .ThenByDescending(c => c.High)
                .ThenByDescending(c => c.Held.Count)
                .ThenBy(c => c.Since)
                .ThenBy(c => c.ActionId ?? c.DecisionId)
                .ThenBy(c => c.Party, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static CriticalBlocker? Of(
        long? decision,
        long? action,
        string? party,
        IReadOnlyList<long> held,
        DateOnly since,
        IReadOnlyDictionary<long, HeldFacts> counted
    )
    {
        var seen = held.Where(counted.ContainsKey).ToList();
        return seen.Count == 0
            ? null
            : new(
                decision,
                action,
                party,
                seen,
                seen.Count(h => counted[h].IsOverdue),
                seen.Count(h => counted[h].IsHigh),
                seen.Count(h => counted[h] is { IsOverdue: true } or { IsHigh: true } or { IsCritical: true }),
                since
            )
            {
                Critical = seen.Count(h => counted[h].IsCritical),
            };
    }
}

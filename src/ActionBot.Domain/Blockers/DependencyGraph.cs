namespace ActionBot.Domain.Blockers;

/// <summary>That one action waits for another.</summary>
/// <param name="Waiting">Key of the action that waits.</param>
/// <param name="On">Key of the action that it waits for.</param>
public readonly record struct DependencyEdge(long Waiting, long On);

/// <summary>Which actions wait for which, and through them for which others. A circle in the data ends a walk, never a program.</summary>
public sealed class DependencyGraph
{
    private readonly ILookup<long, long> waitsFor;
    private readonly ILookup<long, long> holdsUp;

    /// <summary>The graph of some edges; an edge that stands twice counts once.</summary>
    /// <param name="edges">The edges.</param>
    public DependencyGraph(IEnumerable<DependencyEdge> edges)
    {
        var all = edges.Distinct().ToList();
        waitsFor = all.ToLookup(e => e.Waiting, e => e.On);
        holdsUp = all.ToLookup(e => e.On, e => e.Waiting);
    }

    /// <summary>The actions for which somebody waits.</summary>
    public IEnumerable<long> Holders => holdsUp.Select(g => g.Key);

    /// <summary>What an action waits for itself.</summary>
    /// <param name="action">Its key.</param>
    public IEnumerable<long> On(long action) => waitsFor[action];

    /// <summary>What waits for an action itself.</summary>
    /// <param name="action">Its key.</param>
    public IEnumerable<long> WaitingFor(long action) => holdsUp[action];

    /// <summary>Everything that an action waits for, itself or through others, nearest first.</summary>
    /// <param name="action">Its key.</param>
    public IReadOnlyList<long> Before(long action) => Reach([action], waitsFor);

    /// <summary>Everything that waits for an action, itself or through others, nearest first.</summary>
    /// <param name="action">Its key.</param>
    public IReadOnlyList<long> HeldUpBy(long action) => Reach([action], holdsUp);

    /// <summary>Everything for which one of some actions waits, themselves or through others.</summary>
    /// <param name="actions">Their keys.</param>
    public IReadOnlyList<long> BeforeAnyOf(IEnumerable<long> actions) => Reach(actions, waitsFor);

    private static List<long> Reach(IEnumerable<long> from, ILookup<long, long> steps)
    {
        var start = from.ToList();
        var seen = start.ToHashSet();
        var found = new List<long>();
        var next = new Queue<long>(start);
        while (next.TryDequeue(out var at))
        {
            foreach (var further in steps[at])
            {
                if (!seen.Add(further))
                    continue;
                found.Add(further);
                next.Enqueue(further);
            }
        }
        return found;
    }
}

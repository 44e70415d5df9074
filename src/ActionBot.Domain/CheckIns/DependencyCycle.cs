namespace ActionBot.Domain.CheckIns;

/// <summary>Finds the circle that a new dependency would close.</summary>
public static class DependencyCycle
{
    /// <summary>The circle from <paramref name="waiting"/> round to itself, or null when there is none.</summary>
    /// <param name="waits">For each ref, the refs it waits for.</param>
    /// <param name="waiting">The ref that is to wait.</param>
    /// <param name="on">The ref that it is to wait for.</param>
    public static IReadOnlyList<string>? Find(IReadOnlyDictionary<string, IReadOnlyList<string>> waits, string waiting, string on)
    {
        if (string.Equals(waiting, on, StringComparison.OrdinalIgnoreCase))
            return [waiting, on];
        var cameFrom = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [on] = waiting };
        var next = new Queue<string>([on]);
        while (next.TryDequeue(out var at))
        {
            foreach (var further in waits.GetValueOrDefault(at) ?? [])
            {
                if (string.Equals(further, waiting, StringComparison.OrdinalIgnoreCase))
                    return Path(cameFrom, waiting, at);
                if (cameFrom.TryAdd(further, at))
                    next.Enqueue(further);
            }
        }
        return null;
    }

    /// <summary>
    /// The refs that stand on a circle or lead to one, none where there is no circle: what is left when everything that waits for
    /// nothing is taken away, again and again.
    /// </summary>
    /// <param name="waits">For each ref, the refs it waits for.</param>
    public static IReadOnlySet<string> Suspects(IReadOnlyDictionary<string, IReadOnlyList<string>> waits)
    {
        var left = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        var waitedFor = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (waiting, ons) in waits)
        {
            left[waiting] = new(ons, StringComparer.OrdinalIgnoreCase);
            foreach (var on in ons)
                (waitedFor.TryGetValue(on, out var list) ? list : waitedFor[on] = []).Add(waiting);
        }
        var free = new Queue<string>(waitedFor.Keys.Where(on => !left.TryGetValue(on, out var own) || own.Count == 0));
        while (free.TryDequeue(out var done))
        {
            foreach (var waiting in waitedFor.GetValueOrDefault(done) ?? [])
                if (left[waiting].Remove(done) && left[waiting].Count == 0)
                    free.Enqueue(waiting);
        }
        return left.Where(w => w.Value.Count > 0).Select(w => w.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static List<string> Path(Dictionary<string, string> cameFrom, string waiting, string last)
    {
        var path = new List<string> { waiting };
        for (var at = last; !string.Equals(at, waiting, StringComparison.OrdinalIgnoreCase); at = cameFrom[at])
            path.Insert(0, at);
        path.Insert(0, waiting);
        return path;
    }
}

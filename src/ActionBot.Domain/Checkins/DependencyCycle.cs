namespace ActionBot.Domain.Checkins;

/// <summary>Finds the circle that a new dependency would close.</summary>
public static class DependencyCycle
{
    /// <summary>The circle from <paramref name="waiting"/> round to itself, or null when there is none.</summary>
    /// <param name="waits">For each ref, the refs it waits for.</param>
    /// <param name="waiting">The ref that is to wait.</param>
    /// <param name="on">The ref that it is to wait for.</param>
    public static IReadOnlyList<string>? Find(IReadOnlyDictionary<string, IReadOnlyList<string>> waits, string waiting, string on)
    {
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

    private static List<string> Path(Dictionary<string, string> cameFrom, string waiting, string last)
    {
        var path = new List<string> { waiting };
        for (var at = last; !string.Equals(at, waiting, StringComparison.OrdinalIgnoreCase); at = cameFrom[at])
            path.Insert(0, at);
        path.Insert(0, waiting);
        return path;
    }
}

namespace ActionBot.Access;

/// <summary>The paths of areas, such as "Met Operations/Fleet/": each begins with those of the areas above it.</summary>
internal static class AreaPaths
{
    /// <summary>Paths without those that are below others of them.</summary>
    public static List<string> Tops(IEnumerable<string> paths)
    {
        var tops = new List<string>();
        // In the order of their letters those below come right behind.
        foreach (var path in paths.Order(StringComparer.Ordinal))
            if (tops.Count == 0 || !path.StartsWith(tops[^1], StringComparison.Ordinal))
                tops.Add(path);
        return tops;
    }

    /// <summary>Paths, and those of all areas above them.</summary>
    public static List<string> AtAndAbove(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => path.Select((c, at) => (c, at)).Where(c => c.c == '/').Select(c => path[..(c.at + 1)])).Distinct()];
}

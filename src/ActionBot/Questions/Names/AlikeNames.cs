using ActionBot.Domain.Questions;

namespace ActionBot.Questions.Names;

/// <summary>Tells things of one name apart: areas by what they are in, people by their address.</summary>
internal static class AlikeNames
{
    /// <summary>What areas are called; where several have one name, with the names of those above: "Met Operations / Finance".</summary>
    /// <param name="areas">All areas, by path, with their names.</param>
    /// <param name="wanted">The paths of those to call.</param>
    public static Dictionary<string, string> OfAreas(IReadOnlyDictionary<string, string> areas, IReadOnlyCollection<string> wanted)
    {
        var alike = Alike(wanted.Select(p => areas[p]));
        return wanted.ToDictionary(
            p => p,
            p =>
                alike.Contains(areas[p])
                    ? string.Join(" / ", AndAbove(p).Select(a => areas.GetValueOrDefault(a)).OfType<string>())
                    : areas[p]
        );
    }

    /// <summary>What people are called; where several have one name, by their address.</summary>
    /// <param name="people">Addresses and names.</param>
    public static IEnumerable<Name> OfPeople(IReadOnlyCollection<(string Email, string Name)> people)
    {
        var alike = Alike(people.Select(p => p.Name));
        return people.Select(p =>
            alike.Contains(p.Name) ? new Name(NameKind.Person, p.Email, p.Email, [p.Name]) : new Name(NameKind.Person, p.Email, p.Name, [])
        );
    }

    /// <summary>The names that stand more than once among some.</summary>
    public static HashSet<string> Alike(IEnumerable<string> names)
    {
        var (seen, alike) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var name in names)
            if (!seen.Add(name))
                alike.Add(name);
        return alike;
    }

    /// <summary>The paths from the top down to an area's own.</summary>
    public static IEnumerable<string> AndAbove(string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
            yield return path[..(end + 1)];
    }
}

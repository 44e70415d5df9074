using System.Collections.Frozen;

namespace ActionBot.Teams;

/// <summary>
/// Domains that no wildcard may stand for, because strangers have hosts there. An operator may give a wildcard for a domain
/// of their own; no list can hold those, and so it holds what is nobody's own. It cannot be complete: whoever can name the
/// hosts does better to name them.
/// </summary>
internal static class SharedNamespaces
{
    private const string Resource = "shared-namespaces.txt";
    private const int LettersOfACountry = 2;

    // What stands before a country's letters where registries sell names at the third level.
    private static readonly FrozenSet<string> KindsOfHolders = FrozenSet.ToFrozenSet(
        [
            "ac",
            "biz",
            "co",
            "com",
            "ed",
            "edu",
            "gob",
            "gouv",
            "gov",
            "govt",
            "gv",
            "id",
            "info",
            "judiciary",
            "law",
            "ltd",
            "me",
            "mil",
            "mod",
            "name",
            "ne",
            "net",
            "nhs",
            "nom",
            "nt",
            "or",
            "org",
            "parliament",
            "plc",
            "police",
            "pro",
            "sch",
            "school",
            "web",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly string[] Entries = Read();

    /// <summary>True when hosts below a domain, or below one of those directly below it, may belong to anybody.</summary>
    /// <param name="domain">What follows the <c>*.</c> of a wildcard.</param>
    public static bool Holds(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length < 2
            || Array.Exists(labels, label => label.Length == 0)
            || char.IsAsciiDigit(labels[^1][0])
            || (labels is [var kind, { Length: LettersOfACountry }] && KindsOfHolders.Contains(kind))
            || Array.Exists(Entries, entry => Meets(domain, entry));
    }

    // The namespace itself, and every domain above it.
    private static bool Meets(string domain, string entry)
    {
        if (!entry.StartsWith("*.", StringComparison.Ordinal))
            return IsAtOrAbove(domain, entry);

        var parent = entry[1..];
        return IsAtOrAbove(domain, entry[2..])
            || (
                domain.EndsWith(parent, StringComparison.OrdinalIgnoreCase)
                && !domain[..^parent.Length].Contains('.', StringComparison.Ordinal)
            );
    }

    private static bool IsAtOrAbove(string domain, string entry) =>
        string.Equals(domain, entry, StringComparison.OrdinalIgnoreCase)
        || entry.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    private static string[] Read()
    {
        using var stream =
            typeof(SharedNamespaces).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The list of shared namespaces is not in the program.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 0 && line[0] != '#')];
    }
}

using ActionBot.Questions.Columns;

namespace ActionBot.Questions.Names;

/// <summary>What rows point at.</summary>
internal sealed record UsedNames(
    IReadOnlyList<AreaRow> Areas,
    IReadOnlyList<PersonRow> Owners,
    IReadOnlyList<ReportRow> Reports,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> Routes,
    IReadOnlyList<string> Risks
)
{
    public static UsedNames Of(ActionColumns c, ReadOnlySpan<int> rows)
    {
        var (areas, owners, reports) = (new bool[c.Areas.Count], new bool[c.People.Count], new bool[c.Reports.Count]);
        var (themes, routes, risks) = (new bool[c.Themes.Count], new bool[c.Routes.Count], new bool[c.Risks.Count]);
        foreach (var row in rows)
        {
            (areas[c.Area[row]], reports[c.Report[row]]) = (true, true);
            (themes[c.Theme[row]], routes[c.Route[row]], risks[c.Risk[row]]) = (true, true, true);
            if (c.Owner[row] != ActionColumns.Nobody)
                owners[c.Owner[row]] = true;
        }
        return new(
            Those(areas, i => c.Areas[i]),
            Those(owners, i => c.People[i]),
            Those(reports, i => c.Reports[i]),
            Those(themes, i => c.Themes[i]),
            Those(routes, i => c.Routes[i]),
            Those(risks, i => c.Risks[i])
        );
    }

    private static List<T> Those<T>(bool[] used, Func<int, T?> thing)
        where T : class => [.. Enumerable.Range(0, used.Length).Where(i => used[i]).Select(thing).OfType<T>()];
}

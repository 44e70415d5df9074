using ActionBot.Directory;
using ActionBot.Domain.Questions;
using ActionBot.Questions.Columns;

namespace ActionBot.Questions;

/// <summary>The names that belong to the actions which somebody may see. Sources and boards are known to all: every owner's card offers the boards.</summary>
internal static class SeenNames
{
    public static IReadOnlyList<Name> Of(ActionColumns c, Vocabulary all, SeenBy seen)
    {
        using var found = Selection.Of(c, seen.Everything ? [] : [QuestionFilter.Seen(seen)]);
        var names = UsedNames.Of(c, found.Rows);
        var known = names.Areas.Concat(seen.Areas.Select(id => c.Areas.Find(id)).OfType<AreaRow>()).SelectMany(a => AlikeNames.AndAbove(a.Path)).Select(p => (NameKind.Area, p))
            .Concat(names.Owners.Select(p => (NameKind.Person, p.Email)))
            .Concat(names.Reports.Select(r => (NameKind.Report, r.Title)))
            .Concat(names.Themes.Select(t => (NameKind.Theme, t)))
            .Concat(names.Routes.Select(t => (NameKind.Route, t)))
            .Concat(names.Risks.Select(t => (NameKind.Risk, t)))
            .ToHashSet();
        return [.. all.Names.Where(n => n.Kind is NameKind.Source or NameKind.Board || known.Contains((n.Kind, n.Key)))];
    }
}

/// <summary>What rows point at.</summary>
internal sealed record UsedNames(IReadOnlyList<AreaRow> Areas, IReadOnlyList<PersonRow> Owners, IReadOnlyList<ReportRow> Reports, IReadOnlyList<string> Themes, IReadOnlyList<string> Routes, IReadOnlyList<string> Risks)
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
        return new(Those(areas, i => c.Areas[i]), Those(owners, i => c.People[i]), Those(reports, i => c.Reports[i]), Those(themes, i => c.Themes[i]), Those(routes, i => c.Routes[i]), Those(risks, i => c.Risks[i]));
    }

    private static List<T> Those<T>(bool[] used, Func<int, T?> thing) where T : class => [.. Enumerable.Range(0, used.Length).Where(i => used[i]).Select(thing).OfType<T>()];
}

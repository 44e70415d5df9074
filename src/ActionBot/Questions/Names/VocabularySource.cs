using System.Collections.Concurrent;
using ActionBot.Access;
using ActionBot.Domain.Questions;
using ActionBot.Questions.Columns;

namespace ActionBot.Questions.Names;

/// <summary>Keeps the names of the register at hand, and makes them again when one of them may have changed.</summary>
internal sealed class VocabularySource(ColumnSource columns)
{
    private const int MostParts = 300;

    private volatile Kept? kept;

    /// <summary>The names that somebody may know: what they may not see is, to them, the name of nothing.</summary>
    /// <param name="seen">What they may see.</param>
    public Task<Vocabulary> LoadAsync(SeenBy seen, CancellationToken cancellationToken) =>
        columns.AskAsync(c => Of(c, seen), cancellationToken);

    private Vocabulary Of(ActionColumns c, SeenBy seen)
    {
        var all = kept is { } here && here.Names == c.Names ? here : kept = new(c.Names, new Vocabulary(Names(c)), new());
        if (seen.Everything)
            return all.Vocabulary;
        var key =
            $"{string.Join(',', seen.Areas)};{string.Join(',', seen.Owners)};"
            + $"{string.Join(',', seen.Reports)};{string.Join(',', seen.Waiting)}";
        if (all.Parts.TryGetValue(key, out var known))
            return known;
        if (all.Parts.Count > MostParts)
            all.Parts.Clear();
        return all.Parts[key] = new Vocabulary(SeenNames.Of(c, all.Vocabulary, seen));
    }

    private static List<Name> Names(ActionColumns c)
    {
        using var every = Selection.Of(c, []);
        var used = UsedNames.Of(c, every.Rows);
        var areas = c.Areas.All.OrderBy(a => a.Path, StringComparer.Ordinal).ToList();
        var called = AlikeNames.OfAreas(areas.ToDictionary(a => a.Path, a => a.Name), [.. areas.Select(a => a.Path)]);
        return
        [
            .. areas.Select(a => new Name(
                NameKind.Area,
                a.Path,
                called[a.Path],
                called[a.Path] == a.Name ? a.Abbreviations : [a.Name, .. a.Abbreviations]
            )),
            .. c.Sources.All.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => new Name(NameKind.Source, s.Code, s.Name, [s.Code])),
            .. c
                .Boards.All.OrderBy(b => b.Code, StringComparer.Ordinal)
                .Select(b => new Name(NameKind.Board, b.Code, b.Name, [b.Code, .. b.Abbreviations])),
            .. Plain(NameKind.Theme, used.Themes),
            .. Plain(NameKind.Route, used.Routes),
            .. Plain(NameKind.Risk, used.Risks),
            .. Plain(NameKind.Report, c.Reports.All.Select(r => r.Title).Distinct()),
            // Nobody asks for the actions of somebody who owns none.
            .. AlikeNames.OfPeople([.. used.Owners.OrderBy(p => p.Id).Select(p => (p.Email, p.Name))]),
        ];
    }

    private static IEnumerable<Name> Plain(NameKind kind, IEnumerable<string> texts) =>
        texts.Where(t => !string.IsNullOrWhiteSpace(t)).Order(StringComparer.Ordinal).Select(t => new Name(kind, t, t, []));

    private sealed record Kept(int Names, Vocabulary Vocabulary, ConcurrentDictionary<string, Vocabulary> Parts);
}

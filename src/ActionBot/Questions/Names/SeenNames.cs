using ActionBot.Access;
using ActionBot.Domain.Questions;
using ActionBot.Questions.Answering;
using ActionBot.Questions.Columns;

namespace ActionBot.Questions.Names;

/// <summary>
/// The names that belong to the actions which somebody may see. Sources and boards are known to all: every owner's card offers
/// the boards.
/// </summary>
internal static class SeenNames
{
    public static IReadOnlyList<Name> Of(ActionColumns c, Vocabulary all, SeenBy seen)
    {
        using var found = Selection.Of(c, [QuestionFilter.Seen(seen)]);
        var names = UsedNames.Of(c, found.Rows);
        var known = names
            .Areas.Concat(seen.Areas.Select(id => c.Areas.Find(id)).OfType<AreaRow>())
            .SelectMany(a => AlikeNames.AndAbove(a.Path))
            .Select(p => (NameKind.Area, p))
            .Concat(names.Owners.Select(p => (NameKind.Person, p.Email)))
            .Concat(names.Reports.Select(r => (NameKind.Report, r.Title)))
            .Concat(names.Themes.Select(t => (NameKind.Theme, t)))
            .Concat(names.Routes.Select(t => (NameKind.Route, t)))
            .Concat(names.Risks.Select(t => (NameKind.Risk, t)))
            .ToHashSet();
        return [.. all.Names.Where(n => n.Kind is NameKind.Source or NameKind.Board || known.Contains((n.Kind, n.Key)))];
    }
}

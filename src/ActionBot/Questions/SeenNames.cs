using ActionBot.Directory;
using ActionBot.Domain.Questions;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>The names that belong to the actions which somebody may see. Sources and boards are known to all: every owner's card offers the boards.</summary>
internal static class SeenNames
{
    public static async Task<IReadOnlyList<Name>> OfAsync(ActionBotContext db, Vocabulary all, SeenBy seen, CancellationToken cancellationToken)
    {
        var actions = db.Actions.AsNoTracking().SeenIn(seen);
        var ids = await actions.Select(a => a.AreaId).Distinct().ToListAsync(cancellationToken);
        ids.AddRange(seen.Areas);
        var paths = await db.Areas.Where(a => ids.Contains(a.Id)).Select(a => a.Path).ToListAsync(cancellationToken);
        HashSet<(NameKind, string)> known =
        [
            .. paths.SelectMany(AlikeNames.AndAbove).Select(p => (NameKind.Area, p)),
            .. await Keys(NameKind.Person, actions.Where(a => a.OwnerId != null).Select(a => a.OwnerId!.Value).Distinct().Join(db.People, id => id, p => p.Id, (_, p) => p.Email)),
            .. await Keys(NameKind.Report, actions.Select(a => a.ReportId).Distinct().Join(db.Reports, id => id, r => r.Id, (_, r) => r.Title)),
            .. await Keys(NameKind.Theme, actions.Where(a => a.Theme != null).Select(a => a.Theme!).Distinct()),
            .. await Keys(NameKind.Route, actions.Where(a => a.DeliveryRoute != null).Select(a => a.DeliveryRoute!).Distinct()),
            .. await Keys(NameKind.Risk, actions.Where(a => a.CorporateRisk != null).Select(a => a.CorporateRisk!).Distinct()),
        ];
        return [.. all.Names.Where(n => n.Kind is NameKind.Source or NameKind.Board || known.Contains((n.Kind, n.Key)))];

        async Task<List<(NameKind, string)>> Keys(NameKind kind, IQueryable<string> keys) => [.. (await keys.ToListAsync(cancellationToken)).Select(k => (kind, k))];
    }
}

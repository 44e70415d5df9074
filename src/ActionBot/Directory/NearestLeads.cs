using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Directory;

/// <summary>Finds the active leads nearest to areas. Those above are not bothered.</summary>
public sealed class NearestLeads(ActionBotContext db)
{
    /// <summary>The leads of each area, by its key; none where nobody leads it.</summary>
    public async Task<ILookup<long, long>> OfAsync(IReadOnlyCollection<long> areas, CancellationToken cancellationToken)
    {
        var leads = (
            await db.AreaLeads.Where(l => l.Person!.IsActive).Select(l => new { l.PersonId, l.Area!.Path }).ToListAsync(cancellationToken)
        ).ToLookup(l => l.Path, l => l.PersonId);
        var paths = await db.Areas.Where(a => areas.Contains(a.Id)).Select(a => new { a.Id, a.Path }).ToListAsync(cancellationToken);
        return paths.SelectMany(a => Nearest(a.Path, leads), (a, lead) => (a.Id, Lead: lead)).ToLookup(l => l.Id, l => l.Lead);
    }

    private static IEnumerable<long> Nearest(string path, ILookup<string, long> leads)
    {
        for (var at = path; at.Length > 0; at = at[..(at.LastIndexOf('/', at.Length - 2) + 1)])
            if (leads[at].Any())
                return leads[at];
        return [];
    }
}

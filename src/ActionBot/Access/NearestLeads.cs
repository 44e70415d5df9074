using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Access;

/// <summary>Finds the active leads nearest to areas. Those above are not bothered.</summary>
internal sealed class NearestLeads(ActionBotContext db)
{
    /// <summary>The leads of each area, by its key; none where nobody leads it.</summary>
    public async Task<ILookup<long, long>> OfAsync(IReadOnlyCollection<long> areas, CancellationToken cancellationToken) =>
        await OfAsync(
            await db
                .Areas.Where(a => areas.Contains(a.Id))
                .Select(a => new ValueTuple<long, string>(a.Id, a.Path))
                .ToListAsync(cancellationToken),
            null,
            cancellationToken
        );

    /// <summary>The leads of one area, as if one of them did not lead.</summary>
    /// <param name="area">Its key.</param>
    /// <param name="but">Who does not count; null where all do.</param>
    public async Task<IReadOnlyList<long>> OfAsync(long area, long? but, CancellationToken cancellationToken)
    {
        var path = await db.Areas.Where(a => a.Id == area).Select(a => a.Path).FirstAsync(cancellationToken);
        return [.. (await OfAsync([(area, path)], but, cancellationToken))[area]];
    }

    /// <summary>The leads of each of some areas whose paths are known.</summary>
    public async Task<ILookup<long, long>> OfAsync(
        IReadOnlyCollection<(long Id, string Path)> areas,
        long? but,
        CancellationToken cancellationToken
    )
    {
        var leads = (
            await db
                .AreaLeads.Where(l => l.Person!.IsActive && l.PersonId != but)
                .OrderBy(l => l.PersonId)
                .Select(l => new { l.PersonId, l.Area!.Path })
                .ToListAsync(cancellationToken)
        ).ToLookup(l => l.Path, l => l.PersonId);
        return areas.SelectMany(a => Nearest(a.Path, leads), (a, lead) => (a.Id, Lead: lead)).ToLookup(l => l.Id, l => l.Lead);
    }

    private static IEnumerable<long> Nearest(string path, ILookup<string, long> leads)
    {
        for (var at = path; at.Length > 0; at = at[..(at.LastIndexOf('/', at.Length - 2) + 1)])
            if (leads[at].Any())
                return leads[at];
        return [];
    }
}

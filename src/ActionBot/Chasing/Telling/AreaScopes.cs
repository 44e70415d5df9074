using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Telling;

/// <summary>What a lead answers for: the topmost areas that they lead, and everything below.</summary>
/// <param name="PersonId">The lead.</param>
/// <param name="Names">What the topmost areas are called.</param>
/// <param name="Paths">Their paths, in the order of the names.</param>
/// <param name="AreaIds">Every area at or below them.</param>
internal sealed record AreaScope(long PersonId, IReadOnlyList<string> Names, IReadOnlyList<string> Paths, IReadOnlySet<long> AreaIds);

/// <summary>Loads what leads answer for; the areas are a small table, read whole.</summary>
internal sealed class AreaScopes(ActionBotContext db)
{
    /// <summary>The scope of each of these people who leads an area.</summary>
    public async Task<IReadOnlyDictionary<long, AreaScope>> LoadAsync(IReadOnlyCollection<long> people, CancellationToken cancellationToken)
    {
        var keys = people.ToList();
        var led = await db
            .AreaLeads.Where(l => keys.Contains(l.PersonId) && l.Person!.IsActive)
            .Select(l => new
            {
                l.PersonId,
                l.Area!.Name,
                l.Area.Path,
            })
            .ToListAsync(cancellationToken);
        if (led.Count == 0)
            return new Dictionary<long, AreaScope>();
        var areas = await db.Areas.Select(a => new { a.Id, a.Path }).ToListAsync(cancellationToken);
        return led.GroupBy(l => l.PersonId)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    // Who leads an area and one below it is told of it once.
                    var top = g.Where(l => !g.Any(o => o.Path != l.Path && l.Path.StartsWith(o.Path, StringComparison.Ordinal)))
                        .OrderBy(l => l.Path, StringComparer.Ordinal)
                        .ToList();
                    return new AreaScope(
                        g.Key,
                        top.ConvertAll(l => l.Name),
                        top.ConvertAll(l => l.Path),
                        areas.Where(a => top.Any(l => a.Path.StartsWith(l.Path, StringComparison.Ordinal))).Select(a => a.Id).ToHashSet()
                    );
                }
            );
    }

    /// <summary>What a person leads, or null.</summary>
    public async Task<AreaScope?> OfAsync(long person, CancellationToken cancellationToken) =>
        (await LoadAsync([person], cancellationToken)).GetValueOrDefault(person);

    /// <summary>What areas are called; a path whose area is gone is left out.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var wanted = paths.ToList();
        return await db.Areas.Where(a => wanted.Contains(a.Path)).OrderBy(a => a.Path).Select(a => a.Name).ToListAsync(cancellationToken);
    }
}

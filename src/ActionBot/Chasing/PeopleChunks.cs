using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing;

/// <summary>
/// Cuts people into groups that are planned together, none with too many actions to hold. Who works, leads or manages in the same
/// area comes into the same group where that is possible, because an action that several of them hear of is then read once. What
/// is planned does not depend on it.
/// </summary>
internal sealed class PeopleChunks(ActionBotContext db)
{
    private const int MostActions = 30_000;
    private const int MostPeople = 800;

    // What so few own is read at once, however it is cut.
    private const int Few = 20;

    /// <summary>The groups.</summary>
    /// <param name="people">Whom to plan for.</param>
    public async Task<IReadOnlyList<IReadOnlyList<long>>> OfAsync(IReadOnlyCollection<long> people, CancellationToken cancellationToken)
    {
        if (people.Count <= Few)
            return people.Count == 0
                ? []
                :
                [
                    [.. people],
                ];
        var owned = await db
            .Actions.Where(a => a.OwnerId != null && a.Status != ActionStatus.Closed && EF.Parameter(people).Contains(a.OwnerId.Value))
            .GroupBy(a => a.OwnerId!.Value)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Area = g.Max(a => a.AreaId),
            })
            .ToDictionaryAsync(g => g.Key, cancellationToken);
        var paths = await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Path, cancellationToken);
        var led = await db
            .AreaLeads.GroupBy(l => l.PersonId)
            .Select(g => new { g.Key, Area = g.Max(l => l.AreaId) })
            .ToDictionaryAsync(g => g.Key, g => g.Area, cancellationToken);
        var reports = await db
            .People.Where(p => p.ManagerId != null)
            .GroupBy(p => p.ManagerId!.Value)
            .Select(g => new { g.Key, Id = g.Min(p => p.Id) })
            .ToDictionaryAsync(g => g.Key, g => g.Id, cancellationToken);

        var chunks = new List<List<long>>();
        var actions = 0;
        foreach (var person in people.OrderBy(p => Place(p) is { } area ? paths[area] : "", StringComparer.Ordinal).ThenBy(p => p))
        {
            var count = owned.GetValueOrDefault(person)?.Count ?? 0;
            if (chunks.Count == 0 || chunks[^1].Count == MostPeople || actions + count > MostActions)
            {
                chunks.Add([]);
                actions = 0;
            }
            chunks[^1].Add(person);
            actions += count;
        }
        return chunks;

        long? Place(long person) =>
            led.TryGetValue(person, out var lead) ? lead
            : owned.TryGetValue(person, out var own) ? own.Area
            : reports.TryGetValue(person, out var report) && owned.TryGetValue(report, out var theirs) ? theirs.Area
            : null;
    }
}

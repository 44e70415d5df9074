using ActionBot.Domain.Register;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Storage;

/// <summary>Which actions wait for which, by the answers that stand and by what registers say. What is closed holds nothing up.</summary>
internal static class Dependencies
{
    private const long Turn = 7_160_231_944;

    private static readonly char[] Separators = Refs.Separators.ToCharArray();

    /// <summary>
    /// Waits until no other transaction adds a dependency, to the end of this one: two that are each in order may close a circle
    /// together. SQLite has one writer anyway.
    /// </summary>
    public static Task TakeDependencyTurnAsync(this ActionBotContext db, CancellationToken cancellationToken) =>
        db is PostgresContext
            ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Turn})", cancellationToken)
            : Task.CompletedTask;

    /// <summary>
    /// For each ref that can be reached from one, the refs it waits for. A query or three for each link of the chain, however
    /// many actions there are.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> WaitsFromAsync(
        this ActionBotContext db,
        string reference,
        CancellationToken cancellationToken
    ) =>
        await db.WaitsFromAsync(
            await db.Actions.Where(a => a.Ref == reference).Select(a => a.Id).ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>The same for each ref that can be reached from any of some actions.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> WaitsFromAsync(
        this ActionBotContext db,
        IReadOnlyList<long> actions,
        CancellationToken cancellationToken
    )
    {
        var waits = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        var seen = actions.ToHashSet();
        for (var next = seen.ToList(); next.Count > 0; )
        {
            var edges = await EdgesAsync(db, next, cancellationToken);
            foreach (var from in edges.GroupBy(e => e.Ref, StringComparer.OrdinalIgnoreCase))
                waits[from.Key] = [.. from.Select(e => e.OnRef)];
            next = [.. edges.Select(e => e.OnId).Distinct().Where(seen.Add)];
        }
        return waits;
    }

    /// <summary>The refs in a register's list of dependencies.</summary>
    public static IEnumerable<string> Named(string? list) =>
        list?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static async Task<List<WaitEdge>> EdgesAsync(ActionBotContext db, List<long> from, CancellationToken cancellationToken)
    {
        var edges = await db.StandingBlockers()
            .Where(b => from.Contains(b.ActionItemId) && b.DependsOnId != null && b.DependsOn!.Status != ActionStatus.Closed)
            .Select(b => new WaitEdge(b.ActionItem!.Ref, b.DependsOnId!.Value, b.DependsOn!.Ref))
            .ToListAsync(cancellationToken);
        var stated = await db
            .Actions.Where(a => from.Contains(a.Id) && a.Status != ActionStatus.Closed && a.RegisterDependsOn != null)
            .Select(a => new { a.Ref, a.RegisterDependsOn })
            .ToListAsync(cancellationToken);
        if (stated.Count == 0)
            return edges;
        var names = stated.SelectMany(a => Named(a.RegisterDependsOn)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var keys = names.Select(Refs.Key).Distinct().ToList();
        var known = (
            await db
                .Actions.Where(a => keys.Contains(a.RefKey) && a.Status != ActionStatus.Closed)
                .Select(a => new { a.Id, a.Ref })
                .ToListAsync(cancellationToken)
        )
            .Where(a => names.Contains(a.Ref))
            .GroupBy(a => a.Ref, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        edges.AddRange(
            stated.SelectMany(a =>
                Named(a.RegisterDependsOn).Where(known.ContainsKey).Select(n => new WaitEdge(a.Ref, known[n].Id, known[n].Ref))
            )
        );
        return edges;
    }

    private sealed record WaitEdge(string Ref, long OnId, string OnRef);
}

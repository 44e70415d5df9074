using ActionBot.Domain.Blockers;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Register;
using ActionBot.Exchange.Rows;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange.Writing;

/// <summary>The rows of a register that would close a circle of actions that wait for each other: among themselves, with other registers, or with what owners answered.</summary>
internal sealed class DependencyCircles(ActionBotContext db, RegisterContent content)
{
    private bool IsConcerned => content.Rows.Any(r => r.DependsOn is not null);

    /// <summary>A fault for each row that closes a circle, with the circle. Of two rows that close one together, the later.</summary>
    public async Task<IReadOnlyList<ImportFault>> FindAsync(CancellationToken cancellationToken)
    {
        if (!IsConcerned)
            return [];
        var others = await OthersAsync(cancellationToken);
        var open = content.Rows.Where(r => r.DependsOn is not null && r.Status.Status != ActionStatus.Closed).ToList();
        var suspects = DependencyCycle.Suspects(Of(others.Concat(open.SelectMany(r => Dependencies.Named(r.DependsOn).Select(on => (r.Ref, on))))));
        var waits = Of(others);
        return [.. open.Where(r => suspects.Contains(r.Ref)).Select(r => Add(r, waits)).OfType<ImportFault>()];
    }

    /// <summary>Whether a circle has appeared since, because somebody answered meanwhile. From here to the end of the transaction nobody can add one.</summary>
    public async Task<bool> AppearedAsync(CancellationToken cancellationToken)
    {
        if (!IsConcerned)
            return false;
        await db.TakeDependencyTurnAsync(cancellationToken);
        return (await FindAsync(cancellationToken)).Count > 0;
    }

    private ImportFault? Add(RegisterRow row, Dictionary<string, IReadOnlyList<string>> waits)
    {
        var named = Dependencies.Named(row.DependsOn).ToList();
        foreach (var on in named)
            if (DependencyCycle.Find(waits, row.Ref, on) is { } circle)
                return new(row.Number, content.Columns.Header(RegisterColumn.DependsOn), ImportFault.Shown(on), "an action that does not wait for this one",
                    $"It would go round in a circle: {string.Join(" waits for ", circle)}. Take one of these dependencies out.");
        waits[row.Ref] = [.. waits.GetValueOrDefault(row.Ref) ?? [], .. named];
        return null;
    }

    // What stands apart from the file: the answers of owners, and other registers.
    private async Task<List<(string Waiting, string On)>> OthersAsync(CancellationToken cancellationToken)
    {
        var answered = await db.Blockers
            .Where(b => (b.State == BlockerState.Raised || b.State == BlockerState.Accepted) && b.DependsOnId != null && b.DependsOn!.Status != ActionStatus.Closed)
            .Select(b => new { b.ActionItem!.Ref, On = b.DependsOn!.Ref }).ToListAsync(cancellationToken);
        var stated = await db.Actions.Where(a => a.RegisterDependsOn != null && a.Status != ActionStatus.Closed).Select(a => new { a.Ref, a.RegisterDependsOn }).ToListAsync(cancellationToken);
        return
        [
            .. answered.Select(a => (a.Ref, a.On)),
            .. stated.Where(a => !content.Refs.Contains(a.Ref)).SelectMany(a => Dependencies.Named(a.RegisterDependsOn).Select(on => (a.Ref, on))),
        ];
    }

    private static Dictionary<string, IReadOnlyList<string>> Of(IEnumerable<(string Waiting, string On)> edges) =>
        edges.GroupBy(e => e.Waiting, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(e => e.On)], StringComparer.OrdinalIgnoreCase);
}

using ActionBot.Domain;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Exchange.Rows;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange.Writing;

/// <summary>
/// The rows of a register that would close a circle of actions that wait for each other: among themselves, with other registers,
/// or with what owners answered.
/// </summary>
internal sealed class DependencyCircles(ActionBotContext db, RegisterContent content)
{
    private const int MostSuspects = 5_000,
        MostShown = 20;

    private bool IsConcerned => content.Rows.Any(r => r.DependsOn is not null);

    /// <summary>A fault for each row that closes a circle, with the circle. Of two rows that close one together, the later.</summary>
    public async Task<IReadOnlyList<ImportFault>> FindAsync(CancellationToken cancellationToken)
    {
        if (!IsConcerned)
            return [];
        var others = await OthersAsync(cancellationToken);
        var open = content.Rows.Where(r => r.DependsOn is not null && r.Status.Status != ActionStatus.Closed).ToList();
        var all = Of(others.Concat(open.SelectMany(r => Dependencies.Named(r.DependsOn).Select(on => (r.Ref, on)))));
        var suspects = DependencyCycle.Suspects(all);
        if (suspects.Count > MostSuspects)
            throw new RuleException(
                $"{suspects.Count:N0} actions wait for each other in circles, or for one that does; more than "
                    + $"{MostSuspects:N0} are not told one by one. "
                    + $"One circle is: {Words(First(all, suspects))}. Take out the dependencies that go back."
            );
        var waits = Of(others);
        return [.. open.Where(r => suspects.Contains(r.Ref)).Select(r => Add(r, waits)).OfType<ImportFault>()];
    }

    /// <summary>
    /// Whether a circle has appeared since, because somebody answered meanwhile. From here to the end of the transaction nobody
    /// can add one.
    /// </summary>
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
                return new(
                    row.Number,
                    content.Columns.Header(RegisterColumn.DependsOn),
                    ImportFault.Shown(on),
                    "an action that does not wait for this one",
                    $"It would go round in a circle: {Words(circle)}. Take one of these dependencies out."
                );
        waits[row.Ref] = [.. waits.GetValueOrDefault(row.Ref) ?? [], .. named];
        return null;
    }

    // What stands apart from the file: the answers of owners, and other registers.
    private async Task<List<(string Waiting, string On)>> OthersAsync(CancellationToken cancellationToken)
    {
        var answered = await db.StandingBlockers()
            .Where(b => b.DependsOnId != null && b.DependsOn!.Status != ActionStatus.Closed)
            .Select(b => new { b.ActionItem!.Ref, On = b.DependsOn!.Ref })
            .ToListAsync(cancellationToken);
        var stated = await db
            .Actions.Where(a => a.RegisterDependsOn != null && a.Status != ActionStatus.Closed)
            .Select(a => new { a.Ref, a.RegisterDependsOn })
            .ToListAsync(cancellationToken);
        return
        [
            .. answered.Select(a => (a.Ref, a.On)),
            .. stated
                .Where(a => !content.Refs.Contains(a.Ref))
                .SelectMany(a => Dependencies.Named(a.RegisterDependsOn).Select(on => (a.Ref, on))),
        ];
    }

    // Whoever waits on a circle, or for one, waits for another that does.
    private static List<string> First(Dictionary<string, IReadOnlyList<string>> waits, IReadOnlySet<string> suspects)
    {
        var (path, places) = (new List<string>(), new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        var at = suspects.First();
        for (; places.TryAdd(at, path.Count); at = waits[at].First(suspects.Contains))
            path.Add(at);
        return [.. path.Skip(places[at]), at];
    }

    private static string Words(IReadOnlyList<string> circle) =>
        string.Join(
            " waits for ",
            circle.Count <= MostShown ? circle : [.. circle.Take(MostShown / 2), "…", .. circle.TakeLast(MostShown / 2)]
        );

    private static Dictionary<string, IReadOnlyList<string>> Of(IEnumerable<(string Waiting, string On)> edges) =>
        edges
            .GroupBy(e => e.Waiting, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(e => e.On)], StringComparer.OrdinalIgnoreCase);
}

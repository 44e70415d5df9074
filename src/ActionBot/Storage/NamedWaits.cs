using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Storage;

/// <summary>Why the action that an owner named, without being able to see it, is not waited for.</summary>
internal enum NamedWaitFault
{
    /// <summary>No register has it.</summary>
    Unknown,

    /// <summary>Several actions fit what was typed.</summary>
    Several,

    /// <summary>It is closed.</summary>
    Closed,

    /// <summary>It is the waiting action itself.</summary>
    Itself,

    /// <summary>It waits for the waiting action, itself or through others.</summary>
    Circle,
}

/// <summary>What an owner typed as that for which their action waits.</summary>
/// <param name="BlockerId">The wait; 0 for one that is not stored yet.</param>
/// <param name="ActionId">The waiting action.</param>
/// <param name="Ref">Its ref.</param>
/// <param name="Typed">What was typed: a ref, or the name of an outside body.</param>
internal sealed record NamedWait(long BlockerId, long ActionId, string Ref, string Typed);

/// <summary>What such a text turned out to be.</summary>
/// <param name="OnId">The action, where there is one that can be waited for.</param>
/// <param name="Fault">Why there is none; none for an outside body too.</param>
/// <param name="Circle">The circle that it would close, from the waiting action round to itself.</param>
internal sealed record ResolvedWait(NamedWait Wait, long? OnId, NamedWaitFault? Fault, IReadOnlyList<string>? Circle = null)
{
    /// <summary>Why it leads nowhere, for administrators: "no register has it".</summary>
    public string Why() =>
        Fault switch
        {
            NamedWaitFault.Unknown => "no register has it",
            NamedWaitFault.Several => "several actions fit it",
            NamedWaitFault.Closed => "it is closed",
            NamedWaitFault.Itself => "it is the action itself",
            NamedWaitFault.Circle => $"it would go round in a circle: {string.Join(" waits for ", Circle ?? [])}",
            _ => "",
        };
}

/// <summary>
/// Finds the actions that owners named and may not see, out of their sight: an answer is the same whether there is such an action or not,
/// and what comes of it is for administrators to know.
/// </summary>
internal static class NamedWaits
{
    /// <summary>Everything that stands and for which no action is known yet: unknown refs and outside bodies.</summary>
    public static async Task<IReadOnlyList<ResolvedWait>> NamedWaitsAsync(this ActionBotContext db, CancellationToken cancellationToken)
    {
        var waits = await db.StandingDependencies()
            .Where(b => b.DependsOnId == null && b.OutsideParty != null && b.ActionItem!.Status != ActionStatus.Closed)
            .OrderBy(b => b.Id)
            .Select(b => new NamedWait(b.Id, b.ActionItemId, b.ActionItem!.Ref, b.OutsideParty!))
            .ToListAsync(cancellationToken);
        return await db.ResolveAsync(waits, cancellationToken);
    }

    /// <summary>
    /// Those of them that lead nowhere. A name with a number, such as ISO 27001, is an outside body unless refs begin like it.
    /// </summary>
    public static async Task<IReadOnlyList<ResolvedWait>> UnresolvedWaitsAsync(
        this ActionBotContext db,
        CancellationToken cancellationToken
    )
    {
        var faulty = (await db.NamedWaitsAsync(cancellationToken)).Where(w => w.Fault is not null).ToList();
        var meant = await db.Actions.MeantAsRefsAsync(
            faulty.Where(w => w.Fault == NamedWaitFault.Unknown).Select(w => w.Wait.Typed),
            cancellationToken
        );
        return [.. faulty.Where(w => w.Fault != NamedWaitFault.Unknown || meant.Contains(w.Wait.Typed))];
    }

    /// <summary>What each of some texts is, in their order. Two that close a circle together: the first counts.</summary>
    public static async Task<IReadOnlyList<ResolvedWait>> ResolveAsync(
        this ActionBotContext db,
        IReadOnlyList<NamedWait> waits,
        CancellationToken cancellationToken
    )
    {
        var keys = waits.Select(w => Refs.Key(w.Typed)).Where(k => k.Length > 0).Distinct().ToList();
        var known =
            keys.Count == 0
                ? []
                : await db
                    .Actions.Where(a => EF.Parameter(keys).Contains(a.RefKey))
                    .OrderBy(a => a.Ref)
                    .Select(a => new Target(a.Id, a.Ref, a.RefKey, a.Status == ActionStatus.Closed))
                    .ToListAsync(cancellationToken);
        var byKey = known.ToLookup(a => a.RefKey);
        var edges = new Dictionary<string, IReadOnlyList<string>>(
            known.Count == 0
                ? new Dictionary<string, IReadOnlyList<string>>()
                : await db.WaitsFromAsync([.. known.Where(a => !a.IsClosed).Select(a => a.Id)], cancellationToken),
            StringComparer.OrdinalIgnoreCase
        );
        return [.. waits.Select(w => Resolve(w, byKey, edges))];
    }

    private static ResolvedWait Resolve(NamedWait wait, ILookup<string, Target> byKey, Dictionary<string, IReadOnlyList<string>> edges)
    {
        List<Target> fits = [.. byKey[Refs.Key(wait.Typed)]];
        if (
            (
                fits.Find(a => string.Equals(a.Ref, wait.Typed.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? (fits.Count == 1 ? fits[0] : null)
            )
            is not { } on
        )
            return new(
                wait,
                null,
                fits.Count > 1 ? NamedWaitFault.Several
                    : Refs.LooksLikeOne(wait.Typed) ? NamedWaitFault.Unknown
                    : null
            );
        if (on.Id == wait.ActionId)
            return new(wait, null, NamedWaitFault.Itself);
        if (on.IsClosed)
            return new(wait, null, NamedWaitFault.Closed);
        if (DependencyCycle.Find(edges, wait.Ref, on.Ref) is { } circle)
            return new(wait, null, NamedWaitFault.Circle, circle);
        edges[wait.Ref] = [.. edges.GetValueOrDefault(wait.Ref) ?? [], on.Ref];
        return new(wait, on.Id, null);
    }

    private sealed record Target(long Id, string Ref, string RefKey, bool IsClosed);
}

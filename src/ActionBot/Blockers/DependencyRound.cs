using ActionBot.Access;
using ActionBot.Delivery;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Blockers;

/// <summary>One round of the sweep, in the caller's transaction.</summary>
internal sealed class DependencyRound(ActionBotContext db, NearestLeads leads, Watchers watchers, NewsWriter news, TimeProvider clock)
{
    private const string Through = "sweep dependencies";

    /// <summary>Settles at most so many waits of each kind; tells how many it found of the commoner one.</summary>
    public async Task<int> RunAsync(int most, CancellationToken cancellationToken)
    {
        var today = WorkingPattern.Usual.LocalAt(clock.GetUtcNow()).Day;
        await ResolveAsync(cancellationToken);
        var standing = db.StandingDependencies().Include(b => b.ActionItem!).ThenInclude(a => a.Owner).Include(b => b.DependsOn);
        var over = await standing
            .Where(b => b.ActionItem!.Status == ActionStatus.Closed || b.DependsOn!.Status == ActionStatus.Closed)
            .OrderBy(b => b.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
        var late = await standing
            .Where(b =>
                b.ActionItem!.Status != ActionStatus.Closed
                && b.DependsOn!.Status != ActionStatus.Closed
                && b.DependsOn.Forecast > b.ActionItem.TargetDate
                && b.ToldLate != b.ActionItem.TargetDate
            )
            .OrderBy(b => b.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
        List<Blocker> both = [.. over, .. late];
        var nearest = await leads.OfAsync([.. both.Select(b => b.ActionItem!.AreaId).Distinct()], cancellationToken);
        var told = both.ToDictionary(b => b, b => Told(b, nearest));
        var origin = new ChangeOrigin(clock.GetUtcNow(), today, null, Through);
        var seen = await watchers.OfAsync(
            [.. told.Values.SelectMany(p => p)],
            [.. both.Select(b => b.DependsOnId).OfType<long>()],
            today,
            cancellationToken
        );
        List<NewsToAdd> lines = [];
        foreach (var blocker in over)
        {
            blocker.Clear(today);
            db.Add(origin.Of(blocker.ActionItem!, "dependency", blocker.OutsideParty ?? blocker.DependsOn?.Ref, null));
            if (blocker.ActionItem!.Status != ActionStatus.Closed)
                lines.AddRange(
                    told[blocker]
                        .Select(p => new NewsToAdd($"dep-over:{blocker.Id}", p, Sees(blocker, p) ? Over(blocker) : OverUnseen(blocker)))
                );
        }
        foreach (var blocker in late)
        {
            blocker.ToldLate = blocker.ActionItem!.TargetDate;
            blocker.Version++;
            // When something is expected is for those who may see it.
            lines.AddRange(
                told[blocker]
                    .Where(p => Sees(blocker, p))
                    .Select(p => new NewsToAdd($"dep-late:{blocker.Id}:{blocker.ToldLate:yyyyMMdd}", p, Late(blocker, today)))
            );
        }
        await news.AddAsync(lines, cancellationToken);
        return Math.Max(over.Count, late.Count);

        bool Sees(Blocker blocker, long person) => blocker.DependsOnId is { } on && seen.Contains((person, on));
    }

    // A ref that somebody typed and may not see may come with a later register; and somebody else's answer may have closed or opened a
    // circle.
    private async Task ResolveAsync(CancellationToken cancellationToken)
    {
        // Most rounds bring nothing new, and then nobody else has to wait.
        var before = await db.NamedWaitsAsync(cancellationToken);
        if (before.All(w => w.OnId is null) && !await HasNewAsync(await CirclesAsync(before, cancellationToken), cancellationToken))
            return;
        await db.TakeDependencyTurnAsync(cancellationToken);
        var named = await db.NamedWaitsAsync(cancellationToken);
        var found = named.Where(w => w.OnId is not null).ToDictionary(w => w.Wait.BlockerId, w => w.OnId);
        var ids = found.Keys.ToList();
        foreach (var blocker in await db.Blockers.Where(b => EF.Parameter(ids).Contains(b.Id)).ToListAsync(cancellationToken))
            blocker.DependsOnId = found[blocker.Id];
        await news.AddAsync(await CirclesAsync(named, cancellationToken), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> HasNewAsync(IReadOnlyCollection<NewsToAdd> lines, CancellationToken cancellationToken)
    {
        var keys = lines.Select(l => l.FullKey).Distinct().ToList();
        return keys.Count > 0 && await db.News.CountAsync(n => EF.Parameter(keys).Contains(n.Key), cancellationToken) < keys.Count;
    }

    private async Task<IReadOnlyCollection<NewsToAdd>> CirclesAsync(IReadOnlyList<ResolvedWait> named, CancellationToken cancellationToken)
    {
        if (named.All(w => w.Circle is null))
            return [];
        var administrators = await db.People.Where(p => p.IsAdministrator && p.IsActive).Select(p => p.Id).ToListAsync(cancellationToken);
        return
        [
            .. from wait in named
            where wait.Circle is not null
            from person in administrators
            select new NewsToAdd($"dep-circle:{wait.Wait.BlockerId}", person, Circle(wait)),
        ];
    }

    private static string Circle(ResolvedWait wait) =>
        $"{wait.Wait.Ref} waits for “{wait.Wait.Typed}” by its owner’s word. That would go round in a circle: "
        + $"{string.Join(" waits for ", wait.Circle!)}. It is left out until one of them answers otherwise.";

    // The owner of what waits, and the leads nearest to it.
    private static List<long> Told(Blocker blocker, ILookup<long, long> nearest)
    {
        var owner = blocker.ActionItem!.Owner is { IsActive: true } active ? [active.Id] : Array.Empty<long>();
        return [.. owner.Union(nearest[blocker.ActionItem.AreaId])];
    }

    private static string Over(Blocker blocker) =>
        blocker.DependsOn!.ClosedAs is null or ClosureKind.Implemented
            ? $"{blocker.DependsOn.Ref} is closed, so {blocker.ActionItem!.Ref} waits for it no longer."
            : $"{blocker.DependsOn.Ref} was closed undone ({Why(blocker.DependsOn.ClosedAs.Value)}"
                + $"). {blocker.ActionItem!.Ref} waited for it and needs another way.";

    private static string OverUnseen(Blocker blocker) =>
        $"{blocker.ActionItem!.Ref} does not wait for {blocker.OutsideParty ?? blocker.DependsOn?.Ref} any more. Say where it stands.";

    private static string Late(Blocker blocker, DateOnly today) =>
        $"{blocker.DependsOn!.Ref} is now forecast for {British.Date(blocker.DependsOn.Forecast!.Value, today)}. "
        + $"{blocker.ActionItem!.Ref} waits for it and {(blocker.ActionItem.TargetDate < today ? "was" : "is")} due on "
        + $"{British.Date(blocker.ActionItem.TargetDate!.Value, today)}.";

    private static string Why(ClosureKind kind) =>
        kind switch
        {
            ClosureKind.Superseded => "superseded",
            ClosureKind.NoLongerRelevant => "no longer relevant",
            ClosureKind.RiskAccepted => "risk accepted",
            ClosureKind.Implemented => "implemented",
        };
}

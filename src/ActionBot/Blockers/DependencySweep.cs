using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;
using ActionBot.Domain.Wording;
using ActionBot.Scheduling;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Blockers;

/// <summary>
/// Ends waits whose action is closed, through whatever door it was closed, and tells those who waited, once; tells them as well when a forecast moves past
/// the day on which the waiting action is due. Harmless to run twice, in one process or in several.
/// </summary>
public sealed class DependencySweep(IServiceScopeFactory scopes, ILogger<DependencySweep> logger) : ISweep
{
    private const int AtOnce = 500, MostTries = 5;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await TryAsync(cancellationToken) == AtOnce)
        {
            // There are more.
        }
    }

    private async Task<int> TryAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                var done = await scope.ServiceProvider.GetRequiredService<DependencyRound>().RunAsync(AtOnce, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                if (done > 0)
                    logger.DependenciesSettled(done);
                return done;
            }
            catch (Exception fault) when (DatabaseFaults.IsLostRace(fault) && attempt < MostTries)
            {
                logger.TurnRunAgain(attempt);
            }
        }
    }
}

/// <summary>One round of the sweep, in the caller's transaction.</summary>
internal sealed class DependencyRound(ActionBotContext db, NearestLeads leads, NewsBook news, TimeProvider clock)
{
    private const string Through = "sweep dependencies";

    /// <summary>Settles at most so many waits of each kind; tells how many it found of the commoner one.</summary>
    public async Task<int> RunAsync(int most, CancellationToken cancellationToken)
    {
        var today = WorkingPattern.Usual.LocalAt(clock.GetUtcNow()).Day;
        var standing = db.Blockers.Include(b => b.ActionItem!).ThenInclude(a => a.Owner).Include(b => b.DependsOn)
            .Where(b => b.Kind == BlockerKind.Dependency && (b.State == BlockerState.Raised || b.State == BlockerState.Accepted));
        var over = await standing.Where(b => b.ActionItem!.Status == ActionStatus.Closed || b.DependsOn!.Status == ActionStatus.Closed).OrderBy(b => b.Id).Take(most).ToListAsync(cancellationToken);
        var late = await standing
            .Where(b => b.ActionItem!.Status != ActionStatus.Closed && b.DependsOn!.Status != ActionStatus.Closed && b.DependsOn.Forecast > b.ActionItem.TargetDate && b.ToldLate != b.ActionItem.TargetDate)
            .OrderBy(b => b.Id).Take(most).ToListAsync(cancellationToken);
        var nearest = await leads.OfAsync([.. over.Concat(late).Select(b => b.ActionItem!.AreaId).Distinct()], cancellationToken);
        List<NewsToAdd> told = [];
        foreach (var blocker in over)
        {
            blocker.Clear(today);
            db.Add(new Change { At = clock.GetUtcNow(), On = today, Entity = "action", Key = blocker.ActionItem!.Ref, Field = "dependency", From = blocker.DependsOn?.Ref ?? blocker.OutsideParty, To = null, Through = Through });
            if (blocker.ActionItem.Status != ActionStatus.Closed)
                told.AddRange(Tell(blocker, $"dep-over:{blocker.Id}", Over(blocker), nearest));
        }
        foreach (var blocker in late)
        {
            blocker.ToldLate = blocker.ActionItem!.TargetDate;
            blocker.Version++;
            told.AddRange(Tell(blocker, $"dep-late:{blocker.Id}:{blocker.ToldLate:yyyyMMdd}", Late(blocker, today), nearest));
        }
        await news.AddAsync(told, cancellationToken);
        return Math.Max(over.Count, late.Count);
    }

    private static IEnumerable<NewsToAdd> Tell(Blocker blocker, string key, string text, ILookup<long, long> nearest)
    {
        var owner = blocker.ActionItem!.Owner is { IsActive: true } active ? [active.Id] : Array.Empty<long>();
        return owner.Union(nearest[blocker.ActionItem.AreaId]).Select(p => new NewsToAdd(key, p, text));
    }

    private static string Over(Blocker blocker) => blocker.DependsOn!.ClosedAs is null or ClosureKind.Implemented
        ? $"{blocker.DependsOn.Ref} is closed, so {blocker.ActionItem!.Ref} waits for it no longer."
        : $"{blocker.DependsOn.Ref} was closed undone ({Why(blocker.DependsOn.ClosedAs.Value)}). {blocker.ActionItem!.Ref} waited for it and needs another way.";

    private static string Late(Blocker blocker, DateOnly today) =>
        $"{blocker.DependsOn!.Ref} is now forecast for {British.Date(blocker.DependsOn.Forecast!.Value, today)}. {blocker.ActionItem!.Ref} waits for it and {(blocker.ActionItem.TargetDate < today ? "was" : "is")} due on {British.Date(blocker.ActionItem.TargetDate!.Value, today)}.";

    private static string Why(ClosureKind kind) => kind switch
    {
        ClosureKind.Superseded => "superseded",
        ClosureKind.NoLongerRelevant => "no longer relevant",
        _ => "risk accepted",
    };
}

using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Register;
using ActionBot.Scheduling;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Checkins;

/// <summary>What a sweep did.</summary>
public sealed record SweepResult(int People, int Requests, int Withdrawn);

/// <summary>Asks everybody whose send time has come and who has not been planned for today. Harmless to run twice, in one process or in several.</summary>
public sealed class CheckinSweep(IServiceScopeFactory scopes, OutboxSignal signal, TimeProvider clock, ILogger<CheckinSweep> logger) : ISweep
{
    private const int PeopleAtOnce = 200;
    private const int MostTries = 5;

    // Who was planned for on which day by this process: only spares the work; what must not happen twice is kept by the database.
    private readonly Dictionary<long, DateOnly> planned = [];

    /// <summary>One sweep at the present time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await LinkAsync(cancellationToken);
        foreach (var (day, people) in await DueAsync(now, cancellationToken))
        {
            await QueueAsync(day, people, null, cancellationToken);
            foreach (var person in people)
                planned[person] = day;
        }
    }

    // Somebody may have had the app before the register named them.
    private async Task LinkAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountLinks>().CatchUpAsync(cancellationToken);
    }

    /// <summary>Plans a day for some owners and stores what is to be sent, a few hundred people at a time.</summary>
    public async Task<SweepResult> QueueAsync(DateOnly day, IReadOnlyCollection<long> owners, IProgress<int>? done, CancellationToken cancellationToken)
    {
        var total = new SweepResult(0, 0, 0);
        foreach (var chunk in owners.Chunk(PeopleAtOnce))
        {
            var result = await QueueApartAsync(day, chunk, cancellationToken);
            total = new(total.People + result.People, total.Requests + result.Requests, total.Withdrawn + result.Withdrawn);
            done?.Report(chunk.Length);
        }
        if (total.People > 0)
        {
            logger.CheckinsQueued(day, total.People, total.Requests, total.Withdrawn);
            signal.Wake();
        }
        return total;
    }

    /// <summary>Everybody who owns an action.</summary>
    public async Task<IReadOnlyList<long>> OwnersAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
        return await db.Actions.Where(a => a.OwnerId != null && a.Status == ActionStatus.Open).Select(a => a.OwnerId!.Value).Distinct().ToListAsync(cancellationToken);
    }

    // One person whose rows cannot be written keeps nobody else from being asked.
    private async Task<SweepResult> QueueApartAsync(DateOnly day, long[] owners, CancellationToken cancellationToken)
    {
        try
        {
            return await QueueChunkAsync(day, owners, cancellationToken);
        }
        catch (Exception fault) when (fault is Microsoft.EntityFrameworkCore.DbUpdateException or Domain.RuleException)
        {
            if (owners.Length == 1)
            {
                logger.PersonNotAsked(fault, owners[0]);
                return new(0, 0, 0);
            }
        }
        var total = new SweepResult(0, 0, 0);
        foreach (var owner in owners)
        {
            var result = await QueueApartAsync(day, [owner], cancellationToken);
            total = new(total.People + result.People, total.Requests + result.Requests, total.Withdrawn + result.Withdrawn);
        }
        return total;
    }

    private async Task<SweepResult> QueueChunkAsync(DateOnly day, long[] owners, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<ActionBotContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                var facts = await services.GetRequiredService<ChaseFactsQuery>().LoadAsync(day, owners, cancellationToken);
                var plan = ChasePlanner.Plan(day, facts.Actions, facts.People, CheckinPolicy.Default);
                var withdrawn = await services.GetRequiredService<CheckinWriter>().AddAsync(day, plan.Bundles, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return new(plan.Bundles.Count, plan.Bundles.Sum(b => b.Requests.Count), withdrawn);
            }
            catch (Exception fault) when (DatabaseFaults.IsLostRace(fault) && attempt < MostTries)
            {
                // Another process swept the same people; seen afresh, they have their message.
                logger.TurnRunAgain(attempt);
            }
        }
    }

    private async Task<IReadOnlyList<(DateOnly Day, List<long> People)>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
        var owners = await db.People.AsNoTracking()
            .Where(p => p.IsActive && db.Actions.Any(a => a.OwnerId == p.Id && a.Status == ActionStatus.Open))
            .ToListAsync(cancellationToken);
        return
        [
            .. owners.Select(p => (Person: p, At: p.Pattern().LocalAt(now)))
                .Where(p => p.Person.Pattern().MaySend(p.At.Day, p.At.Time) && planned.GetValueOrDefault(p.Person.Id) != p.At.Day)
                .GroupBy(p => p.At.Day, p => p.Person.Id)
                .Select(g => (g.Key, g.ToList())),
        ];
    }
}

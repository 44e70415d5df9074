using System.Data.Common;
using ActionBot.Chasing.FactQueries;
using ActionBot.Delivery;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Scheduling;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing;

/// <summary>What a sweep did.</summary>
/// <param name="People">People who get a message.</param>
/// <param name="Requests">Actions asked about.</param>
/// <param name="Withdrawn">Undelivered messages of earlier days whose place was taken.</param>
internal sealed record SweepResult(int People, int Requests, int Withdrawn)
{
    public static SweepResult None { get; } = new(0, 0, 0);

    public static SweepResult operator +(SweepResult a, SweepResult b) =>
        new(a.People + b.People, a.Requests + b.Requests, a.Withdrawn + b.Withdrawn);
}

/// <summary>
/// Plans the day of everybody whose send time has come, and writes down what was decided. Harmless to run twice, in one process
/// or in several.
/// </summary>
internal sealed class ChaseSweep(IServiceScopeFactory scopes, ChasePolicy policy, OutboxSignal signal, ILogger<ChaseSweep> logger) : ISweep
{
    /// <summary>How many groups of people are planned at once: while one waits for the database, another is thought about.</summary>
    public const int AtOnce = 2;

    private const int MostTries = 5;

    // Who was planned for on which day by this process: only spares the work; what must not happen twice is kept by the database.
    private readonly Dictionary<long, DateOnly> planned = [];

    // Times at which a board's digest went another way when this process last looked: its secretaries had been planned for without it.
    private int detours;

    // Holds that were over when this process last looked: each withdrew messages of people who had been planned for.
    private int holdsOver;

    /// <summary>One sweep at the present time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var due in await DueAsync(cancellationToken))
        {
            await QueueAsync(due.Day, [.. due.People], due.Late, null, cancellationToken);
            if (due.Unasked)
                await QueueApartAsync(due.Day, PlanScope.Nobody, cancellationToken);
            // What was planned under a hold is planned again once it is over.
            foreach (var person in due.OnHold ? [] : due.People)
                planned[person] = due.Day;
        }
    }

    /// <summary>Plans a day for some people and stores what is to be sent, some hundred people at a time.</summary>
    public async Task<SweepResult> QueueAsync(
        DateOnly day,
        IReadOnlyCollection<long> people,
        IReadOnlySet<long> late,
        IProgress<int>? done,
        CancellationToken cancellationToken
    )
    {
        var total = SweepResult.None;
        var adding = new Lock();
        await Parallel.ForEachAsync(
            await ChunksAsync(people, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (chunk, stop) =>
            {
                var queued = await QueueApartAsync(day, new(chunk.ToHashSet(), false, late), stop);
                lock (adding)
                {
                    total += queued;
                    done?.Report(chunk.Count);
                }
            }
        );
        if (total.People > 0)
        {
            logger.CheckInsQueued(day, total.People, total.Requests, total.Withdrawn);
            signal.Wake();
        }
        return total;
    }

    // Somebody may have had the app before the register named them.
    private async Task<IReadOnlyList<DuePeople>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountChats>().CatchUpAsync(cancellationToken);
        var over = await scope.ServiceProvider.GetRequiredService<ActionBotContext>().Holds.CountAsync(h => !h.Standing, cancellationToken);
        var ways = await scope.ServiceProvider.GetRequiredService<ActionBotContext>().BoardDetours.CountAsync(cancellationToken);
        if ((over, ways) != (holdsOver, detours))
            planned.Clear();
        (holdsOver, detours) = (over, ways);
        return await scope.ServiceProvider.GetRequiredService<DueQuery>().LoadAsync(planned, cancellationToken);
    }

    private async Task<IReadOnlyList<IReadOnlyList<long>>> ChunksAsync(
        IReadOnlyCollection<long> people,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PeopleChunks>().OfAsync(people, cancellationToken);
    }

    // One person whose rows cannot be planned, drawn or written keeps nobody else from being asked.
    private async Task<SweepResult> QueueApartAsync(DateOnly day, PlanScope scope, CancellationToken cancellationToken)
    {
        try
        {
            return await QueueChunkAsync(day, scope, cancellationToken);
        }
        catch (Exception fault) when (IsOfSomebody(fault))
        {
            if (scope.People is not { Count: > 1 })
            {
                logger.PersonNotAsked(fault, scope.People?.SingleOrDefault() ?? 0);
                return SweepResult.None;
            }
        }
        var total = SweepResult.None;
        foreach (var person in scope.People)
            total += await QueueApartAsync(day, scope with { People = new HashSet<long> { person } }, cancellationToken);
        return total;
    }

    // A database that is away or busy is everybody's trouble: the next sweep tries again.
    private static bool IsOfSomebody(Exception fault) =>
        fault is DbUpdateException
        || DatabaseFaults.IsLostRace(fault)
        || (fault is not (OperationCanceledException or DbException) && fault.InnerException is not DbException);

    // Of two processes that sweep the same people one is too late; seen afresh, they have their message.
    private Task<SweepResult> QueueChunkAsync(DateOnly day, PlanScope people, CancellationToken cancellationToken) =>
        scopes.RunAsync(
            MostTries,
            async services =>
            {
                var db = services.GetRequiredService<ActionBotContext>();
                var plan = ChasePlanner.Plan(day, await FactsAsync(services, day, people, cancellationToken), policy);
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var withdrawn = await services.GetRequiredService<PlanWriter>().WriteAsync(plan, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return new SweepResult(
                    plan.Bundles.Count + plan.Digests.Count + plan.BoardDigests.Count + plan.Notices.Count,
                    plan.Bundles.Sum(b => b.Requests.Count),
                    withdrawn
                );
            },
            logger
        );

    // Read as of one moment, and without keeping anybody who answers from writing. What somebody else planned meanwhile comes to
    // light when the plan is written.
    private static async Task<ChaseFacts> FactsAsync(
        IServiceProvider services,
        DateOnly day,
        PlanScope people,
        CancellationToken cancellationToken
    )
    {
        await using var moment = await ReadSnapshot.BeginAsync(services.GetRequiredService<ActionBotContext>(), cancellationToken);
        return await services.GetRequiredService<ChaseFactsQuery>().LoadAsync(day, people, cancellationToken);
    }
}

using System.Runtime.CompilerServices;
using ActionBot.Chasing.FactQueries;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;

namespace ActionBot.Chasing.Preview;

/// <summary>What the send would do on a day and those after it, from the same facts and the same planner.</summary>
internal sealed class PreviewQuery(ChaseFactsQuery facts, SecretariatFacts secretariats, ChasePolicy policy)
{
    /// <summary>The most days of one preview.</summary>
    public const int MostDays = 90;

    /// <summary>
    /// The plans of some days, one after the other: what is planned is taken to be delivered on its day, and nobody to answer.
    /// </summary>
    /// <param name="from">The first day.</param>
    /// <param name="days">How many, 1 to <see cref="MostDays"/>.</param>
    public async IAsyncEnumerable<DayPlan> DaysAsync(DateOnly from, int days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = await facts.LoadAsync(from, PlanScope.Everybody with { DaysAhead = days - 1 }, cancellationToken);
        var boards = await secretariats.DueAsync(from, cancellationToken);
        for (var day = from; day < from.AddDays(days); day = day.AddDays(1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var plan = ChasePlanner.Plan(day, known, policy);
            yield return plan;
            known = boards.After(plan, known.After(plan));
        }
    }

    /// <summary>The plan of one day.</summary>
    public async Task<DayPlan> DayAsync(DateOnly day, CancellationToken cancellationToken) =>
        ChasePlanner.Plan(day, await facts.LoadAsync(day, PlanScope.Everybody, cancellationToken), policy);
}

/// <summary>One message of a plan.</summary>
/// <param name="Email">Whom it goes to: an address, the channel of a board, or its mailbox.</param>
/// <param name="Kind">"check-in", "area digest", "digest of the …", "digest of the …, by mail" or "notice".</param>
/// <param name="Items">The actions in it, each with why it is, and the news that goes with it.</param>
internal sealed record PlannedMessage(string Email, string Kind, IReadOnlyList<(string Ref, string Reason)> Items);

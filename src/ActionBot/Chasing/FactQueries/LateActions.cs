using ActionBot.Boards.Agendas;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.FactQueries;

/// <summary>
/// Finds what the ladder takes to boards that are written to as a board and not person by person, in one pass over what is late.
/// </summary>
internal sealed class LateActions(
    ActionBotContext db,
    OrganisationQuery organisation,
    DependencyFactsQuery dependencies,
    ChasePolicy policy
) : ILateActions
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<LateAction>> OfBoardsAsync(
        IReadOnlyCollection<long> boards,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        if (boards.Count == 0)
            return [];
        var chart = await organisation.LoadAsync(cancellationToken);
        var told = Array.Empty<long>().ToLookup(a => a, _ => default(Told)!);
        return
        [
            .. (
                await FactsAsync(
                    day,
                    day.AddDays(-LeastSteps.BoardOverdueDays(policy)),
                    db.Actions.AsNoTracking(),
                    row => row.BoardIn(chart) is { } board && boards.Contains(board),
                    told,
                    chart,
                    cancellationToken
                )
            )
                .Where(a =>
                    Ladder
                        .StepsOn(day, a, null, policy.For(a.Rating, a.Source, a.AreaPath), policy.Patience)
                        .Contains(LadderStep.BoardOverdue)
                )
                .OrderBy(a => a.TargetDate)
                .ThenByDescending(a => a.Rating)
                .ThenBy(a => a.Ref, StringComparer.Ordinal)
                .Select(a => new LateAction(a.BoardId!.Value, a.ActionId, a.Ref, a.TargetDate!.Value)),
        ];
    }

    /// <summary>
    /// What is chased of some actions that were due by a day. A board hears of nothing but lateness, so what was asked is not
    /// looked at.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="from">The last target date of which a board can be told.</param>
    /// <param name="among">The actions.</param>
    /// <param name="isIn">Which of them count.</param>
    internal async Task<IReadOnlyList<ActionFacts>> FactsAsync(
        DateOnly day,
        DateOnly from,
        IQueryable<ActionItem> among,
        Func<ChaseRow, bool> isIn,
        ILookup<long, Told> told,
        OrganisationChart chart,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<ChaseRow>();
        // Not "is open": SQLite would look that up area by area, and read the table in the order of an index.
        await foreach (
            var row in ChaseRow
                .Of(among.Where(a => a.Status != ActionStatus.Closed && a.TargetDate <= from), from)
                .WithCancellation(cancellationToken)
        )
            if (row.Status == ActionStatus.Open && isIn(row))
                rows.Add(row);
        var extras = new ActionExtras(await HoldsUpAsync(rows, chart, cancellationToken), new HashSet<long>());
        var asked = new AskedBefore();
        return [.. rows.Select(r => r.ToFacts(day, chart, policy, asked, told, extras, from)).Where(a => a.IsChased)];
    }

    /// <summary>Those of some rows for which a monitored action waits. What is monitored itself is chased whoever waits for it.</summary>
    internal Task<IReadOnlySet<long>> HoldsUpAsync(List<ChaseRow> rows, OrganisationChart chart, CancellationToken cancellationToken) =>
        dependencies.HoldsUpAsync([.. rows.Where(r => !r.IsMonitored(chart, policy)).Select(r => r.Id)], cancellationToken);
}

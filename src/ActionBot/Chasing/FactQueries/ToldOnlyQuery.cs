using System.Linq.Expressions;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.FactQueries;

/// <summary>
/// Loads the actions about which nobody in a scope is asked, but of which somebody in it may have to hear as manager, lead or
/// secretary. Only those that may have reached a step are read; whether they have is the planner's to say.
/// </summary>
internal sealed class ToldOnlyQuery(ActionBotContext db, RequestHistory history, LateActions late, ChasePolicy policy)
{
    internal async Task<IReadOnlyCollection<ActionFacts>> LoadAsync(
        DateOnly day,
        PlanScope scope,
        List<long>? owners,
        ILookup<long, Told> told,
        OrganisationChart chart,
        CancellationToken cancellationToken
    )
    {
        if (scope.People is not { Count: > 0 } planned || owners is null)
            return [];
        var boardFrom = LeastSteps.BoardFrom(day, scope, chart, policy);
        var others = db
            .Actions.AsNoTracking()
            .Where(a => a.Status == ActionStatus.Open && (a.OwnerId == null || !EF.Parameter(owners).Contains(a.OwnerId.Value)));
        var rows = new Dictionary<long, ChaseRow>();
        foreach (
            var actions in new[]
            {
                OfLeads(day, others, planned, chart),
                await OfManagersAsync(day, others, planned, cancellationToken),
            }.OfType<IQueryable<ActionItem>>()
        )
        await foreach (var row in ChaseRow.Of(actions, boardFrom).WithCancellation(cancellationToken))
            rows.TryAdd(row.Id, row);
        List<ActionFacts> facts =
        [
            .. rows.Count == 0 ? [] : await FactsAsync(day, boardFrom, [.. rows.Values], told, chart, cancellationToken),
        ];
        facts.AddRange(await OfBoardsAsync(day, boardFrom, owners, planned, rows, told, chart, cancellationToken));
        return facts;
    }

    private async Task<IReadOnlyCollection<ActionFacts>> OfBoardsAsync(
        DateOnly day,
        DateOnly? boardFrom,
        List<long> owners,
        IReadOnlySet<long> planned,
        Dictionary<long, ChaseRow> known,
        ILookup<long, Told> told,
        OrganisationChart chart,
        CancellationToken cancellationToken
    )
    {
        var boards = chart.Secretaries.Where(s => s.Value.Any(planned.Contains)).Select(s => s.Key).ToHashSet();
        if (boards.Count == 0 || boardFrom is not { } from)
            return [];
        var others = db.Actions.AsNoTracking().Where(a => a.OwnerId == null || !EF.Parameter(owners).Contains(a.OwnerId.Value));
        return await late.FactsAsync(
            day,
            from,
            others,
            row => row.BoardIn(chart) is { } board && boards.Contains(board) && !known.ContainsKey(row.Id),
            told,
            chart,
            cancellationToken
        );
    }

    private async Task<IReadOnlyCollection<ActionFacts>> FactsAsync(
        DateOnly day,
        DateOnly? boardFrom,
        List<ChaseRow> rows,
        ILookup<long, Told> told,
        OrganisationChart chart,
        CancellationToken cancellationToken
    )
    {
        var asked = await history.AskedAsync(
            day,
            [.. rows.Where(r => r.OwnerId is not null).Select(r => r.OwnerId!.Value).Distinct()],
            rows.ConvertAll(r => r.Id),
            cancellationToken
        );
        var queried = await history.OwnershipQueriedAsync(cancellationToken);
        var extras = new ActionExtras(await late.HoldsUpAsync(rows, chart, cancellationToken), queried);
        return rows.ConvertAll(r => r.ToFacts(day, chart, policy, asked, told, extras, boardFrom));
    }

    // Of the steps that a lead hears of, all but those that count unanswered requests show in the action itself.
    private IQueryable<ActionItem>? OfLeads(
        DateOnly day,
        IQueryable<ActionItem> actions,
        IReadOnlySet<long> planned,
        OrganisationChart chart
    )
    {
        var areas = chart.Leads.Where(l => l.Value.Any(planned.Contains)).Select(l => l.Key).ToList();
        if (areas.Count == 0)
            return null;
        var (overdueFrom, same, after) = (
            day.AddDays(-LeastSteps.LeadOverdueDays(policy)),
            policy.Patience.SameAnswers,
            LeastSteps.LeadAfter(policy)
        );
        return actions
            .Where(a => EF.Parameter(areas).Contains(a.AreaId))
            .Where(
                Either(
                    a =>
                        a.TargetDate == null
                        || a.TargetDate <= overdueFrom
                        || a.SameAnswers >= same
                        || a.OwnerId == null
                        || !a.Owner!.IsActive
                        || db.OpenOwnershipClaims().Any(q => q.ActionItemId == a.Id),
                    db.LeftUnanswered(day, after)
                )
            );
    }

    private async Task<IQueryable<ActionItem>?> OfManagersAsync(
        DateOnly day,
        IQueryable<ActionItem> actions,
        IReadOnlySet<long> planned,
        CancellationToken cancellationToken
    )
    {
        var managers = planned.ToList();
        var reports = await db
            .People.Where(p => p.ManagerId != null && EF.Parameter(managers).Contains(p.ManagerId.Value))
            .Select(p => p.Id)
            .ToListAsync(cancellationToken);
        if (reports.Count == 0)
            return null;
        var after = LeastSteps.ManagerAfter(policy);
        return actions
            .Where(a => a.OwnerId != null && EF.Parameter(reports).Contains(a.OwnerId.Value))
            .Where(db.LeftUnanswered(day, after));
    }

    private static Expression<Func<ActionItem, bool>> Either(
        Expression<Func<ActionItem, bool>> one,
        Expression<Func<ActionItem, bool>> other
    ) => Expression.Lambda<Func<ActionItem, bool>>(Expression.OrElse(one.Body, Expression.Invoke(other, one.Parameters)), one.Parameters);
}

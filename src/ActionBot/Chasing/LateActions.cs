using ActionBot.Directory;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing;

/// <summary>Finds what the ladder takes to boards that are written to as a board and not person by person, in one pass over what is late.</summary>
public sealed class LateActions(ActionBotContext db, OrganisationQuery organisation, DependencyFactsQuery dependencies, ChasePolicy policy) : ILateActions
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<LateAction>> OfBoardsAsync(IReadOnlyCollection<long> boards, DateOnly day, CancellationToken cancellationToken)
    {
        if (boards.Count == 0)
            return [];
        var chart = await organisation.LoadAsync(cancellationToken);
        var from = day.AddDays(-LeastSteps.BoardOverdueDays(policy));
        var rows = new List<ActionRow>();
        var late = db.Actions.AsNoTracking().Where(a => a.Status != ActionStatus.Closed && a.TargetDate <= from);
        await foreach (var row in ActionRow.Of(late, from).WithCancellation(cancellationToken))
            if (row.Status == ActionStatus.Open && row.BoardIn(chart) is { } board && boards.Contains(board))
                rows.Add(row);
        var holdsUp = await dependencies.HoldsUpAsync([.. rows.Where(r => !r.IsMonitored(chart, policy)).Select(r => r.Id)], cancellationToken);
        var extras = new ActionExtras(holdsUp, new HashSet<long>());
        var (asked, told) = (new AskedBefore(), Array.Empty<long>().ToLookup(a => a, _ => default(Told)!));
        return
        [
            .. rows.Select(r => r.ToFacts(day, chart, policy, asked, told, extras, from))
                .Where(a => Ladder.StepsOn(day, a, null, policy.For(a.Rating, a.Source, a.AreaPath), policy.Patience).Contains(LadderStep.BoardOverdue))
                .OrderBy(a => a.TargetDate).ThenByDescending(a => a.Rating).ThenBy(a => a.Ref, StringComparer.Ordinal)
                .Select(a => new LateAction(a.BoardId!.Value, a.Ref, a.TargetDate!.Value)),
        ];
    }
}

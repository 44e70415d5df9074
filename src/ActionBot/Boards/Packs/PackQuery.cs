using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Packs;

/// <summary>Loads the pack of a meeting, with the same few queries for any number of items.</summary>
internal sealed class PackQuery(ActionBotContext db, Calendars calendars)
{
    public async Task<AgendaPack> LoadAsync(Board board, Meeting meeting, DateOnly today, CancellationToken cancellationToken)
    {
        var here = await db.Decisions.Where(d => d.MeetingId == meeting.Id).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var decided = here.Select(d => d.BlockerId).Distinct().ToList();
        var blockers = await db
            .Blockers.AsNoTracking()
            .Include(b => b.ActionItem!)
                .ThenInclude(a => a.Owner)
            .Include(b => b.ActionItem!.Area)
            .Where(b =>
                b.Kind == BlockerKind.Decision
                && ((b.MeetingId == meeting.Id && b.State == BlockerState.Accepted) || decided.Contains(b.Id))
            )
            .OrderBy(b => b.ActionItem!.TargetDate == null)
            .ThenBy(b => b.ActionItem!.TargetDate)
            .ThenByDescending(b => b.ActionItem!.Rating)
            .ThenBy(b => b.ActionItem!.Ref)
            .ToListAsync(cancellationToken);
        var also = await AlsoAsync(board.Id, blockers, cancellationToken);
        var earlier = await EarlierAsync(blockers, meeting.Id, cancellationToken);
        var outcomes = here.GroupBy(d => d.BlockerId).ToDictionary(g => g.Key, g => Of(g.Last(), board.Name));
        var unplanned = await db.StandingDecisions().CountAsync(b => b.BoardId == board.Id && b.MeetingId == null, cancellationToken);
        return new(
            board.Code,
            board.Name,
            meeting.Id,
            meeting.Date,
            MeetingPlan.PapersDue(meeting, board.PapersDueWorkingDays, calendars.Usual),
            today,
            [.. blockers.Select((b, i) => Item(b, i + 1, today, also(b), [.. earlier[b.ActionItemId]], outcomes.GetValueOrDefault(b.Id)))],
            unplanned
        );
    }

    private PackItem Item(
        Blocker blocker,
        int number,
        DateOnly today,
        IReadOnlyList<string> also,
        IReadOnlyList<PackDecision> earlier,
        PackDecision? outcome
    )
    {
        var action = blocker.ActionItem!;
        return new(
            number,
            action.Ref,
            blocker.ToDecide,
            action.AgreedAction,
            action.Risk,
            action.Rating,
            action.TargetDate,
            action.Owner?.Name,
            action.Area!.Name,
            blocker.RaisedOn,
            MeetingPlan.WorkingDaysBetween(blocker.RaisedOn, blocker.EndedOn ?? today, calendars.Usual),
            also,
            blocker.Deferrals,
            earlier,
            outcome
        );
    }

    private async Task<ILookup<long, PackDecision>> EarlierAsync(List<Blocker> blockers, long meeting, CancellationToken cancellationToken)
    {
        var actions = blockers.Select(b => b.ActionItemId).Distinct().ToList();
        var decisions = await db
            .Decisions.AsNoTracking()
            .Include(d => d.Board)
            .Where(d => actions.Contains(d.ActionItemId) && d.MeetingId != meeting)
            .OrderBy(d => d.Id)
            .ToListAsync(cancellationToken);
        return decisions.ToLookup(d => d.ActionItemId, d => Of(d, d.Board!.Name));
    }

    // Only waits are read, and there are far fewer of these than of actions.
    private async Task<Func<Blocker, IReadOnlyList<string>>> AlsoAsync(
        long board,
        List<Blocker> blockers,
        CancellationToken cancellationToken
    )
    {
        if (blockers.Count == 0)
            return _ => [];
        var words = blockers.Select(b => b.ToDecide).OfType<string>().Distinct().ToList();
        var edges = await db.StandingBlockers()
            .Where(b => b.DependsOnId != null && b.ActionItem!.Status != ActionStatus.Closed)
            .Select(b => new { Edge = new DependencyEdge(b.ActionItemId, b.DependsOnId!.Value), b.ActionItem!.Ref })
            .ToListAsync(cancellationToken);
        var same = await db.StandingDecisions()
            .Where(b => b.BoardId == board && b.ToDecide != null && words.Contains(b.ToDecide))
            .Select(b => new
            {
                b.ToDecide,
                b.ActionItemId,
                b.ActionItem!.Ref,
            })
            .ToListAsync(cancellationToken);
        var graph = new DependencyGraph(edges.Select(e => e.Edge));
        var refs = edges.GroupBy(e => e.Edge.Waiting).ToDictionary(g => g.Key, g => g.First().Ref);
        return blocker =>
            [
                .. graph
                    .HeldUpBy(blocker.ActionItemId)
                    .Select(id => refs[id])
                    .Concat(same.Where(s => s.ToDecide == blocker.ToDecide && s.ActionItemId != blocker.ActionItemId).Select(s => s.Ref))
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ];
    }

    private static PackDecision Of(Decision decision, string board) =>
        new(decision.On, board, decision.Outcome.Title(), decision.Text, decision.Minute);
}

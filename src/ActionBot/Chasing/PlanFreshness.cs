using ActionBot.Boards.Agendas;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing;

/// <summary>
/// Looks, in the transaction that writes a plan, whether what it sends is still to be sent. A plan is made from what was read
/// before, without keeping anybody from writing: who answers, snoozes or pauses meanwhile, or stops all sending, has the last word.
/// </summary>
internal sealed class PlanFreshness(ActionBotContext db)
{
    /// <summary>Fails like a lost race where the plan is out of date, so that it is made again.</summary>
    /// <exception cref="DbUpdateConcurrencyException">It is out of date.</exception>
    public async Task CheckAsync(DayPlan plan, CancellationToken cancellationToken)
    {
        var people = plan
            .Bundles.Select(b => b.Person)
            .Concat(plan.Digests.Concat(plan.Notices).Select(n => n.Person))
            .Concat(plan.BoardDigests.Select(d => d.Person))
            .Select(p => p.PersonId)
            .ToList();
        if (
            people.Count > 0
            && (
                await IsHeldAsync(cancellationToken)
                || await IsAnybodyGoneAsync(people, plan.Day, cancellationToken)
                || await IsAnythingAnsweredAsync(plan, cancellationToken)
                || await IsAnyBoardDoneAsync(plan, cancellationToken)
            )
        )
            throw new DbUpdateConcurrencyException("What the plan was made from has changed.");
    }

    private Task<bool> IsHeldAsync(CancellationToken cancellationToken) => db.Holds.AnyAsync(h => h.Standing, cancellationToken);

    private Task<bool> IsAnybodyGoneAsync(List<long> people, DateOnly day, CancellationToken cancellationToken) =>
        db.People.AnyAsync(
            p =>
                EF.Parameter(people).Contains(p.Id)
                && (!p.IsActive || p.PausedUntil >= day || db.Absences.Any(a => a.PersonId == p.Id && a.From <= day && a.To >= day)),
            cancellationToken
        );

    private async Task<bool> IsAnythingAnsweredAsync(DayPlan plan, CancellationToken cancellationToken)
    {
        var asked = plan.Bundles.SelectMany(b => b.Requests, (_, r) => r.Action).ToDictionary(a => a.ActionId);
        if (asked.Count == 0)
            return false;
        var (ids, day) = (asked.Keys.ToList(), plan.Day);
        var now = db.Actions.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id));
        await foreach (
            var action in now.Select(a => new
                {
                    a.Id,
                    a.OwnerId,
                    a.Status,
                    a.TargetDate,
                    a.LastAnsweredOn,
                })
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            var then = asked[action.Id];
            var answered = action.LastAnsweredOn <= day ? action.LastAnsweredOn : null;
            if (
                (action.OwnerId, action.Status, action.TargetDate, answered)
                != (then.OwnerId, then.Status, then.TargetDate, then.LastAnsweredOn)
            )
                return true;
        }
        // Whatever of these stands, the planner asks nobody.
        return await db.SnoozesOn(day).AnyAsync(s => EF.Parameter(ids).Contains(s.ActionItemId), cancellationToken)
            || await db.OpenOwnershipClaims().AnyAsync(q => EF.Parameter(ids).Contains(q.ActionItemId), cancellationToken)
            || await db.StandingDecisions()
                .AnyAsync(b => EF.Parameter(ids).Contains(b.ActionItemId) && b.State == BlockerState.Accepted, cancellationToken);
    }

    private async Task<bool> IsAnyBoardDoneAsync(DayPlan plan, CancellationToken cancellationToken)
    {
        var boards = plan.BoardDigests.SelectMany(d => d.All).Select(d => d.BoardId).Distinct().ToList();
        if (boards.Count == 0)
            return false;
        var waiting = await db.StandingDecisions().Select(b => new { b.BoardId, b.PassedUpToId }).Distinct().ToListAsync(cancellationToken);
        // One that went to the board as such meanwhile, as when its channel came back, went to each of its secretaries.
        return boards.Exists(id => !waiting.Exists(w => w.BoardId == id || w.PassedUpToId == id))
            || await db.DigestsThatCount(plan.Day)
                .AnyAsync(
                    d =>
                        boards.Contains(d.BoardId)
                        && d.On == plan.Day
                        && (d.Recipient == WaitingBoard.ToChannel || d.Recipient == WaitingBoard.ByMail),
                    cancellationToken
                );
    }
}

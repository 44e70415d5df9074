using ActionBot.Boards.Agendas;
using ActionBot.Domain.CheckIns;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.FactQueries;

/// <summary>
/// What was asked, told and said before, for the planner. Everything is found by the people it concerns, who are few, and not by
/// their actions, who are many.
/// </summary>
internal sealed class RequestHistory(ActionBotContext db)
{
    /// <summary>The delivered requests to some owners, or to all.</summary>
    internal Task<AskedBefore> AskedAsync(DateOnly day, IReadOnlyCollection<long>? owners, CancellationToken cancellationToken) =>
        AskedAsync(
            owners is null
                ? db.RequestsDelivered(day)
                : db.RequestsDelivered(day).Where(i => i.OwnerId != null && EF.Parameter(owners).Contains(i.OwnerId.Value)),
            cancellationToken
        );

    /// <summary>The delivered requests to some owners about a few of their actions.</summary>
    internal Task<AskedBefore> AskedAsync(DateOnly day, List<long> owners, List<long> actions, CancellationToken cancellationToken) =>
        AskedAsync(
            db.RequestsDelivered(day)
                .Where(i =>
                    i.OwnerId != null && EF.Parameter(owners).Contains(i.OwnerId.Value) && EF.Parameter(actions).Contains(i.ActionItemId)
                ),
            cancellationToken
        );

    private static async Task<AskedBefore> AskedAsync(IQueryable<CheckInItem> items, CancellationToken cancellationToken)
    {
        var rows = items
            .Select(i => new ValueTuple<long, long?, DateOnly>(i.ActionItemId, i.OwnerId, i.CheckIn!.DeliveredOn!.Value))
            .AsAsyncEnumerable();
        var asked = new AskedBefore();
        await foreach (var (action, owner, on) in rows.WithCancellation(cancellationToken))
            asked.Add(action, owner, on);
        return asked;
    }

    /// <summary>What the people of a scope were told, by action. What never reached them told nothing, once its day is over.</summary>
    internal async Task<ILookup<long, Told>> ToldAsync(DateOnly day, PlanScope scope, CancellationToken cancellationToken)
    {
        var people = scope.People?.ToList();
        var messages = people is null ? db.CheckIns : db.CheckIns.Where(c => EF.Parameter(people).Contains(c.PersonId));
        var rows = await (
            from checkIn in messages
            join step in db.ToldSteps on checkIn.Id equals step.CheckInId
            where
                checkIn.Kind != CheckInKind.OnRequest
                && !checkIn.Withdrawn
                && (checkIn.On == day || (checkIn.On < day && checkIn.DeliveredOn != null))
            select new
            {
                step.ActionItemId,
                step.Step,
                checkIn.PersonId,
                checkIn.On,
                step.OwnerId,
            }
        ).ToListAsync(cancellationToken);
        return rows.Select(r => (r.ActionItemId, new Told(r.Step, r.PersonId, r.On, r.OwnerId)))
            .Concat(await ToldToBoardsAsync(day, people, cancellationToken))
            .ToLookup(t => t.ActionItemId, t => t.Item2);
    }

    // What a board heard in its channel or by mail, each of its secretaries heard.
    private async Task<IEnumerable<(long ActionItemId, Told)>> ToldToBoardsAsync(
        DateOnly day,
        List<long>? people,
        CancellationToken cancellationToken
    )
    {
        var boards = await db
            .BoardSecretaries.Where(s => people == null || EF.Parameter(people).Contains(s.PersonId))
            .Join(db.Boards, s => s.BoardId, b => b.Id, (s, b) => new { b.Code, s.PersonId })
            .ToListAsync(cancellationToken);
        var codes = boards.Select(b => b.Code).Distinct().ToList();
        var inVain = codes.Count == 0 ? [] : await db.ToldInVainAsync(codes, cancellationToken);
        var told =
            codes.Count == 0
                ? []
                : await db
                    .Changes.Where(c =>
                        c.Entity == DigestsToBoardsQuery.Entity
                        && codes.Contains(c.Key)
                        && c.Field == DigestsToBoardsQuery.Field
                        && c.On <= day
                        && !EF.Parameter(inVain).Contains(c.Through)
                    )
                    .Join(
                        db.Actions,
                        c => c.To,
                        a => a.Ref,
                        (c, a) =>
                            new
                            {
                                c.Key,
                                c.On,
                                a.Id,
                                a.OwnerId,
                            }
                    )
                    .ToListAsync(cancellationToken);
        var secretaries = boards.ToLookup(b => b.Code, b => b.PersonId);
        return told.SelectMany(t => secretaries[t.Key], (t, person) => (t.Id, new Told(LadderStep.BoardOverdue, person, t.On, t.OwnerId)));
    }

    /// <summary>The actions whose owners say that they are not theirs.</summary>
    internal Task<HashSet<long>> OwnershipQueriedAsync(CancellationToken cancellationToken) =>
        db.OpenOwnershipClaims().Select(q => q.ActionItemId).ToHashSetAsync(cancellationToken);
}

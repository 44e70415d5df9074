using ActionBot.Access;
using ActionBot.Blockers.Cards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Blockers;

/// <summary>
/// What holds up most, counted over the actions that a reader may see. Four queries, whatever the number of actions: only what
/// waits is read. What holds them up is named by its ref alone where the reader may not see it, and what that waits for in turn
/// is nothing to them.
/// </summary>
internal sealed class CriticalQuery(ActionBotContext db)
{
    /// <summary>One page of the list.</summary>
    /// <param name="person">The reader; null for everything.</param>
    /// <param name="today">The reader's day.</param>
    /// <param name="skip">How many rows to leave out.</param>
    /// <param name="take">The most rows.</param>
    public async Task<CriticalView> PageAsync(Person? person, DateOnly today, int skip, int take, CancellationToken cancellationToken)
    {
        var standing = db.StandingBlockers()
            .Where(b =>
                b.ActionItem!.Status != ActionStatus.Closed && (b.DependsOnId == null || b.DependsOn!.Status != ActionStatus.Closed)
            );
        var seen = person is null ? db.Actions : db.ActionsSeenBy(person, today);
        var mine = seen.Select(a => a.Id);
        var named = await standing
            .Where(b => mine.Contains(b.ActionItemId))
            .Select(b => new ReadWait(
                b.Id,
                b.ActionItemId,
                b.Kind,
                b.DependsOnId,
                b.OutsideParty,
                b.RaisedOn,
                // Row by row: a list of a million keys would be gone through for every blocker.
                seen.Any(a => a.Id == b.DependsOnId)
            ))
            .ToListAsync(cancellationToken);
        var waits = named.ConvertAll(Wait);
        var held = await seen.Where(a => a.Status != ActionStatus.Closed && standing.Any(b => b.ActionItemId == a.Id))
            .Select(a => new
            {
                a.Id,
                a.Ref,
                a.TargetDate,
                a.Rating,
                a.Status,
            })
            .ToDictionaryAsync(a => a.Id, cancellationToken);
        var ranked = CriticalList.Rank(
            waits,
            held.ToDictionary(h => h.Key, h => HeldFacts.Of(Position.IsOverdue(h.Value.Status, h.Value.TargetDate, today), h.Value.Rating))
        );
        var first = Math.Clamp(skip, 0, Math.Max(0, ranked.Count - 1));
        var page = ranked.Skip(first).Take(take).ToList();
        var decisions = await DecisionsAsync(page, cancellationToken);
        var actions = await ActionsAsync(page, seen, cancellationToken);
        return new(
            today,
            person is null || person.IsAdministrator,
            ranked.Count,
            first + 1,
            [.. page.Select(c => Row(c, [.. c.Held.Select(h => held[h].Ref)], decisions, actions))]
        )
        {
            HasCritical = ranked.Any(c => c.Critical > 0),
        };
    }

    // What an owner named without seeing it stands as they typed it to all who may not see it either, whether there is such an action or
    // not.
    private static StandingWait Wait(ReadWait wait) =>
        wait is { OnActionId: not null, Typed: { } typed, IsOnSeen: false }
            ? new(wait.BlockerId, wait.ActionId, wait.Kind, null, typed, wait.Since)
            : new(wait.BlockerId, wait.ActionId, wait.Kind, wait.OnActionId, wait.OnActionId is null ? wait.Typed : null, wait.Since);

    private static CriticalRow Row(
        CriticalBlocker critical,
        IReadOnlyList<string> held,
        Dictionary<long, DecisionText> decisions,
        Dictionary<long, HeldText> actions
    )
    {
        var (title, kind, reference, about) = critical switch
        {
            { ActionId: { } id } => (
                actions[id].Ref,
                "Action",
                actions[id].IsSeen ? actions[id].Ref : null,
                actions[id].IsSeen ? actions[id].AgreedAction : null
            ),
            { DecisionId: { } id } => (
                decisions[id].Board ?? "No board found yet",
                $"Decision on {decisions[id].Ref}",
                decisions[id].Ref,
                decisions[id].ToDecide
            ),
            _ => (critical.Party!, Refs.LooksLikeOne(critical.Party!) ? "Action" : "Outside body", null, (string?)null),
        };
        return new(title, kind, reference, about, held, critical.Overdue, critical.High, critical.Since) { Critical = critical.Critical };
    }

    private Task<Dictionary<long, DecisionText>> DecisionsAsync(List<CriticalBlocker> page, CancellationToken cancellationToken)
    {
        var ids = page.Select(c => c.DecisionId).OfType<long>().ToList();
        return db
            .Blockers.Where(b => ids.Contains(b.Id))
            .Select(b => new DecisionText(b.Id, b.ActionItem!.Ref, b.Board == null ? null : b.Board.Name, b.ToDecide))
            .ToDictionaryAsync(b => b.Id, cancellationToken);
    }

    private Task<Dictionary<long, HeldText>> ActionsAsync(
        List<CriticalBlocker> page,
        IQueryable<ActionItem> seen,
        CancellationToken cancellationToken
    )
    {
        var ids = page.Select(c => c.ActionId).OfType<long>().ToList();
        return db
            .Actions.Where(a => ids.Contains(a.Id))
            .Select(a => new HeldText(a.Id, a.Ref, a.AgreedAction, seen.Any(s => s.Id == a.Id)))
            .ToDictionaryAsync(a => a.Id, cancellationToken);
    }

    private sealed record ReadWait(
        long BlockerId,
        long ActionId,
        BlockerKind Kind,
        long? OnActionId,
        string? Typed,
        DateOnly Since,
        bool IsOnSeen
    );

    private sealed record DecisionText(long Id, string Ref, string? Board, string? ToDecide);

    private sealed record HeldText(long Id, string Ref, string AgreedAction, bool IsSeen);
}

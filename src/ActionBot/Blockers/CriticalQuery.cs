using ActionBot.Blockers.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Blockers;

/// <summary>
/// What holds up most, counted over the actions that a reader may see. Four queries, whatever the number of actions: only what waits is read. What
/// holds them up is named by its ref alone where the reader may not see it.
/// </summary>
public sealed class CriticalQuery(ActionBotContext db)
{
    /// <summary>One page of the list.</summary>
    /// <param name="person">The reader; null for everything.</param>
    /// <param name="today">The reader's day.</param>
    /// <param name="skip">How many rows to leave out.</param>
    /// <param name="take">The most rows.</param>
    public async Task<CriticalView> PageAsync(Person? person, DateOnly today, int skip, int take, CancellationToken cancellationToken)
    {
        var standing = db.Blockers.Where(b => (b.State == BlockerState.Raised || b.State == BlockerState.Accepted) && b.ActionItem!.Status != ActionStatus.Closed && (b.DependsOnId == null || b.DependsOn!.Status != ActionStatus.Closed));
        var waits = await standing.Select(b => new StandingWait(b.Id, b.ActionItemId, b.Kind, b.DependsOnId, b.OutsideParty, b.RaisedOn)).ToListAsync(cancellationToken);
        var seen = person is null ? db.Actions : db.ActionsSeenBy(person, today);
        var held = await seen.Where(a => a.Status != ActionStatus.Closed && standing.Any(b => b.ActionItemId == a.Id))
            .Select(a => new { a.Id, a.Ref, a.TargetDate, a.Rating, a.Status }).ToDictionaryAsync(a => a.Id, cancellationToken);
        var ranked = CriticalList.Rank(waits, held.ToDictionary(h => h.Key, h => new HeldFacts(Position.IsOverdue(h.Value.Status, h.Value.TargetDate, today), h.Value.Rating == Rating.High)));
        var first = Math.Clamp(skip, 0, Math.Max(0, ranked.Count - 1));
        var page = ranked.Skip(first).Take(take).ToList();
        var decisions = await DecisionsAsync(page, cancellationToken);
        var actions = await ActionsAsync(page, seen, cancellationToken);
        return new(today, person is null || person.IsAdministrator, ranked.Count, first + 1, [.. page.Select(c => Row(c, [.. c.Held.Select(h => held[h].Ref)], held.ContainsKey, NamesParty(c), decisions, actions))]);

        // The name of an outside body is the word of an owner; only who may see that owner's action reads it.
        bool NamesParty(CriticalBlocker c) => waits.Any(w => w.Party is { } party && string.Equals(party.Trim(), c.Party, StringComparison.OrdinalIgnoreCase) && held.ContainsKey(w.ActionId));
    }

    private static CriticalRow Row(CriticalBlocker critical, IReadOnlyList<string> held, Func<long, bool> isSeen, bool namesParty, Dictionary<long, DecisionWords> decisions, Dictionary<long, ActionWords> actions)
    {
        var (title, kind, reference, about) = critical switch
        {
            { ActionId: { } id } => (actions[id].Ref, "Action", actions[id].IsSeen ? actions[id].Ref : null, actions[id].IsSeen ? actions[id].AgreedAction : null),
            { DecisionId: { } id } when isSeen(decisions[id].ActionId) => (decisions[id].Board ?? "No board found yet", $"Decision on {decisions[id].Ref}", decisions[id].Ref, decisions[id].ToDecide),
            { DecisionId: { } id } => ("A board", $"Decision on {decisions[id].Ref}", null, null),
            _ => (namesParty ? critical.Party! : "Somebody outside", "Outside body", null, (string?)null),
        };
        return new(title, kind, reference, about, held, critical.Overdue, critical.High, critical.Since);
    }

    private Task<Dictionary<long, DecisionWords>> DecisionsAsync(List<CriticalBlocker> page, CancellationToken cancellationToken)
    {
        var ids = page.Select(c => c.DecisionId).OfType<long>().ToList();
        return db.Blockers.Where(b => ids.Contains(b.Id)).Select(b => new DecisionWords(b.Id, b.ActionItemId, b.ActionItem!.Ref, b.Board == null ? null : b.Board.Name, b.ToDecide))
            .ToDictionaryAsync(b => b.Id, cancellationToken);
    }

    private Task<Dictionary<long, ActionWords>> ActionsAsync(List<CriticalBlocker> page, IQueryable<ActionItem> seen, CancellationToken cancellationToken)
    {
        var ids = page.Select(c => c.ActionId).OfType<long>().ToList();
        return db.Actions.Where(a => ids.Contains(a.Id)).Select(a => new ActionWords(a.Id, a.Ref, a.AgreedAction, seen.Any(s => s.Id == a.Id))).ToDictionaryAsync(a => a.Id, cancellationToken);
    }

    private sealed record DecisionWords(long Id, long ActionId, string Ref, string? Board, string? ToDecide);

    private sealed record ActionWords(long Id, string Ref, string AgreedAction, bool IsSeen);
}

using ActionBot.Access;
using ActionBot.Blockers.Cards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Blockers;

/// <summary>
/// Reads a chain of waits from one end, as far as the reader may see. What an action that they may see waits for, and what waits for it, is
/// named by its ref, so that they know whom to ask for; there the chain ends for them, because what an action they may not see waits for is
/// none of their business.
/// </summary>
internal sealed class ChainQuery(ActionBotContext db)
{
    private const int MostNodes = 500;

    /// <summary>What waits for an action, itself or through others.</summary>
    public async Task<ChainView> WaitingOnAsync(ActionItem action, Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var (links, known) = await WalkAsync(action.Id, up: true, person, today, cancellationToken);
        // What is seen comes first, so that what does not fit on the card can be counted.
        var order = links.Select(l => l.ActionItemId).Distinct().OrderBy(id => !known[id].IsSeen).ToList();
        var rows = order
            .Take(ChainCard.MostRows)
            .Select(id =>
                Row(
                    known[id],
                    [
                        .. links
                            .Where(l => l.ActionItemId == id)
                            .Select(l => $"waits for {known[l.DependsOnId!.Value].Ref} {Since(l, today)}"),
                    ]
                )
            )
            .ToList();
        var rest = order.Skip(rows.Count).ToList();
        return new(
            $"What waits for {action.Ref}",
            $"Nothing waits for {action.Ref}.",
            today,
            rows,
            rest.Count(id => known[id].IsSeen),
            MoreUnseen: rest.Exists(id => !known[id].IsSeen)
        );
    }

    /// <summary>What an action waits for, itself or through others: actions, decisions and outside bodies.</summary>
    public async Task<ChainView> WaitsForAsync(ActionItem action, Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var (links, known) = await WalkAsync(action.Id, up: false, person, today, cancellationToken);
        var rows = links.GroupBy(l => On(l, known)).Select(g => Row(g.Key, [.. g], known, today)).ToList();
        var answered = links
            .Where(l => l.ActionItemId == action.Id)
            .Select(l => On(l, known).Ref)
            .OfType<string>()
            .Select(Refs.Key)
            .ToHashSet();
        var stated = Dependencies.Named(action.RegisterDependsOn).Where(r => !answered.Contains(Refs.Key(r))).ToList();
        var shown = rows.Take(ChainCard.MostRows).ToList();
        var rest = rows.Skip(shown.Count).ToList();
        return new(
            $"What {action.Ref} waits for",
            $"{action.Ref} waits for nothing, by the latest answer of its owner.",
            today,
            shown,
            rest.Count(r => r.IsSeen || r.Ref is null),
            stated.Count > 0 ? $"The register says that {action.Ref} depends on {British.List(stated)}." : null,
            rest.Exists(r => !r.IsSeen && r.Ref is not null)
        );
    }

    // One query for each link of the chain, and one for what may be seen of it; the walk goes on from what is seen only.
    private async Task<(List<Link> Links, Dictionary<long, KnownLink> Known)> WalkAsync(
        long start,
        bool up,
        Person person,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var links = new List<Link>();
        var known = await KnownAsync([start], person, today, cancellationToken);
        for (List<long> next = [start]; next.Count > 0 && links.Count < MostNodes; )
        {
            var standing = db.StandingBlockers()
                .Where(b =>
                    b.ActionItem!.Status != ActionStatus.Closed && (b.DependsOnId == null || b.DependsOn!.Status != ActionStatus.Closed)
                );
            var found = await (
                up
                    ? standing.Where(b => b.DependsOnId != null && next.Contains(b.DependsOnId.Value))
                    : standing.Where(b => next.Contains(b.ActionItemId))
            )
                .OrderBy(b => b.RaisedOn)
                .ThenBy(b => b.Id)
                .Take(MostNodes)
                .Select(b => new Link(
                    b.ActionItemId,
                    b.DependsOnId,
                    b.State,
                    b.RaisedOn,
                    b.Expected,
                    b.OutsideParty,
                    b.ToDecide,
                    b.Board == null ? null : b.Board.Name
                ))
                .ToListAsync(cancellationToken);
            links.AddRange(found);
            var added = await KnownAsync(
                [.. found.Select(l => up ? l.ActionItemId : l.DependsOnId).OfType<long>().Distinct().Where(id => !known.ContainsKey(id))],
                person,
                today,
                cancellationToken
            );
            foreach (var (id, action) in added)
                known[id] = action;
            next = [.. added.Values.Where(a => a.IsSeen).Select(a => a.Id)];
        }
        return (links, known);
    }

    private async Task<Dictionary<long, KnownLink>> KnownAsync(
        IReadOnlyCollection<long> ids,
        Person person,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        if (ids.Count == 0)
            return [];
        var keys = ids.ToList();
        var seen = db.ActionsSeenBy(person, today);
        return await db
            .Actions.Where(a => keys.Contains(a.Id))
            .Select(a => new KnownLink(
                a.Id,
                a.Ref,
                a.Rating,
                a.TargetDate,
                a.AgreedAction,
                a.Owner == null ? null : a.Owner.Name,
                seen.Any(s => s.Id == a.Id)
            ))
            .ToDictionaryAsync(a => a.Id, cancellationToken);
    }

    // What an owner named without seeing it stands as they typed it, so that the card is the same where there is no such action.
    private static Named On(Link link, Dictionary<long, KnownLink> known) =>
        link switch
        {
            { DependsOnId: { } id } when known[id].IsSeen => new(known[id].Ref, id, null),
            { OutsideParty: { } typed } when Refs.LooksLikeOne(typed) => new(typed, null, null),
            { OutsideParty: { } party } => new(null, null, party),
            { DependsOnId: { } id } => new(known[id].Ref, null, null),
            _ => new(null, null, $"{link.Board ?? "A board not found yet"} has to decide"),
        };

    private static ChainRow Row(Named on, IReadOnlyList<Link> links, Dictionary<long, KnownLink> known, DateOnly today)
    {
        string[] waits = [.. links.Select(l => $"{known[l.ActionItemId].Ref} waits for it {Since(l, today)}")];
        string[] decisions = [.. links.Select(l => l.ToDecide).OfType<string>().Distinct().Select(what => $"“{what}”")];
        return on.Id is { } id
            ? Row(known[id], waits)
            : new(on.Ref, on.Title, Rating.NotRated, null, false, true, null, [.. decisions, .. waits]);
    }

    private static ChainRow Row(KnownLink action, IReadOnlyList<string> waits) =>
        action.IsSeen
            ? new(
                action.Ref,
                null,
                action.Rating,
                action.TargetDate,
                true,
                true,
                action.AgreedAction,
                [action.Owner ?? "Has no owner", .. waits]
            )
            : new(action.Ref, null, Rating.NotRated, null, false, true, null, []);

    private static string Since(Link link, DateOnly today)
    {
        var how = link is { DependsOnId: not null, State: BlockerState.Accepted } ? "promised for" : "expected by";
        return $"since {British.Date(link.RaisedOn, today)}{(link.Expected is { } on ? $", {how} {British.Date(on, today)}" : "")}";
    }

    private sealed record Link(
        long ActionItemId,
        long? DependsOnId,
        BlockerState State,
        DateOnly RaisedOn,
        DateOnly? Expected,
        string? OutsideParty,
        string? ToDecide,
        string? Board
    );

    private sealed record KnownLink(
        long Id,
        string Ref,
        Rating Rating,
        DateOnly? TargetDate,
        string AgreedAction,
        string? Owner,
        bool IsSeen
    );

    private sealed record Named(string? Ref, long? Id, string? Title);
}

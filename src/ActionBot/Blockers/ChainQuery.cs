using ActionBot.Blockers.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Blockers;

/// <summary>
/// Reads a chain of waits from one end. Whoever may see the action at that end is told the refs of the chain, and nothing more of those actions that they
/// may not see: without the ref nobody could find out whom to talk to.
/// </summary>
internal sealed class ChainQuery(ActionBotContext db)
{
    private const int MostNodes = 500;

    /// <summary>What waits for an action, itself or through others.</summary>
    public async Task<ChainView> WaitingOnAsync(ActionItem action, Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var links = await WalkAsync(action.Id, up: true, cancellationToken);
        var order = Order(links.Select(l => l.ActionItemId));
        var known = await KnownAsync([.. order.Take(ChainCard.MostRows), .. links.Select(l => l.DependsOnId!.Value)], person, today, cancellationToken);
        var rows = order.Take(ChainCard.MostRows).Select(id => Row(known[id],
            [.. links.Where(l => l.ActionItemId == id).Select(l => $"waits for {known[l.DependsOnId!.Value].Ref} since {British.Date(l.RaisedOn, today)}{Promised(l, today)}")])).ToList();
        return new($"What waits for {action.Ref}", $"Nothing waits for {action.Ref}.", today, rows, order.Count - rows.Count);
    }

    /// <summary>What an action waits for, itself or through others: actions, decisions and outside bodies.</summary>
    public async Task<ChainView> WaitsForAsync(ActionItem action, Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var links = await WalkAsync(action.Id, up: false, cancellationToken);
        var known = await KnownAsync([action.Id, .. links.SelectMany(l => new[] { l.ActionItemId, l.DependsOnId ?? l.ActionItemId })], person, today, cancellationToken);
        var rows = new List<ChainRow>();
        foreach (var link in links)
        {
            var waiting = known[link.ActionItemId];
            if (link.DependsOnId is not { } on)
                rows.Add(Other(link, waiting, today));
            else if (!rows.Any(r => r.Ref == known[on].Ref))
                rows.Add(Row(known[on], [.. links.Where(l => l.DependsOnId == on).Select(l => $"{known[l.ActionItemId].Ref} waits for it since {British.Date(l.RaisedOn, today)}{Promised(l, today)}")]));
        }
        var answered = links.Where(l => l.ActionItemId == action.Id && l.DependsOnId is not null).Select(l => known[l.DependsOnId!.Value].Ref).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var stated = Dependencies.Named(action.RegisterDependsOn).Where(r => !answered.Contains(r)).ToList();
        return new($"What {action.Ref} waits for", $"{action.Ref} waits for nothing, by the latest answer of its owner.", today,
            [.. rows.Take(ChainCard.MostRows)], Math.Max(0, rows.Count - ChainCard.MostRows),
            stated.Count > 0 ? $"The register says that {action.Ref} depends on {British.List(stated)}." : null);
    }

    // One query for each link of the chain.
    private async Task<List<Link>> WalkAsync(long start, bool up, CancellationToken cancellationToken)
    {
        var links = new List<Link>();
        var seen = new HashSet<long> { start };
        for (List<long> next = [start]; next.Count > 0 && links.Count < MostNodes;)
        {
            var standing = db.Blockers.Where(b => (b.State == BlockerState.Raised || b.State == BlockerState.Accepted) && b.ActionItem!.Status != ActionStatus.Closed && (b.DependsOnId == null || b.DependsOn!.Status != ActionStatus.Closed));
            var found = await (up ? standing.Where(b => b.DependsOnId != null && next.Contains(b.DependsOnId.Value)) : standing.Where(b => next.Contains(b.ActionItemId)))
                .OrderBy(b => b.RaisedOn).ThenBy(b => b.Id).Take(MostNodes)
                .Select(b => new Link(b.ActionItemId, b.DependsOnId, b.State, b.RaisedOn, b.Expected, b.OutsideParty, b.ToDecide, b.Board == null ? null : b.Board.Name)).ToListAsync(cancellationToken);
            links.AddRange(found);
            next = [.. found.Select(l => up ? l.ActionItemId : l.DependsOnId).OfType<long>().Distinct().Where(seen.Add)];
        }
        return links;
    }

    private async Task<Dictionary<long, Known>> KnownAsync(IReadOnlyCollection<long> ids, Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var keys = ids.Distinct().ToList();
        var seen = db.ActionsSeenBy(person, today);
        return await db.Actions.Where(a => keys.Contains(a.Id))
            .Select(a => new Known(a.Id, a.Ref, a.Rating, a.TargetDate, a.Forecast, a.AgreedAction, a.Owner == null ? null : a.Owner.Name, seen.Any(s => s.Id == a.Id)))
            .ToDictionaryAsync(a => a.Id, cancellationToken);
    }

    private static ChainRow Row(Known action, IReadOnlyList<string> waits) => action.IsSeen
        ? new(action.Ref, null, action.Rating, action.TargetDate, true, true, action.AgreedAction, [action.Owner ?? "Has no owner", .. waits])
        : new(action.Ref, null, Rating.NotRated, null, false, true, null, waits);

    private static ChainRow Other(Link link, Known waiting, DateOnly today)
    {
        var isDecision = link.OutsideParty is null;
        var title = isDecision
            ? waiting.IsSeen ? $"{link.Board ?? "A board not found yet"} has to decide" : "A board has to decide"
            : waiting.IsSeen ? link.OutsideParty! : "An outside body";
        string[] lines =
        [
            .. isDecision && waiting.IsSeen && link.ToDecide is { } what ? [$"“{what}”"] : Array.Empty<string>(),
            $"{waiting.Ref} waits for it since {British.Date(link.RaisedOn, today)}{(link.Expected is { } on ? $", expected by {British.Date(on, today)}" : "")}",
        ];
        return new(null, title, Rating.NotRated, null, false, true, null, lines);
    }

    private static string Promised(Link link, DateOnly today) => link.Expected is { } on ? $", {(link.State == BlockerState.Accepted ? "promised for" : "expected by")} {British.Date(on, today)}" : "";

    private static List<long> Order(IEnumerable<long> ids) => [.. ids.Distinct()];

    private sealed record Link(long ActionItemId, long? DependsOnId, BlockerState State, DateOnly RaisedOn, DateOnly? Expected, string? OutsideParty, string? ToDecide, string? Board);

    private sealed record Known(long Id, string Ref, Rating Rating, DateOnly? TargetDate, DateOnly? Forecast, string AgreedAction, string? Owner, bool IsSeen);
}

using ActionBot.Boards.Agendas;
using ActionBot.Boards.Cards;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Queue;

/// <summary>The decisions for which no rule found a board. Administrators are asked, and may say that it is always so.</summary>
internal sealed class UnroutedDecisions(ActionBotContext db, DecisionRoutes routes, Outbox outbox, Calendars calendars, TimeProvider clock)
{
    private const int MostBoards = 40,
        MostAtOnce = 5;

    /// <summary>The queue, oldest first.</summary>
    public IQueryable<Blocker> Waiting => db.StandingDecisions().Where(b => b.BoardId == null).OrderBy(b => b.Id);

    /// <summary>The next of the queue after one, from the start again at its end; null when it is empty.</summary>
    public async Task<QueueView?> NextAsync(long after, DateOnly today, CancellationToken cancellationToken, string? band = null)
    {
        var ids = await Waiting.Select(b => b.Id).ToListAsync(cancellationToken);
        return ids.Count == 0
            ? null
            : await ViewAsync(ids.Find(i => i > after) is > 0 and var next ? next : ids[0], ids.Count - 1, today, cancellationToken, band);
    }

    /// <summary>Asks every administrator about what is new in the queue, once, at the time at which they may be written to.</summary>
    public async Task AskAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var fresh = await Waiting.Where(b => b.ShownOn == null).Take(MostAtOnce).ToListAsync(cancellationToken);
        if (fresh.Count == 0)
            return;
        var left = await Waiting.CountAsync(cancellationToken) - 1;
        var administrators = await db
            .People.AsNoTracking()
            .Where(p => p.IsAdministrator && p.IsActive)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
        foreach (var blocker in fresh)
        {
            var card = QueueCard.Draw(await ViewAsync(blocker.Id, left, today, cancellationToken));
            foreach (var person in administrators)
                await outbox.SendAsync(
                    $"queue:{blocker.Id}:{blocker.Version}:{person.Id}",
                    OutboxAddress.Person(person.Id),
                    OutboundActivity.Card(CardJson.ToElement(card), QueueCard.Headline),
                    OutboxPriority.Bulk,
                    calendars.PatternOf(person).NextSend(clock.GetUtcNow()),
                    cancellationToken
                );
            // In the queue this says that the administrators were asked.
            blocker.ShownOn = today;
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<QueueView> ViewAsync(long id, int left, DateOnly today, CancellationToken cancellationToken, string? band = null)
    {
        var blocker = await db
            .Blockers.AsNoTracking()
            .Include(b => b.ActionItem!)
                .ThenInclude(a => a.Owner)
            .SingleAsync(b => b.Id == id, cancellationToken);
        var action = blocker.ActionItem!;
        var routed = await routes.ActionAsync(action.Id, cancellationToken);
        var names = await db
            .Areas.Where(a => routed.AreaPath.StartsWith(a.Path))
            .OrderByDescending(a => a.Path.Length)
            .Select(a => new { a.Path, a.Name })
            .ToListAsync(cancellationToken);
        var boards = await db.Boards.AsNoTracking().ToListAsync(cancellationToken);
        List<(string, string)> always = [($"source:{routed.Source}", $"Always for the source {routed.Source}")];
        always.AddRange(names.Select(n => ($"area:{n.Path}", $"Always for the area {n.Name}")));
        if (routed.Theme is { Length: > 0 } theme)
            always.Add(($"theme:{theme}", $"Always for the theme {theme}"));
        return new(
            today,
            blocker.Id,
            blocker.Version,
            blocker.ToDecide ?? "",
            action.Ref,
            action.Rating,
            action.Owner?.Name,
            action.AgreedAction,
            blocker.RouteReason ?? "No board’s remit names it",
            [
                .. boards
                    .OrderByDescending(b => b.Remit.Fit(routed.Source, routed.AreaPath, routed.Rating, routed.Theme))
                    .ThenBy(b => b.Remit.OnlyCovers(routed.Rating))
                    .ThenBy(b => b.Name, StringComparer.Ordinal)
                    .Take(MostBoards)
                    .Select(b => (b.Code, b.Name)),
            ],
            always,
            left,
            band
        );
    }

    /// <summary>
    /// The rule that a choice of "from now on" means for an action; null for "only this one" and for what the action has nothing
    /// to do with.
    /// </summary>
    public static RoutingRule? Remembered(string? always, RoutedAction action, long boardId, Person by, DateTimeOffset at)
    {
        var rule = new RoutingRule
        {
            BoardId = boardId,
            PersonId = by.Id,
            At = at,
        };
        switch (always?.Split(':', 2))
        {
            case ["source", var source] when source == action.Source:
                rule.Source = source;
                return rule;
            case ["area", { Length: > 0 } area] when action.AreaPath.StartsWith(area, StringComparison.Ordinal) && area.EndsWith('/'):
                rule.AreaPath = area;
                return rule;
            case ["theme", var theme] when theme == action.Theme && theme.Length > 0:
                rule.Theme = theme;
                return rule;
            default:
                return null;
        }
    }
}

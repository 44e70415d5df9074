using ActionBot.Boards.Agendas;
using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.History;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Queue;

/// <summary>"Send to this board": an administrator picks the board, and may say that it is always so.</summary>
internal sealed class PickBoard(
    ActionBotContext db,
    UnroutedDecisions queue,
    DecisionRoutes routes,
    BoardStepWriter steps,
    TimeProvider clock
) : ICardAction
{
    private const string Through = "card " + QueueCard.Verb;

    public string Verb => QueueCard.Verb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        var id = BoardData.Id(press.Data["blocker"], "blk");
        var blocker = press.Person.IsAdministrator
            ? await db
                .Blockers.Include(b => b.ActionItem)
                .FirstOrDefaultAsync(b => b.Id == id && b.Kind == BlockerKind.Decision, cancellationToken)
            : null;
        if (blocker is null)
            return CardReply.Say(BoardDesk.NotYours);
        var today = press.Person.DayAt(clock.GetUtcNow());
        if (!blocker.IsOpenDecision() || blocker.BoardId is not null)
            return await DoneAsync(blocker, today, cancellationToken);
        var code = press.Data[QueueCard.BoardInput];
        if (
            press.Data.Number("rev") != blocker.Version
            || code is null
            || await db.Boards.AsNoTracking().FirstOrDefaultAsync(b => b.Code == code, cancellationToken) is not { } board
        )
            return CardReply.Replace(
                QueueCard.Draw(
                    (
                        await queue.NextAsync(
                            blocker.Id - 1,
                            today,
                            cancellationToken,
                            code is null ? "Choose the board. Nothing was sent." : Sentences.OutOfDate
                        )
                    )!
                )
            );
        var rule = UnroutedDecisions.Remembered(
            press.Data[QueueCard.AlwaysInput],
            await routes.ActionAsync(blocker.ActionItemId, cancellationToken),
            board.Id,
            press.Person,
            clock.GetUtcNow()
        );
        if (rule is not null)
            await RememberAsync(rule, board, press.Person, today, cancellationToken);
        var before = await steps.WhereAsync(blocker, cancellationToken);
        blocker.PassOn(board.Id, "The tracking team chose it", today);
        await steps.RecordAsync(
            blocker,
            press.Person,
            today,
            before,
            Through,
            $"{blocker.ActionItem!.Ref}: “{blocker.ToDecide}” is passed to the {board.Name}.",
            null,
            cancellationToken
        );
        var others = rule is null ? 0 : await RouteOthersAsync(press.Person, today, cancellationToken);
        return CardReply.Replace(
            DecisionFormCard.Receipt(
                $"Sent to the {board.Name}",
                [("Item", blocker.ToDecide ?? ""), ("For", blocker.ActionItem.Ref)],
                [
                    "Its secretariat sees it with its next digest.",
                    .. rule is null ? Array.Empty<string>() : ["From now on the like goes there by itself."],
                    .. others > 0 ? [$"{British.Count(others, "other item")} of the queue went too."] : Array.Empty<string>(),
                ],
                null
            )
        );
    }

    // The newest word on the same thing counts.
    private async Task RememberAsync(RoutingRule rule, Board board, Person by, DateOnly today, CancellationToken cancellationToken)
    {
        var known = await db.RoutingRules.FirstOrDefaultAsync(
            r => r.Source == rule.Source && r.AreaPath == rule.AreaPath && r.Theme == rule.Theme,
            cancellationToken
        );
        var before = known is null
            ? null
            : await db.Boards.Where(b => b.Id == known.BoardId).Select(b => b.Code).FirstAsync(cancellationToken);
        if (known is null)
            db.Add(rule);
        else
            (known.BoardId, known.PersonId, known.At) = (rule.BoardId, rule.PersonId, rule.At);
        db.Add(
            new ChangeOrigin(rule.At, today, by.Id, Through).Of(
                "routing",
                $"{rule.Source}{rule.AreaPath}{rule.Theme}",
                "board",
                before,
                board.Code
            )
        );
    }

    private async Task<int> RouteOthersAsync(Person by, DateOnly today, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var routed = 0;
        foreach (var other in await queue.Waiting.Include(b => b.ActionItem).ToListAsync(cancellationToken))
        {
            var route = await routes.FindAsync(other.ActionItemId, null, cancellationToken);
            if (route.BoardId is null)
                continue;
            other.Route(route, today);
            await steps.RecordAsync(other, by, today, "raised at the queue", Through, null, null, cancellationToken);
            routed++;
        }
        return routed;
    }

    private async Task<CardReply> DoneAsync(Blocker blocker, DateOnly today, CancellationToken cancellationToken)
    {
        var by = await db
            .Changes.Where(c =>
                c.Entity == "action" && c.Key == blocker.ActionItem!.Ref && c.Field == BoardStepWriter.Field && c.PersonId != null
            )
            .OrderByDescending(c => c.Id)
            .Join(db.People, c => c.PersonId, p => p.Id, (c, p) => p.Name)
            .FirstOrDefaultAsync(cancellationToken);
        var band = $"{blocker.ActionItem!.Ref} is already dealt with{(by is null ? "" : $", by {by}")}. Nothing was changed.";
        return await queue.NextAsync(blocker.Id, today, cancellationToken, band) is { } next
            ? CardReply.Replace(QueueCard.Draw(next))
            : CardReply.Replace(DecisionFormCard.Receipt("Already done", [("For", blocker.ActionItem.Ref)], [band], null));
    }
}

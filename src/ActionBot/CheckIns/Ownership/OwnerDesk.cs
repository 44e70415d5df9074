using ActionBot.Access;
using ActionBot.Conversation;
using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Ownership;

/// <summary>Opens the question "who owns it?" for those who may settle it.</summary>
internal sealed class OwnerDesk(ActionBotContext db, OwnerWriter naming, TimeProvider clock)
{
    /// <summary>The action of a press, or null when it does not exist for this person.</summary>
    public async Task<OpenOwnership?> OpenAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (
            press.Data["ref"] is not { Length: > 0 and <= Refs.MaxLength } reference
            || await db.ActionsLedBy(press.Person).Include(a => a.Owner).FindAsync(reference, cancellationToken) is not { } action
        )
            return null;
        var query = long.TryParse(press.Data["query"], out var id)
            ? await db.OwnershipQueries.FirstOrDefaultAsync(q => q.Id == id && q.ActionItemId == action.Id, cancellationToken)
            : null;
        var moved = long.TryParse(press.Data["owner"], out var drawn) && drawn != (action.OwnerId ?? 0);
        return new(
            action,
            query,
            press.Person.DayAt(clock.GetUtcNow()),
            query is { IsOpen: false } || moved || action.Status == ActionStatus.Closed
        );
    }

    /// <summary>What somebody else settled first.</summary>
    public async Task<CardReply> SettledAsync(ActionItem action, CancellationToken cancellationToken)
    {
        var closed = action.Status == ActionStatus.Closed;
        // What was read before may be older than what settled it.
        var owner = await db.Actions.Where(a => a.Id == action.Id).Select(a => a.Owner!.Name).FirstOrDefaultAsync(cancellationToken);
        var settled =
            closed ? $"{action.Ref} is closed. Nothing more is needed."
            : owner is null ? $"{action.Ref} has no owner."
            : $"{owner} owns {action.Ref}.";
        return CardReply.Replace(
            OwnerCard.Receipt(
                action.Ref,
                action.AgreedAction,
                settled,
                [],
                closed ? null : $"This was already settled by {await naming.SettledByAsync(action.Ref, cancellationToken)}."
            )
        );
    }
}

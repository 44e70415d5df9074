using ActionBot.Access;
using ActionBot.Blockers.Cards;
using ActionBot.Conversation;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Blockers;

/// <summary>One action on the desk of somebody who answers for it, and the wait that was pressed.</summary>
/// <param name="Action">The action that something waits for.</param>
/// <param name="Blocker">The wait; none where it is not one for this action.</param>
/// <param name="Today">The person's day.</param>
internal sealed record OpenDependency(ActionItem Action, Blocker? Blocker, Person Person, DateOnly Today);

/// <summary>Shows the owner of an action, or who answers for them, what waits for it.</summary>
internal sealed class DependencyDesk(ActionBotContext db, TimeProvider clock)
{
    /// <summary>To somebody who does not answer for the action, as for an action that does not exist.</summary>
    public const string NotYours = "This is not yours to answer, or not any more. Type “my actions” to see what is.";

    /// <summary>The action of a press, and the wait, or null when it is not this person's.</summary>
    public async Task<OpenDependency?> OpenAsync(CardPress press, CancellationToken cancellationToken)
    {
        var (reference, today) = (press.Data["ref"], press.Person.DayAt(clock.GetUtcNow()));
        var action = await db.ActionsAnsweredBy(press.Person, today)
            .Include(a => a.Report!)
                .ThenInclude(r => r.Source)
            .FirstOrDefaultAsync(a => a.Ref == reference, cancellationToken);
        if (action is null)
            return null;
        var blocker = press.Data.Number("blocker") is { } id
            ? await db
                .Blockers.Include(b => b.ActionItem!)
                    .ThenInclude(a => a.Owner)
                .FirstOrDefaultAsync(b => b.Id == id && b.DependsOnId == action.Id, cancellationToken)
            : null;
        return new(action, blocker, press.Person, today);
    }

    /// <summary>The card of what waits for the action, as it stands now.</summary>
    public async Task<DependencyView> ViewAsync(
        OpenDependency open,
        CancellationToken cancellationToken,
        string? band = null,
        OpenDependencyForm? form = null
    )
    {
        var standing = db.StandingBlockers().Where(b => b.DependsOnId == open.Action.Id && b.ActionItem!.Status != ActionStatus.Closed);
        var rows = await standing
            .OrderBy(b => b.State)
            .ThenBy(b => b.RaisedOn)
            .ThenBy(b => b.Id)
            .Take(DependencyCard.MostRows)
            .Select(b => new
            {
                b.Id,
                b.Version,
                b.ActionItemId,
                b.ActionItem!.Ref,
                b.RaisedOn,
                b.Expected,
                IsAccepted = b.State == BlockerState.Accepted,
            })
            .ToListAsync(cancellationToken);
        var visible = db.ActionsSeenBy(open.Person, open.Today).Select(a => a.Id);
        var shown = rows.ConvertAll(r => r.Id);
        // What the reader may not see is not even read.
        var seen = await standing
            .Where(b => shown.Contains(b.Id) && visible.Contains(b.ActionItemId))
            .Select(b => new
            {
                b.Id,
                b.ActionItem!.Rating,
                b.ActionItem.TargetDate,
                b.ActionItem.AgreedAction,
                Owner = b.ActionItem.Owner == null ? null : b.ActionItem.Owner.Name,
                Line = db.Updates.Where(u => u.Id == b.UpdateId).Select(u => u.Line).FirstOrDefault(),
            })
            .ToDictionaryAsync(b => b.Id, cancellationToken);
        var rest = standing.Where(b => !shown.Contains(b.Id));
        var isFull = rows.Count == DependencyCard.MostRows;
        var more = isFull ? await rest.CountAsync(b => visible.Contains(b.ActionItemId), cancellationToken) : 0;
        var moreUnseen = isFull && await rest.AnyAsync(b => !visible.Contains(b.ActionItemId), cancellationToken);
        return new(
            open.Action.Ref,
            open.Action.Report!.Source!.Name,
            open.Action.AgreedAction,
            open.Action.TargetDate,
            open.Today,
            [
                .. rows.Select(r => new WaitingView(
                    r.Id,
                    r.Version,
                    r.Ref,
                    seen.GetValueOrDefault(r.Id) is { } s
                        ? new(s.Rating, s.TargetDate, s.AgreedAction, s.Owner ?? "Its owner", s.Line, r.RaisedOn, r.Expected)
                        : null,
                    r.IsAccepted ? r.Expected : null
                )),
            ],
            more,
            band,
            form,
            moreUnseen
        );
    }

    /// <summary>Whether the person may see the action that waits.</summary>
    public Task<bool> SeesWaitingAsync(OpenDependency open, Blocker blocker, CancellationToken cancellationToken) =>
        db.ActionsSeenBy(open.Person, open.Today).AnyAsync(a => a.Id == blocker.ActionItemId, cancellationToken);

    /// <summary>The card in the place of the one that was pressed.</summary>
    public async Task<CardReply> ReplaceAsync(
        OpenDependency open,
        CancellationToken cancellationToken,
        string? band = null,
        OpenDependencyForm? form = null
    ) => CardReply.Replace(DependencyCard.Draw(await ViewAsync(open, cancellationToken, band, form)));
}

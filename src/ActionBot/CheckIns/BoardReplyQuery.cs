using ActionBot.Domain.Blockers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns;

/// <summary>
/// What a board, or the owner of what an action was to wait for, said about it, for as long as its own owner has not answered.
/// </summary>
internal sealed class BoardReplyQuery(ActionBotContext db)
{
    /// <summary>The board's word, or null where there is none to answer.</summary>
    public async Task<string?> OfAsync(ActionItem action, DateOnly today, CancellationToken cancellationToken)
    {
        var last = await db
            .Blockers.Where(b =>
                b.ActionItemId == action.Id
                && b.Kind == BlockerKind.Decision
                && (b.State == BlockerState.SentBack || b.State == BlockerState.Decided)
                && !db.Updates.Any(u => u.ActionItemId == action.Id && u.Id > b.UpdateId)
            )
            .OrderByDescending(b => b.Id)
            .Select(b => new
            {
                b.Id,
                b.State,
                b.ToDecide,
                b.SentBackWhy,
                b.EndedOn,
                Board = b.Board!.Name,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return await DeclinedAsync(action, today, cancellationToken);
        var on = British.Date(last.EndedOn ?? today, today);
        if (last.State == BlockerState.SentBack)
            return $"The {last.Board} sent “{last.ToDecide}” back on {on}: {British.QuoteEnding(last.SentBackWhy ?? "")} Answer anew.";
        var decision = await db
            .Decisions.Where(d => d.BlockerId == last.Id)
            .OrderByDescending(d => d.Id)
            .Select(d => new { d.Outcome, d.Text })
            .FirstOrDefaultAsync(cancellationToken);
        return decision?.Outcome switch
        {
            DecisionOutcome.AgreedWithChanges => $"The {last.Board} agreed with changes on {on}: "
                + $"{British.QuoteEnding(decision.Text ?? "")} Give the new plan: a date, or why it is no longer needed.",
            DecisionOutcome.NotSupported => $"The {last.Board} did not support it on {on}: "
                + $"{British.QuoteEnding(decision.Text ?? "")} Give a new plan, or say that it is no longer needed.",
            DecisionOutcome.Agreed => $"The {last.Board} agreed on {on}. When will it be done?",
            DecisionOutcome.Deferred or null => null,
        };
    }

    // The owner of another action, for which this one was to wait, said that it cannot.
    private async Task<string?> DeclinedAsync(ActionItem action, DateOnly today, CancellationToken cancellationToken)
    {
        var last = await db
            .Blockers.Where(b =>
                b.ActionItemId == action.Id
                && b.Kind == BlockerKind.Dependency
                && b.State == BlockerState.SentBack
                && !db.Updates.Any(u => u.ActionItemId == action.Id && u.Id > b.UpdateId)
            )
            .OrderByDescending(b => b.Id)
            .Select(b => new
            {
                Ref = b.OutsideParty ?? b.DependsOn!.Ref,
                b.SentBackWhy,
                b.EndedOn,
            })
            .FirstOrDefaultAsync(cancellationToken);
        return last is null
            ? null
            : $"The owner of {last.Ref} said on {British.Date(last.EndedOn ?? today, today)} that "
                + $"it cannot wait for theirs: “{last.SentBackWhy}”. Answer anew.";
    }
}

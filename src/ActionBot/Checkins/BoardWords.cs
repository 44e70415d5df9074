using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Checkins;

/// <summary>What a board said about an action, for as long as its owner has not answered it.</summary>
public sealed class BoardWords(ActionBotContext db)
{
    /// <summary>The board's word, or null where there is none to answer.</summary>
    public async Task<string?> OfAsync(ActionItem action, DateOnly today, CancellationToken cancellationToken)
    {
        var last = await db.Blockers
            .Where(b => b.ActionItemId == action.Id && b.Kind == BlockerKind.Decision && (b.State == BlockerState.SentBack || b.State == BlockerState.Decided)
                && !db.Updates.Any(u => u.ActionItemId == action.Id && u.Id > b.UpdateId))
            .OrderByDescending(b => b.Id).Select(b => new { b.Id, b.State, b.ToDecide, b.SentBackWhy, b.EndedOn, Board = b.Board!.Name }).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return null;
        var on = British.Date(last.EndedOn ?? today, today);
        if (last.State == BlockerState.SentBack)
            return $"The {last.Board} sent “{last.ToDecide}” back on {on}: “{last.SentBackWhy}”. Answer anew.";
        var decision = await db.Decisions.Where(d => d.BlockerId == last.Id).OrderByDescending(d => d.Id).Select(d => new { d.Outcome, d.Text }).FirstOrDefaultAsync(cancellationToken);
        return decision?.Outcome switch
        {
            DecisionOutcome.AgreedWithChanges => $"The {last.Board} agreed with changes on {on}: “{decision.Text}”. Give the new plan: a date, or why it is no longer needed.",
            DecisionOutcome.NotSupported => $"The {last.Board} did not support it on {on}: “{decision.Text}”. Give a new plan, or say that it is no longer needed.",
            DecisionOutcome.Agreed => $"The {last.Board} agreed on {on}. When will it be done?",
            _ => null,
        };
    }
}

using ActionBot.Boards.Cards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards;

/// <summary>Writes a board's outcome down and tells everybody whom it concerns.</summary>
internal sealed class DecisionWriter(ActionBotContext db, BoardStepWriter steps, TimeProvider clock)
{
    /// <summary>Records an outcome. The version of the blocker and the key of the drawing make sure that it happens once.</summary>
    public async Task<Decision> RecordAsync(
        OpenDecisionItem open,
        DecisionForm form,
        Meeting? later,
        string once,
        CancellationToken cancellationToken
    )
    {
        var (blocker, board) = (open.Blocker, open.Board);
        var before = await steps.WhereAsync(blocker, cancellationToken);
        var decision = new Decision
        {
            BlockerId = blocker.Id,
            ActionItemId = blocker.ActionItemId,
            BoardId = board.Id,
            MeetingId = blocker.MeetingId,
            Outcome = form.Outcome,
            Text = form.Text,
            Minute = form.Minute,
            DeferredToId = form.Outcome.IsFinal() ? null : later?.Id,
            PersonId = open.Person.Id,
            At = clock.GetUtcNow(),
            On = open.Today,
            Once = once,
        };
        // A parent board that decides what was passed up to it takes it over first.
        if (blocker.BoardId != board.Id)
            blocker.PassOn(board.Id, "Taken over from the board below", open.Today);
        blocker.Decide(form.Outcome, later, open.Today);
        if (!form.Outcome.IsFinal())
            blocker.ToldMeeting = later!.Date;
        db.Add(decision);
        await steps.RecordAsync(
            blocker,
            open.Person,
            open.Today,
            before,
            "card " + BoardData.RecordVerb,
            Sentence(blocker, board, decision, later, open.Today),
            open.IsShared ? null : open.Digest?.Key,
            cancellationToken,
            form.Outcome.NeedsNewPlan() ? await VerifiersAsync(blocker, board, decision, cancellationToken) : null,
            form.Outcome.IsFinal() ? $"{form.Outcome} by {board.Code}" : null
        );
        if (!form.Outcome.IsFinal() && board.ParentId is { } parent && blocker.PassedUpOnDay(open.Today, _ => DateOnly.MaxValue) is { } why)
            await PassUpAsync(blocker, parent, why, open.Today, cancellationToken, open.IsShared ? null : open.Digest?.Key);
        return decision;
    }

    /// <summary>Passes a decision up to the parent board's secretariat, which hears of it with its next digest.</summary>
    public async Task PassUpAsync(
        Blocker blocker,
        long parentId,
        PassedUpWhy why,
        DateOnly today,
        CancellationToken cancellationToken,
        string? redrawn = null
    )
    {
        var before = await steps.WhereAsync(blocker, cancellationToken);
        var parent = await db.Boards.Where(b => b.Id == parentId).Select(b => b.Name).FirstAsync(cancellationToken);
        blocker.PassUp(parentId, why, today);
        var reason =
            why == PassedUpWhy.NotAcknowledged ? "not acknowledged in time"
            : blocker.Deferrals > DecisionLife.MostDeferrals ? $"deferred {British.Count(blocker.Deferrals, "time")}"
            : "deferred for the second time";
        await steps.RecordAsync(
            blocker,
            null,
            today,
            before,
            "sweep boards",
            $"{blocker.ActionItem!.Ref}: “{blocker.ToDecide}” is {reason}, so it also goes to the {parent}’s secretariat.",
            redrawn,
            cancellationToken
        );
    }

    private static string Sentence(Blocker blocker, Board board, Decision decision, Meeting? later, DateOnly today)
    {
        var what = $"{blocker.ActionItem!.Ref}: the {board.Name}";
        var text = decision.Text is { } words ? $": {British.QuoteEnding(words)}" : ".";
        var minute = decision.Minute is { } reference ? $" Minute {reference}." : "";
        return decision.Outcome switch
        {
            DecisionOutcome.Agreed => $"{what} agreed to “{blocker.ToDecide}”.{minute} The owner goes on, and is asked for a date.",
            DecisionOutcome.AgreedWithChanges =>
                $"{what} agreed to “{blocker.ToDecide}” with changes{text}{minute} The owner is asked for a new plan.",
            DecisionOutcome.NotSupported =>
                $"{what} does not support “{blocker.ToDecide}”{text}{minute} The owner is asked for a new plan or a closure request.",
            DecisionOutcome.Deferred => $"{what} deferred “{blocker.ToDecide}” to its meeting of "
                + $"{British.Date(later!.Date, today)}{text} You are not asked about it meanwhile.",
        };
    }

    // The agreed action may no longer stand, so whoever checks it has to know.
    private async Task<IReadOnlyList<(long, string)>> VerifiersAsync(
        Blocker blocker,
        Board board,
        Decision decision,
        CancellationToken cancellationToken
    )
    {
        var people = await db
            .SourceVerifiers.Where(v =>
                v.Person!.IsActive && db.Actions.Any(a => a.Id == blocker.ActionItemId && a.Report!.SourceId == v.SourceId)
            )
            .Select(v => v.PersonId)
            .ToListAsync(cancellationToken);
        var outcome = decision.Outcome switch
        {
            DecisionOutcome.NotSupported => "does not support",
            DecisionOutcome.AgreedWithChanges or DecisionOutcome.Agreed or DecisionOutcome.Deferred => "changed",
        };
        return
        [
            .. people.Select(p =>
                (
                    p,
                    $"{blocker.ActionItem!.Ref}, which you check: the {board.Name} {outcome} “{blocker.ToDecide}”: "
                        + $"{British.QuoteEnding(decision.Text ?? "")} The agreed action may no longer stand; its owner is asked "
                        + "for a new plan."
                )
            ),
        ];
    }
}

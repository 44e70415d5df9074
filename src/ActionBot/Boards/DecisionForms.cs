using ActionBot.Boards.Cards;
using ActionBot.Boards.Digests;
using ActionBot.Conversation;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards;

/// <summary>Loads what the decision form and its receipt show.</summary>
internal sealed class DecisionForms(ActionBotContext db, DigestReader reader)
{
    private const int MostLater = 6;

    /// <summary>The form for one item.</summary>
    public async Task<DecisionFormView> ViewAsync(
        OpenDecisionItem open,
        CancellationToken cancellationToken,
        DecisionForm? form = null,
        IReadOnlyList<FieldFault>? faults = null,
        string? band = null
    )
    {
        var (blocker, board) = (open.Blocker, open.Board);
        var action = blocker.ActionItem!;
        var verifier = await db
            .Actions.Where(a => a.Id == action.Id)
            .Select(a => a.Report!.Source!.VerifierName)
            .FirstAsync(cancellationToken);
        var parent = board.ParentId is { } id
            ? await db.Boards.Where(b => b.Id == id).Select(b => b.Name).FirstAsync(cancellationToken)
            : null;
        return new(
            PlaceOf(open),
            board.Name,
            board.Code,
            open.Today,
            blocker.OnMeeting?.Date,
            blocker.Id,
            blocker.Version,
            CardKey.New("once"),
            blocker.ToDecide ?? "",
            action.Ref,
            action.Rating,
            action.Owner?.Name,
            action.AgreedAction,
            await AlsoAsync(blocker, cancellationToken),
            [.. Later(open).Take(MostLater).Select(m => reader.Meeting(m, board.PapersDueWorkingDays, open.Today))],
            verifier,
            parent,
            blocker.Deferrals + 1 >= DecisionLife.MostDeferrals,
            form,
            faults,
            band
        );
    }

    /// <summary>The meeting to which a form defers the item, if it is one of those to come.</summary>
    public async Task<Meeting?> LaterAsync(OpenDecisionItem open, DecisionForm form, CancellationToken cancellationToken)
    {
        if (BoardData.Id(form.DeferredTo, "mtg") is not { } id || Later(open).All(m => m.Id != id))
            return null;
        return await db.Meetings.FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
    }

    /// <summary>What was recorded and what follows from it, in the place of the form.</summary>
    public async Task<CardReply> ReceiptAsync(
        OpenDecisionItem open,
        Decision decision,
        bool isPersonal,
        CancellationToken cancellationToken
    )
    {
        var action = open.Blocker.ActionItem!;
        var to = decision.DeferredToId is { } id
            ? await db.Meetings.Where(m => m.Id == id).Select(m => (DateOnly?)m.Date).FirstOrDefaultAsync(cancellationToken)
            : null;
        (string Label, string? Value)[] facts =
        [
            ("Item", open.Blocker.ToDecide),
            ("For", action.Ref),
            ("Outcome", decision.Outcome.Title()),
            ("To", to is { } date ? British.Date(date, open.Today) : null),
            ("In your words", decision.Text is { } text ? $"“{text}”" : null),
            ("Minute", decision.Minute),
            ("Recorded", $"{British.Date(decision.On, open.Today)}, by {open.Person.Name}"),
        ];
        return CardReply.Replace(
            DecisionFormCard.Receipt(
                $"Recorded: {decision.Outcome.Title().ToLowerInvariant()}",
                [.. facts.Where(f => f.Value is not null).Select(f => (f.Label, f.Value!))],
                [
                    decision.Outcome switch
                    {
                        DecisionOutcome.Agreed => "The owner and the lead are told. The owner is asked for a date.",
                        DecisionOutcome.AgreedWithChanges => "The owner is asked for a new plan. The verifier is told of the change.",
                        DecisionOutcome.NotSupported => "The owner is asked for a new plan or a closure request. The verifier is told.",
                        DecisionOutcome.Deferred => "The owner and the lead are told. The owner is not asked meanwhile.",
                    },
                ],
                isPersonal ? PlaceOf(open) : null
            )
        );
    }

    /// <summary>Where the digest hangs from which the item was opened.</summary>
    public static CardPlace PlaceOf(OpenDecisionItem open) => open.Digest is { } digest ? new(digest.Key, open.Page) : CardPlace.Nowhere;

    private static IEnumerable<Meeting> Later(OpenDecisionItem open) =>
        MeetingPlan
            .Ahead(open.Board.Meetings, open.Today)
            .Where(m =>
                m.Id != open.Blocker.MeetingId && (open.Blocker.OnMeeting is not { } on || on.BoardId != open.Board.Id || m.Date > on.Date)
            );

    private async Task<IReadOnlyList<string>> AlsoAsync(Blocker blocker, CancellationToken cancellationToken)
    {
        var same = db.StandingDecisions()
            .Where(b => b.Id != blocker.Id && b.BoardId == blocker.BoardId && b.ToDecide == blocker.ToDecide)
            .Select(b => b.ActionItem!.Ref);
        var depend = db.StandingBlockers()
            .Where(b => b.DependsOnId == blocker.ActionItemId && b.ActionItem!.Status == ActionStatus.Open)
            .Select(b => b.ActionItem!.Ref);
        return await same.Union(depend).OrderBy(r => r).Take(8).ToListAsync(cancellationToken);
    }
}

using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards;

/// <summary>One of the four outcomes. Recorded once, however often and by how many people it is sent.</summary>
internal sealed class RecordDecision(ActionBotContext db, BoardDesk desk, DecisionForms forms, DecisionWriter recorder)
    : SecretariatAction(desk)
{
    private readonly BoardDesk desk = desk;

    private const int MostOnce = 60;

    public override string Verb => BoardData.RecordVerb;

    protected override async Task<CardReply> DoAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(BoardDesk.NotYours);
        if (
            DecisionOutcomes.Read(press.Data["outcome"]) is not { } outcome
            || press.Data["once"] is not { Length: > 0 and <= MostOnce } once
        )
            return CardReply.Replace(DecisionFormCard.Draw(await forms.ViewAsync(open, cancellationToken, band: Sentences.OutOfDate)));
        if (
            await db
                .Decisions.AsNoTracking()
                .FirstOrDefaultAsync(d => d.PersonId == press.Person.Id && d.Once == once, cancellationToken) is
            { } earlier
        )
            // A key of the form of another item was forged: what was said there does not belong here.
            return earlier.BlockerId == open.Blocker.Id
                ? await forms.ReceiptAsync(open, earlier, press.Turn.IsPersonal, cancellationToken)
                : CardReply.Replace(DecisionFormCard.Draw(await forms.ViewAsync(open, cancellationToken, band: Sentences.OutOfDate)));
        if (!open.IsCurrent)
            return CardReply.Replace(
                DecisionFormCard.Receipt(
                    "Already done",
                    [("Item", open.Blocker.ToDecide ?? ""), ("For", open.Blocker.ActionItem!.Ref)],
                    [await desk.DoneAsync(open, cancellationToken)],
                    press.Turn.IsPersonal ? DecisionForms.PlaceOf(open) : null
                )
            );
        var form = new DecisionForm(outcome, press.Data.Fields(DecisionFields.All));
        var later = await forms.LaterAsync(open, form, cancellationToken);
        if (form.Check(later is not null) is { Count: > 0 } faults)
            return CardReply.Replace(DecisionFormCard.Draw(await forms.ViewAsync(open, cancellationToken, form, faults)));
        var decision = await recorder.RecordAsync(open, form, later, once, cancellationToken);
        return await forms.ReceiptAsync(open, decision, press.Turn.IsPersonal, cancellationToken);
    }
}

using ActionBot.Boards.Cards;
using ActionBot.Conversation;

namespace ActionBot.Boards;

/// <summary>"Decided": the form, as a reply in the channel's thread or in the place of a personal card.</summary>
internal sealed class OpenDecision(BoardDesk desk, DecisionForms forms) : SecretariatAction(desk)
{
    private readonly BoardDesk desk = desk;

    public override string Verb => BoardData.OpenVerb;

    protected override async Task<CardReply> DoAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(BoardDesk.NotYours);
        if (!open.IsCurrent)
            return await desk.StaleAsync(open, cancellationToken);
        var card = DecisionFormCard.Draw(await forms.ViewAsync(open, cancellationToken));
        // From a form that came back with faults it is the form itself that changes.
        return press.Turn.IsPersonal || press.Data["form"] is not null
            ? CardReply.Replace(card)
            : CardReply.New(card, $"{DecisionFormCard.Headline} {open.Blocker.ToDecide}");
    }
}

/// <summary>"Not discussed yet": nothing is recorded, and the form goes away.</summary>
internal sealed class CancelDecision(BoardDesk desk) : SecretariatAction(desk)
{
    private readonly BoardDesk desk = desk;

    public override string Verb => BoardData.CancelVerb;

    protected override async Task<CardReply> DoAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(BoardDesk.NotYours);
        if (press.Turn.IsPersonal && open.Digest is not null)
            return open.IsCurrent ? await desk.RedrawAsync(open, cancellationToken) : await desk.StaleAsync(open, cancellationToken);
        return CardReply.Replace(
            DecisionFormCard.Receipt(
                "Not discussed yet",
                [("Item", open.Blocker.ToDecide ?? ""), ("For", open.Blocker.ActionItem!.Ref)],
                ["Nothing was recorded. The item stays on the list."],
                null
            )
        );
    }
}

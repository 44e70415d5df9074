using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Domain;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Wording;

namespace ActionBot.Boards;

/// <summary>"Send back", with a reason for the owner.</summary>
internal sealed class SendItemBack(BoardDesk desk, BoardStepWriter steps) : SecretariatAction(desk)
{
    private readonly BoardDesk desk = desk;

    public override string Verb => BoardData.SendBackVerb;

    protected override async Task<CardReply> DoAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(BoardDesk.NotYours);
        if (!open.IsCurrent)
            return await desk.StaleAsync(open, cancellationToken);
        var blocker = open.Blocker;
        var why = British.OneLine(press.Data[BoardData.BackField(blocker.Id)] ?? "");
        var before = await steps.WhereAsync(blocker, cancellationToken);
        try
        {
            blocker.SendBack(why, open.Today);
        }
        catch (RuleException broken)
        {
            return await desk.RedrawAsync(open, cancellationToken, broken.Message, press.Data.Fields([BoardData.BackField(blocker.Id)]));
        }
        await steps.RecordAsync(
            blocker,
            open.Person,
            open.Today,
            before,
            "card " + Verb,
            $"{blocker.ActionItem!.Ref}: the {open.Board.Name} sends “{blocker.ToDecide}” "
                + $"back: {British.QuoteEnding(why)} The owner is asked again.",
            open.Redrawn,
            cancellationToken
        );
        return await desk.RedrawAsync(open, cancellationToken);
    }
}

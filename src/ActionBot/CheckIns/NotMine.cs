using ActionBot.CheckIns.Cards;
using ActionBot.CheckIns.Ownership;
using ActionBot.Conversation;

namespace ActionBot.CheckIns;

/// <summary>"Not mine": the lead hears of it, and the person is not asked about the action meanwhile.</summary>
internal sealed class NotMine(CheckInDesk desk, OwnershipWriter claims) : ICardAction
{
    public string Verb => CheckInData.NotMineVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(CheckInDesk.NotYours);
        if (open.Item(press.Data["notMine_ref"] ?? press.Data["ref"]) is not { } item)
            return CheckInDesk.List(open, band: "Nothing was sent. Choose the action that is not yours.");
        var sentence = await claims.ClaimAsync(
            open.Person,
            open.Today,
            item.ActionItem!,
            press.Data["notMine_who"] ?? "",
            "card " + CheckInData.NotMineVerb,
            cancellationToken
        );
        return await desk.PutOffAsync(open, item, sentence, cancellationToken);
    }
}

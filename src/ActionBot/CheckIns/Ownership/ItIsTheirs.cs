using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Wording;

namespace ActionBot.CheckIns.Ownership;

/// <summary>"It is theirs": the owner hears it, and is asked again.</summary>
internal sealed class ItIsTheirs(OwnerDesk desk, OwnerWriter naming) : ICardAction
{
    public string Verb => OwnerCard.TheirsVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(Sentences.NotFound(press.Data["ref"] ?? ""));
        if (open.Settled || open.Query is not { } query || open.Action.Owner is not { IsActive: true } owner)
            return await desk.SettledAsync(open.Action, cancellationToken);
        var line = British.OneLine(press.Data[OwnerCard.LineField] ?? "");
        if (line.Length > AnswerForm.MaxLine)
            return CardReply.Say(
                $"Nothing was sent. Your line has {line.Length:N0} characters; at most "
                    + $"{AnswerForm.MaxLine} are allowed. Shorten it and send it again."
            );
        return await naming.ConfirmAsync(
            press.Person,
            open.Today,
            open.Action,
            owner,
            query.Id,
            line,
            "card " + OwnerCard.TheirsVerb,
            cancellationToken
        )
            ? CardReply.Replace(
                OwnerCard.Receipt(
                    open.Action.Ref,
                    open.Action.AgreedAction,
                    $"{open.Action.Ref} stays with {owner.Name}.",
                    [$"{owner.Name} is told, and asked about it again."]
                )
            )
            : await desk.SettledAsync(open.Action, cancellationToken);
    }
}

using ActionBot.Access;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Ownership;

/// <summary>"Name the owner": hands the action to the chosen person.</summary>
internal sealed class NameOwner(OwnerDesk desk, OwnerCards cards, OwnerWriter naming, PersonSearch people, ActionBotContext db)
    : ICardAction
{
    private const string Through = "card " + Verbs.NameOwner;

    public string Verb => Verbs.NameOwner;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(Sentences.NotFound(press.Data["ref"] ?? ""));
        if (open.Settled)
            return await desk.SettledAsync(open.Action, cancellationToken);
        if (press.Data["owner"] is null)
            return await AskAsync(open, press.Person, cancellationToken);
        var (who, other) = (British.OneLine(press.Data[OwnerCard.Who] ?? ""), British.OneLine(press.Data[OwnerCard.Other] ?? ""));
        var (owner, fault) = await ReadAsync(press.Person, open, who, other, cancellationToken);
        if (owner is not null && owner.Id == open.Action.OwnerId)
            fault = new(other.Length > 0 ? OwnerCard.Other : OwnerCard.Who, $"{owner.Name} is its owner now. Choose somebody else.");
        if (owner is null || fault is not null)
            return CardReply.Replace(
                OwnerCard.Draw(
                    await cards.ViewAsync(open.Action.Id, open.Query, press.Person, open.Today, cancellationToken, new(who, other, fault!))
                )
            );
        if (
            await naming.NameAsync(press.Person, open.Today, open.Action, open.Query is not null, owner, Through, cancellationToken)
            is not { } next
        )
            return await desk.SettledAsync(open.Action, cancellationToken);
        return CardReply.Replace(
            OwnerCard.Receipt(open.Action.Ref, open.Action.AgreedAction, $"{owner.Name} owns {open.Action.Ref}.", next)
        );
    }

    // The button of a digest names the action only: the digest stays where it is, and the question comes beside it.
    private async Task<CardReply> AskAsync(OpenOwnership open, Person reader, CancellationToken cancellationToken)
    {
        var query =
            open.Query ?? await db.OpenOwnershipClaims().FirstOrDefaultAsync(q => q.ActionItemId == open.Action.Id, cancellationToken);
        return CardReply.New(
            OwnerCard.Draw(await cards.ViewAsync(open.Action.Id, query, reader, open.Today, cancellationToken)),
            OwnerCard.Headline(open.Action.Ref)
        );
    }

    private async Task<(Person? Owner, FieldFault? Fault)> ReadAsync(
        Person by,
        OpenOwnership open,
        string who,
        string other,
        CancellationToken cancellationToken
    )
    {
        if (other.Length > 0)
        {
            // People type names into fields for addresses.
            if (!other.Contains('@') && (await people.FindAsync(other, by, cancellationToken)).Found is { IsActive: true } named)
                return (named, null);
            var (read, wrong) = await naming.ReadAsync(by, open.Today, other, Through, cancellationToken);
            return (read, wrong is null ? null : new(OwnerCard.Other, wrong));
        }
        if (who.Length == 0)
            return (null, new(OwnerCard.Who, "Choose somebody, or give an address."));
        var chosen = await db.People.FirstOrDefaultAsync(p => p.Email == who && p.IsActive, cancellationToken);
        return (chosen, chosen is null ? new(OwnerCard.Who, "That person is not here any more. Choose another one.") : null);
    }
}

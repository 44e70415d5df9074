using ActionBot.Access;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Ownership;

/// <summary>An action whose owner somebody may name, with what the pressed card knew of it.</summary>
public sealed record OpenOwnership(ActionItem Action, OwnershipClaim? Query, DateOnly Today, bool Settled);

/// <summary>Opens the question "who owns it?" for those who may settle it.</summary>
public sealed class OwnerDesk(ActionBotContext db, OwnerWriter naming, TimeProvider clock)
{
    /// <summary>The action of a press, or null when it does not exist for this person.</summary>
    public async Task<OpenOwnership?> OpenAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (
            press.Data["ref"] is not { Length: > 0 and <= Refs.MaxLength } reference
            || await db.ActionsLedBy(press.Person).Include(a => a.Owner).FindAsync(reference, cancellationToken) is not { } action
        )
            return null;
        var query = long.TryParse(press.Data["query"], out var id)
            ? await db.OwnershipQueries.FirstOrDefaultAsync(q => q.Id == id && q.ActionItemId == action.Id, cancellationToken)
            : null;
        var moved = long.TryParse(press.Data["owner"], out var drawn) && drawn != (action.OwnerId ?? 0);
        return new(
            action,
            query,
            press.Person.DayAt(clock.GetUtcNow()),
            query is { IsOpen: false } || moved || action.Status == ActionStatus.Closed
        );
    }

    /// <summary>What somebody else settled first.</summary>
    public async Task<CardReply> SettledAsync(ActionItem action, CancellationToken cancellationToken)
    {
        var closed = action.Status == ActionStatus.Closed;
        // What was read before may be older than what settled it.
        var owner = await db.Actions.Where(a => a.Id == action.Id).Select(a => a.Owner!.Name).FirstOrDefaultAsync(cancellationToken);
        var settled =
            closed ? $"{action.Ref} is closed. Nothing more is needed."
            : owner is null ? $"{action.Ref} has no owner."
            : $"{owner} owns {action.Ref}.";
        return CardReply.Replace(
            OwnerCard.Receipt(
                action.Ref,
                action.AgreedAction,
                settled,
                [],
                closed ? null : $"This was already settled by {await naming.SettledByAsync(action.Ref, cancellationToken)}."
            )
        );
    }
}

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
            open.Query ?? await db.OpenOwnershipQueries().FirstOrDefaultAsync(q => q.ActionItemId == open.Action.Id, cancellationToken);
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

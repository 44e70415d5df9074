using ActionBot.Access;
using ActionBot.Conversation.Cards;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Controls;

/// <summary>Names a delegate and takes that back, by the same rules through every door. The delegate is told.</summary>
internal sealed class DelegationWriter(ActionBotContext db, Outbox outbox, Calendars calendars, TimeProvider clock)
{
    /// <summary>The delegations of somebody that stand or are to come.</summary>
    public Task<List<Delegation>> OfAsync(Person person, DateOnly today, CancellationToken cancellationToken) =>
        db
            .Delegations.StandingFrom(today)
            .Where(d => d.PersonId == person.Id)
            .OrderBy(d => d.From)
            .ThenBy(d => d.Id)
            .ToListAsync(cancellationToken);

    /// <summary>Why somebody cannot be the delegate until a day; null when they can.</summary>
    public async Task<string?> FaultAsync(
        Person person,
        Person delegate_,
        DateOnly today,
        DateOnly until,
        CancellationToken cancellationToken
    )
    {
        if (delegate_.Id == person.Id)
            return "You answer for yourself already. Name somebody else.";
        if (!delegate_.IsActive)
            return $"{delegate_.Name} has left. Name somebody who is here.";
        if (until < today)
            return $"{British.Date(until, today)} is in the past. Give a day from today on.";
        if (until > today.AddDays(DelegationChain.MostDays))
            return $"{British.Date(until, today)} is more than {DelegationChain.MostDays} days away. The last day "
                + $"can be {British.Date(today.AddDays(DelegationChain.MostDays), today)}.";
        var links = await db
            .Delegations.StandingFrom(today)
            .Select(d => new DelegationLink<long>(d.PersonId, d.DelegateId, d.From, d.Until))
            .ToListAsync(cancellationToken);
        if (DelegationChain.Loop(new(person.Id, delegate_.Id, today, until), links.ToLookup(l => l.Owner)) is not { } circle)
            return null;
        var names = await (await db.PeopleFoundByAsync(person, today, cancellationToken))
            .Where(p => circle.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        names[delegate_.Id] = delegate_.Name;
        // Who answers for whom among people that one does not know is none of one's business.
        if (!circle.All(names.ContainsKey))
            return "Questions would come back to you. Name somebody else.";
        return $"Questions would come back to you: {string.Join(" → ", circle.Select(p => names[p]))}. Name somebody else.";
    }

    /// <summary>Lets somebody answer for a person from today on. What stood on these days before, ends.</summary>
    public async Task StartAsync(
        Person person,
        Person delegate_,
        DateOnly today,
        DateOnly until,
        string through,
        CancellationToken cancellationToken
    )
    {
        var here = await OfAsync(person, today, cancellationToken);
        if (here.Any(d => d.DelegateId == delegate_.Id && d.From <= today && d.Until == until))
            return;
        var replaced = here.Where(d => d.From <= until).ToList();
        var added = new Delegation
        {
            PersonId = person.Id,
            DelegateId = delegate_.Id,
            From = today,
            Until = until,
        };
        db.Add(added);
        await EndAsync(person, replaced, delegate_.Id, cancellationToken);
        Note(person, today, await WordsAsync(replaced, cancellationToken), Words(added, delegate_.Email), through);
        await db.SaveChangesAsync(cancellationToken);
        var open = await db.Actions.CountAsync(a => a.OwnerId == person.Id && a.Status == ActionStatus.Open, cancellationToken);
        var headline = $"{person.Name} asks you to answer for them";
        var card = ControlCard.Draw(
            headline,
            [
                $"Until {British.Date(until, today)}, with {British.Count(open, "open action")} now.",
                "You see them among your actions, and their questions come with yours. You see nothing else of theirs.",
            ],
            CardParts.Press("Show my actions", WelcomeCard.Ask("mine"))
        );
        await TellAsync(delegate_, Key(added), OutboundActivity.Card(CardJson.ToElement(card), headline), cancellationToken);
    }

    /// <summary>Ends all delegations of a person, and gives those that it ended.</summary>
    public async Task<IReadOnlyList<Delegation>> StopAsync(
        Person person,
        DateOnly today,
        string through,
        CancellationToken cancellationToken
    )
    {
        var here = await OfAsync(person, today, cancellationToken);
        if (here.Count == 0)
            return here;
        await EndAsync(person, here, null, cancellationToken);
        Note(person, today, await WordsAsync(here, cancellationToken), null, through);
        await db.SaveChangesAsync(cancellationToken);
        return here;
    }

    // Whoever was not told yet is not told at all; the others hear that it is over, unless they go on.
    private async Task EndAsync(Person person, IReadOnlyList<Delegation> ended, long? goesOn, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var delegation in ended)
        {
            delegation.EndedAt = now;
            var key = Key(delegation);
            var withdrawn = await db
                .Outbox.Where(m =>
                    m.Key == key
                    && (m.State == OutboxState.Unreachable || (m.State == OutboxState.Pending && (m.Lease == null || m.LeaseUntil < now)))
                )
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Withdrawn), cancellationToken);
            if (
                withdrawn > 0
                || delegation.DelegateId == goesOn
                || await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == delegation.DelegateId && p.IsActive, cancellationToken)
                    is not { } told
            )
                continue;
            await TellAsync(
                told,
                key + ":ended",
                OutboundActivity.Plain($"You do not answer for {person.Name} any more. Thank you."),
                cancellationToken
            );
        }
    }

    private static string Key(Delegation delegation) => $"delegate:{delegation.Id}";

    private async Task TellAsync(Person whom, string key, OutboundActivity message, CancellationToken cancellationToken) =>
        await outbox.SendAsync(
            key,
            OutboxAddress.Person(whom.Id),
            message,
            OutboxPriority.Bulk,
            calendars.PatternOf(whom).NextSend(clock.GetUtcNow()),
            cancellationToken
        );

    private async Task<string?> WordsAsync(List<Delegation> delegations, CancellationToken cancellationToken)
    {
        var ids = delegations.Select(d => d.DelegateId).ToList();
        var emails = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Email, cancellationToken);
        return delegations.Count == 0 ? null : string.Join(", ", delegations.Select(d => Words(d, emails[d.DelegateId])));
    }

    private static string Words(Delegation delegation, string email) =>
        $"{email} from {delegation.From:yyyy-MM-dd} until {delegation.Until:yyyy-MM-dd}";

    private void Note(Person person, DateOnly today, string? from, string? to, string through) =>
        db.Add(new ChangeOrigin(clock.GetUtcNow(), today, person.Id, through).Of(person, "delegate", from, to));
}

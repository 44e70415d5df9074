using ActionBot.Access;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Ownership;

/// <summary>Takes an owner's word that an action is not theirs, through every door alike: the nearest lead is asked whose it is.</summary>
internal sealed class OwnershipWriter(
    ActionBotContext db,
    NearestLeads leads,
    Outbox outbox,
    OwnerCards cards,
    Calendars calendars,
    TimeProvider clock
)
{
    /// <summary>Records the word, once until it is settled, and tells what happens next.</summary>
    public async Task<string> ClaimAsync(
        Person person,
        DateOnly today,
        ActionItem action,
        string suggestion,
        string through,
        CancellationToken cancellationToken
    )
    {
        var suggested = British.OneLine(suggestion);
        if (suggested.Length > AnswerForm.MaxName)
            return $"Nothing was sent. Name who should be asked in at most {AnswerForm.MaxName} characters.";
        if (!await db.OpenOwnershipClaims().AnyAsync(q => q.ActionItemId == action.Id, cancellationToken))
        {
            var now = clock.GetUtcNow();
            var query = new OwnershipClaim
            {
                ActionItemId = action.Id,
                PersonId = person.Id,
                At = now,
                Suggested = suggested.Length > 0 ? suggested : null,
            };
            db.Add(query);
            db.Add(new ChangeOrigin(now, today, person.Id, through).Of(action, "ownershipQueried", null, query.Suggested ?? ""));
            await db.SaveChangesAsync(cancellationToken);
            await TellLeadsAsync(person, action, query, cancellationToken);
        }
        return $"{action.Ref}: the area lead decides who owns it. You are not asked "
            + "about it meanwhile. If it is yours after all, answer it.";
    }

    private async Task TellLeadsAsync(Person person, ActionItem action, OwnershipClaim query, CancellationToken cancellationToken)
    {
        // The nearest lead answers. Where there is none, it is the tracking team's to settle.
        var nearest = await leads.OfAsync(action.AreaId, person.Id, cancellationToken);
        var told = await db
            .People.AsNoTracking()
            .Where(p => nearest.Count > 0 ? nearest.Contains(p.Id) : p.IsAdministrator && p.IsActive && p.Id != person.Id)
            .ToListAsync(cancellationToken);
        if (told.Count == 0)
            throw new RuleException(
                $"Nobody leads the area of {action.Ref}, so nobody could be told. Please tell the team that keeps the register."
            );
        foreach (var lead in told)
        {
            var card = OwnerCard.Draw(await cards.ViewAsync(action.Id, query, lead, lead.DayAt(clock.GetUtcNow()), cancellationToken));
            await outbox.SendAsync(
                $"notMine:{query.Id}:{lead.Id}",
                OutboxAddress.Person(lead.Id),
                OutboundActivity.Card(CardJson.ToElement(card), OwnerCard.Headline(action.Ref)),
                OutboxPriority.Bulk,
                calendars.PatternOf(lead).NextSend(clock.GetUtcNow()),
                cancellationToken
            );
        }
    }
}

using System.Security.Cryptography;
using ActionBot.Checkins.Cards;
using ActionBot.Delivery;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Checkins;
using ActionBot.Storage;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Checkins;

/// <summary>Turns the bundles of a plan into check-ins and messages, in one transaction.</summary>
public sealed class CheckinWriter(ActionBotContext db, Outbox outbox, CheckinReader reader, TimeProvider clock)
{
    private const string AskLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Adds one check-in and one message for each bundle, and withdraws what was never delivered before. Tells how many were withdrawn.</summary>
    /// <param name="day">The day of the plan.</param>
    /// <param name="bundles">Who is asked what.</param>
    public async Task<int> AddAsync(DateOnly day, IReadOnlyList<Bundle> bundles, CancellationToken cancellationToken)
    {
        var people = bundles.Select(b => b.Person.PersonId).ToList();
        var withdrawn = await WithdrawAsync(people, day, cancellationToken);
        var checkIns = bundles.Select(b => Of(b, day)).ToList();
        db.AddRange(checkIns);
        await db.SaveChangesAsync(cancellationToken);
        var cards = await reader.BundlesAsync(checkIns, day, cancellationToken);
        foreach (var checkIn in checkIns)
        {
            var view = cards[checkIn.Id];
            var row = outbox.Row($"checkin:{checkIn.Ask}", OutboxKind.Send, OutboxAddress.Person(checkIn.PersonId), CheckinMessage.Of(view), OutboxPriority.Bulk, null);
            row.CheckInId = checkIn.Id;
            db.Add(row);
        }
        await db.SaveChangesAsync(cancellationToken);
        return withdrawn;
    }

    /// <summary>A key that cannot be guessed.</summary>
    public static string NewAsk() => "ask-" + RandomNumberGenerator.GetString(AskLetters, 16);

    /// <summary>Withdraws check-ins that never reached their person: a current one takes their place. One that is being sent right now is left alone.</summary>
    private async Task<int> WithdrawAsync(List<long> people, DateOnly day, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var old = db.CheckIns.Where(c => people.Contains(c.PersonId) && c.Kind == CheckInKind.Scheduled && c.DeliveredAt == null && !c.Withdrawn && c.On < day);
        await db.Outbox
            .Where(m => (m.State == OutboxState.Unreachable || (m.State == OutboxState.Pending && (m.Lease == null || m.LeaseUntil < now))) && old.Any(c => c.Id == m.CheckInId))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Withdrawn), cancellationToken);
        return await old.Where(c => db.Outbox.Any(m => m.CheckInId == c.Id && m.State == OutboxState.Withdrawn))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Withdrawn, true), cancellationToken);
    }

    private static CheckIn Of(Bundle bundle, DateOnly day)
    {
        var checkIn = new CheckIn { Ask = NewAsk(), PersonId = bundle.Person.PersonId, On = day };
        var place = 0;
        foreach (var request in bundle.Requests)
            checkIn.Items.Add(new() { ActionItemId = request.Action.ActionId, Place = ++place, Reason = request.Reason });
        return checkIn;
    }
}

/// <summary>A bundle as a message, with the words that a notification shows.</summary>
public static class CheckinMessage
{
    public static OutboundActivity Of(BundleView view) => OutboundActivity.Card(CardJson.ToElement(BundleCard.Draw(view)), BundleCard.Headline(view));
}

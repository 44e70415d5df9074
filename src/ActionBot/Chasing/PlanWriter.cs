using ActionBot.Chasing.Ledger;
using ActionBot.Chasing.Telling;
using ActionBot.Conversation;
using ActionBot.Delivery;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Checkins;
using ActionBot.Storage;
using ActionBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing;

/// <summary>Writes a plan down, in one transaction: the messages of the day, and a line of the ledger for every action it decided about.</summary>
public sealed class PlanWriter(ActionBotContext db, Outbox outbox, LedgerWriter ledger, IRequestCards requests, ToldMessages told, TimeProvider clock)
{
    /// <summary>Adds one message for each person of the plan, and withdraws what was never delivered before. Tells how many were withdrawn.</summary>
    public async Task<int> WriteAsync(DayPlan plan, CancellationToken cancellationToken)
    {
        var asked = plan.Bundles.Select(b => Of(b, plan.Day)).ToList();
        var digests = plan.Digests.Select(d => Of(d, CheckInKind.AreaDigest, plan.Day)).ToList();
        var notices = plan.Notices.Select(n => Of(n, CheckInKind.Notice, plan.Day)).ToList();
        List<CheckIn> all = [.. asked, .. digests, .. notices];
        var withdrawn = await WithdrawAsync(all.ConvertAll(c => c.PersonId), plan.Day, cancellationToken);
        db.AddRange(all);
        await db.SaveChangesAsync(cancellationToken);

        Queue(asked, await requests.DrawAsync(asked, plan.Day, cancellationToken));
        Queue(digests, await told.DigestsAsync(plan.Day, [.. plan.Digests.Zip(digests)], cancellationToken));
        Queue(notices, await told.NoticesAsync(plan.Day, [.. plan.Notices.Zip(notices)], cancellationToken));
        await ledger.WriteAsync(plan, asked.ToDictionary(c => c.PersonId, c => c.Id), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return withdrawn;
    }

    private void Queue(List<CheckIn> checkIns, IReadOnlyDictionary<long, OutboundActivity> messages)
    {
        foreach (var checkIn in checkIns)
        {
            var row = outbox.Row($"checkin:{checkIn.Ask}", OutboxKind.Send, OutboxAddress.Person(checkIn.PersonId), messages[checkIn.Id], OutboxPriority.Bulk, null);
            row.CheckInId = checkIn.Id;
            db.Add(row);
        }
    }

    /// <summary>Withdraws messages that never reached their person: a current one takes their place. One that is being sent right now is left alone.</summary>
    private async Task<int> WithdrawAsync(List<long> people, DateOnly day, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var old = db.CheckIns.Where(c => people.Contains(c.PersonId) && c.Kind != CheckInKind.OnRequest && c.DeliveredAt == null && !c.Withdrawn && c.On < day);
        await db.Outbox
            .Where(m => (m.State == OutboxState.Unreachable || (m.State == OutboxState.Pending && (m.Lease == null || m.LeaseUntil < now))) && old.Any(c => c.Id == m.CheckInId))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Withdrawn), cancellationToken);
        return await old.Where(c => db.Outbox.Any(m => m.CheckInId == c.Id && m.State == OutboxState.Withdrawn))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Withdrawn, true), cancellationToken);
    }

    private static CheckIn Of(Bundle bundle, DateOnly day)
    {
        var checkIn = new CheckIn { Ask = CardKey.New("ask"), PersonId = bundle.Person.PersonId, On = day };
        foreach (var request in bundle.Requests)
            checkIn.Items.Add(new() { ActionItemId = request.Action.ActionId, OwnerId = request.Action.OwnerId, Place = checkIn.Items.Count + 1, Reason = request.Reason });
        return checkIn;
    }

    private static CheckIn Of(Notice notice, CheckInKind kind, DateOnly day)
    {
        var checkIn = new CheckIn { Ask = CardKey.New("ask"), PersonId = notice.Person.PersonId, On = day, Kind = kind };
        foreach (var item in notice.Items)
            checkIn.Told.Add(new() { ActionItemId = item.Action.ActionId, OwnerId = item.Action.OwnerId, Place = checkIn.Told.Count + 1, Step = item.Step });
        return checkIn;
    }
}

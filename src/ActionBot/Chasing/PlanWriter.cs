using ActionBot.Chasing.Ledger;
using ActionBot.Chasing.Telling;
using ActionBot.Conversation;
using ActionBot.Delivery;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing;

/// <summary>
/// Writes a plan down, in one transaction: the messages of the day, and a line of the ledger for every action it decided about.
/// </summary>
internal sealed class PlanWriter(
    ActionBotContext db,
    Outbox outbox,
    LedgerWriter ledger,
    IRequestCards requests,
    IBoardDigestCards boards,
    ToldMessages told,
    NewsWriter news,
    PlanFreshness freshness,
    TimeProvider clock
)
{
    /// <summary>
    /// Adds one message for each person of the plan, and withdraws what was never delivered before. Tells how many were
    /// withdrawn.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">The plan is out of date; see <see cref="PlanFreshness"/>.</exception>
    public async Task<int> WriteAsync(DayPlan plan, CancellationToken cancellationToken)
    {
        await freshness.CheckAsync(plan, cancellationToken);
        var asked = plan.Bundles.Select(b => Of(b, plan.Day)).ToList();
        var digests = plan.Digests.Select(d => Of(d, CheckInKind.AreaDigest, plan.Day)).ToList();
        var notices = plan.Notices.Select(n => Of(n, CheckInKind.Notice, plan.Day)).ToList();
        var boardDigests = plan.BoardDigests.Select(d => Of(new Notice(d.Person, d.Items), CheckInKind.BoardDigest, plan.Day)).ToList();
        List<CheckIn> all = [.. asked, .. digests, .. boardDigests, .. notices];
        var withdrawn = await WithdrawAsync(all.ConvertAll(c => c.PersonId), plan.Day, cancellationToken);
        db.AddRange(all);
        await db.SaveChangesAsync(cancellationToken);

        var untold = plan
            .Bundles.Select(b => b.Person)
            .Concat(plan.Digests.Concat(plan.Notices).Select(n => n.Person))
            .Concat(plan.BoardDigests.Select(d => d.Person))
            .Where(p => p.News.Count > 0)
            .ToDictionary(p => p.PersonId, p => p.News);
        await QueueAsync(asked, await requests.DrawAsync(asked, plan.Day, cancellationToken), untold, cancellationToken);
        await QueueAsync(
            digests,
            await told.DigestsAsync(plan.Day, [.. plan.Digests.Zip(digests)], cancellationToken),
            untold,
            cancellationToken
        );
        await QueueAsync(
            boardDigests,
            await boards.DrawAsync(
                [.. plan.BoardDigests.Zip(boardDigests, (d, row) => new BoardDigestOrder(d, row))],
                plan.Day,
                cancellationToken
            ),
            untold,
            cancellationToken
        );
        await QueueAsync(
            notices,
            await told.NoticesAsync(plan.Day, [.. plan.Notices.Zip(notices).Where(n => n.First.Items.Count > 0)], cancellationToken),
            untold,
            cancellationToken
        );
        await ledger.WriteAsync(plan, asked.ToDictionary(c => c.PersonId, c => c.Id), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return withdrawn;
    }

    // News goes with the person's message of the day, or is that message.
    private async Task QueueAsync(
        List<CheckIn> checkIns,
        IReadOnlyDictionary<long, OutboundActivity> messages,
        Dictionary<long, IReadOnlyList<NewsToTell>> untold,
        CancellationToken cancellationToken
    )
    {
        foreach (var checkIn in checkIns)
        {
            var message = messages.GetValueOrDefault(checkIn.Id);
            if (untold.TryGetValue(checkIn.PersonId, out var lines))
            {
                message = NewsWriter.With(lines, message);
                await news.TellAsync(lines, checkIn.Id, cancellationToken);
            }
            var row = outbox.Row(
                OutboxKeys.OfCheckIn(checkIn.Ask),
                OutboxKind.Send,
                OutboxAddress.Person(checkIn.PersonId),
                message!,
                OutboxPriority.Bulk,
                null
            );
            row.CheckInId = checkIn.Id;
            db.Add(row);
        }
    }

    /// <summary>
    /// Withdraws messages that never reached their person: a current one takes their place. One that is being sent right now is
    /// left alone.
    /// </summary>
    private async Task<int> WithdrawAsync(List<long> people, DateOnly day, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var old = db.CheckIns.Where(c =>
            people.Contains(c.PersonId) && c.Kind != CheckInKind.OnRequest && c.DeliveredAt == null && !c.Withdrawn && c.On < day
        );
        await db
            .Outbox.Where(m =>
                (m.State == OutboxState.Unreachable || (m.State == OutboxState.Pending && (m.Lease == null || m.LeaseUntil < now)))
                && old.Any(c => c.Id == m.CheckInId)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Withdrawn), cancellationToken);
        return await old.Where(c => db.Outbox.Any(m => m.CheckInId == c.Id && m.State == OutboxState.Withdrawn))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Withdrawn, true), cancellationToken);
    }

    private static CheckIn Of(Bundle bundle, DateOnly day)
    {
        var checkIn = new CheckIn
        {
            Ask = CardKey.New("ask"),
            PersonId = bundle.Person.PersonId,
            On = day,
        };
        foreach (var request in bundle.Requests)
            checkIn.Items.Add(
                new()
                {
                    ActionItemId = request.Action.ActionId,
                    OwnerId = request.Action.OwnerId,
                    Place = checkIn.Items.Count + 1,
                    Reason = request.Reason,
                }
            );
        return checkIn;
    }

    private static CheckIn Of(Notice notice, CheckInKind kind, DateOnly day)
    {
        var checkIn = new CheckIn
        {
            Ask = CardKey.New("ask"),
            PersonId = notice.Person.PersonId,
            On = day,
            Kind = kind,
        };
        foreach (var item in notice.Items)
            checkIn.Told.Add(
                new()
                {
                    ActionItemId = item.Action.ActionId,
                    OwnerId = item.Action.OwnerId,
                    Place = checkIn.Told.Count + 1,
                    Step = item.Step,
                }
            );
        return checkIn;
    }
}

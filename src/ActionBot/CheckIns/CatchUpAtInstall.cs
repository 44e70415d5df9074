using ActionBot.Conversation.Installing;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns;

/// <summary>
/// Once somebody can be reached: their latest request, if it never reached them or went with the chat that they removed, comes as
/// one current message.
/// </summary>
internal sealed class CatchUpAtInstall(ActionBotContext db, CheckInReader reader, Outbox outbox, Calendars calendars, TimeProvider clock)
    : IInstallationStep
{
    // An older request is not worth repeating: the next one is about to come.
    private const int Days = 7;

    public async Task OnInstalledAsync(Person person, bool again, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = person.DayAt(now);
        var checkIn = await db
            .CheckIns.Include(c => c.Items)
                .ThenInclude(i => i.ActionItem!)
                    .ThenInclude(a => a.Report!)
                        .ThenInclude(r => r.Source)
            .Include(c => c.Items)
                .ThenInclude(i => i.ActionItem!.Area)
            .Include(c => c.Items)
                .ThenInclude(i => i.ActionItem!.Owner)
            .Include(c => c.Items)
                .ThenInclude(i => i.Update)
            .Where(c => c.PersonId == person.Id && c.Kind == CheckInKind.Scheduled && !c.Withdrawn && c.On >= today.AddDays(-Days))
            .OrderByDescending(c => c.On)
            .AsSplitQuery()
            .FirstOrDefaultAsync(cancellationToken);
        if (checkIn is null || (checkIn.DeliveredAt is not null && !again))
            return;
        var who = await reader.AnswererAsync(person, today, cancellationToken);
        var facts = await reader.ItemFactsAsync(checkIn, today, cancellationToken);
        if (CheckInReader.Shown(checkIn, who).All(i => i.UpdateId is not null || facts.IsPutOff(i)))
            return;
        await db
            .Outbox.Where(m =>
                m.CheckInId == checkIn.Id
                && (m.State == OutboxState.Unreachable || (m.State == OutboxState.Pending && (m.Lease == null || m.LeaseUntil < now)))
            )
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Withdrawn), cancellationToken);
        if (await db.Outbox.AnyAsync(m => m.CheckInId == checkIn.Id && m.State == OutboxState.Pending, cancellationToken))
            return;
        var drawings = await db.Outbox.CountAsync(m => m.CheckInId == checkIn.Id, cancellationToken);
        var row = await outbox.SendAsync(
            $"checkin:{checkIn.Ask}:{drawings}",
            OutboxAddress.Person(person.Id),
            RequestCards.MessageOf(CheckInReader.Bundle(checkIn, who, facts, today)),
            OutboxPriority.Bulk,
            calendars.PatternOf(person).NextSend(now),
            cancellationToken
        );
        if (row is null)
            return;
        row.CheckInId = checkIn.Id;
        // What went with the removed chat is undelivered again: if a newer request comes first, that one takes its place.
        if (checkIn.DeliveredOn is { } delivered)
            await db.NoteUndeliveredAsync(checkIn.Id, delivered, cancellationToken);
        (checkIn.DeliveredAt, checkIn.DeliveredOn) = (null, null);
    }
}

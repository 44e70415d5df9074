using ActionBot.Conversation;
using ActionBot.Directory;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Own;

/// <summary>Opens a check-in because its owner asks for it, so that the same cards answer it.</summary>
internal sealed class OwnList(ActionBotContext db, CheckInReader reader, TimeProvider clock)
{
    /// <summary>A check-in of some of the open actions for which the person answers, or null when there are none.</summary>
    public async Task<OpenCheckIn?> OpenAsync(
        Person person,
        IQueryable<ActionItem> which,
        CancellationToken cancellationToken,
        RequestReason reason = RequestReason.OnRequest
    )
    {
        var today = person.DayAt(clock.GetUtcNow());
        var who = await reader.AnswererAsync(person, today, cancellationToken);
        var actions = await which
            .Where(a => who.Owners.Contains(a.OwnerId!.Value) && a.Status != ActionStatus.Closed)
            .OrderBy(a => a.TargetDate == null)
            .ThenBy(a => a.TargetDate)
            .ThenByDescending(a => a.Rating)
            .ThenBy(a => a.Ref)
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        if (actions.Count == 0)
            return null;
        var checkIn = new CheckIn
        {
            Ask = CardKey.New("ask"),
            PersonId = person.Id,
            On = today,
            Kind = CheckInKind.OnRequest,
        };
        foreach (var id in actions)
            checkIn.Items.Add(
                new()
                {
                    ActionItemId = id,
                    OwnerId = person.Id,
                    Place = checkIn.Items.Count + 1,
                    Reason = reason,
                }
            );
        db.Add(checkIn);
        await db.SaveChangesAsync(cancellationToken);
        return new(
            (await reader.FindAsync(checkIn.Ask, person, cancellationToken))!,
            who,
            await reader.ItemFactsAsync(checkIn, today, cancellationToken),
            today
        );
    }
}

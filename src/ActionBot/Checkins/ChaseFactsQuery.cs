using ActionBot.Directory;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Checkins;

/// <summary>What the planner decides from.</summary>
public sealed record ChaseFacts(IReadOnlyList<ActionFacts> Actions, IReadOnlyDictionary<long, PersonFacts> People);

/// <summary>Loads the planner's facts in a handful of set-based queries, whatever the number of actions.</summary>
public sealed class ChaseFactsQuery(ActionBotContext db)
{
    private const int Week = 7;

    /// <summary>The facts of all actions, or of those of some owners.</summary>
    /// <param name="day">The day to plan.</param>
    /// <param name="owners">The owners to plan for; null means everybody, and actions without an owner.</param>
    public async Task<ChaseFacts> LoadAsync(DateOnly day, IReadOnlyCollection<long>? owners, CancellationToken cancellationToken)
    {
        var actions = owners is null ? db.Actions : db.Actions.Where(a => a.OwnerId != null && owners.Contains(a.OwnerId.Value));
        var asked = await db.CheckInItems
            .Where(i => owners == null || (i.ActionItem!.OwnerId != null && owners.Contains(i.ActionItem.OwnerId.Value)))
            .Where(i => i.CheckIn!.PersonId == i.ActionItem!.OwnerId && i.CheckIn.Kind == CheckInKind.Scheduled && i.CheckIn.DeliveredOn != null && i.CheckIn.DeliveredOn <= day)
            .GroupBy(i => i.ActionItemId).Select(g => new { g.Key, On = g.Max(i => i.CheckIn!.DeliveredOn) })
            .ToDictionaryAsync(a => a.Key, a => a.On, cancellationToken);
        // An answer ends a snooze, and a snooze is its owner's own: whoever takes the action over is asked.
        var snoozed = await db.Snoozes
            .Where(s => s.On <= day && db.Actions.Any(a => a.Id == s.ActionItemId && a.OwnerId == s.PersonId)
                && !db.Updates.Any(u => u.ActionItemId == s.ActionItemId && u.At > s.At))
            .GroupBy(s => s.ActionItemId).Select(g => new { g.Key, Until = g.Max(s => s.Until) })
            .ToDictionaryAsync(s => s.Key, s => (DateOnly?)s.Until, cancellationToken);
        var queried = await db.OwnershipQueries.Where(q => q.SettledAt == null).Select(q => q.ActionItemId).ToHashSetAsync(cancellationToken);
        var rows = await actions.AsNoTracking().OrderBy(a => a.Ref).Select(a => new
        {
            a.Id,
            a.Ref,
            a.OwnerId,
            a.Rating,
            a.Report!.Assurance,
            a.Report.Source!.Kind,
            a.Status,
            a.TargetDate,
            a.Report.IssuedOn,
            a.RegisteredOn,
            a.LastAnsweredOn,
        }).ToListAsync(cancellationToken);
        var facts = rows.ConvertAll(r => new ActionFacts(
            r.Id, r.Ref, r.OwnerId, r.Rating,
            MonitoringRule.Default.IsMonitored(r.Rating, r.Assurance, r.Kind),
            r.Status, r.TargetDate, r.IssuedOn ?? r.RegisteredOn,
            r.LastAnsweredOn <= day ? r.LastAnsweredOn : null,
            asked.GetValueOrDefault(r.Id), snoozed.GetValueOrDefault(r.Id), queried.Contains(r.Id)));
        return new(facts, await PeopleAsync(day, owners, cancellationToken));
    }

    private async Task<Dictionary<long, PersonFacts>> PeopleAsync(DateOnly day, IReadOnlyCollection<long>? owners, CancellationToken cancellationToken)
    {
        var from = day.AddDays(-Week);
        var sent = await db.CheckIns
            .Where(c => c.Kind == CheckInKind.Scheduled && (c.On == day || (!c.Withdrawn && c.DeliveredOn > from)))
            .Select(c => new { c.PersonId, c.On, c.DeliveredOn }).ToListAsync(cancellationToken);
        // A check-in counts on the day for which it was planned, delivered or not, and on the day on which it was delivered.
        var byPerson = sent.SelectMany(c => new[] { c.On, c.DeliveredOn ?? c.On }.Distinct(), (c, on) => (c.PersonId, On: on))
            .Where(c => c.On <= day).ToLookup(c => c.PersonId, c => c.On);
        var people = await (owners is null ? db.People : db.People.Where(p => owners.Contains(p.Id))).AsNoTracking().ToListAsync(cancellationToken);
        return people.ToDictionary(p => p.Id, p => new PersonFacts(p.Id, p.Email, p.IsActive, p.Pattern(), [.. byPerson[p.Id]]));
    }
}

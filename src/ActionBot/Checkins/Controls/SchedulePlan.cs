using ActionBot.Directory;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Checkins.Controls;

/// <summary>When somebody is asked, and what stands in the way.</summary>
/// <param name="NextOff">The next day on which nothing is sent although it is one of their weekdays, with why.</param>
/// <param name="AskedAgain">While paused: the first day on which questions may come.</param>
/// <param name="Delegate">Who answers for them now, and until when.</param>
/// <param name="For">The owners in whose place they answer now.</param>
/// <param name="Actions">Their open actions, the next to be asked about first.</param>
public sealed record ScheduleView(
    Person Person,
    DateOnly Today,
    (DateOnly Day, string Why)? NextOff,
    DateOnly? AskedAgain,
    (string Name, DateOnly Until)? Delegate,
    IReadOnlyList<string> For,
    IReadOnlyList<ScheduleRow> Actions);

/// <summary>When one action is asked about next.</summary>
/// <param name="Next">The day; none where nobody is asked.</param>
/// <param name="Note">Why it is another day than the rule gives, or none at all.</param>
public sealed record ScheduleRow(string Ref, DateOnly? Next, string? Note);

/// <summary>Loads when somebody is asked.</summary>
public sealed class SchedulePlan(ActionBotContext db, Snoozing snoozing, Delegations delegations)
{
    private const int DaysAhead = 120;

    public async Task<ScheduleView> OfAsync(Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var absences = await db.Absences.AsNoTracking().Where(a => a.PersonId == person.Id && a.To >= today).OrderBy(a => a.From).ToListAsync(cancellationToken);
        var standing = await db.Delegations.StandingOn(today).Where(d => d.PersonId == person.Id).OrderByDescending(d => d.Id)
            .Join(db.People, d => d.DelegateId, p => p.Id, (d, p) => new { p.Name, d.Until }).FirstOrDefaultAsync(cancellationToken);
        var owners = (await delegations.OwnersAnsweredForAsync([person.Id], today, cancellationToken))[person.Id].ToList();
        var names = await db.People.Where(p => owners.Contains(p.Id)).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellationToken);
        var again = person.PausedUntil is { } until && until >= today ? person.Pattern().FirstWorkingDayFrom(until.AddDays(1)) : (DateOnly?)null;
        return new(person, today, NextOff(person, today, absences), again, standing is null ? null : (standing.Name, standing.Until), names,
            await RowsAsync(person, today, again, absences, cancellationToken));
    }

    private async Task<IReadOnlyList<ScheduleRow>> RowsAsync(Person person, DateOnly today, DateOnly? again, List<Absence> absences, CancellationToken cancellationToken)
    {
        var actions = await db.Actions.AsNoTracking().Include(a => a.Report!).ThenInclude(r => r.Source).Where(a => a.OwnerId == person.Id && a.Status == ActionStatus.Open).ToListAsync(cancellationToken);
        var asked = await db.CheckInItems
            .Where(i => i.ActionItem!.OwnerId == person.Id && i.ActionItem.Status == ActionStatus.Open && i.CheckIn!.Kind == CheckInKind.Scheduled && i.CheckIn.DeliveredOn != null)
            .GroupBy(i => i.ActionItemId).Select(g => new { g.Key, On = g.Max(i => i.CheckIn!.DeliveredOn) }).ToDictionaryAsync(a => a.Key, a => a.On, cancellationToken);
        var snoozed = await snoozing.RunningIn(today).Where(s => s.PersonId == person.Id)
            .GroupBy(s => s.ActionItemId).Select(g => new { g.Key, Until = g.Max(s => s.Until) }).ToDictionaryAsync(s => s.Key, s => s.Until, cancellationToken);
        var queried = await db.OwnershipQueries.Where(q => q.SettledAt == null && db.Actions.Any(a => a.Id == q.ActionItemId && a.OwnerId == person.Id)).Select(q => q.ActionItemId).ToHashSetAsync(cancellationToken);
        return [.. actions.Select(Row).OrderBy(r => r.Next is null).ThenBy(r => r.Next).ThenBy(r => r.Ref, StringComparer.Ordinal)];

        ScheduleRow Row(ActionItem action)
        {
            if (!MonitoringRule.Default.IsMonitored(action.Rating, action.Report!.Assurance, action.Report.Source!.Kind))
                return new(action.Ref, null, "not tracked centrally");
            if (queried.Contains(action.Id))
                return new(action.Ref, null, "the lead decides who owns it");
            // For when to ask next, a question counts like an answer.
            if (asked.GetValueOrDefault(action.Id) is { } on && !(action.LastAnsweredOn >= on))
                action.LastAnsweredOn = on;
            var next = NextAsk.After(action, person, today);
            if (snoozed.TryGetValue(action.Id, out var until))
                return new(action.Ref, Free(person, Later(until, again), absences), "snoozed");
            return next is { } day ? new(action.Ref, Free(person, Later(day, again), absences), null) : new(action.Ref, null, "not asked now");
        }
    }

    private static DateOnly Later(DateOnly day, DateOnly? again) => again > day ? again.Value : day;

    private static DateOnly Free(Person person, DateOnly day, List<Absence> absences)
    {
        foreach (var absence in absences)
            if (absence.From <= day && absence.To >= day)
                day = absence.To.AddDays(1);
        var next = person.Pattern().FirstWorkingDayFrom(day);
        return next == day ? day : Free(person, next, absences);
    }

    private static (DateOnly, string)? NextOff(Person person, DateOnly today, List<Absence> absences)
    {
        var pattern = person.Pattern();
        var holiday = Enumerable.Range(0, DaysAhead).Select(today.AddDays).Where(d => pattern.Days.Has(d.DayOfWeek) && pattern.Holidays.Contains(d)).Select(d => (DateOnly?)d).FirstOrDefault();
        var away = absences.Count > 0 ? absences[0] : null;
        if (away is not null && (holiday is null || away.From <= holiday))
            return (away.From > today ? away.From : today, $"away until {Domain.Wording.British.Date(away.To, today)}");
        return holiday is { } day ? (day, "bank holiday") : null;
    }
}

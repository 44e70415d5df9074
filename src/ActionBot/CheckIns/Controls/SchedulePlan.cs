using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Controls;

/// <summary>When somebody is asked, and what stands in the way.</summary>
/// <param name="NextOff">The next day on which nothing is sent although it is one of their weekdays, with why.</param>
/// <param name="AskedAgain">While paused: the first day on which questions may come.</param>
/// <param name="Delegate">Who answers for them now, and until when.</param>
/// <param name="For">The owners in whose place they answer now.</param>
/// <param name="Actions">Their open actions, the next to be asked about first.</param>
/// <param name="PauseUntil">The day until which a pause lasts for which no day is named.</param>
/// <param name="PerWeek">How many messages a week are the most, as a word.</param>
internal sealed record ScheduleView(
    Person Person,
    DateOnly Today,
    (DateOnly Day, string Why)? NextOff,
    DateOnly? AskedAgain,
    (string Name, DateOnly Until)? Delegate,
    IReadOnlyList<string> For,
    IReadOnlyList<ScheduleRow> Actions,
    DateOnly PauseUntil,
    string PerWeek = "three"
);

/// <summary>When one action is asked about next.</summary>
/// <param name="Next">The day; none where nobody is asked.</param>
/// <param name="Note">Why it is another day than the rule gives, or none at all.</param>
internal sealed record ScheduleRow(string Ref, DateOnly? Next, string? Note);

/// <summary>Loads when somebody is asked.</summary>
internal sealed class SchedulePlan(ActionBotContext db, Delegations delegations, AskRules rules)
{
    private const int DaysAhead = 120;

    public async Task<ScheduleView> OfAsync(Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var absences = await db
            .Absences.AsNoTracking()
            .Where(a => a.PersonId == person.Id && a.To >= today)
            .OrderBy(a => a.From)
            .ToListAsync(cancellationToken);
        var standing = await db
            .Delegations.StandingOn(today)
            .Where(d => d.PersonId == person.Id)
            .OrderByDescending(d => d.Id)
            .Join(db.People, d => d.DelegateId, p => p.Id, (d, p) => new { p.Name, d.Until })
            .FirstOrDefaultAsync(cancellationToken);
        var owners = (await delegations.OwnersAnsweredForAsync([person.Id], today, cancellationToken))[person.Id].ToList();
        var names = await db
            .People.Where(p => owners.Contains(p.Id))
            .OrderBy(p => p.Name)
            .Select(p => p.Name)
            .ToListAsync(cancellationToken);
        var again =
            person.PausedUntil is { } until && until >= today
                ? rules.PatternOf(person).FirstWorkingDayFrom(until.AddDays(1))
                : (DateOnly?)null;
        return new(
            person,
            today,
            NextOff(person, today, absences),
            again,
            standing is null ? null : (standing.Name, standing.Until),
            names,
            await RowsAsync(person, today, absences, cancellationToken),
            rules.PauseOf(person, today).Usual,
            rules.Budget.PerWeekInWords
        );
    }

    private async Task<IReadOnlyList<ScheduleRow>> RowsAsync(
        Person person,
        DateOnly today,
        List<Absence> absences,
        CancellationToken cancellationToken
    )
    {
        var own = db.Actions.Where(a => a.OwnerId == person.Id && a.Status == ActionStatus.Open);
        var actions = await own.AsNoTracking()
            .Include(a => a.Report!)
                .ThenInclude(r => r.Source)
            .Include(a => a.Area)
            .ToListAsync(cancellationToken);
        var asked = await db
            .CheckInItems.Where(i =>
                i.OwnerId == person.Id
                && own.Any(a => a.Id == i.ActionItemId)
                && i.CheckIn!.Kind == CheckInKind.Scheduled
                && i.CheckIn.DeliveredOn != null
            )
            .GroupBy(i => i.ActionItemId)
            .Select(g => new { g.Key, On = g.Max(i => i.CheckIn!.DeliveredOn) })
            .ToDictionaryAsync(a => a.Key, a => a.On, cancellationToken);
        var snoozed = await db.SnoozesOn(today)
            .Where(s => s.PersonId == person.Id)
            .GroupBy(s => s.ActionItemId)
            .Select(g => new { g.Key, Until = g.Max(s => s.Until) })
            .ToDictionaryAsync(s => s.Key, s => (DateOnly?)s.Until, cancellationToken);
        var queried = await db.OpenOwnershipClaims()
            .Where(q => own.Any(a => a.Id == q.ActionItemId))
            .Select(q => q.ActionItemId)
            .ToHashSetAsync(cancellationToken);
        var waits = (
            await db.StandingBlockers()
                .AsNoTracking()
                .Include(b => b.DependsOn)
                .Where(b => own.Any(a => a.Id == b.ActionItemId))
                .ToListAsync(cancellationToken)
        )
            .Select(b => (b.ActionItemId, Wait: AskRules.WaitOf(b)))
            .Where(b => b.Wait is not null)
            .OrderBy(b => b.Wait!.Kind)
            .ToLookup(b => b.ActionItemId, b => b.Wait);
        var waiting = (
            await db
                .Blockers.Where(b =>
                    b.DependsOnId != null
                    && b.State == BlockerState.Raised
                    && b.ActionItem!.Status == ActionStatus.Open
                    && own.Any(a => a.Id == b.DependsOnId)
                )
                .Include(b => b.ActionItem!.Report!.Source)
                .AsNoTracking()
                .ToListAsync(cancellationToken)
        )
            .Where(b => rules.IsMonitored(b.ActionItem!))
            .Select(b => b.DependsOnId)
            .ToHashSet();
        var facts = rules.Facts(person, absences);
        return [.. actions.Select(Row).OrderBy(r => r.Next is null).ThenBy(r => r.Next).ThenBy(r => r.Ref, StringComparer.Ordinal)];

        ScheduleRow Row(ActionItem action)
        {
            var known = rules.Facts(action) with
            {
                LastAskedOn = asked.GetValueOrDefault(action.Id),
                SnoozedUntil = snoozed.GetValueOrDefault(action.Id),
                OwnershipQueried = queried.Contains(action.Id),
                HoldsUp = waiting.Contains(action.Id),
                Wait = waits[action.Id].FirstOrDefault(),
            };
            var next = rules.NextAsk(known, action, facts, today);
            return new(action.Ref, next, Note(known) ?? (next is null ? "not asked now" : null));
        }
    }

    private static string? Note(ActionFacts action) =>
        action switch
        {
            { IsChased: false } => "not tracked centrally",
            { OwnershipQueried: true } => "the lead decides who owns it",
            { Wait: { } wait } => Note(wait),
            { SnoozedUntil: not null } => "snoozed",
            _ => null,
        };

    private static string? Note(Wait wait) =>
        wait.Kind switch
        {
            WaitKind.Outside => wait.Until is null ? null : $"waits for {wait.On}",
            WaitKind.Board or WaitKind.Action => $"waits for {wait.On}",
        };

    private (DateOnly, string)? NextOff(Person person, DateOnly today, List<Absence> absences)
    {
        var pattern = rules.PatternOf(person);
        var holiday = Enumerable
            .Range(0, DaysAhead)
            .Select(today.AddDays)
            .Where(d => pattern.Days.Has(d.DayOfWeek) && pattern.Holidays.Contains(d))
            .Select(d => (DateOnly?)d)
            .FirstOrDefault();
        var away = absences.Count > 0 ? absences[0] : null;
        if (away is not null && (holiday is null || away.From <= holiday))
            return (away.From > today ? away.From : today, $"away until {Domain.Wording.British.Date(away.To, today)}");
        return holiday is { } day ? (day, "bank holiday") : null;
    }
}

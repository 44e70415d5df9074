using ActionBot.Directory;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing;

/// <summary>Whom to plan for at an instant, on one day.</summary>
/// <param name="Day">The day, where they are.</param>
/// <param name="People">The people whose send time has come.</param>
/// <param name="Late">Those of them whose hours are over already.</param>
/// <param name="Unasked">Whether the actions that nobody can be asked about are to be decided about.</param>
/// <param name="OnHold">Whether all sending is on hold, so that the day is to be planned again once it is not.</param>
internal sealed record DuePeople(DateOnly Day, IReadOnlyList<long> People, IReadOnlySet<long> Late, bool Unasked, bool OnHold);

/// <summary>
/// Finds who is to be planned for: those whose send time has come and who own an action without a line in the ledger, and those
/// who may have to be told of something.
/// </summary>
internal sealed class DueQuery(ActionBotContext db, Delegations delegations, Calendars calendars, TimeProvider clock)
{
    /// <summary>Everybody to plan for now.</summary>
    /// <param name="planned">The day on which each person was planned for by this process, to spare the work for people who are
    /// only told.</param>
    public async Task<IReadOnlyList<DuePeople>> LoadAsync(IReadOnlyDictionary<long, DateOnly> planned, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var active = await db.People.AsNoTracking().Where(p => p.IsActive).ToListAsync(cancellationToken);
        var news = await NewsAsync(cancellationToken);
        var onHold = await db.Holds.AnyAsync(h => h.Standing, cancellationToken);
        var tellers = await TellersAsync(cancellationToken);
        var due = new List<DuePeople>();
        var here = active
            .Select(p => (Person: p, At: calendars.PatternOf(p).LocalAt(now)))
            .Where(p => p.At.Time >= p.Person.SendAt)
            .ToLookup(p => p.At.Day);
        var (unaskedDay, unaskedTime) = WorkingPattern.Usual.LocalAt(now);
        foreach (var day in here.Select(g => g.Key).Append(unaskedDay).Distinct().ToList())
        {
            var gaps = await GapsAsync(day, onHold, cancellationToken);
            var asked = await AskedForAsync(day, gaps, cancellationToken);
            var found = here[day]
                .Where(p =>
                    asked.Contains(p.Person.Id)
                    || (tellers.Contains(p.Person.Id) && planned.GetValueOrDefault(p.Person.Id) != day)
                    || news[p.Person.Id].Any(d => d != day)
                )
                .ToList();
            var unasked =
                day == unaskedDay && unaskedTime >= WorkingPattern.DefaultSendAt && await HasUnaskedAsync(day, onHold, cancellationToken);
            if (found.Count > 0 || unasked)
                due.Add(
                    new(
                        day,
                        found.ConvertAll(p => p.Person.Id),
                        found.Where(p => p.At.Time > p.Person.SendUntil).Select(p => p.Person.Id).ToHashSet(),
                        unasked,
                        onHold
                    )
                );
        }
        return due;
    }

    // A line that says "on hold" is no last word once the hold is over.
    private IQueryable<ActionItem> WithoutLine(DateOnly day, bool onHold) =>
        db.Actions.Where(a =>
            a.Status != ActionStatus.Closed
            && !db.Ledger.Any(l => l.Day == day && l.ActionItemId == a.Id && (onHold || l.Skipped != SkipReason.OnHold))
        );

    private Task<List<long>> GapsAsync(DateOnly day, bool onHold, CancellationToken cancellationToken) =>
        WithoutLine(day, onHold)
            .Where(a => a.OwnerId != null && a.Owner!.IsActive)
            .Select(a => a.OwnerId!.Value)
            .Distinct()
            .ToListAsync(cancellationToken);

    private Task<bool> HasUnaskedAsync(DateOnly day, bool onHold, CancellationToken cancellationToken) =>
        WithoutLine(day, onHold).AnyAsync(a => a.OwnerId == null || !a.Owner!.IsActive, cancellationToken);

    // The owners themselves, and whoever answers for one of them on the day.
    private async Task<HashSet<long>> AskedForAsync(DateOnly day, List<long> owners, CancellationToken cancellationToken) =>
        [.. owners, .. (await delegations.AnswerersAsync(day, owners.ToHashSet(), cancellationToken)).Values];

    // Who has news to hear, with the day of their newest message: nobody is planned for again on a day on which they had one.
    private async Task<ILookup<long, DateOnly?>> NewsAsync(CancellationToken cancellationToken) =>
        (
            await db
                .News.Where(n => n.CheckInId == null || n.CheckIn!.Withdrawn)
                .Select(n => n.PersonId)
                .Distinct()
                .Select(p => new
                {
                    Id = p,
                    On = db
                        .CheckIns.Where(c => c.PersonId == p && c.Kind != CheckInKind.OnRequest && !c.Withdrawn)
                        .Max(c => (DateOnly?)c.On),
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(p => p.Id, p => p.On);

    private async Task<HashSet<long>> TellersAsync(CancellationToken cancellationToken) =>
        await db
            .AreaLeads.Select(l => l.PersonId)
            .Union(db.BoardSecretaries.Select(s => s.PersonId))
            .Union(db.People.Where(p => p.ManagerId != null).Select(p => p.ManagerId!.Value))
            .Union(db.People.Where(p => p.IsAdministrator).Select(p => p.Id))
            .ToHashSetAsync(cancellationToken);
}

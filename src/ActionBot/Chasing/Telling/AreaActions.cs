using ActionBot.Chasing.Telling.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Telling;

/// <summary>Which actions of an area are in which section of its digest.</summary>
internal sealed class AreaActions(ActionBotContext db, Calendars calendars, ChasePolicy policy)
{
    private const int Week = 7;

    /// <summary>The monitored actions in these areas: <see cref="MonitoringRule.IsMonitored"/>, asked of the database.</summary>
    public IQueryable<ActionItem> Monitored(IReadOnlyCollection<long> areas)
    {
        var ids = areas.ToList();
        var rule = policy.Monitoring;
        var (always, whenWeak, weak, outside) = (
            rule.Always.ToList(),
            rule.WhenWeak.ToList(),
            rule.WeakOpinions.ToList(),
            rule.OutsideBodies
        );
        return db
            .Actions.AsNoTracking()
            .Where(a =>
                ids.Contains(a.AreaId)
                && (
                    always.Contains(a.Rating)
                    || (whenWeak.Contains(a.Rating) && weak.Contains(a.Report!.Assurance))
                    || (outside && a.Report!.Source!.Kind == SourceKind.OutsideBody)
                )
            );
    }

    /// <summary>Those of them that are not closed.</summary>
    public IQueryable<ActionItem> Open(IReadOnlyCollection<long> areas) => Monitored(areas).Where(a => a.Status != ActionStatus.Closed);

    /// <summary>What must be known beforehand to tell the sections of these areas apart on a day.</summary>
    public async Task<AreaMarks> MarksAsync(IReadOnlyCollection<long> areas, DateOnly day, CancellationToken cancellationToken) =>
        new(day, await UnansweredAsync(Open(areas), day, cancellationToken), await SlippedAsync(areas, day, cancellationToken));

    /// <summary>The open actions of a section.</summary>
    /// <param name="open">Open actions.</param>
    /// <param name="marks">The marks of their areas.</param>
    public IQueryable<ActionItem> In(AreaSection section, IQueryable<ActionItem> open, AreaMarks marks)
    {
        var day = marks.Day;
        var unanswered = marks.Unanswered;
        var slipped = marks.Slipped;
        return section switch
        {
            AreaSection.Overdue => open.Where(a => a.TargetDate < day),
            AreaSection.NoAnswer => open.Where(a => unanswered.Contains(a.Id)),
            AreaSection.NoDate => open.Where(a => a.TargetDate == null),
            AreaSection.Slipping => open.Where(a => a.Forecast > a.TargetDate || slipped.Contains(a.Id)),
            AreaSection.Snoozed => open.Where(db.IsSnoozedOn(day)),
            AreaSection.NoOwner => open.Where(a =>
                a.OwnerId == null || !a.Owner!.IsActive || db.OpenOwnershipClaims().Any(q => q.ActionItemId == a.Id)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such section."),
        };
    }

    /// <summary>The order of a section: by date, those without one last, the riskier first among equals.</summary>
    public static IOrderedQueryable<ActionItem> InOrder(IQueryable<ActionItem> actions) =>
        actions.OrderBy(a => a.TargetDate == null).ThenBy(a => a.TargetDate).ThenByDescending(a => a.Rating).ThenBy(a => a.Ref);

    /// <summary>How many monitored actions of each area were closed in the seven days before a day.</summary>
    public async Task<IReadOnlyDictionary<long, int>> ClosedAsync(
        IReadOnlyCollection<long> areas,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var since = day.AddDays(-Week);
        return await Monitored(areas)
            .Where(a =>
                a.Status == ActionStatus.Closed
                && db.Changes.Any(c =>
                    c.Entity == "action"
                    && c.Key == a.Ref
                    && c.Field == "status"
                    && c.To == nameof(ActionStatus.Closed)
                    && c.On > since
                    && c.On <= day
                )
            )
            .GroupBy(a => a.AreaId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    private async Task<IReadOnlyList<long>> SlippedAsync(IReadOnlyCollection<long> areas, DateOnly day, CancellationToken cancellationToken)
    {
        var since = day.AddDays(-Week);
        var moved =
            from change in db.Changes
            join action in Open(areas) on change.Key equals action.Ref
            where
                change.Entity == "action"
                && change.Field == "targetDate"
                && change.On > since
                && change.On <= day
                && change.From != null
                && change.To != null
            select new
            {
                action.Id,
                change.From,
                change.To,
            };
        return
        [
            .. (await moved.ToListAsync(cancellationToken))
                .Where(c => string.CompareOrdinal(c.To, c.From) > 0)
                .Select(c => c.Id)
                .Distinct(),
        ];
    }

    // As the ladder counts: a request that its owner still has time to answer is not unanswered. Other than in LeftUnanswered, the
    // position is today's, so whatever has been answered is answered.
    private async Task<IReadOnlyList<long>> UnansweredAsync(IQueryable<ActionItem> open, DateOnly day, CancellationToken cancellationToken)
    {
        var requests =
            from item in db.RequestsDelivered(day)
            join action in open on item.ActionItemId equals action.Id
            where
                item.OwnerId == action.OwnerId
                && action.Status == ActionStatus.Open
                && action.Owner!.IsActive
                && (action.LastAnsweredOn == null || item.CheckIn!.DeliveredOn > action.LastAnsweredOn)
                && !db.OpenOwnershipClaims().Any(q => q.ActionItemId == action.Id)
            select new
            {
                action.Id,
                OwnerId = item.OwnerId!.Value,
                On = item.CheckIn!.DeliveredOn!.Value,
            };
        var asked = await requests
            .GroupBy(r => new { r.Id, r.OwnerId })
            .Select(g => new
            {
                g.Key.Id,
                g.Key.OwnerId,
                Count = g.Count(),
                Last = g.Max(r => r.On),
            })
            .ToListAsync(cancellationToken);
        var owners = await OwnersAsync([.. asked.Where(a => a.Count == 1).Select(a => a.OwnerId).Distinct()], cancellationToken);
        return
        [
            .. asked.Where(a => a.Count > 1 || owners[a.OwnerId].HasHad(policy.Patience.AnswerWorkingDays, a.Last, day)).Select(a => a.Id),
        ];
    }

    private async Task<Dictionary<long, PersonFacts>> OwnersAsync(List<long> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
            return [];
        var absences = (await db.Absences.AsNoTracking().Where(a => keys.Contains(a.PersonId)).ToListAsync(cancellationToken)).ToLookup(a =>
            a.PersonId
        );
        var people = await db.People.AsNoTracking().Where(p => keys.Contains(p.Id)).ToListAsync(cancellationToken);
        return people.ToDictionary(
            p => p.Id,
            p => new PersonFacts(p.Id, p.Email, p.IsActive, calendars.PatternOf(p), [])
            {
                Absences = [.. absences[p.Id].Select(a => (a.From, a.To))],
            }
        );
    }
}

/// <summary>What must be known of areas to tell their sections apart.</summary>
/// <param name="Day">The day of the position.</param>
/// <param name="Unanswered">Actions with a request that was not answered in the time to answer.</param>
/// <param name="Slipped">Actions whose target date was moved later in the last seven days.</param>
internal sealed record AreaMarks(DateOnly Day, IReadOnlyList<long> Unanswered, IReadOnlyList<long> Slipped);

using ActionBot.Domain.Register;

namespace ActionBot.Domain.Chasing;

/// <summary>Decides for a day who is asked about what. Pure: the same facts always give the same plan, and every action comes out exactly once.</summary>
public static class ChasePlanner
{
    private const int Week = 7;

    /// <summary>The plan of a day.</summary>
    /// <param name="day">The day, in each person's own zone.</param>
    /// <param name="actions">All actions to consider.</param>
    /// <param name="people">Their owners, by key.</param>
    /// <param name="policy">The policy.</param>
    public static DayPlan Plan(DateOnly day, IEnumerable<ActionFacts> actions, IReadOnlyDictionary<long, PersonFacts> people, CheckinPolicy policy)
    {
        var bundles = new List<Bundle>();
        var skipped = new List<Skip>();
        var due = new Dictionary<long, List<Request>>();
        foreach (var action in actions)
        {
            var owner = action.OwnerId is { } id ? people.GetValueOrDefault(id) : null;
            if (SkipOf(day, action, owner, policy) is { } skip)
                skipped.Add(skip);
            else if (due.TryGetValue(owner!.PersonId, out var requests))
                requests.Add(RequestFor(day, action, policy));
            else
                due.Add(owner.PersonId, [RequestFor(day, action, policy)]);
        }
        foreach (var (personId, requests) in due)
        {
            var person = people[personId];
            if (HoldOf(day, person, policy) is var (reason, until))
                skipped.AddRange(requests.Select(r => new Skip(r.Action, person, reason, until)));
            else
                bundles.Add(new(person, InOrder(requests)));
        }
        return new(day, [.. bundles.OrderBy(b => b.Person.Email, StringComparer.Ordinal)], [.. skipped.OrderBy(s => s.Action.Ref, StringComparer.Ordinal)]);
    }

    /// <summary>The order of a bundle: past its date by days, then without a date, then by date; the riskier first among equals.</summary>
    /// <param name="requests">What is asked.</param>
    public static IReadOnlyList<Request> InOrder(IEnumerable<Request> requests) =>
    [
        .. requests
            .OrderBy(r => r.Reason switch { RequestReason.Overdue => 0, RequestReason.NoTargetDate => 1, _ => 2 })
            .ThenBy(r => r.Action.TargetDate)
            .ThenByDescending(r => r.Action.Rating)
            .ThenBy(r => r.Action.Ref, StringComparer.Ordinal),
    ];

    private static Request RequestFor(DateOnly day, ActionFacts action, CheckinPolicy policy) =>
        new(action, RequestSchedule.ReasonOn(action, policy.For(action.Rating), day));

    private static Skip? SkipOf(DateOnly day, ActionFacts action, PersonFacts? owner, CheckinPolicy policy)
    {
        switch (action)
        {
            case { Status: ActionStatus.Closed }:
                return new(action, owner, SkipReason.Closed);
            case { Status: ActionStatus.AwaitingVerification }:
                return new(action, owner, SkipReason.AwaitingVerification);
            case { Status: ActionStatus.ClosureRequested }:
                return new(action, owner, SkipReason.ClosureRequested);
            case { IsMonitored: false }:
                return new(action, owner, SkipReason.NotMonitored);
        }
        if (owner is null)
            return new(action, owner, SkipReason.NoOwner);
        if (!owner.IsActive)
            return new(action, owner, SkipReason.OwnerLeft);
        if (action.OwnershipQueried)
            return new(action, owner, SkipReason.OwnershipQueried);
        if (action.SnoozedUntil is { } until && until > day)
            return new(action, owner, SkipReason.Snoozed, until);
        var next = RequestSchedule.NextOn(action, policy.For(action.Rating));
        // A snooze that has run out is the owner's own word for when to be asked, whatever the cadence says.
        if (next <= day || (action.SnoozedUntil is { } asked && !(action.LastAnsweredOn >= asked) && !(action.LastAskedOn >= asked)))
            return null;
        var reason = (action.LastAskedOn, action.LastAnsweredOn) switch
        {
            (null, null) => SkipReason.NotDueYet,
            ({ } ask, var answer) when answer is null || ask > answer => SkipReason.AskedRecently,
            _ => SkipReason.AnsweredRecently,
        };
        return new(action, owner, reason, next);
    }

    private static (SkipReason Reason, DateOnly? Until)? HoldOf(DateOnly day, PersonFacts person, CheckinPolicy policy)
    {
        if (!person.Pattern.IsWorkingDay(day))
            return (SkipReason.NotAWorkingDay, person.Pattern.FirstWorkingDayFrom(day));
        if (person.MessagedOn.Count(d => d == day) >= policy.MessagesPerDay)
            return (SkipReason.MessagedToday, person.Pattern.FirstWorkingDayFrom(day.AddDays(1)));
        var week = person.MessagedOn.Where(d => d <= day && d.DayNumber > day.DayNumber - Week).Order().ToList();
        return week.Count >= policy.MessagesPerWeek
            ? (SkipReason.WeekFull, person.Pattern.FirstWorkingDayFrom(week[^policy.MessagesPerWeek].AddDays(Week)))
            : null;
    }
}

using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Tests.Chasing;

internal static class PlanFixture
{
    public static readonly DateOnly Tuesday = new(2026, 2, 10);

    public static readonly WorkingPattern Weekdays = new(
        WorkingDays.MondayToFriday,
        LocalTime.Zone("Europe/London"),
        new(9, 30),
        new(18, 0),
        new HashSet<DateOnly>()
    );

    public static PersonFacts Person(long id = 1, bool active = true, params DateOnly[] messagedOn) =>
        new(id, $"owner{id}@example.org", active, Weekdays, messagedOn);

    public static ActionFacts Action(
        string reference = "DARA-0001",
        Rating rating = Rating.High,
        DateOnly? target = null,
        DateOnly? asked = null,
        DateOnly? answered = null,
        ActionStatus status = ActionStatus.Open,
        bool monitored = true,
        long? owner = 1,
        DateOnly? snoozed = null,
        bool queried = false,
        DateOnly? agreed = null
    ) =>
        new(
            reference.GetHashCode(StringComparison.Ordinal),
            reference,
            owner,
            rating,
            monitored,
            status,
            target,
            agreed ?? new(2025, 1, 1),
            answered,
            asked,
            snoozed,
            queried
        );

    public static DayPlan Plan(DateOnly day, params ActionFacts[] actions) => Plan(day, [Person()], actions);

    public static DayPlan Plan(DateOnly day, PersonFacts[] people, params ActionFacts[] actions) =>
        ChasePlanner.Plan(day, new(actions, people.ToDictionary(p => p.PersonId)), ChasePolicy.Default);

    public static RequestReason? AskedFor(this DayPlan plan) =>
        plan.Bundles.SelectMany(b => b.Requests).Select(r => (RequestReason?)r.Reason).SingleOrDefault();

    public static SkipReason? SkippedFor(this DayPlan plan) => plan.Skipped.Select(s => (SkipReason?)s.Reason).SingleOrDefault();
}

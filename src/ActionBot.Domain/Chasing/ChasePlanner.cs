using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.Chasing;

/// <summary>
/// Decides for a day who is asked and who is told about what. Pure: the same facts always give the same plan. What a person gets
/// depends on nothing but the facts about them and their actions, so that planning people one after the other gives the same as
/// planning them all at once.
/// </summary>
public static class ChasePlanner
{
    private const int Week = 7;

    /// <summary>The plan of a day.</summary>
    /// <param name="day">The day, in each person's own zone.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="policy">The policy.</param>
    public static DayPlan Plan(DateOnly day, ChaseFacts facts, ChasePolicy policy)
    {
        var skipped = new List<Skip>();
        var due = new Dictionary<long, List<Request>>();
        var reached = new Dictionary<long, Reached>();
        foreach (var action in facts.Actions)
        {
            var owner = Owner(action, facts);
            var cadence = policy.For(action.Rating, action.Source, action.AreaPath);
            Ask(day, action, owner, cadence, facts, due, skipped);
            foreach (var step in Ladder.StepsOn(day, action, owner, cadence, policy.Patience))
            foreach (var (person, isLead) in ToldOf(action, owner, step, facts))
                if (facts.Plans(person) && !Ladder.WasTold(action, step, person))
                    (reached.TryGetValue(person, out var list) ? list : reached[person] = new()).Add(new(action, step, owner), isLead);
        }
        return Messages(day, facts, policy, due, reached, skipped);
    }

    /// <summary>
    /// Who is asked on a day about the actions of an owner: the owner, or who answers for them then. See
    /// <see cref="DelegationChain"/>.
    /// </summary>
    /// <param name="owner">The owner.</param>
    /// <param name="day">The day.</param>
    /// <param name="people">Everybody, by key.</param>
    public static PersonFacts Asked(PersonFacts owner, DateOnly day, IReadOnlyDictionary<long, PersonFacts> people)
    {
        if (owner.Delegates.Count == 0)
            return owner;
        var links = new Dictionary<long, long>();
        for (
            var at = owner;
            at is not null && !links.ContainsKey(at.PersonId) && at.DelegateOn(day) is { } next;
            at = people.GetValueOrDefault(next)
        )
            links[at.PersonId] = next;
        return people[DelegationChain.Answerer(owner.PersonId, links, id => people.GetValueOrDefault(id) is { IsActive: true })];
    }

    /// <summary>The order of a bundle: past its date by days, then without a date, then by date; the riskier first among equals.</summary>
    /// <param name="requests">What is asked.</param>
    public static IReadOnlyList<Request> InOrder(IEnumerable<Request> requests) =>
        [
            .. requests
                .OrderBy(r =>
                    r.Reason switch
                    {
                        RequestReason.Overdue => 0,
                        RequestReason.NoTargetDate => 1,
                        RequestReason.OnRequest
                        or RequestReason.DueToday
                        or RequestReason.DueSoon
                        or RequestReason.Regular
                        or RequestReason.WaitOver
                        or RequestReason.NewPlan
                        or RequestReason.Agreed
                        or RequestReason.SentBack
                        or RequestReason.WaitedFor => 2,
                    }
                )
                .ThenBy(r => r.Action.TargetDate)
                .ThenByDescending(r => r.Action.Rating)
                .ThenBy(r => r.Action.Ref, StringComparer.Ordinal),
        ];

    /// <summary>The order in which steps are told: what needs an owner, then by date, the riskier first among equals.</summary>
    /// <param name="steps">What is told.</param>
    public static IReadOnlyList<StepReached> InOrder(IEnumerable<StepReached> steps) =>
        [
            .. steps
                .OrderByDescending(s => s.Step == LadderStep.LeadNoOwner)
                .ThenBy(s => s.Action.TargetDate ?? DateOnly.MaxValue)
                .ThenByDescending(s => s.Action.Rating)
                .ThenBy(s => s.Action.Ref, StringComparer.Ordinal)
                .ThenBy(s => s.Step),
        ];

    private static PersonFacts? Owner(ActionFacts action, ChaseFacts facts) =>
        action.OwnerId is { } id ? facts.People.GetValueOrDefault(id) : null;

    private static void Ask(
        DateOnly day,
        ActionFacts action,
        PersonFacts? owner,
        ChaseCadence cadence,
        ChaseFacts facts,
        Dictionary<long, List<Request>> due,
        List<Skip> skipped
    )
    {
        var asked = owner is { IsActive: true } ? Asked(owner, day, facts.People) : null;
        if (asked is null ? !facts.PlansUnasked : !facts.Plans(asked.PersonId))
            return;
        if (RequestSchedule.SkipOn(day, action, owner, cadence) is var (reason, until))
            skipped.Add(new(action, asked ?? owner, reason, until));
        else if (due.TryGetValue(asked!.PersonId, out var requests))
            requests.Add(new(action, RequestSchedule.ReasonOn(action, cadence, day)));
        else
            due.Add(asked.PersonId, [new(action, RequestSchedule.ReasonOn(action, cadence, day))]);
    }

    private static IEnumerable<(long Person, bool IsLead)> ToldOf(ActionFacts action, PersonFacts? owner, LadderStep step, ChaseFacts facts)
    {
        IEnumerable<long> people = step switch
        {
            LadderStep.ManagerNoAnswer => owner?.ManagerId is { } manager ? [manager] : [],
            LadderStep.BoardOverdue => action.BoardId is { } board ? facts.Secretaries.GetValueOrDefault(board) ?? [] : [],
            LadderStep.LeadNoAnswer
            or LadderStep.LeadOverdue
            or LadderStep.LeadUndated
            or LadderStep.LeadNoChange
            or LadderStep.LeadNoOwner => facts.Leads.GetValueOrDefault(action.AreaId) ?? [],
        };
        foreach (var id in people)
            if (facts.People.GetValueOrDefault(id) is { IsActive: true } person)
                yield return (id, step is not (LadderStep.ManagerNoAnswer or LadderStep.BoardOverdue) && person.LeadsArea);
    }

    private static DayPlan Messages(
        DateOnly day,
        ChaseFacts facts,
        ChasePolicy policy,
        Dictionary<long, List<Request>> due,
        Dictionary<long, Reached> reached,
        List<Skip> skipped
    )
    {
        List<Bundle> bundles = [];
        List<Notice> digests = [],
            notices = [];
        List<BoardNotice> boards = [];
        var leads = facts
            .People.Values.Where(p =>
                (p.LeadsArea || p.BoardDigests.Count > 0 || p.News.Count > 0) && p.IsActive && facts.Plans(p.PersonId)
            )
            .Select(p => p.PersonId);
        foreach (var id in due.Keys.Union(reached.Keys).Union(leads))
        {
            var person = facts.People[id];
            var requests = due.GetValueOrDefault(id);
            var steps = reached.GetValueOrDefault(id);
            var hold = HoldOf(day, person, policy, facts.OnHold);
            var digest = person.LeadsArea && !(person.LastDigestOn >= policy.Digest.WeekOf(day));
            if (hold is null && digest)
            {
                digests.Add(new(person, steps is null ? [] : InOrder(steps.ForLead)));
                hold = (SkipReason.DigestFirst, person.FirstDayFrom(day.AddDays(1)));
            }
            if (hold is null && person.BoardDigests is [var board, ..])
            {
                var late = (steps?.ForNotice ?? []).Where(s =>
                    s.Step == LadderStep.BoardOverdue && person.BoardDigests.Any(d => d.BoardId == s.Action.BoardId)
                );
                boards.Add(new(person, board, InOrder(late)) { Others = [.. person.BoardDigests.Skip(1)] });
                hold = (SkipReason.BoardDigestFirst, person.FirstDayFrom(day.AddDays(1)));
            }
            if (hold is var (reason, until))
                skipped.AddRange((requests ?? []).Select(r => new Skip(r.Action, person, reason, until)));
            else if (requests is not null)
                bundles.Add(new(person, InOrder(requests)));
            else if (steps is { ForNotice.Count: > 0 } || person.News.Count > 0)
                notices.Add(new(person, steps is null ? [] : InOrder(steps.ForNotice)));
        }
        return new(
            day,
            [.. bundles.OrderBy(b => b.Person.Email, StringComparer.Ordinal)],
            [.. digests.OrderBy(d => d.Person.Email, StringComparer.Ordinal)],
            [.. notices.OrderBy(n => n.Person.Email, StringComparer.Ordinal)],
            [.. skipped.OrderBy(s => s.Action.Ref, StringComparer.Ordinal)]
        )
        {
            BoardDigests = [.. boards.OrderBy(b => b.Person.Email, StringComparer.Ordinal)],
            ChannelDigests = facts.OnHold || policy.Pilot.Count > 0 ? [] : facts.ChannelDigests,
        };
    }

    // What concerns the day and the person goes before what the service was told to keep back, so that a hold or a pilot shows
    // exactly what it keeps back.
    private static (SkipReason Reason, DateOnly? Until)? HoldOf(DateOnly day, PersonFacts person, ChasePolicy policy, bool onHold)
    {
        if (person.IsAway(day))
            return (SkipReason.Away, person.FirstDayFrom(day));
        if (!person.Pattern.IsWorkingDay(day))
            return (SkipReason.NotAWorkingDay, person.FirstDayFrom(day));
        if (person.PausedUntil >= day)
            return (SkipReason.Paused, person.FirstDayFrom(person.PausedUntil.Value.AddDays(1)));
        if (person.MessagedOn.Count(d => d == day) >= policy.Budget.PerDay)
            return (SkipReason.MessagedToday, person.FirstDayFrom(day.AddDays(1)));
        var week = person.MessagedOn.Where(d => d <= day && d.DayNumber > day.DayNumber - Week).Order().ToList();
        if (week.Count >= policy.Budget.PerWeek)
            return (SkipReason.WeekFull, person.FirstDayFrom(week[^policy.Budget.PerWeek].AddDays(Week)));
        if (onHold)
            return (SkipReason.OnHold, null);
        if (!policy.IsSentTo(person.Email))
            return (SkipReason.Withheld, null);
        return person.IsLate ? (SkipReason.QuietHours, person.FirstDayFrom(day.AddDays(1))) : null;
    }

    /// <summary>What a person would have to be told: as lead in the digest, otherwise in a notice.</summary>
    private sealed class Reached
    {
        public List<StepReached> ForLead { get; } = [];

        public List<StepReached> ForNotice { get; } = [];

        public void Add(StepReached step, bool isLead) => (isLead ? ForLead : ForNotice).Add(step);
    }
}

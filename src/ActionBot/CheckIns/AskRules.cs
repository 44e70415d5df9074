using ActionBot.CheckIns.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.CheckIns;

/// <summary>
/// When somebody is asked next and how long they may put it off, by the policy and the calendar that are configured and by the
/// planner's own rules.
/// </summary>
internal sealed class AskRules(ChasePolicy policy, Calendars calendars)
{
    /// <summary>How long and how often questions may be put off.</summary>
    public SnoozePolicy PuttingOff => policy.Snooze;

    /// <summary>The most messages to a person.</summary>
    public MessageBudget Budget => policy.Budget;

    /// <summary>When a person works.</summary>
    public WorkingPattern PatternOf(Person person) => calendars.PatternOf(person);

    /// <summary>The days to which a person may put a question off.</summary>
    public SnoozeDays SnoozeOf(Person person, DateOnly today)
    {
        var (first, last, suggested) = SnoozeRule.Range(today, PatternOf(person), policy.Snooze);
        return new(first, last, suggested, policy.Snooze.MostWorkingDays);
    }

    /// <summary>The days until which a person may pause, and the one that is taken where none is named.</summary>
    public (DateOnly First, DateOnly Last, DateOnly Usual) PauseOf(Person person, DateOnly today) =>
        PauseRule.Range(today, PatternOf(person), policy.Snooze);

    /// <summary>Whether the owner of an action is asked about it at all.</summary>
    public bool IsMonitored(ActionItem action) =>
        policy.Monitoring.IsMonitored(action.Rating, action.Report!.Assurance, action.Report.Source!.Kind);

    /// <summary>A person as the planner sees them.</summary>
    public PersonFacts Facts(Person person, IEnumerable<Absence> absences) =>
        new(person.Id, person.Email, person.IsActive, PatternOf(person), [])
        {
            Absences = [.. absences.Select(a => (a.From, a.To))],
            PausedUntil = person.PausedUntil,
        };

    /// <summary>An action as the planner sees it, so far as it is known without its requests. Its report and area are loaded.</summary>
    public ActionFacts Facts(ActionItem action) =>
        new(
            action.Id,
            action.Ref,
            action.OwnerId,
            action.Rating,
            IsMonitored(action),
            action.Status,
            action.TargetDate,
            action.Report!.IssuedOn ?? action.RegisteredOn,
            action.LastAnsweredOn,
            null,
            null,
            false
        );

    /// <summary>The first day after today on which somebody is asked about an action, or null while somebody else has to act.</summary>
    public DateOnly? NextAsk(ActionFacts action, ActionItem item, PersonFacts person, DateOnly today) =>
        RequestSchedule.NextDay(
            today.AddDays(1),
            action,
            person,
            policy.For(item.Rating, item.Report!.Source!.Code, item.Area?.Path ?? "")
        );

    /// <summary>The same for an action that was just answered.</summary>
    public DateOnly? NextAsk(ActionItem action, ProgressUpdate? answer, PersonFacts person, DateOnly today) =>
        NextAsk(Facts(action) with { Wait = WaitOf(answer) }, action, person, today);

    /// <summary>What a blocker keeps an owner from being asked about, as long as it stands.</summary>
    public static Wait? WaitOf(Blocker blocker) =>
        blocker.Kind switch
        {
            BlockerKind.Decision => blocker.State == BlockerState.Accepted ? new(WaitKind.Board, null, "a board") : null,
            BlockerKind.Dependency => blocker switch
            {
                // Also a ref that its owner may not see: when they are asked again does not tell whether there is such an action.
                { OutsideParty: { } party } => new(WaitKind.Outside, blocker.Expected, party),
                { DependsOn: { Status: not ActionStatus.Closed } other } => new(WaitKind.Action, null, other.Ref),
                _ => null,
            },
        };

    // A board has to accept before it counts as what holds an action up.
    private static Wait? WaitOf(ProgressUpdate? answer) =>
        answer?.Choice.WaitsFor() switch
        {
            BlockerKind.Dependency when answer!.DependsOnRef is { } other => new(WaitKind.Action, null, other),
            BlockerKind.Dependency => answer!.OutsideParty is { } party ? new(WaitKind.Outside, answer.Expected, party) : null,
            BlockerKind.Decision or null => null,
        };
}

using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Chasing;

/// <summary>
/// Who besides the owner hears of an action. Silence is counted from the last real answer, so an answer starts it anew; lateness
/// is counted from the target date, so that neither an answer nor a forecast stops it: only another target date does.
/// </summary>
public static class Ladder
{
    /// <summary>The steps that an action has reached on a day, whether or not anybody was told before.</summary>
    /// <param name="day">The day.</param>
    /// <param name="action">The action.</param>
    /// <param name="owner">Its owner, if it has one.</param>
    /// <param name="cadence">The numbers for it.</param>
    /// <param name="patience">When silence and sameness count.</param>
    public static IEnumerable<LadderStep> StepsOn(
        DateOnly day,
        ActionFacts action,
        PersonFacts? owner,
        ChaseCadence cadence,
        PatiencePolicy patience
    )
    {
        if (action.Status != ActionStatus.Open || !action.IsChased)
            yield break;
        if (owner is not { IsActive: true } || action.OwnershipQueried)
        {
            yield return LadderStep.LeadNoOwner;
        }
        else
        {
            var still = HasTime(day, action, owner, patience) ? 1 : 0;
            if (action.Unanswered - still >= cadence.ManagerAfter)
                yield return LadderStep.ManagerNoAnswer;
            if (action.Unanswered - still >= cadence.LeadAfter)
                yield return LadderStep.LeadNoAnswer;
            if (action.TargetDate is null && action.Requests - still >= cadence.UndatedLeadAfter)
                yield return LadderStep.LeadUndated;
            if (action.SameAnswers >= patience.SameAnswers)
                yield return LadderStep.LeadNoChange;
        }
        if (action.TargetDate is not { } target)
            yield break;
        var late = day.DayNumber - target.DayNumber;
        if (late >= cadence.LeadOverdueDays)
            yield return LadderStep.LeadOverdue;
        if (late >= cadence.BoardOverdueDays)
            yield return LadderStep.BoardOverdue;
    }

    /// <summary>Whether somebody has been told of a step for the same cause.</summary>
    /// <param name="action">The action.</param>
    /// <param name="step">The step.</param>
    /// <param name="personId">Who would be told.</param>
    public static bool WasTold(ActionFacts action, LadderStep step, long personId)
    {
        foreach (var told in action.Told)
            if (told.Step == step && told.PersonId == personId && Stands(told, action))
                return true;
        return false;
    }

    // What ends the cause: an answer for silence, another target date for lateness, another answer for sameness, another owner
    // for a missing one.
    private static bool Stands(Told told, ActionFacts action) =>
        told.Step switch
        {
            LadderStep.ManagerNoAnswer or LadderStep.LeadNoAnswer => action.LastAnsweredOn is not { } answered || told.On > answered,
            LadderStep.LeadOverdue or LadderStep.BoardOverdue => told.On > action.TargetDate,
            LadderStep.LeadNoChange => action.SameSince is not { } since || told.On >= since,
            LadderStep.LeadNoOwner => told.OwnerId == action.OwnerId,
            LadderStep.LeadUndated => true,
        };

    private static bool HasTime(DateOnly day, ActionFacts action, PersonFacts owner, PatiencePolicy patience) =>
        action.LastAskedOn is { } asked && !(action.LastAnsweredOn >= asked) && !owner.HasHad(patience.AnswerWorkingDays, asked, day);
}

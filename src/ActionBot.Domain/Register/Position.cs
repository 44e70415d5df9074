namespace ActionBot.Domain.Register;

/// <summary>The rules that say how an action stands on a day.</summary>
public static class Position
{
    /// <summary>
    /// An action is overdue when it is still open and its target date is before <paramref name="day"/>. A forecast never counts.
    /// </summary>
    /// <param name="status">Where the action stands in its life.</param>
    /// <param name="targetDate">The agreed target date; none means that it cannot be overdue.</param>
    /// <param name="day">The day to judge by.</param>
    public static bool IsOverdue(ActionStatus status, DateOnly? targetDate, DateOnly day) =>
        status != ActionStatus.Closed && targetDate is { } target && target < day;

    /// <summary>Whole days past the target date, or 0 when it is not past.</summary>
    /// <param name="targetDate">The agreed target date.</param>
    /// <param name="day">The day to judge by.</param>
    public static int DaysOverdue(DateOnly? targetDate, DateOnly day) =>
        targetDate is { } target && target < day ? day.DayNumber - target.DayNumber : 0;

    /// <summary>The traffic light of an action on a day.</summary>
    /// <param name="status">Where the action stands in its life.</param>
    /// <param name="targetDate">The agreed target date.</param>
    /// <param name="forecast">The owner's latest forecast.</param>
    /// <param name="standing">The owner's latest answer.</param>
    /// <param name="day">The day to judge by.</param>
    public static Rag Rag(ActionStatus status, DateOnly? targetDate, DateOnly? forecast, AnswerChoice? standing, DateOnly day)
    {
        if (status == ActionStatus.Closed)
            return Register.Rag.Blue;
        if (IsOverdue(status, targetDate, day))
            return Register.Rag.Red;
        var threatened = standing?.IsThreat() == true || (forecast is { } f && targetDate is { } t && f > t);
        return threatened ? Register.Rag.Amber : Register.Rag.Green;
    }
}

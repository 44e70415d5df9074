using ActionBot.Domain.Register;

namespace ActionBot.Domain.Chasing;

/// <summary>When the next request for an action falls due, and why it is made.</summary>
public static class RequestSchedule
{
    /// <summary>
    /// The first day on which the owner is to be asked, counted from the last time that they were asked or answered. A day in the past means
    /// "now": steps are never matched to the exact day, so a step that a weekend or an outage swallowed is made up for once.
    /// </summary>
    /// <param name="action">The action.</param>
    /// <param name="cadence">The cadence of its rating.</param>
    public static DateOnly NextOn(ActionFacts action, CheckinCadence cadence)
    {
        var contact = Latest(action.LastAnsweredOn, action.LastAskedOn);
        if (action.TargetDate is not { } target)
            return contact is { } c ? c.AddDays(cadence.UndatedDays) : DateOnly.MinValue;
        var from = contact ?? action.AgreedOn;
        if (from >= target)
            return contact is null ? target.AddDays(1) : from.AddDays(cadence.OverdueDays);
        var next = target;
        foreach (var days in cadence.DaysBefore)
        {
            var step = target.AddDays(-days);
            if (step > from && step < next)
                next = step;
        }
        var regular = from.AddMonths(cadence.RegularMonths);
        return regular < next ? regular : next;
    }

    /// <summary>Why the owner is asked, seen from the day.</summary>
    /// <param name="action">The action.</param>
    /// <param name="cadence">The cadence of its rating.</param>
    /// <param name="day">The day of the request.</param>
    public static RequestReason ReasonOn(ActionFacts action, CheckinCadence cadence, DateOnly day)
    {
        if (action.TargetDate is not { } target)
            return RequestReason.NoTargetDate;
        var left = target.DayNumber - day.DayNumber;
        return left switch
        {
            < 0 => RequestReason.Overdue,
            0 => RequestReason.DueToday,
            _ => cadence.DaysBefore.Any(days => left <= days) ? RequestReason.DueSoon : RequestReason.Regular,
        };
    }

    private static DateOnly? Latest(DateOnly? a, DateOnly? b) => a is null ? b : b is null ? a : a > b ? a : b;
}

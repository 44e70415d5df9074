using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Chasing;

/// <summary>Reasons as sentences, for previews, ledgers and people who ask "why did I get this?".</summary>
public static class ReasonWording
{
    /// <summary>Why an action is asked about.</summary>
    /// <param name="request">The request.</param>
    /// <param name="day">The day of the request.</param>
    public static string Of(Request request, DateOnly day) => request.Reason switch
    {
        RequestReason.Overdue or RequestReason.NoTargetDate or RequestReason.DueToday or RequestReason.DueSoon => DueWording.Of(request.Action.TargetDate, day).Text,
        RequestReason.Regular => $"Regular check-in, {Lower(DueWording.Of(request.Action.TargetDate, day).Text)}",
        _ => "You asked to see it",
    };

    /// <summary>Why an action is not asked about.</summary>
    /// <param name="skip">The decision.</param>
    /// <param name="day">The day of the plan.</param>
    public static string Of(Skip skip, DateOnly day) => skip.Reason switch
    {
        SkipReason.Closed => "Closed",
        SkipReason.AwaitingVerification => "Done, and waits for the verifier",
        SkipReason.ClosureRequested => "Closure was requested, and waits for the verifier",
        SkipReason.NotMonitored => "Not centrally monitored",
        SkipReason.NoOwner => "Has no owner; the area lead has to name one",
        SkipReason.OwnerLeft => "Its owner has left; the area lead has to name another",
        SkipReason.OwnershipQueried => "Its owner says it is not theirs; the area lead has to settle it",
        SkipReason.Snoozed => $"Snoozed until {On(skip, day)}",
        SkipReason.AskedRecently => $"Asked on {British.Date(skip.Action.LastAskedOn!.Value, day)}; next request on {On(skip, day)}",
        SkipReason.AnsweredRecently => $"Answered on {British.Date(skip.Action.LastAnsweredOn!.Value, day)}; next request on {On(skip, day)}",
        SkipReason.NotDueYet => $"First request on {On(skip, day)}",
        SkipReason.NotAWorkingDay => $"{day.DayOfWeek} {British.Date(day, day)} is not a working day of its owner; asked on {On(skip, day)}",
        SkipReason.MessagedToday => $"Its owner had a message today; asked on {On(skip, day)}",
        SkipReason.WeekFull => $"Its owner had as many messages this week as the policy allows; asked on {On(skip, day)}",
        _ => throw new ArgumentOutOfRangeException(nameof(skip), skip.Reason, "No wording for this reason."),
    };

    private static string On(Skip skip, DateOnly day) => skip.Until is { } until ? British.Date(until, day) : "a later day";

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}

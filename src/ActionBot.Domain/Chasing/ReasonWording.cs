using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Chasing;

/// <summary>Reasons as sentences, for previews, ledgers and people who ask "why did I get this?".</summary>
public static class ReasonWording
{
    /// <summary>Why nobody is asked about anything while a hold stands.</summary>
    public const string OnHold = "All sending is on hold";

    /// <summary>Why an action is asked about.</summary>
    /// <param name="request">The request.</param>
    /// <param name="day">The day of the request.</param>
    public static string Of(Request request, DateOnly day) =>
        request.Reason switch
        {
            RequestReason.Overdue or RequestReason.NoTargetDate or RequestReason.DueToday or RequestReason.DueSoon => DueWording
                .Of(request.Action.TargetDate, day)
                .Text,
            RequestReason.Regular => $"Regular check-in, {Lower(DueWording.Of(request.Action.TargetDate, day).Text)}",
            RequestReason.WaitOver =>
                $"{request.Action.Wait?.On ?? "What it waits for"} was expected by {British.Date(request.Action.Wait?.Until ?? day, day)}",
            RequestReason.NewPlan => $"{request.Action.Prompt?.By ?? "A board"} decided otherwise on "
                + $"{British.Date(request.Action.Prompt?.On ?? day, day)}: a new plan is asked for",
            RequestReason.Agreed => $"{request.Action.Prompt?.By ?? "A board"} agreed on "
                + $"{British.Date(request.Action.Prompt?.On ?? day, day)}: when will it be done?",
            RequestReason.SentBack =>
                $"{request.Action.Prompt?.By ?? "A board"} sent the question back on {British.Date(request.Action.Prompt?.On ?? day, day)}",
            RequestReason.WaitedFor => $"{request.Action.Prompt?.By ?? "Another action"} waits for it",
            RequestReason.OnRequest => "You asked to see it",
        };

    /// <summary>Why an action is not asked about.</summary>
    /// <param name="skip">The decision.</param>
    /// <param name="day">The day of the plan.</param>
    public static string Of(Skip skip, DateOnly day) =>
        skip.Reason switch
        {
            SkipReason.Closed => "Closed",
            SkipReason.AwaitingVerification => "Done, and waits for the verifier",
            SkipReason.ClosureRequested => "Closure was requested, and waits for the verifier",
            SkipReason.NotMonitored => "Not centrally monitored",
            SkipReason.NoOwner => "Has no owner; the area lead has to name one",
            SkipReason.OwnerLeft => "Its owner has left; the area lead has to name another",
            SkipReason.OwnershipQueried => "Its owner says it is not theirs; the area lead has to settle it",
            SkipReason.WaitsForBoard => $"Waits for {skip.Action.Wait?.On ?? "a board"}, whose secretariat is asked instead",
            SkipReason.WaitsForAction => $"Waits for {skip.Action.Wait?.On ?? "another action"}, whose owner is asked instead",
            SkipReason.WaitsForOutside => $"Waits for {skip.Action.Wait?.On ?? "an outside body"}; asked from {On(skip, day)}",
            SkipReason.Snoozed => $"Snoozed until {On(skip, day)}",
            SkipReason.AskedRecently => $"Asked on {British.Date(skip.Action.LastAskedOn!.Value, day)}; next request on {On(skip, day)}",
            SkipReason.AnsweredRecently =>
                $"Answered on {British.Date(skip.Action.LastAnsweredOn!.Value, day)}; next request on {On(skip, day)}",
            SkipReason.NotDueYet => $"First request on {On(skip, day)}",
            SkipReason.Away => $"{Who(skip)} is away; asked on {On(skip, day)}",
            SkipReason.NotAWorkingDay =>
                $"{day.DayOfWeek} {British.Date(day, day)} is not a working day of {Whose(skip)}; asked on {On(skip, day)}",
            SkipReason.Paused => $"{Who(skip)} has paused all questions; asked on {On(skip, day)}",
            SkipReason.MessagedToday => $"{Who(skip)} had a message today; asked on {On(skip, day)}",
            SkipReason.WeekFull => $"{Who(skip)} had as many messages this week as the policy allows; asked on {On(skip, day)}",
            SkipReason.DigestFirst => $"{Who(skip)} was sent the weekly digest of an area; asked on {On(skip, day)}",
            SkipReason.BoardDigestFirst => $"{Who(skip)} was sent the digest of a board; asked on {On(skip, day)}",
            SkipReason.QuietHours => $"The hours of {Whose(skip)} were over when it could be sent; asked on {On(skip, day)}",
            SkipReason.OnHold => OnHold,
            SkipReason.Withheld => "Withheld: only the people of the pilot are sent messages",
        };

    /// <summary>Why somebody is told of an action.</summary>
    /// <param name="reached">The step that it reached.</param>
    /// <param name="day">The day of the message.</param>
    public static string Of(StepReached reached, DateOnly day) =>
        reached.Step switch
        {
            LadderStep.ManagerNoAnswer or LadderStep.LeadNoAnswer => $"No answer to {British.Count(reached.Action.Unanswered, "request")}",
            LadderStep.LeadOverdue or LadderStep.BoardOverdue => DueWording.Of(reached.Action.TargetDate, day).Text,
            LadderStep.LeadUndated => $"No date after {British.Count(reached.Action.Requests, "request")}",
            LadderStep.LeadNoChange => $"The same answer {British.Count(reached.Action.SameAnswers, "time")} running",
            LadderStep.LeadNoOwner when reached.Owner is null => "Has no owner",
            LadderStep.LeadNoOwner when !reached.Owner.IsActive => "Its owner has left",
            LadderStep.LeadNoOwner => "Its owner says it is not theirs",
        };

    /// <summary>What somebody was told of, where only the step is known.</summary>
    /// <param name="step">The step.</param>
    public static string Of(LadderStep step) =>
        step switch
        {
            LadderStep.ManagerNoAnswer or LadderStep.LeadNoAnswer => "requests were not answered",
            LadderStep.LeadOverdue or LadderStep.BoardOverdue => "overdue",
            LadderStep.LeadUndated => "no date was given",
            LadderStep.LeadNoChange => "the same answer again and again",
            LadderStep.LeadNoOwner => "needs an owner",
        };

    // A delegate is asked in the owner's place; both readers and ledgers say which of the two is meant.
    private static string Who(Skip skip) => IsDelegate(skip) ? "The delegate of its owner" : "Its owner";

    private static string Whose(Skip skip) => IsDelegate(skip) ? "the delegate of its owner" : "its owner";

    private static bool IsDelegate(Skip skip) => skip.Person is { } person && person.PersonId != skip.Action.OwnerId;

    private static string On(Skip skip, DateOnly day) => skip.Until is { } until ? British.Date(until, day) : "a later day";

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}

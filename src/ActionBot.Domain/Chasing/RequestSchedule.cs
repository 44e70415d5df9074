using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Chasing;

/// <summary>When the next request for an action falls due, and why it is made.</summary>
public static class RequestSchedule
{
    /// <summary>
    /// The first day on which the owner is to be asked, counted from the last time that they were asked or answered. A day in the
    /// past means "now": steps are never matched to the exact day, so a step that a weekend or an outage swallowed is made up for once.
    /// </summary>
    /// <param name="action">The action.</param>
    /// <param name="cadence">The cadence of its rating.</param>
    public static DateOnly NextOn(ActionFacts action, ChaseCadence cadence)
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

    /// <summary>
    /// Why nobody is asked about an action on a day, or null where its owner is to be asked. Looks at the action and its owner
    /// only, not at the person's day.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="action">The action.</param>
    /// <param name="owner">Its owner, if it has one.</param>
    /// <param name="cadence">The cadence of its rating.</param>
    public static (SkipReason Reason, DateOnly? Until)? SkipOn(DateOnly day, ActionFacts action, PersonFacts? owner, ChaseCadence cadence)
    {
        switch (action)
        {
            case { Status: ActionStatus.Closed }:
                return (SkipReason.Closed, null);
            case { Status: ActionStatus.AwaitingVerification }:
                return (SkipReason.AwaitingVerification, null);
            case { Status: ActionStatus.ClosureRequested }:
                return (SkipReason.ClosureRequested, null);
            case { IsChased: false }:
                return (SkipReason.NotMonitored, null);
        }
        if (owner is null)
            return (SkipReason.NoOwner, null);
        if (!owner.IsActive)
            return (SkipReason.OwnerLeft, null);
        if (action.OwnershipQueried)
            return (SkipReason.OwnershipQueried, null);
        if (action.Wait is { } wait && HeldBy(wait, day) is { } held)
            return held;
        if (action.SnoozedUntil is { } until && until > day)
            return (SkipReason.Snoozed, until);
        var next = NextOn(action, cadence);
        // A board's word that nobody has answered is asked about as often as something overdue.
        if (action is { Prompt: not null, LastAskedOn: { } last } && last.AddDays(cadence.OverdueDays) < next)
            next = last.AddDays(cadence.OverdueDays);
        if (action.Prompt is { } prompt && day <= prompt.On && next > day)
            return (action.LastAnsweredOn is null ? LastContact(action) : SkipReason.AnsweredRecently, prompt.On.AddDays(1));
        return next <= day || IsPromised(action) ? null : (LastContact(action), next);
    }

    private static (SkipReason Reason, DateOnly? Until)? HeldBy(Wait wait, DateOnly day) =>
        wait.Kind switch
        {
            WaitKind.Board => (SkipReason.WaitsForBoard, null),
            WaitKind.Action => (SkipReason.WaitsForAction, null),
            WaitKind.Outside => wait.Until is { } expected && expected >= day ? (SkipReason.WaitsForOutside, expected.AddDays(1)) : null,
        };

    private static SkipReason LastContact(ActionFacts action) =>
        (action.LastAskedOn, action.LastAnsweredOn) switch
        {
            (null, null) => SkipReason.NotDueYet,
            ({ } ask, var answer) when answer is null || ask > answer => SkipReason.AskedRecently,
            _ => SkipReason.AnsweredRecently,
        };

    /// <summary>
    /// The first day on which the owner is asked if nothing happens meanwhile, or null where somebody else has to act first. What
    /// a week's messages leave room for is not looked at.
    /// </summary>
    /// <param name="from">The first day to look at.</param>
    /// <param name="action">The action.</param>
    /// <param name="owner">Who is asked: days on which they do not work, are away or paused are passed over.</param>
    /// <param name="cadence">The cadence of its rating.</param>
    public static DateOnly? NextDay(DateOnly from, ActionFacts action, PersonFacts owner, ChaseCadence cadence)
    {
        for (var at = owner.PausedUntil >= from ? owner.PausedUntil.Value.AddDays(1) : from; owner.FirstDayFrom(at) is { } day; )
        {
            if (SkipOn(day, action, owner, cadence) is not var (_, until))
                return day;
            if (until is not { } next)
                return null;
            at = next > day ? next : day.AddDays(1);
        }
        return null;
    }

    // The day after a snooze, and the day after what an outside body was expected by, are the owner's own word for when to be
    // asked, whatever the cadence says; the day after a board's word is the owner's to say what follows from it.
    private static bool IsPromised(ActionFacts action)
    {
        return Came(action.SnoozedUntil)
            || (action.Prompt is { } prompt && !(action.LastAskedOn > prompt.On))
            || (action.Wait is { Kind: WaitKind.Outside } wait && Came(wait.Until?.AddDays(1)));

        bool Came(DateOnly? on) => on is { } day && !(action.LastAnsweredOn >= day) && !(action.LastAskedOn >= day);
    }

    /// <summary>Why the owner is asked, seen from the day.</summary>
    /// <param name="action">The action.</param>
    /// <param name="cadence">The cadence of its rating.</param>
    /// <param name="day">The day of the request.</param>
    public static RequestReason ReasonOn(ActionFacts action, ChaseCadence cadence, DateOnly day)
    {
        // That something waits for it is told beside the date, which decides where it stands.
        if (action.Prompt is { Reason: not RequestReason.WaitedFor } prompt)
            return prompt.Reason;
        if (action.Wait is { Kind: WaitKind.Outside, Until: { } expected } && expected < day)
            return RequestReason.WaitOver;
        if (action.TargetDate is not { } target)
            return RequestReason.NoTargetDate;
        var left = target.DayNumber - day.DayNumber;
        return left switch
        {
            < 0 => RequestReason.Overdue,
            0 => RequestReason.DueToday,
            _ => cadence.DaysBefore.Any(days => left <= days) ? RequestReason.DueSoon
            : action.Prompt is null ? RequestReason.Regular
            : RequestReason.WaitedFor,
        };
    }

    private static DateOnly? Latest(DateOnly? a, DateOnly? b) =>
        a is null ? b
        : b is null ? a
        : a > b ? a
        : b;
}

using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.CheckIns;

/// <summary>How long a question may be put off, within what the policy allows.</summary>
public static class SnoozeRule
{
    /// <summary>The days to which a question may be put off, and the one suggested: the first working day a week on.</summary>
    /// <param name="today">The owner's day.</param>
    /// <param name="pattern">When the owner works.</param>
    /// <param name="policy">How long.</param>
    public static (DateOnly First, DateOnly Last, DateOnly Suggested) Range(DateOnly today, WorkingPattern pattern, SnoozePolicy policy)
    {
        var first = today.AddDays(1);
        var last = pattern.AddWorkingDays(today, policy.MostWorkingDays);
        var suggested = pattern.FirstWorkingDayFrom(today.AddDays(7));
        return (first, last, suggested < last ? suggested : last);
    }
}

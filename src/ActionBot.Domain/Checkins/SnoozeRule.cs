using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Checkins;

/// <summary>How long a question may be put off: at most ten working days, and at most twice running.</summary>
public static class SnoozeRule
{
    /// <summary>The most working days of one snooze.</summary>
    public const int MostWorkingDays = 10;

    /// <summary>The most snoozes of one action without an answer between them.</summary>
    public const int MostRunning = 2;

    /// <summary>The days to which a question may be put off, and the one suggested: the first working day a week on.</summary>
    /// <param name="today">The owner's day.</param>
    /// <param name="pattern">When the owner works.</param>
    public static (DateOnly First, DateOnly Last, DateOnly Suggested) Range(DateOnly today, WorkingPattern pattern)
    {
        var first = today.AddDays(1);
        var last = pattern.AddWorkingDays(today, MostWorkingDays);
        var suggested = pattern.FirstWorkingDayFrom(today.AddDays(7));
        return (first, last, suggested < last ? suggested : last);
    }
}

using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.CheckIns;

/// <summary>
/// How long somebody may ask for no questions at all, within what the policy allows; ten working days where they name no day.
/// </summary>
public static class PauseRule
{
    /// <summary>The working days of a pause without a day.</summary>
    public const int UsualWorkingDays = 10;

    /// <summary>The days on which questions may start again, and the one that is taken where none is named.</summary>
    /// <param name="today">The person's day.</param>
    /// <param name="pattern">When the person works.</param>
    /// <param name="policy">How long.</param>
    public static (DateOnly First, DateOnly Last, DateOnly Usual) Range(DateOnly today, WorkingPattern pattern, SnoozePolicy policy) =>
        (
            today.AddDays(1),
            pattern.AddWorkingDays(today, policy.MostPauseWorkingDays),
            pattern.AddWorkingDays(today, Math.Min(UsualWorkingDays, policy.MostPauseWorkingDays))
        );
}

using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Checkins;

/// <summary>How long somebody may ask for no questions at all: at most twenty working days, ten where they name no day.</summary>
public static class PauseRule
{
    /// <summary>The most working days of one pause.</summary>
    public const int MostWorkingDays = 20;

    /// <summary>The working days of a pause without a day.</summary>
    public const int UsualWorkingDays = 10;

    /// <summary>The days on which questions may start again, and the one that is taken where none is named.</summary>
    /// <param name="today">The person's day.</param>
    /// <param name="pattern">When the person works.</param>
    public static (DateOnly First, DateOnly Last, DateOnly Usual) Range(DateOnly today, WorkingPattern pattern) =>
        (today.AddDays(1), pattern.AddWorkingDays(today, MostWorkingDays), pattern.AddWorkingDays(today, UsualWorkingDays));
}

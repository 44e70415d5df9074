namespace ActionBot.Domain.WorkingTime;

/// <summary>The days of a week on which somebody works.</summary>
[Flags]
public enum WorkingDays
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday = 2,

    /// <summary>Wednesday.</summary>
    Wednesday = 4,

    /// <summary>Thursday.</summary>
    Thursday = 8,

    /// <summary>Friday.</summary>
    Friday = 16,

    /// <summary>Saturday.</summary>
    Saturday = 32,

    /// <summary>Sunday.</summary>
    Sunday = 64,

    /// <summary>The usual week.</summary>
    MondayToFriday = Monday | Tuesday | Wednesday | Thursday | Friday,

    /// <summary>Every day.</summary>
    All = MondayToFriday | Saturday | Sunday,
}

/// <summary>Questions to a set of working days.</summary>
public static class WorkingDaysExtensions
{
    /// <summary>Whether the set has this day of the week.</summary>
    /// <param name="days">The set.</param>
    /// <param name="day">The day of the week.</param>
    public static bool Has(this WorkingDays days, DayOfWeek day) => (days & (WorkingDays)(1 << (((int)day + 6) % 7))) != 0;
}

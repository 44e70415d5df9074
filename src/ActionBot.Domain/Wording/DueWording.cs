namespace ActionBot.Domain.Wording;

/// <summary>How a target date weighs on the reader's day: it picks the colour of a chip.</summary>
public enum DueTone
{
    /// <summary>Far enough away to be left in plain text.</summary>
    Plain,

    /// <summary>Within four weeks.</summary>
    Soon,

    /// <summary>Past, or missing.</summary>
    Late,
}

/// <summary>A target date in words, seen from a day: "Overdue 41 days", "Due in 7 days", "Due 30 June", "No date".</summary>
/// <param name="Text">The words.</param>
/// <param name="Tone">How they weigh.</param>
public sealed record DueWording(string Text, DueTone Tone)
{
    /// <summary>Days within which a target date is told as "in N days".</summary>
    public const int SoonDays = 28;

    /// <summary>The words for a target date on a day.</summary>
    /// <param name="targetDate">The agreed date, if there is one.</param>
    /// <param name="today">The reader's day.</param>
    public static DueWording Of(DateOnly? targetDate, DateOnly today)
    {
        if (targetDate is not { } target)
            return new("No date", DueTone.Late);
        return (target.DayNumber - today.DayNumber) switch
        {
            < 0 and var late => new("Overdue " + British.Count(-late, "day"), DueTone.Late),
            0 => new("Due today", DueTone.Soon),
            1 => new("Due tomorrow", DueTone.Soon),
            <= SoonDays and var days => new("Due in " + British.Count(days, "day"), DueTone.Soon),
            _ => new("Due " + British.Date(target, today), DueTone.Plain),
        };
    }
}

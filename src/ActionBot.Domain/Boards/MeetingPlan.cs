using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Boards;

/// <summary>Which meeting comes next, and by when its papers are due. Pure.</summary>
public static class MeetingPlan
{
    // Longer than any papers rule and the holidays in it.
    private const int MostDaysBack = 400;

    /// <summary>
    /// The day by which papers of a meeting are due: its own, or so many working days before it as the board's rule says.
    /// </summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="workingDays">The board's rule.</param>
    /// <param name="office">The working days of offices.</param>
    public static DateOnly PapersDue(Meeting meeting, int workingDays, WorkingPattern office)
    {
        if (meeting.PapersDue is { } own && own <= meeting.Date)
            return own;
        var day = meeting.Date;
        for (var back = 0; workingDays > 0 && back < MostDaysBack; back++)
        {
            day = day.AddDays(-1);
            if (office.IsWorkingDay(day))
                workingDays--;
        }
        return day;
    }

    /// <summary>
    /// The next meeting that can still take an item: its papers are not past due; where there is none, the next that is to come.
    /// </summary>
    /// <param name="meetings">The board's meetings.</param>
    /// <param name="workingDays">The board's papers rule.</param>
    /// <param name="office">The working days of offices.</param>
    /// <param name="today">The day.</param>
    /// <param name="after">The meeting must be later than this day.</param>
    public static Meeting? NextFor(
        IEnumerable<Meeting> meetings,
        int workingDays,
        WorkingPattern office,
        DateOnly today,
        DateOnly? after = null
    )
    {
        var ahead = Ahead(meetings, today).Where(m => after is null || m.Date > after).ToList();
        return ahead.FirstOrDefault(m => PapersDue(m, workingDays, office) >= today) ?? ahead.FirstOrDefault();
    }

    /// <summary>The meetings to come, the next first.</summary>
    /// <param name="meetings">The board's meetings.</param>
    /// <param name="today">The day.</param>
    public static IEnumerable<Meeting> Ahead(IEnumerable<Meeting> meetings, DateOnly today) =>
        meetings.Where(m => m.IsAhead && m.Date >= today).OrderBy(m => m.Date);

    /// <summary>Working days from a day to another, the first not counted: 0 for the same day, negative never.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="office">The working days of offices.</param>
    public static int WorkingDaysBetween(DateOnly from, DateOnly to, WorkingPattern office)
    {
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (office.IsWorkingDay(day))
                days++;
        return days;
    }
}

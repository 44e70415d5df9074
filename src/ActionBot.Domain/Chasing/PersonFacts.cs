using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Chasing;

/// <summary>What the planner needs to know of one person.</summary>
/// <param name="PersonId">Database key.</param>
/// <param name="Email">The address by which registers know the person.</param>
/// <param name="IsActive">False for leavers.</param>
/// <param name="Pattern">When the person works.</param>
/// <param name="MessagedOn">The days of the last week on which the person was sent a message of the service's own accord.</param>
public sealed record PersonFacts(long PersonId, string Email, bool IsActive, WorkingPattern Pattern, IReadOnlyList<DateOnly> MessagedOn)
{
    // Longer than anybody's leave; beyond it "a later day" is all that can be said.
    private const int FarDays = 400;

    /// <summary>Days away, first and last.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To)> Absences { get; init; } = [];

    /// <summary>The last day on which the person wishes not to be asked anything.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Who answers for the person, and from when to when; the newest word first.</summary>
    public IReadOnlyList<(long DelegateId, DateOnly From, DateOnly Until)> Delegates { get; init; } = [];

    /// <summary>The person's manager.</summary>
    public long? ManagerId { get; init; }

    /// <summary>Whether an area with open actions waits for this lead's confirmation each week.</summary>
    public bool LeadsArea { get; init; }

    /// <summary>The day of the last digest.</summary>
    public DateOnly? LastDigestOn { get; init; }

    /// <summary>The digests of boards that are due to this secretary, the most pressing first. They go out in one message.</summary>
    public IReadOnlyList<BoardDigestDue> BoardDigests { get; init; } = [];

    /// <summary>News that the person has not heard yet. It goes with their next message, or alone.</summary>
    public IReadOnlyList<NewsToTell> News { get; init; } = [];

    /// <summary>Whether the hours in which the person may be sent something are over for the day.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whom the person named to answer for them on a day, or null.</summary>
    /// <param name="day">A day.</param>
    public long? DelegateOn(DateOnly day)
    {
        foreach (var (id, from, until) in Delegates)
            if (day >= from && day <= until)
                return id;
        return null;
    }

    /// <summary>Whether the person is away on the day.</summary>
    /// <param name="day">A day in the person's zone.</param>
    public bool IsAway(DateOnly day)
    {
        foreach (var (from, to) in Absences)
            if (day >= from && day <= to)
                return true;
        return false;
    }

    /// <summary>Whether the person works on the day and is not away.</summary>
    /// <param name="day">A day in the person's zone.</param>
    public bool Works(DateOnly day) => Pattern.IsWorkingDay(day) && !IsAway(day);

    /// <summary>The first day on or after this one on which the person works, or null when that is too far to say.</summary>
    /// <param name="day">A day in the person's zone.</param>
    public DateOnly? FirstDayFrom(DateOnly day)
    {
        for (var d = day; d.DayNumber - day.DayNumber < FarDays; d = d.AddDays(1))
            if (Works(d))
                return d;
        return null;
    }

    /// <summary>Whether the person has had this many working days since a day, that day not counted.</summary>
    /// <param name="since">When the time began.</param>
    /// <param name="count">Working days.</param>
    /// <param name="day">The day on which to look: it counts once it is over.</param>
    public bool HasHad(int count, DateOnly since, DateOnly day)
    {
        for (var d = since.AddDays(1); d < day && count > 0; d = d.AddDays(1))
            if (Works(d))
                count--;
        return count <= 0;
    }
}

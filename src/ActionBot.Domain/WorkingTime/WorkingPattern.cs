namespace ActionBot.Domain.WorkingTime;

/// <summary>When a person works: days of the week less the holidays of a calendar, in a time zone, with a time to be asked.</summary>
/// <param name="Days">Working days of the week.</param>
/// <param name="Zone">The person's time zone.</param>
/// <param name="SendAt">Local time from which the day's message may be sent.</param>
/// <param name="SendUntil">Local time after which nothing is sent any more on the day.</param>
/// <param name="Holidays">Days off, such as bank holidays.</param>
public sealed record WorkingPattern(
    WorkingDays Days,
    TimeZoneInfo Zone,
    TimeOnly SendAt,
    TimeOnly SendUntil,
    IReadOnlySet<DateOnly> Holidays
)
{
    /// <summary>The zone of people of whom nothing else is known.</summary>
    public const string DefaultTimeZone = "Europe/London";

    /// <summary>09:30, local time.</summary>
    public static readonly TimeOnly DefaultSendAt = new(9, 30);

    /// <summary>18:00, local time.</summary>
    public static readonly TimeOnly DefaultSendUntil = new(18, 0);

    /// <summary>Monday to Friday in the default zone, without holidays: for what concerns nobody in particular.</summary>
    public static WorkingPattern Usual { get; } =
        new(WorkingDays.MondayToFriday, LocalTime.Zone(DefaultTimeZone), DefaultSendAt, DefaultSendUntil, new HashSet<DateOnly>());

    /// <summary>Whether the person works on the day.</summary>
    /// <param name="day">A day in the person's zone.</param>
    public bool IsWorkingDay(DateOnly day) => Days.Has(day.DayOfWeek) && !Holidays.Contains(day);

    /// <summary>The first working day on or after <paramref name="day"/>.</summary>
    /// <param name="day">A day in the person's zone.</param>
    /// <exception cref="RuleException">No working day within a year: the pattern has none.</exception>
    public DateOnly FirstWorkingDayFrom(DateOnly day)
    {
        for (var d = day; d.DayNumber - day.DayNumber <= 366; d = d.AddDays(1))
            if (IsWorkingDay(d))
                return d;
        throw new RuleException("This working pattern has no working day in a year.");
    }

    /// <summary>The day that is <paramref name="count"/> working days after <paramref name="day"/>.</summary>
    /// <param name="day">Where to start; it does not count itself.</param>
    /// <param name="count">How many working days, 0 or more.</param>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        var d = day;
        for (var i = 0; i < count; i++)
            d = FirstWorkingDayFrom(d.AddDays(1));
        return d;
    }

    /// <summary>The person's day and time at an instant.</summary>
    /// <param name="instant">Any instant.</param>
    public (DateOnly Day, TimeOnly Time) LocalAt(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    /// <summary>
    /// Whether a message may be sent at a local day and time: a working day, not before the send time and not in the quiet hours.
    /// </summary>
    /// <param name="day">A day in the person's zone.</param>
    /// <param name="time">The time on that day.</param>
    public bool MaySend(DateOnly day, TimeOnly time) => IsWorkingDay(day) && time >= SendAt && time <= SendUntil;

    /// <summary>The first instant from <paramref name="now"/> on at which a message may be sent.</summary>
    /// <param name="now">Any instant.</param>
    public DateTimeOffset NextSend(DateTimeOffset now)
    {
        var (day, time) = LocalAt(now);
        if (MaySend(day, time))
            return now;
        var first = time < SendAt ? day : day.AddDays(1);
        return LocalTime.InstantOf(FirstWorkingDayFrom(first), SendAt, Zone);
    }
}

/// <summary>The one place that turns a local date and time into an instant.</summary>
public static class LocalTime
{
    /// <summary>
    /// The instant of a local time. A time that the clock change skips is the first one after the gap; a time that comes twice is
    /// the first of the two.
    /// </summary>
    /// <param name="day">Local day.</param>
    /// <param name="time">Local time.</param>
    /// <param name="zone">The zone.</param>
    public static DateTimeOffset InstantOf(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>The zone of an IANA name.</summary>
    /// <param name="id">Such as "Europe/London".</param>
    /// <exception cref="RuleException">There is no such zone.</exception>
    public static TimeZoneInfo Zone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw new RuleException($"There is no time zone “{id}”. Give an IANA name such as Europe/London.");
}

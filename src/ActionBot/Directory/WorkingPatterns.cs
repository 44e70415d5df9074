using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Directory;

/// <summary>A person's working pattern with the calendar that is built in.</summary>
public static class WorkingPatterns
{
    private static readonly Calendars BuiltIn = new(BankHolidays.EnglandAndWales);

    /// <summary>The pattern with the bank holidays of England and Wales, whatever calendar is configured.</summary>
    public static WorkingPattern Pattern(this Person person) => BuiltIn.PatternOf(person);

    /// <summary>The person's day at an instant.</summary>
    public static DateOnly DayAt(this Person person, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zones.Of(person.TimeZone)).DateTime);
}

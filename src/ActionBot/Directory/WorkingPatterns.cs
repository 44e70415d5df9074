using System.Collections.Frozen;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Directory;

/// <summary>A person's working pattern out of what is stored of them.</summary>
public static class WorkingPatterns
{
    public static WorkingPattern Pattern(this Person person) => new(
        person.WorkingDays, LocalTime.Zone(person.TimeZone), person.SendAt, person.SendUntil,
        person.KeepsBankHolidays ? BankHolidays.EnglandAndWales : FrozenSet<DateOnly>.Empty);

    /// <summary>The person's day at an instant.</summary>
    public static DateOnly DayAt(this Person person, DateTimeOffset now) => person.Pattern().LocalAt(now).Day;
}

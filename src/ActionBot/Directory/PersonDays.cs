using ActionBot.Domain.Register.People;

namespace ActionBot.Directory;

/// <summary>Days where people are.</summary>
internal static class PersonDays
{
    /// <summary>The person's day at an instant.</summary>
    public static DateOnly DayAt(this Person person, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zones.Of(person.TimeZone)).DateTime);
}

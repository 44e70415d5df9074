using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Tests.WorkingTime;

public sealed class WorkingPatternTests
{
    private static WorkingPattern In(string zone, string sendAt = "09:30", params DateOnly[] holidays) =>
        new(WorkingDays.MondayToFriday, LocalTime.Zone(zone), TimeOnly.Parse(sendAt), new(18, 0), holidays.ToHashSet());

    [Theory]
    [InlineData("Europe/London", "2026-03-30T08:30Z")]
    [InlineData("Europe/London", "2026-03-27T09:30Z")]
    [InlineData("Australia/Sydney", "2026-03-29T22:30Z")]
    public void Send_time_is_the_persons_own_half_past_nine_on_either_side_of_a_clock_change(string zone, string instant)
    {
        var at = DateTimeOffset.Parse(instant);
        Assert.Equal(new TimeOnly(9, 30), In(zone).LocalAt(at).Time);
        Assert.Equal(at, In(zone).NextSend(at.AddMinutes(-90)));
    }

    [Fact]
    public void Time_that_the_clock_change_skips_is_the_first_after_the_gap()
    {
        var instant = LocalTime.InstantOf(new(2026, 3, 29), new(1, 30), LocalTime.Zone("Europe/London"));
        Assert.Equal(DateTimeOffset.Parse("2026-03-29T01:00Z"), instant);
    }

    [Fact]
    public void Time_that_comes_twice_is_the_first_of_the_two() =>
        Assert.Equal(
            DateTimeOffset.Parse("2026-10-25T00:30Z"),
            LocalTime.InstantOf(new(2026, 10, 25), new(1, 30), LocalTime.Zone("Europe/London"))
        );

    [Fact]
    public void Evening_weekend_and_holiday_are_quiet_until_the_next_working_morning()
    {
        var pattern = In("Europe/London", "09:30", new DateOnly(2026, 2, 16));
        Assert.Equal(DateTimeOffset.Parse("2026-02-17T09:30Z"), pattern.NextSend(DateTimeOffset.Parse("2026-02-13T18:01Z")));
        Assert.Equal(DateTimeOffset.Parse("2026-02-13T11:00Z"), pattern.NextSend(DateTimeOffset.Parse("2026-02-13T11:00Z")));
    }

    [Fact]
    public void Working_days_are_counted_over_weekends_and_holidays() =>
        Assert.Equal(new(2026, 2, 18), In("Europe/London", "09:30", new DateOnly(2026, 2, 16)).AddWorkingDays(new(2026, 2, 13), 2));

    [Fact]
    public void Unknown_zone_is_refused_with_an_example() =>
        Assert.Contains("Europe/London", Assert.Throws<RuleException>(() => LocalTime.Zone("Mars/Olympus")).Message);

    [Fact]
    public void Pattern_without_working_days_is_refused_rather_than_searched_for_ever() =>
        Assert.Throws<RuleException>(() => (In("Europe/London") with { Days = WorkingDays.None }).FirstWorkingDayFrom(new(2026, 2, 10)));

    [Fact]
    public void Snooze_runs_from_tomorrow_to_ten_working_days_and_suggests_a_week() =>
        Assert.Equal(
            (new DateOnly(2026, 2, 11), new DateOnly(2026, 2, 24), new DateOnly(2026, 2, 17)),
            SnoozeRule.Range(new(2026, 2, 10), In("Europe/London"), ChasePolicy.Default.Snooze)
        );
}

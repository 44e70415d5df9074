using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Directory;

public sealed class BankHolidayTests
{
    [Fact]
    public void Every_year_has_eight_bank_holidays_and_none_falls_on_a_weekend()
    {
        Assert.Equal([2024, 2025, 2026, 2027, 2028], BankHolidays.EnglandAndWales.Select(d => d.Year).Distinct().Order());
        Assert.All(BankHolidays.EnglandAndWales.GroupBy(d => d.Year), year => Assert.Equal(8, year.Count()));
        Assert.DoesNotContain(BankHolidays.EnglandAndWales, d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    [Fact]
    public void Person_who_does_not_keep_bank_holidays_works_on_Good_Friday()
    {
        var goodFriday = new DateOnly(2026, 4, 3);
        Assert.False(new Person { Email = "a@example.org", Name = "A" }.Pattern().IsWorkingDay(goodFriday));
        Assert.True(new Person { Email = "a@example.org", Name = "A", KeepsBankHolidays = false }.Pattern().IsWorkingDay(goodFriday));
    }

    [Fact]
    public async Task Nothing_is_sent_on_a_bank_holiday_and_the_first_working_day_brings_one_current_message()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-06T10:00Z"));
        await scene.SweepAsync();
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-07T10:00Z"));
        await scene.SweepAsync();
        Assert.Contains("Overdue 97 days", scene.Teams.MessagesOf(scene.Owner)[^1].Words());
    }
}

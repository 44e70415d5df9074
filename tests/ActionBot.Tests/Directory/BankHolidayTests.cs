using ActionBot.Directory;
using ActionBot.Domain.Register.People;
using ActionBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Directory;

public sealed class BankHolidayTests
{
    private static readonly Calendars Calendars = new(BankHolidays.EnglandAndWales);

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
        Assert.False(Calendars.PatternOf(new() { Email = "a@example.org", Name = "A" }).IsWorkingDay(goodFriday));
        Assert.True(
            Calendars
                .PatternOf(
                    new()
                    {
                        Email = "a@example.org",
                        Name = "A",
                        KeepsBankHolidays = false,
                    }
                )
                .IsWorkingDay(goodFriday)
        );
    }

    [Fact]
    public void Working_pattern_keeps_the_bank_holidays_of_the_file_and_division_that_are_named()
    {
        var reading = Read(
            """{ "scotland": { "division": "scotland", "events": ["""
                + """{ "title": "2nd January", "date": "2029-01-02" }] }, "england-and-wales": { "events": [] } }""",
            "scotland"
        );
        Assert.Empty(reading.Faults);
        var calendars = new Calendars(reading.Days);
        var pattern = calendars.PatternOf(new Person { Email = "a@example.org", Name = "A" });
        Assert.False(pattern.IsWorkingDay(new(2029, 1, 2)));
        Assert.True(pattern.IsWorkingDay(new(2026, 4, 3)));
        Assert.Equal(2029, calendars.LastYear);
    }

    [Theory]
    [InlineData("[]", "FILE has no divisions such as england-and-wales. Take the file from https://www.gov.uk/bank-holidays.json.")]
    [InlineData(
        "{",
        "Chasing:BankHolidays is “FILE”, which is no JSON at line 1. Take the file from https://www.gov.uk/bank-holidays.json."
    )]
    [InlineData(
        """{ "england-and-wales": {}, "northern-ireland": {} }""",
        "Chasing:BankHolidayDivision is “scotland”. FILE has england-and-wales and northern-ireland; the "
            + "others are in https://www.gov.uk/bank-holidays.json, for Chasing:BankHolidays."
    )]
    [InlineData("""{ "scotland": [] }""", "FILE has no list scotland.events. Take the file from https://www.gov.uk/bank-holidays.json.")]
    [InlineData(
        """{ "scotland": { "events": [] } }""",
        "FILE has no day in scotland.events. Take the file from https://www.gov.uk/bank-holidays.json."
    )]
    [InlineData(
        """{ "scotland": { "events": [{ "date": "2029-01-02" }, { "date": "2/1/2029" }, 7] } }""",
        "FILE scotland.events[1].date is “2/1/2029”. Give a day such as 2026-12-25.|FILE "
            + "scotland.events[2].date is missing. Give a day such as 2026-12-25."
    )]
    public void File_of_bank_holidays_that_cannot_be_used_is_told_with_what_to_do(string json, string faults) =>
        Assert.Equal(faults, string.Join('|', Read(json, "scotland").Faults));

    [Fact]
    public void File_of_bank_holidays_that_is_not_there_is_named_and_so_is_a_division_that_is_not_built_in()
    {
        Assert.StartsWith(
            "Chasing:BankHolidays is “none.json”, and there is no file ",
            Assert.Single(BankHolidays.Read("none.json", "scotland").Faults),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Chasing:BankHolidayDivision is “scotland”. What is built in has england-and-wales;",
            Assert.Single(BankHolidays.Read("", "scotland").Faults),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_host_has_the_calendar_of_its_own_settings()
    {
        var file = System.IO.Path.GetTempFileName();
        File.WriteAllText(file, """{ "scotland": { "events": [{ "date": "2026-02-11" }] } }""");
        await using var scottish = await Scene.OpenAsync(
            settings: [("Chasing:BankHolidays", file), ("Chasing:BankHolidayDivision", "scotland")]
        );
        await using var english = await Scene.OpenAsync();
        var person = new Person { Email = "a@example.org", Name = "A" };
        bool Works(Scene scene) => scene.Bot.Services.GetRequiredService<Calendars>().PatternOf(person).IsWorkingDay(new(2026, 2, 11));
        Assert.Equal((false, true), (Works(scottish), Works(english)));
    }

    private static BankHolidayReading Read(string json, string division)
    {
        var file = System.IO.Path.GetTempFileName();
        File.WriteAllText(file, json);
        var reading = BankHolidays.Read(file, division);
        return reading with { Faults = [.. reading.Faults.Select(f => f.Replace(file, "FILE", StringComparison.Ordinal))] };
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

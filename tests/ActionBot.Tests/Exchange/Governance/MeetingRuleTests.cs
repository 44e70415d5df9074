using ActionBot.Domain.Boards;
using ActionBot.Exchange.Governance;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Governance;

public sealed class MeetingRuleTests
{
    [Fact]
    public void A_monthly_board_meets_on_its_weekday_of_each_month()
    {
        var dates = new MeetingRule(DayOfWeek.Tuesday, 1, 1).Dates(BoardCadence.Monthly, new(2026, 2, 10)).ToList();
        Assert.Equal((12, new DateOnly(2026, 3, 3), new DateOnly(2027, 2, 2)), (dates.Count, dates[0], dates[^1]));
        Assert.All(dates, d => Assert.Equal((DayOfWeek.Tuesday, true), (d.DayOfWeek, d.Day <= 7)));
    }

    [Fact]
    public void The_last_week_is_the_last_of_the_month_whatever_its_length() =>
        Assert.Equal(
            [new DateOnly(2026, 2, 27), new DateOnly(2026, 3, 27), new DateOnly(2026, 4, 24), new DateOnly(2026, 5, 29)],
            new MeetingRule(DayOfWeek.Friday, MeetingRule.Last, 1).Dates(BoardCadence.Monthly, new(2026, 2, 10)).Take(4)
        );

    [Fact]
    public void A_quarterly_board_meets_in_its_month_of_the_quarter() =>
        Assert.Equal(
            [new DateOnly(2026, 2, 12), new DateOnly(2026, 5, 14), new DateOnly(2026, 8, 13), new DateOnly(2026, 11, 12)],
            new MeetingRule(DayOfWeek.Thursday, 2, 2).Dates(BoardCadence.Quarterly, new(2026, 2, 10))
        );

    [Fact]
    public void A_weekly_board_meets_every_week_from_the_day_on()
    {
        var dates = new MeetingRule(DayOfWeek.Tuesday, 1, 1).Dates(BoardCadence.Weekly, new(2026, 2, 10)).ToList();
        Assert.Equal((53, new DateOnly(2026, 2, 10)), (dates.Count, dates[0]));
    }

    [Fact]
    public async Task A_meeting_that_was_moved_here_is_not_brought_back_by_the_rule()
    {
        const string json =
            """{ "boards": [{ "code": "PIB", "name": "Investment Board","""
            + """ "secretariat": { "mailbox": "pib@example.org" }, "meets": { "weekday": "Tuesday", "week": 1 } }] }""";
        await using var rig = await GovernanceRig.CreateAsync();
        await rig.ImportAsync(json);
        await using var db = rig.Open();
        var first = await db.Meetings.OrderBy(m => m.Date).FirstAsync();
        (first.Date, first.State) = (new(2026, 3, 12), MeetingState.Moved);
        await db.SaveChangesAsync();
        Assert.Empty((await rig.ImportAsync(json)).Touched);
        Assert.Equal([new("meeting", 1, 0)], (await rig.ImportAsync(json, on: new(2026, 3, 5))).Touched);
        Assert.Equal(13, await db.Meetings.CountAsync());
    }
}

using ActionBot.Domain.Reporting;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Tests.Reporting;

public sealed class AnswerTimesTests
{
    private static readonly DateOnly Friday = new(2026, 2, 6);

    [Fact]
    public void Answer_of_the_same_day_took_no_working_day_and_a_weekend_does_not_count()
    {
        var times = Of((Friday, Friday, 1), (Friday, Friday.AddDays(3), 1), (Friday, Friday.AddDays(2), 1));
        Assert.Equal((3, 3, 0, 1), (times.Requests, times.Answered, times.MedianWorkingDays, times.P90WorkingDays));
    }

    [Fact]
    public void Rate_counts_what_was_not_answered_and_times_do_not()
    {
        var times = Of((Friday, null, 3), (Friday, Friday.AddDays(5), 1));
        Assert.Equal((4, 1, 25.0, 3), (times.Requests, times.Answered, times.Percent, times.MedianWorkingDays));
        Assert.Equal((null, null), (Of((Friday, null, 3)).MedianWorkingDays, Of().Percent));
    }

    [Fact]
    public void Percentiles_are_values_that_occurred()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var values = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(0, 30)).Order().ToList();
            var times = Of([.. values.Select(v => (Friday, (DateOnly?)WorkingPattern.Usual.AddWorkingDays(Friday, v), 1))]);
            Assert.Equal(values[(int)Math.Ceiling(values.Count * 0.5) - 1], times.MedianWorkingDays);
            Assert.Equal(values[(int)Math.Ceiling(values.Count * 0.9) - 1], times.P90WorkingDays);
        }
    }

    private static AnswerTimes Of(params (DateOnly, DateOnly?, int)[] requests) =>
        AnswerTimes.Of(Friday.AddDays(-90), Friday.AddDays(60), requests, WorkingPattern.Usual);
}

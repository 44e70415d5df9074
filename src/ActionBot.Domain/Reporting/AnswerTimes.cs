using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Reporting;

/// <summary>Requests that reached their people in a span of days, and how soon they were answered.</summary>
/// <param name="From">The first day of the span.</param>
/// <param name="To">Its last day; answers after it do not count.</param>
/// <param name="Requests">Requests: one for each action asked about in a check-in that was delivered.</param>
/// <param name="Answered">Those that were followed by an answer.</param>
/// <param name="MedianWorkingDays">Working days from request to first answer, for the answer in the middle; 0 is the same day.
/// None without answers.</param>
/// <param name="P90WorkingDays">Working days within which nine answers in ten came.</param>
public sealed record AnswerTimes(DateOnly From, DateOnly To, int Requests, int Answered, int? MedianWorkingDays, int? P90WorkingDays)
{
    /// <summary>Days before the day of a report that are looked at, where nothing else is asked for.</summary>
    public const int UsualDays = 91;

    /// <summary>Answered requests in a hundred; none without requests.</summary>
    public double? Percent => Requests == 0 ? null : 100.0 * Answered / Requests;

    /// <summary>Counts requests that were added up by day.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="requests">When they were asked, when they were answered, and how many.</param>
    /// <param name="pattern">Which days count as working days.</param>
    public static AnswerTimes Of(
        DateOnly from,
        DateOnly to,
        IReadOnlyCollection<(DateOnly Asked, DateOnly? Answered, int Count)> requests,
        WorkingPattern pattern
    )
    {
        var times = new SortedDictionary<int, int>();
        foreach (var (asked, answered, count) in requests)
            if (answered is { } on)
                times[Between(asked, on, pattern)] = times.GetValueOrDefault(Between(asked, on, pattern)) + count;
        var counted = times.Select(t => (t.Key, t.Value)).ToList();
        return new(from, to, requests.Sum(r => r.Count), times.Values.Sum(), Percentile.Of(counted, 50), Percentile.Of(counted, 90));
    }

    // The day of the request does not count, that of the answer does.
    private static int Between(DateOnly asked, DateOnly answered, WorkingPattern pattern)
    {
        var days = 0;
        for (var day = asked.AddDays(1); day <= answered; day = day.AddDays(1))
            days += pattern.IsWorkingDay(day) ? 1 : 0;
        return days;
    }
}

/// <summary>Percentiles by the nearest rank: always a value that occurred.</summary>
internal static class Percentile
{
    /// <summary>The value at or below which so many of a hundred lie; none where there are none.</summary>
    /// <param name="counted">Values from the smallest up, with how often each occurred.</param>
    /// <param name="percent">1 to 100.</param>
    public static int? Of(IEnumerable<(int Value, int Count)> counted, int percent)
    {
        var all = counted as IReadOnlyList<(int Value, int Count)> ?? [.. counted];
        var rank = (all.Sum(c => (long)c.Count) * percent + 99) / 100;
        foreach (var (value, count) in all)
            if ((rank -= count) <= 0)
                return value;
        return null;
    }
}

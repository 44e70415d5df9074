using ActionBot.Domain.Boards;

namespace ActionBot.Exchange.Governance;

/// <summary>When a board meets, as a rule: "the first Tuesday".</summary>
/// <param name="Weekday">The day of the week.</param>
/// <param name="Week">Which one of the month, 1 to 4, or <see cref="Last"/>. A weekly board meets on each.</param>
/// <param name="MonthOfQuarter">For a quarterly board: 1 for April, July, October and January, 2 and 3 for those after.</param>
internal sealed record MeetingRule(DayOfWeek Weekday, int Week, int MonthOfQuarter)
{
    public const int Last = 5;
    private const int MonthsAhead = 12;

    /// <summary>The meetings of the twelve months from a day on.</summary>
    public IEnumerable<DateOnly> Dates(BoardCadence cadence, DateOnly from)
    {
        var until = from.AddMonths(MonthsAhead);
        var all =
            cadence == BoardCadence.Weekly
                ? Enumerable.Range(0, until.DayNumber - from.DayNumber).Select(from.AddDays).Where(d => d.DayOfWeek == Weekday)
                : Enumerable
                    .Range(0, MonthsAhead + 1)
                    .Select(m => new DateOnly(from.Year, from.Month, 1).AddMonths(m))
                    .Where(m => cadence == BoardCadence.Monthly || (m.Month - 1) % 3 == MonthOfQuarter - 1)
                    .Select(InMonth);
        return all.Where(d => d >= from && d < until);
    }

    private DateOnly InMonth(DateOnly first)
    {
        if (Week == Last)
        {
            var end = first.AddMonths(1).AddDays(-1);
            return end.AddDays(-(((int)end.DayOfWeek - (int)Weekday + 7) % 7));
        }
        return first.AddDays(((int)Weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (Week - 1));
    }
}

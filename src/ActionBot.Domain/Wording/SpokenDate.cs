using System.Globalization;
using System.Text.RegularExpressions;

namespace ActionBot.Domain.Wording;

/// <summary>A day as people type it: "3 March", "3/3/2027", "Friday", "in 2 weeks", "end of March"; or why it is none.</summary>
/// <param name="Date">The day, where one was read.</param>
/// <param name="Fault">Sentences that say what was found, what is expected and an example, where none was.</param>
public readonly partial record struct SpokenDate(DateOnly? Date, string? Fault)
{
    /// <summary>What may be typed, for a sentence that ends with it.</summary>
    public const string Examples = "“3 March”, “Friday” or “in 2 weeks”";

    private const int FirstYear = 1990,
        LastYear = 2099,
        MostShown = 40,
        MostTyped = 80,
        DaysOfWeek = 7;

    /// <summary>
    /// Reads a day. The day stands before the month. Without a year it is the next such day from today on; a weekday is always to
    /// come.
    /// </summary>
    /// <param name="text">What was typed, such as after "until".</param>
    /// <param name="today">The person's day.</param>
    public static SpokenDate Read(string text, DateOnly today)
    {
        var typed = British.OneLine(text);
        if (typed.Length == 0)
            return Bad("There is no date.");
        if (typed.Length > MostTyped)
            return Unread(typed);
        var t = Lead().Replace(typed.ToLowerInvariant().TrimEnd('.', '!', '?', ','), "");
        try
        {
            var read = Near(t, today) ?? Ahead(t, today) ?? EndOf(t, today) ?? Numeric(t, today) ?? Named(t, today) ?? Unread(typed);
            return read.Date is { Year: < FirstYear or > LastYear } far ? Bad($"The year {far.Year} cannot be right.") : read;
        }
        catch (ArgumentOutOfRangeException)
        {
            return Bad($"“{British.Shorten(typed, MostShown)}” is too far away.");
        }
    }

    private static SpokenDate Of(DateOnly day) => new(day, null);

    private static SpokenDate Bad(string found) => new(null, $"{found} I expect a day, such as {Examples}.");

    private static SpokenDate Unread(string typed) => Bad($"I cannot read “{British.Shorten(typed, MostShown)}” as a date.");

    // Days named by their distance from today or by their weekday.
    private static SpokenDate? Near(string t, DateOnly today)
    {
        if (DateTerms.Of(t, DateTerms.Days) is { } offset)
            return Of(today.AddDays(offset));
        if (t is "day after tomorrow")
            return Of(today.AddDays(2));
        var monday = today.AddDays(DaysOfWeek - ((int)today.DayOfWeek + 6) % DaysOfWeek);
        if (t is "next week" or "beginning of next week" or "start of next week")
            return Of(monday);
        if (t is "next month")
            return Of(new DateOnly(today.Year, today.Month, 1).AddMonths(1));
        if (WeekdayOnly().Match(t) is not { Success: true } match || DateTerms.Weekday(match.Groups["w"].Value) is not { } weekday)
            return null;
        var next = today.AddDays(1 + ((int)weekday - (int)today.DayOfWeek + 6) % DaysOfWeek);
        if (match.Groups["week"].Success)
            return Of(next.AddDays(DaysOfWeek));
        return Of(match.Groups["next"].Success ? monday.AddDays(((int)weekday + 6) % DaysOfWeek) : next);
    }

    // "in 2 weeks", "for ten days", "a fortnight".
    private static SpokenDate? Ahead(string t, DateOnly today)
    {
        if (Span().Match(t) is not { Success: true } match)
            return null;
        var word = match.Groups["n"].Value;
        if (
            (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : DateTerms.Number(word))
            is not { } n
        )
            return null;
        return match.Groups["unit"].Value[0] switch
        {
            'd' => Of(today.AddDays(n)),
            'w' => Of(today.AddDays(n * DaysOfWeek)),
            'f' => Of(today.AddDays(n * 2 * DaysOfWeek)),
            _ => Of(today.AddMonths(n)),
        };
    }

    private static SpokenDate? EndOf(string t, DateOnly today)
    {
        if (EndOfPart().Match(t) is not { Success: true } match)
            return null;
        var part = match.Groups["part"].Value;
        var first = match.Groups["start"].Success;
        if (part is "week" or "this week")
            return first ? null : Of(today.AddDays(((int)DayOfWeek.Friday - (int)today.DayOfWeek + DaysOfWeek) % DaysOfWeek));
        var month =
            part is "month" or "this month" ? new DateOnly(today.Year, today.Month, 1)
            : part is "next month" ? new DateOnly(today.Year, today.Month, 1).AddMonths(1)
            : MonthNamed(part, today, first);
        return month is { } day ? Of(first ? day : day.AddMonths(1).AddDays(-1)) : null;
    }

    // The first day of a month, with or without its year.
    private static DateOnly? MonthNamed(string part, DateOnly today, bool first)
    {
        if (MonthYear().Match(part) is not { Success: true } match || DateTerms.Month(match.Groups["m"].Value) is not { } month)
            return null;
        if (match.Groups["y"].Success)
            return new DateOnly(Year(match), month, 1);
        var day = new DateOnly(today.Year, month, 1);
        return (first ? day : day.AddMonths(1).AddDays(-1)) < today ? day.AddYears(1) : day;
    }

    private static SpokenDate? Numeric(string t, DateOnly today)
    {
        var match = Iso().Match(t);
        if (!match.Success)
            match = DayFirst().Match(t);
        if (!match.Success)
            return null;
        var (day, month) = (Number(match, "d"), Number(match, "m"));
        return month is < 1 or > 12
            ? Bad($"There is no month {month} in “{t}”: the day stands before the month.")
            : On(day, month, match.Groups["y"].Success ? Year(match) : null, today);
    }

    private static SpokenDate? Named(string t, DateOnly today)
    {
        if (DayOnly().Match(t) is { Success: true } only)
            return NextDay(Number(only, "d"), today);
        var match = DayMonth().Match(t);
        if (!match.Success)
            match = MonthDay().Match(t);
        if (!match.Success)
            return MonthYear().Match(t) is { Success: true } alone && DateTerms.Month(alone.Groups["m"].Value) is { } named
                ? new(
                    null,
                    $"“{t}” has no day. Give one, such as “1 {DateTerms.MonthName(named)}” or “end of {DateTerms.MonthName(named)}”."
                )
                : null;
        if (DateTerms.Month(match.Groups["m"].Value) is not { } month)
            return null;
        var read = On(Number(match, "d"), month, match.Groups["y"].Success ? Year(match) : null, today);
        if (!match.Groups["w"].Success || read.Date is not { } date)
            return read;
        if (DateTerms.Weekday(match.Groups["w"].Value) is not { } weekday)
            return null;
        return weekday == date.DayOfWeek ? read : Bad($"{British.Plain(British.FullDate(date))} is a {date.DayOfWeek}, not a {weekday}.");
    }

    // "the 3rd": of this month or the next that has such a day.
    private static SpokenDate NextDay(int day, DateOnly today)
    {
        if (day is < 1 or > 31)
            return Bad($"No month has a day {day}.");
        var month = new DateOnly(today.Year, today.Month, 1);
        while (DateTime.DaysInMonth(month.Year, month.Month) < day || month.AddDays(day - 1) < today)
            month = month.AddMonths(1);
        return Of(month.AddDays(day - 1));
    }

    private static SpokenDate On(int day, int month, int? year, DateOnly today)
    {
        var name = DateTerms.MonthName(month);
        var most = DateTime.DaysInMonth(year is >= 1 and <= 9999 ? year.Value : 2000, month);
        if (day < 1 || day > most)
            return Bad($"There is no {day} {name}{(year is null ? "" : $" {year}")}: it has {most} days.");
        if (year is { } given)
            return given is >= 1 and <= 9999 ? Of(new DateOnly(given, month, day)) : Bad($"The year {given} cannot be right.");
        for (var y = today.Year; ; y++)
            if (day <= DateTime.DaysInMonth(y, month) && new DateOnly(y, month, day) is var next && next >= today)
                return Of(next);
    }

    private static int Year(Match match)
    {
        var digits = match.Groups["y"].Value;
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length > 2 ? year : 2000 + year;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?:(?:until|till|til|by|on|the) )+")]
    private static partial Regex Lead();

    [GeneratedRegex("^(?:(?<next>next)|this|coming)? ?(?<w>[a-z]{3,11})(?: (?<week>week))?$")]
    private static partial Regex WeekdayOnly();

    [GeneratedRegex(
        "^(?:in |for )?(?:the next )?(?<n>[0-9]{1,5}|[a-z]{1,8}) ?(?<unit>days?|weeks?|fortnights?|months?)(?: from now| time)?$"
    )]
    private static partial Regex Span();

    [GeneratedRegex("^(?:(?:the )?(?:end|(?<start>start|beginning))(?: of)?(?: the)? )(?<part>[a-z]+(?:[ ,]+[a-z]+)?(?:[ ,]+[0-9]{4})?)$")]
    private static partial Regex EndOfPart();

    [GeneratedRegex("^(?<m>[a-z]{3,11})(?:[ ,]+(?<y>[0-9]{4}))?$")]
    private static partial Regex MonthYear();

    [GeneratedRegex("^(?<y>[0-9]{4})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})$")]
    private static partial Regex Iso();

    [GeneratedRegex("^(?<d>[0-9]{1,2}) ?[-/.] ?(?<m>[0-9]{1,2})(?: ?[-/.] ?(?<y>[0-9]{4}|[0-9]{2}))?$")]
    private static partial Regex DayFirst();

    [GeneratedRegex("^(?<d>[0-9]{1,2})(?:st|nd|rd|th)$")]
    private static partial Regex DayOnly();

    [GeneratedRegex(
        "^(?:(?<w>[a-z]{3,11}),? (?:the )?)?(?<d>[0-9]{1,2}) ?(?:st|nd|rd|th)?(?: "
            + "of)?[-/., ]*(?<m>[a-z]{3,11})(?:[-/., ]+(?<y>[0-9]{4}|[0-9]{2}))?$"
    )]
    private static partial Regex DayMonth();

    [GeneratedRegex(
        "^(?:(?<w>[a-z]{3,11}),? )?(?<m>[a-z]{3,11})[-/., ]+(?:the )?(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:[-/., ]+(?<y>[0-9]{4}))?$"
    )]
    private static partial Regex MonthDay();
}

using System.Globalization;
using System.Text.RegularExpressions;
using ActionBot.Domain.Wording;

namespace ActionBot.Exchange.Values;

/// <summary>A date, no date, or why a text is neither.</summary>
internal readonly record struct DateReading(DateOnly? Date, string? Fault)
{
    public static readonly DateReading None;

    public static DateReading Of(DateOnly date) => new(date, null);

    public static DateReading Bad(string advice) => new(null, advice);
}

/// <summary>
/// Reads dates as British registers write them. The day always stands before the month; nothing is swapped to make it fit.
/// </summary>
internal static partial class BritishDates
{
    public const string Expected = "a date such as 31/12/2019, 31 Dec 2019 or Q3 2019/20, or “TBC” for none";

    private const string Advice = "Write the date as day/month/year.";
    private const int FirstYear = 1990,
        LastYear = 2099;
    private static readonly DateOnly ExcelEpoch = new(1899, 12, 30);

    private static readonly HashSet<string> NoDate = new(StringComparer.Ordinal)
    {
        "",
        "-",
        "–",
        "—",
        "?",
        "ongoing",
        "on-going",
        "on going",
        "tbc",
        "tba",
        "tbd",
        "n/a",
        "na",
        "n.a.",
        "none",
        "nil",
        "no date",
        "not set",
        "not applicable",
        "not agreed",
        "not known",
        "unknown",
        "to be confirmed",
        "to be agreed",
        "to be advised",
        "to be determined",
        "rolling",
        "continuous",
        "business as usual",
        "bau",
    };

    /// <summary>Reads a text of any style.</summary>
    public static DateReading Read(string text)
    {
        var t = Spaces().Replace(text.Trim().ToLowerInvariant(), " ");
        if (NoDate.Contains(t))
            return DateReading.None;
        // The patterns below know digits of every script, numbers ours only.
        if (t.Any(c => char.IsDigit(c) && !char.IsAsciiDigit(c)))
            return DateReading.Bad(Advice);
        t = EndOf().Replace(Time().Replace(t, ""), "");
        var reading = QuarterReading.Read(t) ?? Numeric(t) ?? Named(t) ?? DateReading.Bad(Advice);
        return reading.Date is { } date && date.Year is < FirstYear or > LastYear
            ? DateReading.Bad($"The year {date.Year} cannot be right. Check it.")
            : reading;
    }

    private static DateReading? Numeric(string t)
    {
        if (Iso().Match(t) is { Success: true } iso)
            return Day(iso, Number(iso, "y"));
        if (DayFirst().Match(t) is { Success: true } day)
            return Day(day, Year(day.Groups["y"].Value));
        if (MonthYear().Match(t) is { Success: true } month)
            return Number(month, "m") is >= 1 and <= 12 and var m
                ? EndOfMonth(Number(month, "y"), m)
                : DateReading.Bad($"There is no month {Number(month, "m")}. {Advice}");
        if (Serial().IsMatch(t) && int.Parse(t, CultureInfo.InvariantCulture) is >= 20000 and < 73051 and var days)
            return DateReading.Of(ExcelEpoch.AddDays(days));
        return null;
    }

    private static DateReading? Named(string t)
    {
        if (DayNamed().Match(t) is { Success: true } day && Month(day) is { } m)
            return Weekday(day, Day(Number(day, "d"), m, Year(day.Groups["y"].Value)));
        if (MonthNamed().Match(t) is { Success: true } first && Month(first) is { } n)
            return Weekday(first, Day(Number(first, "d"), n, Year(first.Groups["y"].Value)));
        if (MonthOnly().Match(t) is { Success: true } only && Month(only) is { } o)
            return EndOfMonth(Year(only.Groups["y"].Value), o);
        return null;
    }

    private static DateReading Day(Match match, int year) => Day(Number(match, "d"), Number(match, "m"), year);

    private static DateReading Day(int day, int month, int year)
    {
        if (month is < 1 or > 12)
            return DateReading.Bad($"There is no month {month}. Dates are read as day/month/year.");
        if (year is < 1 or > 9999 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return DateReading.Bad($"{CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {year} has no day {day}.");
        return DateReading.Of(new DateOnly(year, month, day));
    }

    private static DateReading EndOfMonth(int year, int month) => Day(DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), month), month, year);

    private static DateReading Weekday(Match match, DateReading reading)
    {
        var named = match.Groups["w"].Value;
        return
            named.Length == 0
            || reading.Date is not { } date
            || date.DayOfWeek.ToString().StartsWith(named[..3], StringComparison.OrdinalIgnoreCase)
            ? reading
            : DateReading.Bad($"{British.Plain(British.FullDate(date))} is a {date.DayOfWeek}. Check day and year.");
    }

    /// <summary>Two digits up to 69 are of this century.</summary>
    private static int Year(string digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length > 2 ? year
            : year < 70 ? 2000 + year
            : 1900 + year;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int? Month(Match match)
    {
        var name = match.Groups["m"].Value;
        if (name == "sept")
            return 9;
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        for (var m = 1; m <= 12; m++)
            if (
                name.Equals(names.GetMonthName(m), StringComparison.OrdinalIgnoreCase)
                || name.Equals(names.GetAbbreviatedMonthName(m), StringComparison.OrdinalIgnoreCase)
            )
                return m;
        return null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(by )?(the )?(end of |end |by )")]
    private static partial Regex EndOf();

    [GeneratedRegex(@"[t ]0?\d{1,2}:\d\d(:\d\d)?(\.\d+)?( ?[ap]m)?(z|[+-]\d\d:\d\d)?$")]
    private static partial Regex Time();

    [GeneratedRegex(@"^(?<y>\d{4})(?:[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})|(?<m>\d\d)(?<d>\d\d))$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<d>\d{1,2}) ?[-/. ] ?(?<m>\d{1,2}) ?[-/. ] ?(?<y>\d{4}|\d\d)$")]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<m>\d{1,2})[/.-](?<y>\d{4})$")]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^\d{5}$")]
    private static partial Regex Serial();

    [GeneratedRegex(
        // "Tuesday, 3rd of March 2026".
        @"^(?:(?<w>mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?<d>\d{1,2})(?:st|nd|rd|th)?(?: of)?"
            + @"[-/. ]*(?<m>[a-z]{3,9})[-/., ]*(?<y>\d{4}|\d\d)$"
    )]
    private static partial Regex DayNamed();

    [GeneratedRegex(
        @"^(?:(?<w>mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?<m>[a-z]{3,9})[-/. ]*(?<d>\d{1,2})(?:st|nd|rd|th)?[-/., ]+(?<y>\d{4})$"
    )]
    private static partial Regex MonthNamed();

    [GeneratedRegex(@"^(?<m>[a-z]{3,9})[-/., ]*(?<y>\d{4}|\d\d)$")]
    private static partial Regex MonthOnly();
}

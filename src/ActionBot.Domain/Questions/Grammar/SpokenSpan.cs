using System.Globalization;
using System.Text.RegularExpressions;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Questions.Grammar;

/// <summary>
/// Spans of days as British people name them: "next month", "Q3 18/19", "by the end of March", "in the next 30 days", "more than
/// six months".
/// </summary>
internal static partial class SpokenSpan
{
    /// <summary>The most words that are read as one span.</summary>
    public const int Longest = 11;

    private const int LastQuarter = 4,
        MonthsOfQuarter = 3,
        FirstMonthOfYear = 4,
        DaysOfWeek = 7,
        MostOfUnit = 4000;

    private static readonly Dictionary<string, int> Tens = new(StringComparer.Ordinal)
    {
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["hundred"] = 100,
        ["a hundred"] = 100,
        ["few"] = 3,
        ["a few"] = 3,
        ["couple of"] = 2,
        ["a couple of"] = 2,
    };

    /// <summary>The span that these words are, whole; null when they are none.</summary>
    /// <param name="text">Words in lower case, parted by single spaces.</param>
    /// <param name="today">The asker's day.</param>
    public static Piece? Read(string text, DateOnly today)
    {
        try
        {
            return Distance(text, today) ?? Two(text, today) ?? OneSided(text, today) ?? Inside(text, today);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static Piece Span(DateOnly? from, DateOnly? to, bool deadline = false, bool yearless = false) =>
        new(PieceKind.Span)
        {
            Span = new(DateField.Target, from, to),
            IsDeadline = deadline,
            IsYearless = yearless,
        };

    // Spans that are so many days long: to come, past, or at least so long ago.
    private static Piece? Distance(string text, DateOnly today)
    {
        // No other span of days is named by itself: "the next week" begins on its Monday.
        if (Fortnight().Match(text) is { Success: true } bare)
            text = $"{bare.Groups["which"].Value} 1 fortnight";
        if (AgeOf().Match(text) is { Success: true } age && Back(age, today) is { } old)
            return new(PieceKind.Longer) { Day = old, Field = DateField.Issued };
        if (Over().Match(text) is { Success: true } over && Back(over, today) is { } before)
            return new(PieceKind.Longer) { Day = before };
        if (Under().Match(text) is { Success: true } under && Back(under, today) is { } after)
            return new(PieceKind.Shorter) { Day = after };
        if (Next().Match(text) is { Success: true } next && Ahead(next, today) is { } until)
            return Span(today, until);
        return Past().Match(text) is { Success: true } past && Back(past, today) is { } since ? Span(since, today) : null;
    }

    private static Piece? Two(string text, DateOnly today)
    {
        if (Between().Match(text) is not { Success: true } match)
            return null;
        var (a, b) = (match.Groups["a"].Value, match.Groups["b"].Value);
        // "between 1 and 31 July", "from July to September 2019": the later day says what the earlier leaves out.
        var last = Period(b, today);
        var first =
            Period(a, today)
            ?? (DayAndRest().Match(b) is { Success: true } rest ? Period($"{a} {rest.Groups["rest"].Value}", today) : null);
        if (first is not { } from || last is not { } to)
            return null;
        if (from.From > to.To && from.IsYearless)
            from = (from.From.AddYears(-1), from.To.AddYears(-1), true);
        return from.From <= to.To ? Span(from.From, to.To) : null;
    }

    private static Piece? OneSided(string text, DateOnly today)
    {
        if (Side().Match(text) is not { Success: true } match)
            return null;
        var (side, rest) = (match.Groups["side"].Value, match.Groups["rest"].Value);
        var isEnd = EndOf().IsMatch(rest);
        if (Period(rest, today) is not { } period)
            return null;
        if (side is "since" or "after" or "from" or "starting" or "later than")
        {
            if (side is "since" && period.IsYearless && period.From > today)
                period = (period.From.AddYears(-1), period.To.AddYears(-1), true);
            return Span(side is "after" or "later than" ? period.To.AddDays(1) : period.From, null, yearless: period.IsYearless);
        }
        var to = side is "before" or "earlier than" or "prior to" && !isEnd ? period.From.AddDays(-1) : period.To;
        return Span(null, to, deadline: true, yearless: period.IsYearless);
    }

    private static Piece? Inside(string text, DateOnly today)
    {
        var bare = Lead().Replace(text, "");
        return Period(bare, today) is { } period ? Span(period.From, period.To, yearless: period.IsYearless) : null;
    }

    /// <summary>The first and last day of a period; a month without its year is the next one.</summary>
    private static (DateOnly From, DateOnly To, bool IsYearless)? Period(string text, DateOnly today, bool isPart = false)
    {
        var t = text.StartsWith("the ", StringComparison.Ordinal) ? text[4..] : text;
        if (EndOf().Match(t) is { Success: true } end)
            return Period(end.Groups["of"].Value, today, isPart: true) is { } whole ? (whole.To, whole.To, whole.IsYearless) : null;
        if (StartOf().Match(t) is { Success: true } start)
            return Period(start.Groups["of"].Value, today, isPart: true) is { } whole ? (whole.From, whole.From, whole.IsYearless) : null;
        // "By quarter" counts by quarters; "the end of the quarter" is a day.
        if (Unit().Match(t) is { Success: true } unit && (isPart || unit.Groups["which"].Success))
            return Near(unit.Groups["which"].Value, unit.Groups["unit"].Value, today);
        if (QuarterOfYear().Match(t) is { Success: true } ofYear)
            return Quarter(
                "first second third fourth last final".Split(' ').ToList().IndexOf(ofYear.Groups["n"].Value) is var place
                    ? Math.Min(place + 1, LastQuarter)
                    : 0,
                FinancialYear(today)
                    + (
                        ofYear.Groups["which"].Value switch
                        {
                            "next" => 1,
                            "last" => -1,
                            _ => 0,
                        }
                    )
            );
        if (QuarterName().Match(t) is { Success: true } quarter)
            return Quarter(
                int.Parse(quarter.Groups["q"].Value, CultureInfo.InvariantCulture),
                quarter.Groups["y"].Success ? Year(quarter.Groups["y"].Value) : FinancialYear(today)
            );
        if (Years().Match(t) is { Success: true } years)
            return new DateOnly(Year(years.Groups["y"].Value), FirstMonthOfYear, 1) is var april
                ? (april, april.AddYears(1).AddDays(-1), false)
                : null;
        if (OneYear().Match(t) is { Success: true } year)
            return new DateOnly(int.Parse(year.Groups["y"].Value, CultureInfo.InvariantCulture), 1, 1) is var january
                ? (january, january.AddYears(1).AddDays(-1), false)
                : null;
        return Month(t, today) ?? Day(t, today);
    }

    private static (DateOnly, DateOnly, bool)? Month(string t, DateOnly today)
    {
        if (MonthName().Match(t) is not { Success: true } match || DateTerms.Month(match.Groups["m"].Value) is not { } month)
            return null;
        var year =
            match.Groups["y"].Success ? Year(match.Groups["y"].Value)
            : match.Groups["which"].Value == "last" ? (month < today.Month ? today.Year : today.Year - 1)
            : month < today.Month ? today.Year + 1
            : today.Year;
        var first = new DateOnly(year, month, 1);
        return (first, first.AddMonths(1).AddDays(-1), !match.Groups["y"].Success && match.Groups["which"].Value != "last");
    }

    private static (DateOnly, DateOnly, bool)? Day(string t, DateOnly today)
    {
        if (!DayShape().IsMatch(t) || SpokenDate.Read(t, today).Date is not { } day)
            return null;
        return (day, day, !YearIn().IsMatch(t) && MonthIn().IsMatch(t));
    }

    private static (DateOnly, DateOnly, bool)? Near(string which, string unit, DateOnly today)
    {
        var step = which switch
        {
            "next" or "coming" or "following" => 1,
            "last" or "previous" or "past" => -1,
            _ => 0,
        };
        DateOnly from,
            to;
        switch (unit)
        {
            case "week":
                from = today.AddDays(-(((int)today.DayOfWeek + 6) % DaysOfWeek) + step * DaysOfWeek);
                to = from.AddDays(DaysOfWeek - 1);
                break;
            case "month":
                from = new DateOnly(today.Year, today.Month, 1).AddMonths(step);
                to = from.AddMonths(1).AddDays(-1);
                break;
            case "quarter" or "financial quarter":
                from = new DateOnly(today.Year, today.Month, 1).AddMonths(-((today.Month - 1) % MonthsOfQuarter) + step * MonthsOfQuarter);
                to = from.AddMonths(MonthsOfQuarter).AddDays(-1);
                break;
            case "financial year":
                from = new DateOnly(FinancialYear(today) + step, FirstMonthOfYear, 1);
                to = from.AddYears(1).AddDays(-1);
                break;
            default:
                from = new DateOnly(today.Year + step, 1, 1);
                to = from.AddYears(1).AddDays(-1);
                break;
        }
        return (from, to, false);
    }

    private static (DateOnly, DateOnly, bool) Quarter(int quarter, int year)
    {
        var from = new DateOnly(year, FirstMonthOfYear, 1).AddMonths((quarter - 1) * MonthsOfQuarter);
        return (from, from.AddMonths(MonthsOfQuarter).AddDays(-1), false);
    }

    private static int FinancialYear(DateOnly day) => day.Month >= FirstMonthOfYear ? day.Year : day.Year - 1;

    // "18/19", "2018/19", "2018-2019": the year in which it begins.
    private static int Year(string text)
    {
        var first = text.Split('/', '-')[0];
        var year = int.Parse(first, CultureInfo.InvariantCulture);
        return first.Length > 2 ? year : 2000 + year;
    }

    private static DateOnly? Back(Match match, DateOnly today) => Move(match, today, -1);

    private static DateOnly? Ahead(Match match, DateOnly today) => Move(match, today, 1);

    private static DateOnly? Move(Match match, DateOnly today, int sign)
    {
        var word = match.Groups["n"].Success ? match.Groups["n"].Value : "one";
        if (
            word == "next"
            || (
                int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
                : Tens.TryGetValue(word, out var tens) ? tens
                : DateTerms.Number(word)
            )
                is not { } n
            || n > MostOfUnit
        )
            return null;
        return match.Groups["unit"].Value[0] switch
        {
            'd' => today.AddDays(sign * n),
            'w' => today.AddDays(sign * n * DaysOfWeek),
            'f' => today.AddDays(sign * n * 2 * DaysOfWeek),
            'm' => today.AddMonths(sign * n),
            'q' => today.AddMonths(sign * n * MonthsOfQuarter),
            _ => today.AddYears(sign * n),
        };
    }

    private const string Amount =
        "(?<n>[0-9]{1,4}|a few|few|a couple of|couple of|a hundred|[a-z]{1,9}) (?<unit>days?|weeks?|fortnights?|months?|quarters?|years?)";

    [GeneratedRegex(
        "^(?:(?:which are|that are) )?older than "
            + Amount
            + "$|^(?:raised|issued) more than "
            + Amount
            + " ago$|^"
            + Amount
            + " old(?: or more)?$"
    )]
    private static partial Regex AgeOf();

    [GeneratedRegex(
        "^(?:by |for |since )?(?:(?:more than|over|longer than|at least|in excess of|upwards of) )?" + Amount + "(?: or more| ago)?$"
    )]
    private static partial Regex Over();

    [GeneratedRegex("^(?:by |for )?(?:less than|under|no more than|fewer than|up to|at most) " + Amount + "(?: ago)?$")]
    private static partial Regex Under();

    [GeneratedRegex(
        "^(?:in |within |over |during |for )?(?:the )?(?:next|coming|following) "
            + Amount
            + "$|^(?:in|within) (?:the )?"
            + Amount
            + "(?: time)?$|^"
            + Amount
            + " from (?:now|today)$"
    )]
    private static partial Regex Next();

    [GeneratedRegex("^(?<which>.*(?:next|coming|last|past|previous)) fortnight$")]
    private static partial Regex Fortnight();

    [GeneratedRegex("^(?:in |within |over |during |for |since )?(?:the )?(?:last|past|previous) " + Amount + "$")]
    private static partial Regex Past();

    [GeneratedRegex("^between (?<a>.+?) and (?<b>.+)$|^(?:(?:from|between|in) )?(?<a>.+?) (?:to|until|till|through) (?<b>.+)$")]
    private static partial Regex Between();

    [GeneratedRegex("^[0-9]{1,2}(?:st|nd|rd|th)? (?<rest>.+)$|^[a-z]+ (?<rest>[0-9]{4})$")]
    private static partial Regex DayAndRest();

    [GeneratedRegex(
        "^(?<side>by|before|until|till|up to|no later than|not later than|on or before|earlier "
            + "than|prior to|since|after|from|later than|starting) (?<rest>.+)$"
    )]
    private static partial Regex Side();

    [GeneratedRegex("^(?:in|during|on|for|within|of|throughout|over) ")]
    private static partial Regex Lead();

    [GeneratedRegex("^(?:the )?(?:very )?end(?: of)? (?<of>.+)$")]
    private static partial Regex EndOf();

    [GeneratedRegex("^(?:the )?(?:start|beginning)(?: of)? (?<of>.+)$")]
    private static partial Regex StartOf();

    [GeneratedRegex(
        "^(?:(?<which>this|next|last|previous|past|current|coming|following) "
            + ")?(?<unit>week|month|financial quarter|quarter|financial year|calendar year|year)$"
    )]
    private static partial Regex Unit();

    [GeneratedRegex("^(?<n>first|second|third|fourth|last|final) quarter of (?:the )?(?:(?<which>this|next|last) )?(?:financial )?year$")]
    private static partial Regex QuarterOfYear();

    [GeneratedRegex("^(?:q|quarter |q )(?<q>[1-4])(?: (?:of )?(?:fy ?)?(?<y>[0-9]{4}(?:[/-][0-9]{2,4})?|[0-9]{2}[/-][0-9]{2}))?$")]
    private static partial Regex QuarterName();

    [GeneratedRegex("^(?:fy |financial year )?(?<y>(?:20)?[0-9]{2}[/-](?:20)?[0-9]{2})$|^(?:fy |financial year )(?<y>20[0-9]{2})$")]
    private static partial Regex Years();

    [GeneratedRegex("^(?<y>(?:19|20)[0-9]{2})$")]
    private static partial Regex OneYear();

    [GeneratedRegex(
        "^(?:(?<which>last|next|this) )?"
            + "(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
            + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
            // A month with a slip of the finger in it.
            + "|[a-z]{6,11})"
            + "(?: (?:of )?(?<y>[0-9]{4}))?$"
    )]
    private static partial Regex MonthName();

    [GeneratedRegex(
        "^(?:today|tomorrow|yesterday|(?:next |this "
            + ")?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?=.*[0-9])[0-9a-z/.-]+(?: of)?(?: [0-9a-z]+){0,3})$"
    )]
    private static partial Regex DayShape();

    [GeneratedRegex("(?:19|20)[0-9]{2}|[0-9][/.-][0-9]+[/.-][0-9]")]
    private static partial Regex YearIn();

    [GeneratedRegex("[a-z]{3}|/")]
    private static partial Regex MonthIn();
}

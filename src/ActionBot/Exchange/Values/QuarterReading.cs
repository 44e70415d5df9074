using System.Globalization;
using System.Text.RegularExpressions;
using ActionBot.Domain.Reporting;

namespace ActionBot.Exchange.Values;

/// <summary>Reads a quarter of a British financial year as the date that registers mean by it: its last day.</summary>
internal static partial class QuarterReading
{
    /// <summary>The last day of "Q3 19/20", "Q3 2019/20", "Quarter 3 FY 2019-20" or "2019/20 Q3".</summary>
    /// <param name="text">A text in lower case.</param>
    public static DateReading? Read(string text)
    {
        if (!Starts().IsMatch(text))
            return null;
        if (Full().Match(text) is not { Success: true } match)
            return DateReading.Bad("Name the financial year of the quarter, such as Q3 2019/20; quarters run from April to March.");
        var first = match.Groups["first"].Value;
        var year = int.Parse(first, CultureInfo.InvariantCulture) + (first.Length == 2 ? 2000 : 0);
        var second = int.Parse(match.Groups["second"].Value, CultureInfo.InvariantCulture);
        if (second % 100 != (year + 1) % 100 || (second > 99 && second != year + 1))
            return DateReading.Bad($"A financial year is named by two years that follow each other, such as {year}/{(year + 1) % 100:00}.");
        return DateReading.Of(new FinancialQuarter(year, match.Groups["quarter"].Value[0] - '0').LastDay);
    }

    [GeneratedRegex(@"\bq(uarter|tr)?\s*[0-9]")]
    private static partial Regex Starts();

    [GeneratedRegex(
        @"^(?:"
            // "Q3 of 2026/27", or
            + @"q(?:uarter|tr)?\s*(?<quarter>[1-4])[\s,]*(?:of\s+)?(?:fy\s*)?"
            + @"(?<first>20\d\d|\d\d)\s*[/–-]\s*(?<second>20\d\d|\d\d)"
            // "FY 2026/27 Q3".
            + @"|(?:fy\s*)?(?<first>20\d\d|\d\d)\s*[/–-]\s*(?<second>20\d\d|\d\d)"
            + @"[\s,-]*q(?:uarter|tr)?\s*(?<quarter>[1-4])"
            + @")$"
    )]
    private static partial Regex Full();
}

using System.Globalization;

namespace ActionBot.Domain.Wording;

/// <summary>The words of dates, with room for a slip of the finger in the longer ones.</summary>
internal static class DateTerms
{
    /// <summary>Days by their distance from today.</summary>
    public static readonly (string Word, int Value)[] Days = [("today", 0), ("tomorrow", 1), ("yesterday", -1)];

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly (string Word, int Value)[] Months =
    [
        .. Enumerable.Range(1, 12).Select(m => (Invariant.DateTimeFormat.GetMonthName(m).ToLowerInvariant(), m)),
    ];
    private static readonly (string Word, DayOfWeek Value)[] Weekdays =
    [
        .. Enum.GetValues<DayOfWeek>().Select(d => (d.ToString().ToLowerInvariant(), d)),
    ];
    private static readonly string[] Numbers =
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];

    public static string MonthName(int month) => Invariant.DateTimeFormat.GetMonthName(month);

    /// <summary>A month by its name, its first three letters or "sept".</summary>
    public static int? Month(string word) => word == "sept" ? 9 : Short(word, Months) ?? Of(word, Months);

    /// <summary>A weekday by its name or the start of it.</summary>
    public static DayOfWeek? Weekday(string word) => Short(word, Weekdays) ?? Of(word, Weekdays);

    public static int? Number(string word) =>
        word is "a" or "an" or "next" ? 1
        : Array.IndexOf(Numbers, word) is >= 0 and var at ? at + 1
        : null;

    /// <summary>The value of a word, or of the one word that is nearest to it.</summary>
    public static T? Of<T>(string word, (string Word, T Value)[] words)
        where T : struct
    {
        var most = word.Length switch
        {
            < 4 => 0,
            < 7 => 1,
            _ => 2,
        };
        var near = words
            .Select(w => (w.Value, Distance: EditDistance.Between(word, w.Word, most)))
            .Where(w => w.Distance <= most)
            .OrderBy(w => w.Distance)
            .Take(2)
            .ToList();
        return near.Count == 1 || (near.Count == 2 && near[0].Distance < near[1].Distance) ? near[0].Value : null;
    }

    private static T? Short<T>(string word, (string Word, T Value)[] words)
        where T : struct =>
        word.Length is 3 or 4 or 5
        && words.Where(w => w.Word.StartsWith(word, StringComparison.Ordinal)).Select(w => (T?)w.Value).ToList() is [var one]
            ? one
            : null;
}

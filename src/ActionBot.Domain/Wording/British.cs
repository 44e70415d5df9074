using System.Globalization;

namespace ActionBot.Domain.Wording;

/// <summary>Dates, counts and lists as British readers write them. A no-break space keeps "3 March" and "41 days" on one line.</summary>
public static class British
{
    private const char NoBreak = '\u00A0';

    /// <summary>"3 March", with the year only where it is not the reader's: "3 March 2027".</summary>
    /// <param name="date">The date to write.</param>
    /// <param name="today">The reader's day.</param>
    public static string Date(DateOnly date, DateOnly today) => date.Year == today.Year ? DayMonth(date) : FullDate(date);

    /// <summary>"3 March 2027".</summary>
    /// <param name="date">The date to write.</param>
    public static string FullDate(DateOnly date) => $"{DayMonth(date)}{NoBreak}{date.Year}";

    /// <summary>"Tuesday 10 February".</summary>
    /// <param name="date">The date to write.</param>
    /// <param name="today">The reader's day.</param>
    public static string Weekday(DateOnly date, DateOnly today) =>
        $"{date.ToString("dddd", CultureInfo.InvariantCulture)} {Date(date, today)}";

    /// <summary>"1 day", "41 days", "1,204 days".</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">The singular.</param>
    /// <param name="plural">The plural, where it is not the singular with an s.</param>
    public static string Count(long count, string noun, string? plural = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)}{NoBreak}{(count == 1 ? noun : plural ?? noun + "s")}";

    /// <summary>"a", "a and b", "a, b and c".</summary>
    /// <param name="items">What to list.</param>
    public static string List(IReadOnlyList<string> items) =>
        items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
        };

    /// <summary>
    /// Somebody's words in quotes at the end of a sentence: “Only for large events.” has its full stop, “Too dear”. gets one.
    /// </summary>
    /// <param name="words">What they wrote.</param>
    public static string QuoteEnding(string words) => $"“{words}”" + (words.Length > 0 && words[^1] is '.' or '!' or '?' or '…' ? "" : ".");

    /// <summary>The text with ordinary spaces, for machines and terminals.</summary>
    /// <param name="text">Any wording of this class.</param>
    public static string Plain(string text) => text.Replace(NoBreak, ' ');

    /// <summary>At most <paramref name="max"/> characters, cut between words where possible and ended by an ellipsis.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="max">The most characters, 2 or more.</param>
    public static string Shorten(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var cut = text.LastIndexOf(' ', max - 2);
        var end = cut > max / 2 ? cut : max - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd(' ', ',', ';', ':', '.') + "…";
    }

    /// <summary>The text with line breaks, control and direction-changing characters turned to single spaces, and trimmed.</summary>
    /// <param name="text">What a person typed.</param>
    public static string OneLine(string text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            var blank =
                char.IsWhiteSpace(c)
                || char.IsControl(c)
                || c is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
            if (!blank)
                clean.Append(c);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }
        return clean.ToString().TrimEnd();
    }

    private static string DayMonth(DateOnly date) => $"{date.Day}{NoBreak}{date.ToString("MMMM", CultureInfo.InvariantCulture)}";
}

using System.Globalization;

namespace ActionBot.Teams;

/// <summary>Values in a log that somebody else chose.</summary>
public static class LogText
{
    /// <summary>How much of a value is logged, in UTF-16 code units.</summary>
    public const int MaxLength = 64;

    private const string Cut = "…";

    /// <summary>
    /// The beginning of a value, on one line: at most <see cref="MaxLength"/> characters, each one that ends a line, moves the
    /// cursor, hides or turns text replaced by '?'. A value that was cut ends in '…'. Null stays null.
    /// </summary>
    /// <param name="value">What came from outside: an id, a host, the name of a setting.</param>
    public static string? Of(string? value)
    {
        if (value is null || (value.Length <= MaxLength && !value.Any(IsUnfit)))
            return value;

        var length = Math.Min(value.Length, MaxLength);
        return string.Create(
                length,
                value,
                static (text, from) =>
                {
                    for (var i = 0; i < text.Length; i++)
                        text[i] = IsUnfit(from[i]) ? '?' : from[i];
                }
            ) + (value.Length > MaxLength ? Cut : "");
    }

    // Halves of a pair are written out as '?': which of them is cut off would have to be looked at otherwise.
    private static bool IsUnfit(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned;
}

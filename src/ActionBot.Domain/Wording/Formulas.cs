using System.Buffers;
using System.Globalization;
using System.Text;

namespace ActionBot.Domain.Wording;

/// <summary>Tells texts that a spreadsheet would calculate. Source: OWASP, CSV injection.</summary>
public static class Formulas
{
    private const char Guard = '\'';

    // Where a program that splits a line in its own way may begin a cell.
    private static readonly SearchValues<char> Splitting = SearchValues.Create(",;|\t\r\n\"");

    /// <summary>Whether a program might take the text for a formula when it is typed, pasted or opened from a file.</summary>
    /// <param name="text">Any text.</param>
    public static bool LooksLikeOne(string text)
    {
        if (text.Length > 0 && text[0] is '\t' or '\r' or '\n')
            return true;
        var start = 0;
        while (start < text.Length && IsPassedOver(text[start]))
            start++;
        return start < text.Length && Begins(text[start]);
    }

    /// <summary>
    /// The text as it may stand in a file of separated values, whatever a program splits the lines at: an apostrophe stands before each
    /// sign that would begin a formula there, at the start or behind a separator, a line end or a quote.
    /// <see cref="Bare"/> takes them away again.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Guarded(string text) => With(text, guards => guards + 1);

    /// <summary>The text without the apostrophes that <see cref="Guarded"/> puts in.</summary>
    /// <param name="text">Any text.</param>
    public static string Bare(string text) => text.Contains(Guard) ? With(text, guards => guards - 1) : text;

    // At each place where a cell may begin with apostrophes, or none, and then a formula, their number is changed: so the way back is
    // always clear.
    private static string With(string text, Func<int, int> number)
    {
        StringBuilder? changed = null;
        var copied = 0;
        for (var start = 0; start < text.Length; )
        {
            var end = start;
            while (end < text.Length && text[end] == Guard)
                end++;
            if (IsFormulaAt(text, end, isFirst: start == 0) && number(end - start) is >= 0 and var guards)
            {
                (changed ??= new(text.Length + 8)).Append(text, copied, start - copied).Append(Guard, guards);
                copied = end;
            }
            var next = text.AsSpan(end).IndexOfAny(Splitting);
            start = next < 0 ? text.Length : end + next + 1;
        }
        return changed is null ? text : changed.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsFormulaAt(string text, int at, bool isFirst)
    {
        if (isFirst && at < text.Length && text[at] is '\t' or '\r' or '\n')
            return true;
        while (at < text.Length && IsPassedOver(text[at]) && !Splitting.Contains(text[at]))
            at++;
        return at < text.Length && Begins(text[at]);
    }

    // What a program passes over before it looks: spaces, and characters that nobody sees.
    private static bool IsPassedOver(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    // The wide forms are formulas too where East Asian input is in use.
    private static bool Begins(char c) => c is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
}

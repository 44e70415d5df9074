namespace ActionBot.Domain.Wording;

/// <summary>Tells texts that a spreadsheet would calculate. Source: OWASP, CSV injection.</summary>
public static class Formulas
{
    /// <summary>Whether a program might take the text for a formula when it is typed, pasted or opened from a file.</summary>
    /// <param name="text">Any text.</param>
    public static bool LooksLikeOne(string text)
    {
        if (text.Length > 0 && text[0] is '\t' or '\r' or '\n')
            return true;
        // What a program passes over before it looks: spaces, and characters that nobody sees.
        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || char.IsControl(text[start]) || char.GetUnicodeCategory(text[start]) == System.Globalization.UnicodeCategory.Format))
            start++;
        // The wide forms are formulas too where East Asian input is in use.
        return start < text.Length && text[start] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace ActionBot.Domain.Questions.Grammar;

/// <summary>What kind of thing a token is.</summary>
internal enum TokenKind
{
    Word,
    Number,
    Ref,
    Email,
    Quote,
}

/// <summary>One word of a question.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it was typed, in lower case; a ref and a quotation keep theirs.</param>
/// <param name="Stem">Without the ending of a plural or genitive.</param>
/// <param name="Said">Exactly as it was typed, but in lower case.</param>
internal readonly record struct Token(TokenKind Kind, string Text, string Stem, string Said);

/// <summary>Takes a question apart.</summary>
internal static partial class Tokenizer
{
    /// <summary>Words that join names and are left out when names are compared.</summary>
    public static bool Joins(string stem) => stem is "and" or "of" or "the" or "for" or "to" or "in";

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        foreach (
            Match match in Parts()
                .Matches(
                    text.Replace('’', '\'')
                        .Replace('“', '"')
                        .Replace('”', '"')
                        .Replace("&", " and ", StringComparison.Ordinal)
                        .Replace("w/o", "without", StringComparison.OrdinalIgnoreCase)
                )
        )
            tokens.Add(Of(match));
        return tokens;
    }

    /// <summary>
    /// The stems of a name, without what only joins them. "Well-being" gives two words; <paramref name="close"/> makes it one.
    /// </summary>
    public static string[] Stems(string name, bool close = false) =>
        [
            .. NameWords()
                .Matches(
                    (close ? name.Replace("-", "", StringComparison.Ordinal) : name)
                        .Replace('’', '\'')
                        .Replace("&", " and ", StringComparison.Ordinal)
                )
                .Select(m => Stem(m.Value))
                .Where(s => !Joins(s)),
        ];

    /// <summary>The word without the ending of a plural or genitive, in lower case and without accents.</summary>
    public static string Stem(string word)
    {
        var w = Plain(word);
        if (w.EndsWith("'s", StringComparison.Ordinal))
            w = w[..^2];
        w = w.Replace("'", "", StringComparison.Ordinal);
        if (w.Length > 4 && w.EndsWith("ies", StringComparison.Ordinal))
            return w[..^3] + "y";
        return w.Length > 3 && w[^1] == 's' && w[^2] is not ('s' or 'u' or 'i') ? w[..^1] : w;
    }

    private static Token Of(Match match)
    {
        var text = match.Value;
        var said = text.ToLowerInvariant();
        if (match.Groups["quote"].Success)
            return new(TokenKind.Quote, match.Groups["quote"].Value.Trim(), "\"", match.Groups["quote"].Value.Trim());
        if (match.Groups["email"].Success)
            return new(TokenKind.Email, said.TrimEnd('.'), said, said);
        if (match.Groups["ref"].Success)
            return new(TokenKind.Ref, text.ToUpperInvariant(), text.ToUpperInvariant(), said);
        return char.IsAsciiDigit(text[0]) ? new(TokenKind.Number, said, said, said) : new(TokenKind.Word, Plain(text), Stem(text), said);
    }

    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in Normal(word))
            if (System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }

    // Half a character, as hostile text has it, has no normal form.
    private static string Normal(string word) => word.Any(char.IsSurrogate) ? word : word.Normalize(NormalizationForm.FormD);

    [GeneratedRegex(
        """
            "(?<quote>[^"]{1,200})"
            """
            + @"|(?<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
            + @"|\b(?<ref>[A-Za-z]{2,12}(?:[-/][A-Za-z0-9]{1,8}){0,2}[-/][0-9]{1,8}[a-z]?)\b"
            // Numbers, as those of dates, and quarters.
            + @"|[0-9]+(?:[/.-][0-9]+){0,2}(?:st|nd|rd|th)?\b|[Qq][1-4]\b|[0-9]+"
            // Words, then signs such as emoji.
            + @"|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*"
            + @"|[\p{So}\p{Cs}]+"
    )]
    private static partial Regex Parts();

    [GeneratedRegex(@"[0-9]+|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*")]
    private static partial Regex NameWords();
}

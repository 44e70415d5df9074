using System.Text;
using System.Text.RegularExpressions;

namespace ActionBot.Teams.Cards;

/// <summary>
/// Text that people wrote, made safe for cards. Teams reads Markdown in text blocks and facts (bold, italic, lists, links),
/// desktop clients by CommonMark and phones by a parser of their own, and it reads <c>{{DATE()}}</c> and <c>{{TIME()}}</c>. As
/// few characters as possible are escaped, because some phones show the backslash.
/// </summary>
public static partial class CardText
{
    /// <summary>
    /// The text so that a text block or fact shows it as it was written, and none of it as markup. Each line of it becomes a
    /// paragraph.
    /// </summary>
    /// <param name="text">What a person wrote.</param>
    public static string Escape(string text) =>
        string.Join(
            "\n\n",
            Clean(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(EscapeLine)
        );

    /// <summary>
    /// The text on one line and without the characters of Markdown, for choices, which some clients read as Markdown and others
    /// do not.
    /// </summary>
    /// <param name="text">What a person wrote.</param>
    public static string Plain(string text)
    {
        // What is left out goes first: what then stands together may be an entity.
        var words = LeftOut().Replace(Clean(text), "").Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        var plain = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            plain.Append(
                line[i] switch
                {
                    '_' => IsInsideWord(line, i) ? "_" : " ",
                    '~' => "∼",
                    '[' => "(",
                    ']' => ")",
                    '<' => "‹",
                    '&' => EntityAt(line, i) ? "＆" : "&",
                    '{' when plain.Length > 0 && plain[^1] == '{' => "",
                    var c => c.ToString(),
                }
            );
        }
        var safe = plain.ToString().Trim();
        while (LineStart().Match(safe) is { Success: true } mark)
            safe = (mark.Groups["list"].Value + " " + safe[mark.Length..]).Trim();
        return safe;
    }

    /// <summary>
    /// The text with places to break in words that are too long for a narrow column: clients let those stick out of a fact.
    /// </summary>
    /// <param name="text">Text, before it is escaped.</param>
    public static string Breakable(string text) => LongWord().Replace(text, word => Piece().Replace(word.Value, "$0\u200B"));

    /// <summary>A link that shows the beginning of its own address, so that it cannot pretend to lead elsewhere.</summary>
    /// <param name="url">The address.</param>
    /// <param name="most">The most characters to show, 2 or more.</param>
    public static string Link(Uri url, int most)
    {
        var shown = url.AbsoluteUri.Length <= most ? url.AbsoluteUri : url.AbsoluteUri[..(most - 1)] + "…";
        var target = LinkMark().Replace(url.AbsoluteUri, match => $"%{(int)match.Value[0]:X2}");
        return $"[{Escape(shown)}]({target})";
    }

    private static string EscapeLine(string line)
    {
        var safe = new StringBuilder(line.Length + 8);
        var list = LineStart().Match(line);
        for (var i = 0; i < line.Length; i++)
        {
            if (NeedsEscape(line, i) || (list.Success && i == (list.Groups["list"].Success ? list.Groups["mark"].Index : 0)))
                safe.Append('\\');
            safe.Append(line[i]);
        }
        return safe.ToString();
    }

    private static bool NeedsEscape(string line, int i) =>
        line[i] switch
        {
            '*' or '`' or '~' or '[' or ']' => true,
            '_' => !IsInsideWord(line, i),
            // A backslash before a letter is itself: file paths stay readable.
            '\\' => i + 1 == line.Length || char.IsAscii(line[i + 1]) && !char.IsAsciiLetterOrDigit(line[i + 1]) && line[i + 1] != ' ',
            // Some phones make a link of [x](y) whatever stands before its brackets, unless the two halves are parted.
            '(' => i > 0 && line[i - 1] == ']',
            '<' => i + 1 < line.Length && (char.IsAsciiLetter(line[i + 1]) || line[i + 1] is '/' or '!' or '?'),
            '&' => EntityAt(line, i),
            '{' => i > 0 && line[i - 1] == '{',
            _ => false,
        };

    /// <summary>An underscore between two letters or digits is no mark of emphasis for any client.</summary>
    private static bool IsInsideWord(string line, int i) =>
        i > 0 && i + 1 < line.Length && char.IsAsciiLetterOrDigit(line[i - 1]) && char.IsAsciiLetterOrDigit(line[i + 1]);

    private static bool EntityAt(string line, int i) => Entity().IsMatch(line, i);

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            // Characters that turn the direction of writing could make the bot's own words read differently.
            if (
                c is '\n' or '\t'
                || !(
                    char.IsControl(c)
                    || c is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF'
                )
            )
                clean.Append(c == '\t' ? ' ' : c);
        }
        return clean.ToString();
    }

    // Marks that mean something only where a line begins: headings, quotes, lists, rules, underlines of headings, tables.
    [GeneratedRegex(@"^(?:(?<list>\d{1,9})(?<mark>[.)])(?=\s|$)|>|[-+#=|:](?![A-Za-z0-9]))")]
    private static partial Regex LineStart();

    [GeneratedRegex(@"\S{25,}")]
    private static partial Regex LongWord();

    // No character of two halves is parted.
    [GeneratedRegex(@"\S{13}(?:[^\uD800-\uDBFF](?=[^\uDC00-\uDFFF])|[\uD800-\uDBFF][\uDC00-\uDFFF](?=\S))")]
    private static partial Regex Piece();

    [GeneratedRegex(@"[()\[\]*<>\\""]")]
    private static partial Regex LinkMark();

    // Also what is none, such as "&#;": clients differ in what they take for one.
    [GeneratedRegex(@"\G&[#A-Za-z][A-Za-z0-9]*;")]
    private static partial Regex Entity();

    [GeneratedRegex(@"[*`\\]+")]
    private static partial Regex LeftOut();
}

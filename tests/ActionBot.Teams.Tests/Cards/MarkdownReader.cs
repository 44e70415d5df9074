using System.Text;
using System.Text.RegularExpressions;

namespace ActionBot.Teams.Tests.Cards;

/// <summary>
/// Reads Markdown as suspiciously as any client might: everything that one of them could take for markup is markup. What is left
/// is the text that a person reads.
/// </summary>
internal static partial class MarkdownReader
{
    /// <summary>The text as read, paragraph by paragraph, and the marks that a client might take for markup.</summary>
    public static (IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Marks) Read(string markdown)
    {
        List<string> marks = [];
        return ([.. markdown.Split("\n\n").Select(p => Paragraph(p, marks))], marks);
    }

    private static string Paragraph(string text, List<string> marks)
    {
        if (Block().Match(text) is { Success: true } block)
            marks.Add($"{block.Value} begins a line");
        if (Function().IsMatch(text))
            marks.Add("a function of dates");
        var read = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (text[i] == '\\' && char.IsAscii(next) && char.IsPunctuation(next) | char.IsSymbol(next) && i + 1 < text.Length)
            {
                read.Append(next);
                i++;
                continue;
            }
            var before = i > 0 ? text[i - 1] : ' ';
            var isMark = text[i] switch
            {
                '*' or '`' or '[' or ']' or '~' or '\n' => true,
                '_' => !(char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(next)),
                '\\' => i + 1 == text.Length,
                '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
                '&' => Entity().IsMatch(text, i),
                '(' => before == ']',
                _ => false,
            };
            if (isMark)
                marks.Add($"{text[i]} at {i}");
            read.Append(text[i]);
        }
        return read.ToString();
    }

    [GeneratedRegex(@"^(?:\s{4}|#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|(?:-\s*){3,}$|=+\s*$|-+\s*$|[|:\-\s]+$)")]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{\s*(?:DATE|TIME)")]
    private static partial Regex Function();

    [GeneratedRegex(@"\G&[#A-Za-z][A-Za-z0-9]*;")]
    private static partial Regex Entity();
}

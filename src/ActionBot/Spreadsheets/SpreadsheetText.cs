using System.Text;
using System.Xml;
using ActionBot.Domain.Wording;

namespace ActionBot.Spreadsheets;

/// <summary>What people wrote, made safe for a spreadsheet: a program that opens the file must never take a text for a formula.</summary>
internal static class SpreadsheetText
{
    /// <summary>The most characters that a cell holds.</summary>
    public const int MostInCell = 32_767;

    private static readonly System.Buffers.SearchValues<char> AskForQuotes = System.Buffers.SearchValues.Create(",;|\t\"\r\n");

    /// <summary>The text without characters that no XML may hold, and no longer than a cell.</summary>
    public static string Clean(string text)
    {
        var cut = text.Length > MostInCell ? text[..(MostInCell - 1)] + "…" : text;
        var bad = 0;
        while (bad < cut.Length && XmlConvert.IsXmlChar(cut[bad]))
            bad++;
        return bad == cut.Length ? cut : Replaced(cut, bad);
    }

    /// <summary>A cell of a CSV file, in quotes. No part of it is taken for a formula, whatever a program splits its lines at.</summary>
    public static string Csv(string text) => $"\"{Formulas.Guarded(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The same without the quotes where nothing in it asks for them.</summary>
    public static string CsvWhereNeeded(string text) => text.AsSpan().IndexOfAny(AskForQuotes) < 0 ? Formulas.Guarded(text) : Csv(text);

    private static string Replaced(string text, int from)
    {
        var clean = new StringBuilder(text, 0, from, text.Length);
        for (var i = from; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }
        return clean.ToString();
    }
}

using System.Globalization;
using System.Text;
using ActionBot.Domain.Reporting;
using ActionBot.Domain.Wording;

namespace ActionBot.Reporting.Writing;

/// <summary>A report as Markdown, for papers and wikis.</summary>
internal static class MarkdownReport
{
    private const int MostRows = 50;
    private const string Special = @"\`*_[]<>|#~";

    public static string Write(PositionReport report)
    {
        var text = new StringBuilder();
        text.Append("# ").AppendLine(Escape(ReportTables.Title(report))).AppendLine().AppendLine(Escape(ReportTables.Finding(report)));
        foreach (var table in ReportTables.Of(report))
            Table(text, table);
        if (ReportTables.Answers(report) is { } answers)
            text.AppendLine().AppendLine("## Answers").AppendLine().AppendLine(Escape(answers));
        return British.Plain(text.ToString());
    }

    private static void Table(StringBuilder text, FigureTable table)
    {
        text.AppendLine().Append("## ").AppendLine(Escape(table.Title)).AppendLine();
        if (table.Note is { } note)
            text.AppendLine(Escape(note)).AppendLine();
        var numeric = table.Headers.Select((_, i) => table.Rows.Count > 0 && table.Rows.All(r => r[i] is int)).ToList();
        Line(text, table.Headers.Select(Escape));
        Line(text, numeric.Select(n => n ? "--:" : "---"));
        foreach (var row in table.Rows.Take(MostRows))
            Line(text, row.Select(Cell));
        if (table.Rows.Count > MostRows)
            text.AppendLine().AppendLine($"{table.Rows.Count - MostRows:N0} more are in the spreadsheet and in the JSON.");
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");

    private static string Cell(object? cell) =>
        cell switch
        {
            int number => number.ToString("N0", CultureInfo.InvariantCulture),
            _ => Escape(cell as string ?? ""),
        };

    // What people wrote is shown as they wrote it and makes nothing of the page but text.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Special.Contains(c))
                escaped.Append('\\');
            escaped.Append(char.IsControl(c) ? ' ' : c);
        }
        return escaped.ToString();
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionBot.Domain.Wording;

namespace ActionBot.Exchange;

/// <summary>An import report in words, and as JSON for machines.</summary>
internal static class ImportText
{
    private const int ShownLines = 50;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The report as JSON; what a list leaves out is counted beside it.</summary>
    public static string ToJson(this ImportReport report) => JsonSerializer.Serialize(report, Json);

    /// <summary>The report as text for a terminal; long lists are cut.</summary>
    public static string ToText(this ImportReport report)
    {
        var text = new StringBuilder();
        if (report.Problem is { } problem)
            return text.AppendLine(problem).ToString();
        text.AppendLine(Headline(report));
        List(text, "Faults", report.Faults.Select(f => f.ToString()), report.MoreFaults);
        List(text, "To look at, imported all the same", report.Warnings.Select(w => w.ToString()), report.MoreWarnings);
        if (report.SkippedRows.Count > 0)
            text.AppendLine($"Left out: {Count(report.SkippedRows.Count, "faulty row")}.");
        List(text, "Open here, of the same sources, and not in the file (left as they are)", report.Missing);
        List(text, "Owners wait for refs that lead nowhere", report.Unresolved.Select(u => $"{u.Ref} waits for “{u.WaitsFor}”: {u.Why}"));
        List(
            text,
            "Changed here since, and kept",
            report.Kept.Select(k => $"{k.Ref} {k.Field}: here “{k.Here}”, in the register “{k.Register}”")
        );
        List(text, "Rows without an action, passed over", report.PassedRows.Select(p => $"row {p.Row}: “{p.Text}”"), report.MorePassedRows);
        if (report.UnknownColumns.Count > 0)
            text.AppendLine($"Columns passed over: {Named(report.UnknownColumns)}.");
        if (report.PassedSheets.Count > 0)
            text.AppendLine(
                $"Sheets that hold a register too, passed over: {British.List(report.PassedSheets)}. "
                    + "Only the first is read: bring the others in as files of their own."
            );
        return text.ToString();
    }

    internal static string Count(int count, string noun) => British.Plain(British.Count(count, noun));

    internal static void List(StringBuilder text, string title, IEnumerable<string> items, int more = 0)
    {
        var all = items.ToList();
        if (all.Count == 0)
            return;
        text.AppendLine($"{title}: {all.Count + more:N0}");
        foreach (var item in all.Take(ShownLines))
            text.AppendLine($"  {item}");
        if (all.Count + more > ShownLines)
            text.AppendLine($"  … and {all.Count + more - ShownLines:N0} more");
    }

    private static string Named(IReadOnlyList<string> columns)
    {
        var shown = columns.Take(ShownLines).Select(c => $"“{ImportFault.Shown(c)}”");
        return British.List(columns.Count > ShownLines ? [.. shown, $"{columns.Count - ShownLines:N0} more"] : [.. shown]);
    }

    private static string Headline(ImportReport report)
    {
        var day = British.Plain(British.FullDate(report.On));
        if (report.ExitCode != 0)
        {
            return $"Nothing was written: {Count(report.FaultyRows, "row")} of {report.Rows:N0} "
                + $"{(report.FaultyRows == 1 ? "has" : "have")} a fault. "
                + "Correct the file and import it again, or leave faulty rows out with --skip-faulty.";
        }
        var verb = report.DryRun ? "Would import" : "Imported";
        var closed = report.Closed > 0 ? $" ({report.Closed:N0} closed)" : "";
        return $"{verb} the register as at {day}: {report.New:N0} new, "
            + $"{report.Changed:N0} changed{closed}, {report.Unchanged:N0} unchanged.";
    }
}

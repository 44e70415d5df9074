using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionBot.Domain.Wording;

namespace ActionBot.Exchange;

/// <summary>An import report in words, and as JSON for machines.</summary>
public static class ImportText
{
    private const int ShownLines = 50;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The report as JSON; every list is whole.</summary>
    public static string ToJson(this ImportReport report) => JsonSerializer.Serialize(report, Json);

    /// <summary>The report as text for a terminal; long lists are cut.</summary>
    public static string ToText(this ImportReport report)
    {
        var text = new StringBuilder();
        if (report.Problem is { } problem)
            return text.AppendLine(problem).ToString();
        text.AppendLine(Headline(report));
        List(text, "Faults", report.Faults.Select(f => f.ToString()));
        List(text, "To look at, imported all the same", report.Warnings.Select(w => w.ToString()));
        if (report.SkippedRows.Count > 0)
            text.AppendLine($"Left out: {Count(report.SkippedRows.Count, "faulty row")}.");
        List(text, "Open here, of the same sources, and not in the file (left as they are)", report.Missing);
        List(text, "Changed here since, and kept", report.Kept.Select(k => $"{k.Ref} {k.Field}: here “{k.Here}”, in the register “{k.Register}”"));
        List(text, "Rows without an action, passed over", report.PassedRows.Select(p => $"row {p.Row}: “{p.Text}”"));
        if (report.UnknownColumns.Count > 0)
            text.AppendLine($"Columns passed over: {British.List([.. report.UnknownColumns.Select(c => $"“{c}”")])}.");
        if (report.PassedSheets.Count > 0)
            text.AppendLine($"Sheets that hold a register too, passed over: {British.List(report.PassedSheets)}. Only the first is read: bring the others in as files of their own.");
        return text.ToString();
    }

    internal static string Count(int count, string noun) => British.Plain(British.Count(count, noun));

    internal static void List(StringBuilder text, string title, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count == 0)
            return;
        text.AppendLine($"{title}: {all.Count}");
        foreach (var item in all.Take(ShownLines))
            text.AppendLine($"  {item}");
        if (all.Count > ShownLines)
            text.AppendLine($"  … and {all.Count - ShownLines} more");
    }

    private static string Headline(ImportReport report)
    {
        var day = British.Plain(British.FullDate(report.On));
        if (report.ExitCode != 0)
        {
            var faulty = report.Faults.Select(f => f.Row).Distinct().Count();
            return $"Nothing was written: {Count(faulty, "row")} of {report.Rows:N0} {(faulty == 1 ? "has" : "have")} a fault. Correct the file and import it again, or leave faulty rows out with --skip-faulty.";
        }
        var verb = report.DryRun ? "Would import" : "Imported";
        var closed = report.Closed > 0 ? $" ({report.Closed:N0} closed)" : "";
        return $"{verb} the register as at {day}: {report.New:N0} new, {report.Changed:N0} changed{closed}, {report.Unchanged:N0} unchanged.";
    }
}

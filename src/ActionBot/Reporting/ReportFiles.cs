using System.Text;
using ActionBot.Reporting.Writing;

namespace ActionBot.Reporting;

/// <summary>Writes reports of the whole register in each of their formats.</summary>
public sealed class ReportFiles(ReportQuery query)
{
    /// <summary>The formats by their names on the command line.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["md", "json"];

    /// <summary>Whether a format is not for reading on a screen.</summary>
    public static bool IsBinary(string format) => format == "xlsx";

    /// <summary>Writes a report.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="output">Where to; it need not be seekable and is left open.</param>
    public async Task WriteAsync(ReportRequest request, string format, Stream output, CancellationToken cancellationToken)
    {
        var report = await query.RunAsync(request, cancellationToken);
        var text = format == "json" ? JsonReport.Write(report) + "\n" : MarkdownReport.Write(report);
        await output.WriteAsync(new UTF8Encoding(false).GetBytes(text), cancellationToken);
    }
}

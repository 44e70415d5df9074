using System.Text;
using ActionBot.Reporting.Spreadsheets;
using ActionBot.Reporting.Writing;

namespace ActionBot.Reporting;

/// <summary>Writes reports of the whole register in each of their formats.</summary>
internal sealed class ReportFiles(ReportQuery query)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The formats by their names on the command line. The last two hold every action.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["md", "json", "xlsx", "csv"];

    /// <summary>Whether a format is not for reading on a screen.</summary>
    public static bool IsBinary(string format) => format == "xlsx";

    /// <summary>Writes a report.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="output">Where to; it need not be seekable and is left open.</param>
    public async Task WriteAsync(ReportRequest request, string format, Stream output, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case "xlsx":
                using (var book = new ReportWorkbook(output, request.On))
                    book.Finish(await query.RunAsync(request, null, book.Add, cancellationToken));
                break;
            case "csv":
                await CsvAsync(request, output, cancellationToken);
                break;
            case "json":
                var json = JsonReport.Write(await query.RunAsync(request, cancellationToken));
                await output.WriteAsync(Utf8.GetBytes(json + "\n"), cancellationToken);
                break;
            case "md":
                var text = MarkdownReport.Write(await query.RunAsync(request, cancellationToken));
                await output.WriteAsync(Utf8.GetBytes(text), cancellationToken);
                break;
            default:
                throw new ArgumentException($"“{format}” is none of {string.Join(", ", Formats)}.", nameof(format));
        }
    }

    // Spreadsheet programs tell UTF-8 by its mark.
    private async Task CsvAsync(ReportRequest request, Stream output, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(output, Encoding.UTF8, 65536, leaveOpen: true);
        var actions = new CsvActions(text, request.On);
        actions.Header();
        await query.RunAsync(request, null, actions.Add, cancellationToken);
    }
}

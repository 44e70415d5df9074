using System.Globalization;
using ActionBot.Spreadsheets;

namespace ActionBot.Reporting.Spreadsheets;

/// <summary>
/// The actions of a report as CSV, one a line. An apostrophe stands before whatever looks like a formula; an import takes it away again.
/// </summary>
internal sealed class CsvActions(TextWriter output, DateOnly day)
{
    public void Header() => Line(OwnExports.Report.Select(SpreadsheetText.Csv));

    public void Add(ReportedRow row) =>
        Line(
            ReportColumns.All.Select(c =>
                c.Value(row, day) switch
                {
                    null => "",
                    int number => number.ToString(CultureInfo.InvariantCulture),
                    DateOnly date => date.ToString("yyyy-MM-dd"),
                    var text => SpreadsheetText.Csv((string)text),
                }
            )
        );

    private void Line(IEnumerable<string> cells) => output.Write(string.Join(',', cells) + "\r\n");
}

using System.Globalization;

namespace ActionBot.Spreadsheets;

/// <summary>A chart of bars that is drawn from two columns of a sheet and follows them when they are changed.</summary>
/// <param name="Title">What it tells.</param>
/// <param name="Sheet">The sheet with the numbers, from row 2 on; names stand in column A.</param>
/// <param name="Column">The letter of the column with the numbers.</param>
/// <param name="Series">What is counted.</param>
/// <param name="Bars">The rows as they are.</param>
/// <param name="Lying">Whether bars go from left to right, for long names, or upwards, for a course of time.</param>
internal sealed record XlsxChart(
    string Title,
    string Sheet,
    string Column,
    string Series,
    IReadOnlyList<(string Name, int Count)> Bars,
    bool Lying
)
{
    private static readonly Dictionary<string, string> Namespaces = new(StringComparer.Ordinal)
    {
        ["drawings"] = "http://schemas.openxmlformats.org/drawingml/2006/main",
        ["charts"] = "http://schemas.openxmlformats.org/drawingml/2006/chart",
        ["relations"] = XlsxWriter.Relations,
    };

    /// <summary>The drawing that holds the chart and fills its sheet.</summary>
    public string Drawing() =>
        XlsxTemplate.Fill("drawing.xml", new Dictionary<string, string>(Namespaces) { ["description"] = XlsxWriter.Escape(Description) });

    /// <summary>The chart itself.</summary>
    public string Chart() =>
        XlsxTemplate.Fill(
            "chart.xml",
            new Dictionary<string, string>(Namespaces)
            {
                ["title"] = XlsxWriter.Escape(Title),
                ["series"] = XlsxWriter.Escape(Series),
                ["seriesCell"] = Cell($"${Column}$1"),
                ["names"] = Points(b => XlsxWriter.Escape(b.Name)),
                ["namesCell"] = Cell($"$A$2:$A${Last}"),
                ["values"] = Points(b => b.Count.ToString(CultureInfo.InvariantCulture)),
                ["valuesCell"] = Cell($"${Column}$2:${Column}${Last}"),
                ["direction"] = Lying ? "bar" : "col",
                // The first bar stands at the top.
                ["orientation"] = Lying ? "maxMin" : "minMax",
                ["namesSide"] = Lying ? "l" : "b",
                ["valuesSide"] = Lying ? "t" : "l",
            }
        );

    private int Last => Bars.Count + 1;

    private string Description => $"{Title}: {string.Join(", ", Bars.Take(30).Select(b => $"{b.Name} {b.Count}"))}";

    private string Cell(string range) => XlsxWriter.Escape($"'{Sheet.Replace("'", "''", StringComparison.Ordinal)}'!{range}");

    private string Points(Func<(string Name, int Count), string> value) =>
        $"""<c:ptCount val="{Bars.Count}"/>""" + string.Concat(Bars.Select((b, i) => $"""<c:pt idx="{i}"><c:v>{value(b)}</c:v></c:pt>"""));
}

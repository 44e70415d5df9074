using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ActionBot.Spreadsheets;

/// <summary>
/// Writes a workbook straight into a stream, part after part, so that a million rows need no more memory than one. (The usual
/// library opens its package for reading as well, and then keeps every part in memory until the end.) Source: ECMA-376, parts 1 and 2.
/// </summary>
internal sealed class XlsxWriter(Stream output) : IDisposable
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Types = "application/vnd.openxmlformats-officedocument.";

    // The same content gives the same bytes.
    private static readonly DateTimeOffset Written = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<Tab> sheets = [];
    private readonly List<(string Path, string Type)> parts =
    [
        ("xl/styles.xml", "spreadsheetml.styles+xml"),
        ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    ];

    /// <summary>Begins a sheet of rows. It has to be closed before anything else is written.</summary>
    /// <param name="name">Its name: at most 31 characters, none of them one of []:*?/\, unlike every other.</param>
    /// <param name="place">Where its tab stands among the others.</param>
    /// <param name="widths">The widths of its columns, in characters.</param>
    /// <param name="frozenRows">How many of its first rows stay in sight.</param>
    public XlsxSheet Sheet(string name, int place, IReadOnlyList<double> widths, int frozenRows)
    {
        var number = sheets.Count + 1;
        var path = $"xl/worksheets/sheet{number}.xml";
        sheets.Add(new(name, place, path, "worksheet"));
        parts.Add((path, "spreadsheetml.worksheet+xml"));
        return new(Xml(path), widths, frozenRows, isFirst: place == 0);
    }

    /// <summary>Adds a sheet that is one chart, drawn from cells of another sheet.</summary>
    public void ChartSheet(string name, int place, XlsxChart chart)
    {
        var number = sheets.Count + 1;
        var path = $"xl/chartsheets/sheet{number}.xml";
        sheets.Add(new(name, place, path, "chartsheet"));
        parts.Add((path, "spreadsheetml.chartsheet+xml"));
        parts.Add(($"xl/drawings/drawing{number}.xml", "drawing+xml"));
        parts.Add(($"xl/charts/chart{number}.xml", "drawingml.chart+xml"));
        Write(
            path,
            $"""<chartsheet xmlns="{Main}" xmlns:r="{Relations}"><sheetPr/>"""
                + """<sheetViews><sheetView workbookViewId="0" zoomToFit="1"/></sheetViews>"""
                + """<drawing r:id="rId1"/></chartsheet>"""
        );
        Write($"xl/chartsheets/_rels/sheet{number}.xml.rels", Related((1, "drawing", $"../drawings/drawing{number}.xml")));
        Write($"xl/drawings/drawing{number}.xml", chart.Drawing());
        Write($"xl/drawings/_rels/drawing{number}.xml.rels", Related((1, "chart", $"../charts/chart{number}.xml")));
        Write($"xl/charts/chart{number}.xml", chart.Chart());
    }

    /// <summary>Writes what holds the sheets together. Without it the file is none.</summary>
    public void Finish()
    {
        var tabs = sheets.Index().OrderBy(s => s.Item.Place).ToList();
        var list = string.Concat(
            tabs.Select(t => $"""<sheet name="{Escape(t.Item.Name)}" sheetId="{t.Index + 1}" r:id="rId{t.Index + 1}"/>""")
        );
        Write(
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}">"""
                + $"""<bookViews><workbookView activeTab="0"/></bookViews><sheets>{list}</sheets></workbook>"""
        );
        Write(
            "xl/_rels/workbook.xml.rels",
            Related([.. sheets.Select((s, i) => (i + 1, s.Kind, s.Path["xl/".Length..])), (sheets.Count + 1, "styles", "styles.xml")])
        );
        Write("xl/styles.xml", XlsxStyles.Xml);
        Write("_rels/.rels", Related((1, "officeDocument", "xl/workbook.xml")));
        Write(
            "[Content_Types].xml",
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
                + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
                + string.Concat(parts.Select(p => $"""<Override PartName="/{p.Path}" ContentType="{Types}{p.Type}"/>"""))
                + "</Types>"
        );
    }

    public void Dispose() => zip.Dispose();

    /// <summary>A text as it stands in XML.</summary>
    public static string Escape(string text) => System.Security.SecurityElement.Escape(SpreadsheetText.Clean(text));

    private static string Related(params IEnumerable<(int Id, string Kind, string Target)> to) =>
        """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
        + string.Concat(to.Select(t => $"""<Relationship Id="rId{t.Id}" Type="{Relations}/{t.Kind}" Target="{t.Target}"/>"""))
        + "</Relationships>";

    private Stream Part(string path)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = Written;
        return entry.Open();
    }

    private XmlWriter Xml(string path) =>
        XmlWriter.Create(
            Part(path),
            new()
            {
                CloseOutput = true,
                CheckCharacters = false,
                Encoding = new UTF8Encoding(false),
            }
        );

    private void Write(string path, string xml)
    {
        using var part = new StreamWriter(Part(path), new UTF8Encoding(false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(xml);
    }

    private sealed record Tab(string Name, int Place, string Path, string Kind);
}

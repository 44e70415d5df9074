using System.IO.Compression;
using System.Text;
using ActionBot.Exchange.Reading;

namespace ActionBot.Tests.Exchange.Reading;

/// <summary>Workbooks whose parts are written as they are given, as no program would write them.</summary>
internal static class RawWorkbook
{
    public const string Header =
        """<row r="1"><c r="A1" t="str"><v>Ref</v></c><c r="B1" t="str"><v>Action</v></c><c r="C1" t="str"><v>Area</v></c></row>""";
    public const string Row2 =
        """<row r="2"><c r="A2" t="str"><v>DARA-1</v></c><c r="B2" t="str"><v>Do it</v></c><c r="C2" t="str"><v>Finance</v></c></row>""";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A workbook of one sheet with these rows.</summary>
    /// <param name="after">What stands in the sheet after its rows.</param>
    /// <param name="before">What stands in the sheet before its rows.</param>
    public static MemoryStream Of(string rows, string after = "", string before = "") =>
        Of([("xl/worksheets/sheet1.xml", Sheet(rows, after, before))]);

    public static string Sheet(string rows, string after = "", string before = "") =>
        $"""<worksheet xmlns="{XlsxPart.Main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>""";

    public static string Strings(params IEnumerable<string> items) => $"""<sst xmlns="{XlsxPart.Main}">{string.Concat(items)}</sst>""";

    public static string Styles(string inside) => $"""<styleSheet xmlns="{XlsxPart.Main}">{inside}</styleSheet>""";

    /// <summary>A workbook of these parts. One sheet in xl/worksheets/sheet1.xml is named where no part says another thing.</summary>
    /// <param name="book">Whether it is a workbook at all.</param>
    public static MemoryStream Of(IEnumerable<(string Path, string Text)> parts, bool book = true)
    {
        var all = parts.ToList();
        if (book && all.TrueForAll(p => p.Path != "xl/workbook.xml"))
            all.Add(("xl/workbook.xml", Book("""<sheet name="Register" sheetId="1" r:id="rId1"/>""")));
        if (book && all.TrueForAll(p => p.Path != "xl/_rels/workbook.xml.rels"))
            all.Add(("xl/_rels/workbook.xml.rels", Rels("worksheets/sheet1.xml")));
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in all)
            {
                using var part = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                part.Write(text);
            }
        stream.Position = 0;
        return stream;
    }

    public static string Book(string sheets) =>
        $"""<workbook xmlns="{XlsxPart.Main}" xmlns:r="{Relations}"><sheets>{sheets}</sheets></workbook>""";

    /// <summary>Relations rId1, rId2 and so on to these targets.</summary>
    public static string Rels(params IEnumerable<string> targets) =>
        """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
        + string.Concat(targets.Select((t, i) => $"""<Relationship Id="rId{i + 1}" Type="{Relations}/worksheet" Target="{t}"/>"""))
        + "</Relationships>";

    /// <summary>A part of a repeated text, so long that only a stream may write it.</summary>
    public static MemoryStream Repeating(string path, string start, string repeated, int times, string end)
    {
        var stream = Of([(path == "xl/worksheets/sheet1.xml" ? "xl/other.xml" : "xl/worksheets/sheet1.xml", Sheet(Header + Row2))]);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = new StreamWriter(zip.CreateEntry(path, CompressionLevel.SmallestSize).Open(), new UTF8Encoding(false));
            part.Write(start);
            for (var i = 0; i < times; i++)
                part.Write(repeated);
            part.Write(end);
        }
        stream.Position = 0;
        return stream;
    }
}

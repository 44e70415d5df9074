using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Spreadsheets;

namespace ActionBot.Boards.Packs;

/// <summary>
/// The pack as a workbook of one sheet. Texts are inline strings, which no program takes for a formula, not even when their cell is
/// edited, and dates are dates. Source: ECMA-376, parts 1 and 2.
/// </summary>
public static class PackWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int Plain = 0,
        Date = 1,
        Head = 2,
        Quoted = 3,
        HeaderRow = 4;

    private static readonly DateOnly Epoch = new(1899, 12, 30);

    // The same pack gives the same bytes.
    private static readonly DateTimeOffset Written = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Title, int Width, Func<PackItem, object?> Value)[] Columns =
    [
        ("No.", 6, i => i.Number),
        ("To decide", 50, i => i.Question),
        ("Ref", 16, i => i.Ref),
        ("Agreed action", 60, i => i.AgreedAction),
        ("Risk", 50, i => i.Risk),
        ("Rating", 10, i => i.Rating == Rating.NotRated ? null : i.Rating.ToString()),
        ("Target date", 13, i => i.TargetDate),
        ("Owner", 24, i => i.Owner),
        ("Area", 24, i => i.Area),
        ("Waiting since", 13, i => i.Since),
        ("Working days", 13, i => i.WaitingDays),
        ("Deferrals", 10, i => i.Deferrals),
        ("Also waiting", 30, i => string.Join(", ", i.Also)),
        (
            "Earlier decisions",
            60,
            i => string.Join("\n", i.Earlier.Select(d => $"{British.Plain(British.FullDate(d.On))}, {d.Board}: {d.Words}"))
        ),
        ("Outcome", 40, i => i.Outcome?.Words),
        ("Minute", 16, i => i.Outcome?.Minute),
    ];

    public static void Write(AgendaPack pack, Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(
            zip,
            "[Content_Types].xml",
            xml =>
            {
                xml.WriteStartElement("Types", $"{Package}/content-types");
                Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
                Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
                foreach (var (name, type) in new[] { ("workbook", "sheet.main"), ("styles", "styles"), ("worksheets/sheet1", "worksheet") })
                    Element(xml, "Override", ("PartName", $"/xl/{name}.xml"), ("ContentType", $"{Types}.{type}+xml"));
            }
        );
        Related(zip, "_rels/.rels", ("officeDocument", "xl/workbook.xml"));
        Related(zip, "xl/_rels/workbook.xml.rels", ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"));
        Part(
            zip,
            "xl/workbook.xml",
            xml =>
            {
                xml.WriteStartElement("workbook", Main);
                xml.WriteStartElement("sheets");
                xml.WriteStartElement("sheet");
                xml.WriteAttributeString("name", "Agenda");
                xml.WriteAttributeString("sheetId", "1");
                xml.WriteAttributeString("id", Relations, "rId1");
            }
        );
        Part(zip, "xl/styles.xml", Styles);
        Part(zip, "xl/worksheets/sheet1.xml", xml => Sheet(xml, pack));
    }

    private static void Sheet(XmlWriter xml, AgendaPack pack)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        Element(
            xml,
            "pane",
            ("ySplit", $"{HeaderRow}"),
            ("topLeftCell", $"A{HeaderRow + 1}"),
            ("activePane", "bottomLeft"),
            ("state", "frozen")
        );
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("cols");
        foreach (var (column, number) in Columns.Select((c, i) => (c, i + 1)))
            Element(xml, "col", ("min", $"{number}"), ("max", $"{number}"), ("width", $"{column.Width}"), ("customWidth", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        Row(xml, 1, [(pack.Board, Head), ("Meeting", Head), (pack.Meeting, Date)]);
        Row(xml, 2, [(null, Plain), ("Papers due", Head), (pack.PapersDue, Date)]);
        Row(xml, HeaderRow, [.. Columns.Select(c => ((object?)c.Title, Head))]);
        foreach (var item in pack.Items)
            Row(xml, HeaderRow + item.Number, [.. Columns.Select(c => (c.Value(item), Plain))]);
        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, int number, (object? Value, int Style)[] cells)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", $"{number}");
        for (var i = 0; i < cells.Length; i++)
            if (cells[i].Value is { } value)
                Cell(xml, $"{(char)('A' + i)}{number}", value, cells[i].Style);
        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, string reference, object value, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", reference);
        xml.WriteAttributeString("s", $"{StyleOf(value, style)}");
        if (value is string text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(SpreadsheetText.Clean(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            var number = value is DateOnly date ? date.DayNumber - Epoch.DayNumber : (int)value;
            xml.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
        }
        xml.WriteEndElement();
    }

    private static int StyleOf(object value, int style) =>
        value switch
        {
            DateOnly => Date,
            string text when style == Plain && Formulas.LooksLikeOne(text) => Quoted,
            _ => style,
        };

    // Wrapped and at the top, so that long texts are read; 14 is the reader's own short date. A quoted text stays a text even when
    // somebody opens its cell and presses Enter.
    private static void Styles(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Main);
        xml.WriteRaw(
            "<fonts count=\"2\"><font><sz val=\"11\"/><name "
                + "val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        );
        xml.WriteRaw(
            "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
                + "patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
        );
        xml.WriteRaw("<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\">");
        xml.WriteRaw(
            "<xf applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf><xf numFmtId=\"14\" "
                + "applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf><xf fontId=\"1\" applyFont=\"1\"/>"
        );
        xml.WriteRaw("<xf quotePrefix=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>");
    }

    private static void Related(ZipArchive zip, string name, params (string Type, string Target)[] parts) =>
        Part(
            zip,
            name,
            xml =>
            {
                xml.WriteStartElement("Relationships", $"{Package}/relationships");
                foreach (var (part, number) in parts.Select((p, i) => (p, i + 1)))
                    Element(xml, "Relationship", ("Id", $"rId{number}"), ("Type", $"{Relations}/{part.Type}"), ("Target", part.Target));
            }
        );

    private static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Written;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    private static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}

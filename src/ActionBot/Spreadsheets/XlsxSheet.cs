using System.Globalization;
using System.Xml;
using ActionBot.Domain.Wording;

namespace ActionBot.Spreadsheets;

/// <summary>Rows of one sheet, written as they come. Texts are cells of text, never formulas; numbers and dates are real.</summary>
internal sealed class XlsxSheet : IDisposable
{
    /// <summary>The most rows that a sheet may have.</summary>
    public const int MostRows = 1_048_576;

    private static readonly DateOnly Epoch = new(1899, 12, 30);

    private readonly XmlWriter xml;
    private readonly string[] letters;
    private int row;
    private (int First, int Last, int Columns)? filter;

    public XlsxSheet(XmlWriter xml, IReadOnlyList<double> widths, int frozenRows, bool isFirst)
    {
        this.xml = xml;
        letters = [.. Enumerable.Range(0, Math.Max(26, widths.Count)).Select(Letter)];
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", XlsxWriter.Main);
        Views(frozenRows, isFirst);
        xml.WriteStartElement("cols");
        foreach (var (i, width) in widths.Index())
        {
            xml.WriteStartElement("col");
            xml.WriteAttributeString("min", Number(i + 1));
            xml.WriteAttributeString("max", Number(i + 1));
            xml.WriteAttributeString("width", width.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
    }

    /// <summary>Rows written until now.</summary>
    public int Rows => row;

    /// <summary>Writes a row. A cell is a text, a whole number, a day or nothing.</summary>
    /// <param name="style">The look of its texts; the others have their own.</param>
    public void Row(ReadOnlySpan<object?> cells, int style = XlsxStyles.Text)
    {
        row++;
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", Number(row));
        for (var column = 0; column < cells.Length; column++)
            Cell(column, cells[column], style);
        xml.WriteEndElement();
    }

    /// <summary>Leaves a row empty.</summary>
    public void Skip() => row++;

    /// <summary>Puts a filter over the rows from the header on that were written until now.</summary>
    public void Filter(int headerRow, int columns) => filter = (headerRow, row, columns);

    public void Dispose()
    {
        xml.WriteEndElement();
        if (filter is var (first, last, columns))
        {
            xml.WriteStartElement("autoFilter");
            xml.WriteAttributeString("ref", $"A{Number(first)}:{letters[columns - 1]}{Number(last)}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Dispose();
    }

    /// <summary>The letters of a column: 0 is A, 26 is AA.</summary>
    public static string Letter(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letter(column / 26 - 1) + Letter(column % 26);

    private void Views(int frozenRows, bool isFirst)
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        if (isFirst)
            xml.WriteAttributeString("tabSelected", "1");
        xml.WriteAttributeString("workbookViewId", "0");
        if (frozenRows > 0)
        {
            var first = $"A{Number(frozenRows + 1)}";
            xml.WriteRaw($"""<pane ySplit="{Number(frozenRows)}" topLeftCell="{first}" activePane="bottomLeft" state="frozen"/>""");
            xml.WriteRaw($"""<selection pane="bottomLeft" activeCell="{first}" sqref="{first}"/>""");
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Cell(int column, object? cell, int style)
    {
        switch (cell)
        {
            case null or "":
                return;
            case int number:
                Value(column, XlsxStyles.Number, Number(number));
                return;
            case DateOnly day:
                Value(column, XlsxStyles.Date, Number(day.DayNumber - Epoch.DayNumber));
                return;
            default:
                Text(
                    column,
                    cell as string ?? throw new ArgumentException($"A cell cannot hold a {cell.GetType().Name}.", nameof(cell)),
                    style
                );
                return;
        }
    }

    private void Value(int column, int style, string value)
    {
        Start(column, style);
        xml.WriteElementString("v", value);
        xml.WriteEndElement();
    }

    private void Text(int column, string text, int style)
    {
        Start(column, style == XlsxStyles.Text && Formulas.LooksLikeOne(text) ? XlsxStyles.Quoted : style);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(SpreadsheetText.Clean(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Start(int column, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", letters[column] + Number(row));
        if (style != XlsxStyles.Plain)
            xml.WriteAttributeString("s", Number(style));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

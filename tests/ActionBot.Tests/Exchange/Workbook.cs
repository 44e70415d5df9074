using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ActionBot.Tests.Exchange;

/// <summary>Writes small workbooks as Excel would: shared strings, real dates, numbers, merged cells.</summary>
internal static class Workbook
{
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    /// <summary>A workbook with one sheet. A null row is left out of the file, as Excel leaves out blank rows.</summary>
    public static MemoryStream Of(IEnumerable<object?[]?> rows, params string[] merged) => Of([("Register", rows)], merged);

    public static MemoryStream Of(IReadOnlyList<(string Name, IEnumerable<object?[]?> Rows)> sheets, params string[] merged)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font()),
                new Fills(new Fill()),
                new Borders(new Border()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true })
            );
            var strings = new Dictionary<string, int>(StringComparer.Ordinal);
            var list = book.Workbook.AppendChild(new Sheets());
            foreach (var (name, rows) in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(rows.Select((row, i) => Row(row, i + 1, strings)).OfType<Row>()));
                if (merged.Length > 0)
                    part.Worksheet.Append(new MergeCells(merged.Select(m => new MergeCell { Reference = m })));
                list.Append(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(part),
                        SheetId = (uint)(list.ChildElements.Count + 1),
                        Name = name,
                    }
                );
            }
            book.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(
                strings.Keys.Select(s => new SharedStringItem(new Text(s) { Space = SpaceProcessingModeValues.Preserve }))
            );
        }
        stream.Position = 0;
        return stream;
    }

    /// <summary>The workbook with one of its sheets hidden.</summary>
    public static MemoryStream Hiding(this MemoryStream book, string name)
    {
        using (var document = SpreadsheetDocument.Open(book, isEditable: true))
            document.WorkbookPart!.Workbook.Descendants<Sheet>().Single(s => s.Name == name).State = SheetStateValues.Hidden;
        book.Position = 0;
        return book;
    }

    private static Row? Row(object?[]? values, int number, Dictionary<string, int> strings) =>
        values is null
            ? null
            : new Row(values.Select((v, i) => v is null ? null : Cell(v, $"{(char)('A' + i)}{number}", strings)).OfType<Cell>())
            {
                RowIndex = (uint)number,
            };

    private static Cell Cell(object value, string reference, Dictionary<string, int> strings)
    {
        if (value is DateOnly date)
            return new Cell
            {
                CellReference = reference,
                StyleIndex = 1,
                CellValue = new CellValue(date.DayNumber - Epoch.DayNumber),
            };
        if (value is int or double)
            return new Cell { CellReference = reference, CellValue = new CellValue(Convert.ToDouble(value)) };
        if (value is string { Length: > 1 } error && error[0] == '#')
            return new Cell
            {
                CellReference = reference,
                DataType = CellValues.Error,
                CellValue = new CellValue(error),
            };
        if (!strings.TryGetValue((string)value, out var index))
            strings[(string)value] = index = strings.Count;
        return new Cell
        {
            CellReference = reference,
            DataType = CellValues.SharedString,
            CellValue = new CellValue(index),
        };
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using ActionBot.Domain;
using ExcelDataReader;

namespace ActionBot.Exchange.Reading;

/// <summary>A register as an Excel workbook.</summary>
internal sealed class XlsxRegister : IRegisterFormat
{
    /// <summary>Far above any register; a small file that unpacks to more is hostile.</summary>
    private const long MaxUnpackedBytes = 2L * 1024 * 1024 * 1024;

    static XlsxRegister() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public bool Recognises(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8);

    public IEnumerable<SheetRow> Rows(Stream stream)
    {
        var errors = Guard(() => CheckParts(stream));
        using var reader = Guard(() => ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true }));
        do
        {
            var (merged, hidden) = (Guard(() => new MergedCells(reader)), !string.Equals(reader.VisibleState, "visible", StringComparison.OrdinalIgnoreCase));
            while (Guard(reader.Read))
                yield return new SheetRow(reader.Name, reader.Depth + 1, merged.Fill(reader.Depth, Guard(() => Cells(reader, errors)))) { IsHidden = hidden };
        }
        while (Guard(reader.NextResult));
    }

    private static Cell[] Cells(IExcelDataReader reader, XlsxErrors errors)
    {
        var cells = new Cell[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Of(reader.GetValue(i) ?? errors.At(reader.Name, reader.Depth + 1, i + 1));
        return cells;
    }

    private static Cell Of(object? value) => value switch
    {
        null => Cell.Blank,
        string text => new Cell(text.Trim()),
        DateTime date => new Cell(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.FromDateTime(date)),
        double number => new Cell(number.ToString(Math.Abs(number) < 1e15 ? "0.##########" : "R", CultureInfo.InvariantCulture)),
        IFormattable other => new Cell(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => new Cell(value.ToString() ?? ""),
    };

    private static XlsxErrors CheckParts(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (!zip.Entries.Any(e => e.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)))
            throw new RuleException("The file is a ZIP archive but no Excel workbook. Export the register as XLSX or CSV.");
        if (zip.Entries.Sum(e => e.Length) > MaxUnpackedBytes)
            throw new RuleException("The workbook unpacks to more than 2 GB. Export only the register's sheet.");
        var errors = XlsxErrors.Read(zip);
        stream.Position = 0;
        return errors;
    }

    /// <summary>The libraries below throw whatever the damage leads them to; for the reader of the sentence it is one thing.</summary>
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (RuleException or OperationCanceledException or OutOfMemoryException))
        {
            throw new RuleException("The XLSX file is damaged or not complete. Save it again in Excel, or export the register as CSV.");
        }
    }
}

using System.Globalization;
using System.Text;
using ActionBot.Domain;
using ExcelDataReader;

namespace ActionBot.Exchange.Reading;

/// <summary>A register as an Excel workbook.</summary>
internal sealed class XlsxRegister : IRegisterFormat
{
    static XlsxRegister() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public bool Recognises(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8);

    public IEnumerable<SheetRow> Rows(Stream stream)
    {
        var survey = Guard(() => Survey(stream));
        using var reader = Guard(() => ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true }));
        do
        {
            var (merged, hidden) = (
                Guard(() => new MergedCells(reader)),
                !string.Equals(reader.VisibleState, "visible", StringComparison.OrdinalIgnoreCase)
            );
            var sheet = survey.Of(reader.Name ?? "");
            // Formats may reach down to the last row of all; each blank one would cost as much as a full one.
            while (reader.Depth + 1 < (sheet?.Height ?? 0) && Guard(reader.Read))
            {
                var cells = merged.Fill(reader.Depth, Guard(() => Cells(reader, sheet)));
                yield return new SheetRow(reader.Name ?? "", reader.Depth + 1, cells) { IsHidden = hidden };
            }
        } while (Guard(reader.NextResult));
    }

    private static XlsxSurvey Survey(Stream stream)
    {
        using var package = new XlsxPackage(stream);
        var survey = XlsxSurvey.Of(package);
        stream.Position = 0;
        return survey;
    }

    // A sheet may be wider than what stands in it: formats reach as far as somebody has drawn them.
    private static SheetCell[] Cells(IExcelDataReader reader, SheetSurvey? sheet)
    {
        var cells = new SheetCell[Math.Min(reader.FieldCount, sheet?.Width ?? 0)];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Of(reader.GetValue(i) ?? sheet!.FailedAt(reader.Depth + 1, i + 1));
        return cells;
    }

    private static SheetCell Of(object? value) =>
        value switch
        {
            null => SheetCell.Blank,
            string text => new SheetCell(text.Trim()),
            DateTime date => new SheetCell(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.FromDateTime(date)),
            double number => new SheetCell(number.ToString(Math.Abs(number) < 1e15 ? "0.##########" : "R", CultureInfo.InvariantCulture)),
            IFormattable other => new SheetCell(other.ToString(null, CultureInfo.InvariantCulture)),
            _ => new SheetCell(value.ToString() ?? ""),
        };

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

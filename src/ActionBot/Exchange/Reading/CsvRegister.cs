using System.Text;
using ActionBot.Domain;
using ActionBot.Domain.Wording;
using ActionBot.Exchange.Rows;
using ActionBot.Spreadsheets;
using CsvHelper;

namespace ActionBot.Exchange.Reading;

/// <summary>A register as text with commas, semicolons or tabs.</summary>
internal sealed class CsvRegister : IRegisterFormat
{
    private const int SniffedCharacters = 64 * 1024;
    private const int MaxRecordBytes = 4 * 1024 * 1024;
    private static readonly char[] Separators = [',', ';', '\t'];

    public bool Recognises(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => true,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => false,
            _ => !start.Contains((byte)0) && !start.StartsWith("PK\u0003\u0004"u8),
        };

    public IEnumerable<SheetRow> Rows(Stream stream)
    {
        var encoding = TextEncoding.Of(stream);
        var separator = Sniff(stream, encoding);
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        foreach (var row in Rows(text, separator))
            yield return row;
    }

    private static IEnumerable<SheetRow> Rows(TextReader text, char separator)
    {
        string? damage = null;
        bool? isOwn = null;
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            TrimWhitespace = true,
            MaxRecordSize = MaxRecordBytes,
            OnMalformedRecord = record => damage = Damage(record.Reason),
        };
        using var reader = CsvReader.Create(text, options);
        while (Read(reader))
        {
            if (reader.RowNumber > CellBounds.MostRows)
                throw new RuleException(
                    $"The file has more than {CellBounds.MostRows:N0} rows, the most of a sheet. Split the "
                        + "register into smaller files."
                );
            if (reader.FieldCount > CellBounds.MostColumns)
                throw new RuleException(
                    $"Row {reader.RowNumber:N0} has {reader.FieldCount:N0} cells; "
                        + $"the most is {CellBounds.MostColumns:N0}. See whether an end of line is missing, or export the register again."
                );
            var cells = new SheetCell[reader.FieldCount];
            isOwn ??= OwnExports.IsHeader([.. Enumerable.Range(0, cells.Length).Select(reader.GetString)]);
            for (var i = 0; i < cells.Length; i++)
                cells[i] = new SheetCell(isOwn.Value ? Formulas.Bare(reader.GetString(i)) : Typed(reader.GetString(i)));
            yield return new SheetRow("", (int)reader.RowNumber, cells, damage);
            damage = null;
        }
    }

    // In files of others an apostrophe is what somebody wrote, but for the one that marks a cell as text where a formula would begin.
    private static string Typed(string text) =>
        text is ['\'', '=' or '+' or '-' or '@', ..] && text.LastIndexOf('\'') == 0 ? text[1..] : text;

    private static bool Read(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            throw new RuleException(
                $"After row {reader.RowNumber:N0} a row goes on for more than {MaxRecordBytes / 1024 / 1024} MB: "
                    + "a quote is opened and not closed, or the ends of lines are missing. Correct it, or export the register again."
            );
        }
    }

    /// <summary>A stray quote inside a text loses nothing; the other two swallow or cut text.</summary>
    private static string? Damage(CsvMalformedReason reason) =>
        reason switch
        {
            CsvMalformedReason.UnterminatedQuote =>
                "a quote is opened and never closed, so the rows below may have been taken into this one",
            CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote; a quote inside a quoted text is written twice",
            _ => null,
        };

    /// <summary>The separator that shows the most known columns in one row.</summary>
    private static char Sniff(Stream stream, Encoding encoding)
    {
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 65536, leaveOpen: true);
        var buffer = new char[SniffedCharacters];
        var length = reader.ReadBlock(buffer);
        stream.Position = 0;
        var start = new string(buffer, 0, length);
        return Separators.MaxBy(s =>
            Rows(new StringReader(start), s).Take(ColumnMap.HeaderWithin).Max(r => (int?)ColumnMap.KnownIn(r)) ?? 0
        );
    }
}

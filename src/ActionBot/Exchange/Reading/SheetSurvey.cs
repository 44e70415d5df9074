using ActionBot.Domain;

namespace ActionBot.Exchange.Reading;

/// <summary>What was found on one sheet before its rows are read.</summary>
internal sealed class SheetSurvey
{
    private const int MostMerged = 500_000,
        MostFailed = 1_000_000,
        MostOfRow = 1_000_000,
        MostText = 2_000_000_000;
    private const long MostPlaces = 500_000_000;
    private const string Remedy = "Save the workbook again in Excel, or export the register as CSV.";

    private readonly string name;
    private readonly List<ushort> strings;
    private readonly SheetTotals totals;
    private readonly Dictionary<(int Row, int Column), string> failed = [];
    private int row,
        column,
        rows,
        columns,
        cellsOfRow,
        charactersOfRow,
        characters,
        columnFormats;
    private string? kind;
    private bool isText;

    private SheetSurvey(string name, List<ushort> strings, SheetTotals totals) =>
        (this.name, this.strings, this.totals) = (name, strings, totals);

    /// <summary>The number of the last column with a value in it.</summary>
    public int Width { get; private set; }

    /// <summary>The number of the last row that is read: of all rows, or of those down to the last value or merged cell where what is below
    /// is formats and too much to read.</summary>
    public int Height { get; private set; }

    /// <summary>
    /// What a cell shows whose formula failed, such as "#N/A". The reader of the rows takes such cells for blank, which would lose owners
    /// and dates without a word.
    /// </summary>
    /// <param name="row">From 1.</param>
    /// <param name="column">From 1.</param>
    public string? FailedAt(int row, int column) => failed.GetValueOrDefault((row, column));

    /// <summary>What is on a sheet, or null where the part is none.</summary>
    /// <param name="strings">How long each shared text is.</param>
    /// <exception cref="RuleException">It holds what no sheet can, or more than a register does.</exception>
    public static SheetSurvey? Of(XlsxPart part, string name, List<ushort> strings, SheetTotals totals)
    {
        var survey = new SheetSurvey(name, strings, totals);
        for (var isRoot = true; part.Read(); )
        {
            if (isRoot && part.NodeType == System.Xml.XmlNodeType.Element)
            {
                if (!part.Begins("worksheet"))
                    return null;
                isRoot = false;
            }
            survey.Node(part);
        }
        survey.CheckTotals();
        return survey;
    }

    private void Node(XlsxPart part)
    {
        if (part.IsText)
        {
            if (isText)
                Text(part.Text());
            return;
        }
        if (part.Begins("c"))
            Cell(part);
        else if (part.Begins("v") || part.Begins("t"))
            isText = kind is not null;
        else if (part.Begins("row"))
            Row(part);
        else if (part.Begins("mergeCell"))
            Merged(part);
        else if (part.Begins("col") && ++columnFormats > CellBounds.MostColumns)
            throw Fault("", $"has more than {CellBounds.MostColumns:N0} formats of columns; a sheet has no more columns");
        if (part.Ends("v") || part.Ends("t"))
            isText = false;
        if (part.Ends("c"))
            EndCell();
    }

    private void Row(XlsxPart part)
    {
        var before = row;
        row = part["r"] is not { } stated
            ? row + 1
            : CellBounds.Row(stated)
                ?? throw Fault(
                    $", row {ImportFault.Shown(stated)}",
                    $"is outside the sheet: expected a row from 1 to {CellBounds.MostRows:N0}"
                );
        if (row > CellBounds.MostRows)
            throw Fault("", $"has more rows than a sheet can have, which is {CellBounds.MostRows:N0}");
        if (row < before)
            throw Fault($", row {row:N0}", $"stands after row {before:N0}: expected rows in their order");
        if (row > before)
            (cellsOfRow, charactersOfRow) = (0, 0);
        (rows, column) = (row, 0);
    }

    private void Cell(XlsxPart part)
    {
        var stated = part["r"];
        if (stated is not null && CellBounds.Place(stated) is null)
            throw Fault(
                $", cell {ImportFault.Shown(stated)}",
                $"is outside the sheet: expected a cell from A1 to XFD{CellBounds.MostRows}"
            );
        column = stated is null ? column + 1 : CellBounds.Place(stated)!.Value.Column;
        if (column > CellBounds.MostColumns || ++cellsOfRow > CellBounds.MostColumns)
            throw Fault($", row {row:N0}", $"has more than {CellBounds.MostColumns:N0} cells, the most of a row");
        columns = Math.Max(columns, column);
        (kind, characters, isText) = (part["t"] ?? "", 0, false);
    }

    private void Text(ReadOnlySpan<char> text)
    {
        if ((characters += XlsxPart.Length(text)) > CellBounds.MostCharacters)
            throw Fault(
                $", row {row:N0}, column {column:N0}",
                $"has more than {CellBounds.MostCharacters:N0} characters, the most of a cell. Shorten it",
                ""
            );
        if (kind == "e")
            Failed(totals.Known(ImportFault.Shown(text.ToString())));
        var shown = kind == "s" && int.TryParse(text, out var index) && index >= 0 && index < strings.Count ? strings[index] : text.Length;
        totals.Characters += shown;
        if ((charactersOfRow += shown) > MostOfRow)
            throw Fault($", row {row:N0}", $"has more than {MostOfRow / 1_000_000} million characters. Shorten its texts", "");
        HasValue();
    }

    private void HasValue() => (Width, Height) = (Math.Max(Width, column), Math.Max(Height, row));

    private void EndCell()
    {
        if (kind == "e")
            Failed(SheetTotals.AnyFailure);
        kind = null;
    }

    private void Failed(string shown)
    {
        HasValue();
        if (failed.TryAdd((row, column), shown) && ++totals.Failed > MostFailed)
            throw TooMuch($"more than {MostFailed:N0} cells whose formula failed, such as #N/A. Correct the formulas.");
    }

    private void Merged(XlsxPart part)
    {
        if (++totals.Merged > MostMerged)
            throw TooMuch($"more than {MostMerged:N0} merged cells. Unmerge them.");
        var range = part["ref"] ?? "";
        foreach (var end in range.AsSpan().Split(':'))
            if (CellBounds.Place(range.AsSpan()[end]) is { } place)
                Height = Math.Max(Height, place.Row);
            else
                throw Fault(
                    $", merged cells {ImportFault.Shown(range)}",
                    $"are outside the sheet: expected cells from A1 to XFD{CellBounds.MostRows}"
                );
    }

    private void CheckTotals()
    {
        if (totals.Places + ((long)rows * columns) <= MostPlaces)
            Height = rows;
        if ((totals.Places += (long)Height * columns) > MostPlaces)
            throw TooMuch(
                $"more than {MostPlaces / 1_000_000} million places for cells: this one spans "
                    + $"{Height:N0} rows and {columns:N0} columns, most of them blank. "
                    + "Delete the blank rows and columns beyond the register."
            );
        if (totals.Characters > MostText)
            throw TooMuch($"more than {MostText / 1_000_000:N0} million characters. Split the register into smaller files.");
    }

    private RuleException TooMuch(string found) => new($"With the sheet “{ImportFault.Shown(name)}” the workbook has {found}");

    private RuleException Fault(string place, string found, string remedy = " " + Remedy) =>
        new($"The sheet “{ImportFault.Shown(name)}”{place} {found}.{remedy}");
}

namespace ActionBot.Exchange.Reading;

/// <summary>What stands in one cell: its text on one line, and the date when the file holds a real one.</summary>
internal readonly record struct SheetCell(string Text, DateOnly? Date = null)
{
    public static readonly SheetCell Blank = new("");

    public bool IsBlank => Text.Length == 0;
}

/// <summary>One row of a file with the number that a spreadsheet shows beside it.</summary>
/// <param name="Sheet">Name of the sheet; empty for a text file.</param>
/// <param name="Number">From 1, counting title and header rows.</param>
/// <param name="Cells">The cells from the left.</param>
/// <param name="Damage">What keeps the row from being read with certainty.</param>
internal sealed record SheetRow(string Sheet, int Number, IReadOnlyList<SheetCell> Cells, string? Damage = null)
{
    /// <summary>True when people who open the workbook do not see the sheet.</summary>
    public bool IsHidden { get; init; }

    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : SheetCell.Blank;

    public bool IsBlank => Cells.All(c => c.IsBlank);

    /// <summary>The only cell that is not blank, when there is just one.</summary>
    public SheetCell? Only => Cells.Count(c => !c.IsBlank) == 1 ? Cells.First(c => !c.IsBlank) : null;
}

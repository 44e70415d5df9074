using ExcelDataReader;

namespace ActionBot.Exchange.Reading;

/// <summary>
/// The cells of a sheet that were merged downwards: their value stands in the topmost cell of the file and means every row that
/// they cover, such as one owner beside three actions. What was merged to the right is a heading, and means its own row only.
/// </summary>
internal sealed class MergedCells
{
    private readonly ILookup<int, CellRange> byFirstRow;

    // At most one in a column, as a sheet has it.
    private readonly SortedDictionary<int, (int ToRow, SheetCell Value)> open = [];

    public MergedCells(IExcelDataReader sheet) =>
        byFirstRow = (sheet.MergeCells ?? []).Where(m => m.ToRow > m.FromRow && m.ToColumn == m.FromColumn).ToLookup(m => m.FromRow);

    /// <summary>The row with the values that reach down to it; rows are given from the top.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="cells">The cells of the row as the file has them.</param>
    public SheetCell[] Fill(int row, SheetCell[] cells)
    {
        foreach (var (column, merged) in open.ToList())
        {
            if (merged.ToRow < row)
                open.Remove(column);
            else if (column < cells.Length && cells[column].IsBlank)
                cells[column] = merged.Value;
        }
        foreach (var range in byFirstRow[row].Where(m => m.FromColumn >= 0 && m.FromColumn < cells.Length))
            open[range.FromColumn] = (range.ToRow, cells[range.FromColumn]);
        return cells;
    }
}

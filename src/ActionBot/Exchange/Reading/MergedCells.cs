using ExcelDataReader;

namespace ActionBot.Exchange.Reading;

/// <summary>
/// The cells of a sheet that were merged downwards: their value stands in the topmost cell of the file and means every row that they cover, such as
/// one owner beside three actions. What was merged to the right is a heading, and means its own row only.
/// </summary>
internal sealed class MergedCells
{
    private readonly ILookup<int, CellRange> byFirstRow;
    private readonly List<(CellRange Range, Cell Value)> open = [];

    public MergedCells(IExcelDataReader sheet) =>
        byFirstRow = (sheet.MergeCells ?? []).Where(m => m.ToRow > m.FromRow && m.ToColumn == m.FromColumn).ToLookup(m => m.FromRow);

    /// <summary>The row with the values that reach down to it; rows are given from the top.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="cells">The cells of the row as the file has them.</param>
    public Cell[] Fill(int row, Cell[] cells)
    {
        open.RemoveAll(m => m.Range.ToRow < row);
        foreach (var (range, value) in open.Where(m => m.Range.FromColumn < cells.Length && cells[m.Range.FromColumn].IsBlank))
            cells[range.FromColumn] = value;
        open.AddRange(byFirstRow[row].Where(m => m.FromColumn < cells.Length).Select(m => (m, cells[m.FromColumn])));
        return cells;
    }
}

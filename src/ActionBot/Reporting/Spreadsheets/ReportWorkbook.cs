using ActionBot.Domain.Reporting;
using ActionBot.Reporting.Writing;
using ActionBot.Spreadsheets;

namespace ActionBot.Reporting.Spreadsheets;

/// <summary>A report as a workbook: the position, every action, each table, and charts. Actions pass through as they are read.</summary>
internal sealed class ReportWorkbook : IDisposable
{
    private const int PositionTab = 0,
        ActionsTab = 1,
        FirstTableTab = 1000,
        MostNameLength = 31,
        MostBars = 40;

    private readonly XlsxWriter book;
    private readonly DateOnly day;
    private readonly object?[] cells = new object?[ReportColumns.All.Count];
    private XlsxSheet? actions;
    private int actionSheets;

    public ReportWorkbook(Stream output, DateOnly day)
    {
        (book, this.day) = (new(output), day);
        NextActionSheet();
    }

    /// <summary>Writes an action down.</summary>
    public void Add(ReportedRow row)
    {
        if (actions!.Rows == XlsxSheet.MostRows)
            NextActionSheet();
        for (var i = 0; i < cells.Length; i++)
            cells[i] = ReportColumns.All[i].Value(row, day);
        actions.Row(cells);
    }

    /// <summary>Writes the rest and ends the file.</summary>
    public void Finish(PositionReport report)
    {
        CloseActionSheet();
        var tables = ReportTables.Of(report).ToList();
        Position(report, tables[0]);
        foreach (var (place, table) in tables.Skip(1).Index())
            Table(table, FirstTableTab + 2 * place);
        book.Finish();
    }

    public void Dispose()
    {
        actions?.Dispose();
        book.Dispose();
    }

    private void NextActionSheet()
    {
        CloseActionSheet();
        actions = book.Sheet(
            actionSheets == 0 ? "Actions" : $"Actions {actionSheets + 1}",
            ActionsTab + actionSheets,
            [.. ReportColumns.All.Select(c => c.Width)],
            frozenRows: 1
        );
        actionSheets++;
        actions.Row([.. ReportColumns.All.Select(c => c.Header)], XlsxStyles.Header);
    }

    private void CloseActionSheet()
    {
        actions?.Filter(1, ReportColumns.All.Count);
        actions?.Dispose();
        actions = null;
    }

    private void Position(PositionReport report, FigureTable table)
    {
        using var sheet = book.Sheet("Position", PositionTab, [24, 12, 12, 12, 12, 14, 14], frozenRows: 0);
        sheet.Row([ReportTables.Title(report)], XlsxStyles.Title);
        sheet.Row([ReportTables.Finding(report)], XlsxStyles.Plain);
        sheet.Skip();
        sheet.Row([.. table.Headers], XlsxStyles.Header);
        foreach (var row in table.Rows)
            sheet.Row([.. row]);
        sheet.Skip();
        foreach (var line in new[] { table.Note, ReportTables.Slips(report.Slips), ReportTables.Answers(report) })
            if (line is not null)
                sheet.Row([line], XlsxStyles.Plain);
    }

    private void Table(FigureTable table, int place)
    {
        var name = Tab(table.Title);
        using (
            var sheet = book.Sheet(
                name,
                place,
                [
                    .. table.Headers.Select(
                        (h, i) =>
                            i == 0 ? 44.0
                            : h == "Which" ? 80
                            : 14
                    ),
                ],
                frozenRows: 1
            )
        )
        {
            sheet.Row([.. table.Headers], XlsxStyles.Header);
            foreach (var row in table.Rows)
                sheet.Row([.. row]);
            sheet.Filter(1, table.Headers.Count);
            if (table.Note is { } note)
            {
                sheet.Skip();
                sheet.Row([note], XlsxStyles.Plain);
            }
        }
        if (table.ChartTitle is { } title)
            book.ChartSheet(
                Tab("Chart " + name.ToLowerInvariant()),
                place + 1,
                new(
                    title,
                    name,
                    XlsxSheet.Letter(table.ChartColumn),
                    table.Headers[table.ChartColumn],
                    [.. table.Rows.Take(MostBars).Select(r => ((string)r[0]!, (int)r[table.ChartColumn]!))],
                    table.IsLying
                )
            );
    }

    private static string Tab(string title) => title.Length <= MostNameLength ? title : title[..MostNameLength].TrimEnd();
}

using System.Text;
using ActionBot.Domain.Register;
using ActionBot.Exchange.Reading;
using ActionBot.Reporting;
using ActionBot.Reporting.Spreadsheets;
using ActionBot.Spreadsheets;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Reporting;

/// <summary>The workbook is one that spreadsheet programs open, and holds the same as the report.</summary>
public sealed class WorkbookTests
{
    private static readonly string[] Hostile =
    [
        "=HYPERLINK(\"https://example.org\",\"Press\")",
        "+1+1",
        "-2+3",
        "@SUM(A1:A9)",
        "\t=1+1",
        "\r=1+1",
        "  =cmd|' /C calc'!A0",
        "＝1+1",
        "'=1+1",
        "Agreed;=HYPERLINK(\"https://example.org\");then",
        "One\t=1+1",
        "Two|@SUM(A1)",
        "Three\n-1+2",
        "said \"=1+1\"",
        "a \u0001 control, a lone \uD800 surrogate, \uFFFE and a smile \U0001F600",
        "<b>&amp;</b> \"quoted\" 'twice'",
        "=" + new string('9', 40_000),
    ];

    [DatabaseTheory]
    public async Task Workbook_is_valid_and_has_a_sheet_for_each_part(StorageProvider provider)
    {
        await using var rig = await ReportRig.SampleAsync(provider);
        using var file = await FileAsync(rig, "xlsx", new(ReportRig.SampleDay, new DateOnly(2019, 3, 31)));
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
        );
        var names = document
            .WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .Select(s => s.Name!.Value!)
            .ToList();
        Assert.Equal(["Position", "Actions", "Overdue by quarter", "Chart overdue by quarter"], names.Take(4));
        Assert.Contains("By area", names);
        Assert.Contains("Chart by area", names);
        var charts = document
            .WorkbookPart.ChartsheetParts.SelectMany(c => c.DrawingsPart!.ChartParts)
            .Select(c => c.ChartSpace.InnerXml)
            .ToList();
        Assert.Equal(3, charts.Count);
        Assert.Contains(charts, c => c.Contains("'Overdue by quarter'!$B$2:$B$", StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task Actions_are_read_back_with_real_dates_and_numbers(StorageProvider provider)
    {
        await using var rig = await ReportRig.SampleAsync(provider);
        using var file = await FileAsync(rig, "xlsx", new(ReportRig.SampleDay));
        var rows = Sheet(file, "Actions");
        Assert.Equal(259, rows.Count);
        var (target, late, reference) = (Column(rows, "Target date"), Column(rows, "Days overdue"), Column(rows, "Ref"));
        await using var db = rig.Open();
        var actions = await db.Actions.AsNoTracking().ToDictionaryAsync(a => a.Ref);
        foreach (var row in rows.Skip(1))
        {
            var action = actions[(string)row[reference]!];
            Assert.Equal(action.TargetDate?.ToDateTime(default), row[target]);
            var overdue = action.Status == ActionStatus.Closed ? 0 : Position.DaysOverdue(action.TargetDate, ReportRig.SampleDay);
            Assert.Equal(overdue, row[late] is double days ? (int)days : 0);
        }
        file.Position = 0;
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var sheet = document
            .WorkbookPart!.WorksheetParts.Select(p => p.Worksheet.OuterXml)
            .Single(x => x.Contains("A1:AB259", StringComparison.Ordinal));
        Assert.Contains("state=\"frozen\"", sheet, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Text_is_never_a_formula_and_nothing_breaks_the_file(StorageProvider provider)
    {
        await using var rig = await ReportRig.SampleAsync(provider);
        await using (var db = rig.Open())
        {
            var actions = await db.Actions.OrderBy(a => a.Ref).Take(Hostile.Length).ToListAsync();
            foreach (var (action, text) in actions.Zip(Hostile))
            {
                // Neither database takes every text; what one refuses cannot be in a register.
                var stored = provider == StorageProvider.Postgres ? text.Replace('\uD800', '?') : text;
                (action.AgreedAction, action.Risk, action.LastLine, action.Theme) = (
                    stored,
                    stored,
                    stored,
                    stored.Length < 100 ? stored : null
                );
            }
            await db.SaveChangesAsync();
        }
        using var file = await FileAsync(rig, "xlsx", new(ReportRig.SampleDay));
        using (var document = SpreadsheetDocument.Open(file, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
            Assert.All(
                document.WorkbookPart!.WorksheetParts,
                p => Assert.Empty(p.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>())
            );
        }
        file.Position = 0;
        var rows = Sheet(file, "Actions");
        Assert.Equal("=HYPERLINK(\"https://example.org\",\"Press\")", rows[1][Column(rows, "Action")]);
        Assert.Equal(32_767, ((string)rows[Hostile.Length][Column(rows, "Action")]!).Length);

        using var csv = await FileAsync(rig, "csv", new(ReportRig.SampleDay));
        var text2 = Encoding.UTF8.GetString(csv.ToArray());
        Assert.All(Cells(text2), cell => Assert.False(cell.TrimStart() is ['=' or '+' or '-' or '@' or '＝', ..], cell));
        Assert.Contains("\"'=HYPERLINK(\"\"https://example.org\"\",\"\"Press\"\")\"", text2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_separator_parts_a_text_so_that_a_formula_begins_and_an_import_reads_the_text_as_it_was()
    {
        const string Written = "Agree;=1+1; -2, @x and 'this'",
            Changed = "=SUM(A1)";
        await using var rig = await ReportRig.SampleAsync(StorageProvider.Sqlite);
        await using (var db = rig.Open())
        {
            await db.Actions.Where(a => a.Ref == "DARA-0001").ExecuteUpdateAsync(s => s.SetProperty(a => a.AgreedAction, Written));
            await db.Actions.Where(a => a.Ref == "DARA-0002").ExecuteUpdateAsync(s => s.SetProperty(a => a.AgreedAction, Changed));
        }
        using var csv = await FileAsync(rig, "csv", new(ReportRig.SampleDay, Source: "DARA"));
        var text = Encoding.UTF8.GetString(csv.ToArray());
        Assert.Contains("Agree;'=1+1;' -2,' @x and 'this'", text, StringComparison.Ordinal);
        foreach (var separator in new[] { ';', '\t', '|' })
            Assert.All(
                text.Split(separator, '\n'),
                cell => Assert.False(cell.TrimStart(' ', '"') is ['=' or '+' or '-' or '@' or '＝', ..], cell)
            );
        var rows = RegisterFormats.All.Of(csv).Rows(csv).ToList();
        var (reference, action) = (
            rows[0].Cells.ToList().FindIndex(c => c.Text == "Ref"),
            rows[0].Cells.ToList().FindIndex(c => c.Text == "Action")
        );
        Assert.Equal(Written, rows.Single(r => r[reference].Text == "DARA-0001")[action].Text);
        Assert.Equal(Changed, rows.Single(r => r[reference].Text == "DARA-0002")[action].Text);
    }

    [Fact]
    public void Csv_has_the_columns_of_the_workbook() => Assert.Equal(ReportColumns.All.Select(c => c.Header), OwnExports.Report);

    [Fact]
    public async Task Csv_has_a_line_for_every_action()
    {
        await using var rig = await ReportRig.SampleAsync(StorageProvider.Sqlite);
        using var csv = await FileAsync(rig, "csv", new(ReportRig.SampleDay, Source: "DARA"));
        Assert.Equal(171, Encoding.UTF8.GetString(csv.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static async Task<MemoryStream> FileAsync(ReportRig rig, string format, ReportRequest request)
    {
        await using var db = rig.Open();
        var file = new MemoryStream();
        await new ReportFiles(ReportRig.Query(db)).WriteAsync(request, format, new OneWay(file), default);
        file.Position = 0;
        return file;
    }

    private static List<object?[]> Sheet(Stream file, string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(file, new() { LeaveOpen = true });
        while (reader.Name != name)
            Assert.True(reader.NextResult(), $"There is no sheet {name}.");
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        return rows;
    }

    private static int Column(List<object?[]> rows, string header) => Array.IndexOf(rows[0], header);

    private static IEnumerable<string> Cells(string csv)
    {
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in csv.TrimStart('\uFEFF'))
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\r' or '\n' && !quoted)
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else
                cell.Append(c);
        }
    }

    /// <summary>A stream as a pipe is one: it can be written only.</summary>
    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}

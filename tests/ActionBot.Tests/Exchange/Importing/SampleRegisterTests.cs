using ActionBot.Domain.Register;
using ActionBot.Exchange;
using ActionBot.Exchange.Reading;
using ActionBot.Exchange.Rows;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Importing;

/// <summary>The sample register gives the position that its organisation published for the end of June 2019.</summary>
public sealed class SampleRegisterTests
{
    [DatabaseTheory]
    public async Task Sample_register_gives_the_published_position(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await using var file = File.OpenRead(Samples.Path("register-2019.csv"));
        var report = await rig.ImportAsync(new ImportOptions(ImportRig.Day), file);
        Assert.Equal((258, 0, 0), (report.New, report.Faults.Count, report.UnknownColumns.Count));

        await using var db = rig.Open();
        var actions = await db.Actions.AsNoTracking().Include(a => a.Report!.Source).ToListAsync();
        var open = actions.Where(a => a.Status != ActionStatus.Closed).ToList();
        var audit = open.Where(a =>
                a.Report!.Source!.Kind == SourceKind.InternalAudit
                && MonitoringRule.Default.IsMonitored(a.Rating, a.Report.Assurance, a.Report.Source.Kind)
            )
            .ToList();
        Assert.Equal((258, 243, 95), (actions.Count, open.Count, audit.Count));
        Assert.Equal((53, 42), (audit.Count(a => a.Rating == Rating.High), audit.Count(a => a.Rating == Rating.Medium)));
        var overdue = audit.Count(a => Position.IsOverdue(a.Status, a.TargetDate, ImportRig.Day));
        Assert.Equal((59, 36), (overdue, audit.Count - overdue));
    }

    [Fact]
    public async Task Workbook_and_text_of_one_register_give_the_same()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        await using var file = File.OpenRead(Samples.Path("register-2019.csv"));
        var rows = new CsvRegister().Rows(file).Select(r => r.Cells.Select(Value).ToArray()).ToList();
        using var book = Workbook.Of(rows);

        var options = new ImportOptions(ImportRig.Day);
        var fromBook = RegisterContent.Read(new XlsxRegister().Rows(book), options, null, default);
        file.Position = 0;
        var fromText = RegisterContent.Read(new CsvRegister().Rows(file), options, null, default);
        Assert.Equal(fromText.Rows.Select(r => r with { Leads = [] }), fromBook.Rows.Select(r => r with { Leads = [] }));

        book.Position = 0;
        file.Position = 0;
        Assert.Equal(258, (await rig.ImportAsync(options, book)).New);
        var again = await rig.ImportAsync(options, file);
        Assert.Equal((0, 0, 258), (again.New, again.Changed, again.Unchanged));
    }

    private static object? Value(SheetCell cell) =>
        cell.IsBlank ? null
        : DateOnly.TryParseExact(cell.Text, "yyyy-MM-dd", out var date) ? date
        : cell.Text;
}

using System.Text.Json;
using ActionBot.Domain.Register;
using ActionBot.Exchange;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Importing;

public sealed class FirstImportTests
{
    [DatabaseTheory]
    public async Task A_register_becomes_sources_reports_areas_people_leads_and_actions(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        var report = await rig.ImportAsync(ImportRig.One, ImportRig.Two);
        Assert.Equal((2, 0, 0, true, 0), (report.New, report.Changed, report.Unchanged, report.Written, report.ExitCode));

        var two = await rig.ActionAsync("DARA-2");
        Assert.Equal(
            ("Do more", Rating.Medium, (DateOnly?)null, "Started", new DateOnly(2019, 5, 1), ImportRig.Day, "DARA-1"),
            (two.AgreedAction, two.Rating, two.TargetDate, two.LastLine, two.LastAnsweredOn, two.RegisteredOn, two.RegisterDependsOn)
        );
        Assert.Equal(("corporate/finance/payroll/", "owner2@example.org", "Owner 2"), (two.Area!.Path, two.Owner!.Email, two.Owner.Name));
        Assert.Equal(
            ("Fraud", Assurance.Limited, new DateOnly(2019, 4, 1)),
            (two.Report!.Title, two.Report.Assurance, two.Report.IssuedOn)
        );
        Assert.Equal(
            ("DARA", "Internal audit", SourceKind.InternalAudit),
            (two.Report.Source!.Code, two.Report.Source.Name, two.Report.Source.Kind)
        );

        await using var db = rig.Open();
        var lead = await db.AreaLeads.Include(l => l.Area).Include(l => l.Person).SingleAsync();
        Assert.Equal(("corporate/finance/", "lead@example.org"), (lead.Area!.Path, lead.Person!.Email));
        var areas = await db.Areas.ToDictionaryAsync(a => a.Path);
        Assert.Equal(["Corporate", "Finance", "Payroll"], areas.Values.OrderBy(a => a.Path).Select(a => a.Name));
        Assert.Equal(
            (areas["corporate/"].Id, areas["corporate/finance/"].Id),
            (areas["corporate/finance/"].ParentId, areas["corporate/finance/payroll/"].ParentId)
        );
    }

    [DatabaseTheory]
    public async Task A_new_action_leaves_one_line_of_history_with_every_field(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One);
        var line = Assert.Single(await rig.HistoryAsync());
        Assert.Equal(
            ("DARA-1", "*", null, "import register", null, ImportRig.Day, ImportRig.Now),
            (line.Key, line.Field, line.From, line.Through, line.PersonId, line.On, line.At)
        );
        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(line.To!)!;
        Assert.Equal(
            ["agreedAction", "area", "owner", "rating", "ref", "registeredOn", "report", "risk", "source", "status", "targetDate"],
            fields.Keys.Order()
        );
        Assert.Equal(
            ("2019-12-31", "High", "Open", "owner1@example.org"),
            (fields["targetDate"], fields["rating"], fields["status"], fields["owner"])
        );
    }

    [DatabaseTheory]
    public async Task The_same_file_again_changes_nothing(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One, ImportRig.Two);
        await using var db = rig.Open();
        var lines = await db.Changes.CountAsync();
        var report = await rig.ImportAsync(ImportRig.One, ImportRig.Two);
        Assert.Equal((0, 0, 2), (report.New, report.Changed, report.Unchanged));
        Assert.Equal(lines, await db.Changes.CountAsync());
        Assert.Equal(1, (await rig.ActionAsync("DARA-1")).Version);
    }

    [DatabaseTheory]
    public async Task One_faulty_row_keeps_everything_out(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        var report = await rig.ImportAsync(ImportRig.One, ImportRig.With(ImportRig.Two, "Rating", "Urgent"));
        Assert.Equal((2, false, 2), (report.ExitCode, report.Written, report.Rows));
        Assert.Equal(3, Assert.Single(report.Faults).Row);
        await using var db = rig.Open();
        Assert.Equal(
            0,
            await db.Actions.CountAsync() + await db.Sources.CountAsync() + await db.People.CountAsync() + await db.Changes.CountAsync()
        );
    }

    [DatabaseTheory]
    public async Task Faulty_rows_are_left_out_when_asked_and_their_actions_are_not_called_missing(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.Two);
        var report = await rig.ImportAsync(
            new ImportOptions(ImportRig.Day, SkipFaulty: true),
            ImportRig.One,
            ImportRig.With(ImportRig.Two, "Rating", "Urgent")
        );
        Assert.Equal((0, 1, 0), (report.ExitCode, report.New, report.Changed));
        Assert.Equal([3], report.SkippedRows);
        Assert.Empty(report.Missing);
    }

    [DatabaseTheory]
    public async Task A_dry_run_tells_the_same_and_writes_nothing(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One);
        string[] changed = [ImportRig.With(ImportRig.One, "Rating", "Low"), ImportRig.Two];
        var dry = await rig.ImportAsync(new ImportOptions(ImportRig.Day, DryRun: true), changed);
        Assert.Equal(Rating.High, (await rig.ActionAsync("DARA-1")).Rating);
        Assert.Single(await rig.HistoryAsync());
        var real = await rig.ImportAsync(changed);
        Assert.Equal((1, 1, 0, 0), (real.New, real.Changed, real.Unchanged, real.ExitCode));
        Assert.Equal((dry.New, dry.Changed, dry.Unchanged, dry.ExitCode), (real.New, real.Changed, real.Unchanged, real.ExitCode));
        Assert.False(dry.Written);
    }

    [Fact]
    public async Task A_file_that_is_no_register_is_refused_in_a_sentence()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var report = await rig.ImportAsync(new ImportOptions(ImportRig.Day), new MemoryStream());
        Assert.Equal((2, "The file is empty. Export the register again as CSV or XLSX."), (report.ExitCode, report.Problem));
    }

    [Theory]
    [InlineData("Internal audit", "Internal audit", SourceKind.InternalAudit)]
    [InlineData("hmicfrs", "Inspectorate", SourceKind.OutsideBody)]
    [InlineData("Health and Safety Executive", "Health and safety regulator", SourceKind.OutsideBody)]
    [InlineData("Coroner", "Coroner", SourceKind.OutsideBody)]
    [InlineData("Regional audit team", "Regional audit team", SourceKind.InternalAudit)]
    [InlineData("External audit", "External audit", SourceKind.OutsideBody)]
    [InlineData("Fire authority", "Fire authority", SourceKind.OutsideBody)]
    public void Sources_get_sensible_names_and_kinds(string text, string name, SourceKind kind)
    {
        var known = ActionBot.Exchange.Writing.KnownSource.Of(text);
        Assert.Equal((name, kind), (known.Name, known.Kind));
    }

    [Fact]
    public async Task A_source_of_the_governance_file_is_found_by_its_name()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        await using var db = rig.Open();
        db.Add(new Source { Code = "DARA", Name = "Internal audit" });
        await db.SaveChangesAsync();
        await rig.ImportAsync(ImportRig.With(ImportRig.One, "Source", "Internal Audit"));
        Assert.Equal("DARA", (await db.Sources.SingleAsync()).Code);
    }

    [Fact]
    public async Task A_register_without_business_groups_means_the_only_area_of_the_name()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        await rig.ImportAsync(ImportRig.One);
        await rig.ImportAsync(ImportRig.With(ImportRig.With(ImportRig.Two, "Business group", ""), "Team", ""));
        Assert.Equal("corporate/finance/", (await rig.ActionAsync("DARA-2")).Area!.Path);
    }
}

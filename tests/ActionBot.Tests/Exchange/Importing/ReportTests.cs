using System.Text.Json;
using ActionBot.Exchange;
using ActionBot.Storage;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Exchange.Importing;

public sealed class ReportTests
{
    [Fact]
    public async Task Report_tells_people_what_was_done()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        await rig.ImportAsync(ImportRig.One, ImportRig.Two);
        var text = (await rig.ImportAsync(ImportRig.With(ImportRig.One, "Rating", "Low"))).ToText();
        Assert.StartsWith("Imported the register as at 30 June 2019: 0 new, 1 changed, 0 unchanged.", text, StringComparison.Ordinal);
        Assert.Contains("not in the file (left as they are): 1\n  DARA-2", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_tells_people_why_nothing_was_done()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var text = (await rig.ImportAsync(ImportRig.One, ImportRig.With(ImportRig.Two, "Rating", "Urgent"))).ToText();
        Assert.StartsWith("Nothing was written: 1 row of 2 has a fault.", text, StringComparison.Ordinal);
        Assert.Contains(
            "Row 3, Rating “Urgent”: expected Critical, High, Medium, Low, or blank for not rated.",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Report_tells_machines_everything()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var json = JsonDocument
            .Parse((await rig.ImportAsync(ImportRig.One, ImportRig.With(ImportRig.Two, "Rating", "Urgent"))).ToJson())
            .RootElement;
        Assert.Equal(
            (2, false, "2019-06-30"),
            (json.GetProperty("exitCode").GetInt32(), json.GetProperty("written").GetBoolean(), json.GetProperty("on").GetString())
        );
        Assert.Equal(
            (3, "Rating", "Urgent"),
            (
                json.GetProperty("faults")[0].GetProperty("row").GetInt32(),
                json.GetProperty("faults")[0].GetProperty("column").GetString(),
                json.GetProperty("faults")[0].GetProperty("value").GetString()
            )
        );
    }

    [DatabaseTheory]
    public async Task Dependency_on_an_unknown_action_or_on_the_action_itself_is_told_and_imported_all_the_same(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One);
        string Two(string dependsOn) => ImportRig.With(ImportRig.Two, "Depends on", dependsOn);
        var report = await rig.ImportAsync(Two("dara-1; DARA-99; dara-2; HMI-7"));
        Assert.Equal((0, 1), (report.ExitCode, report.New));
        Assert.Equal(
            [(2, "Depends on", "DARA-2"), (2, "Depends on", "DARA-99"), (2, "Depends on", "HMI-7")],
            report.Warnings.Select(w => (w.Row, w.Column, w.Value))
        );
        Assert.Equal("dara-1, DARA-99, HMI-7", (await rig.ActionAsync("DARA-2")).RegisterDependsOn);
        Assert.Contains(
            "To look at, imported all the same: 3\n  Row 2, Depends on “DARA-2”: expected refs of other actions.",
            report.ToText().ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Row 2, Depends on “DARA-99”: expected the ref of an action. Neither this file nor an earlier one has it.",
            report.ToText(),
            StringComparison.Ordinal
        );

        var again = await rig.ImportAsync(Two("dara-1; DARA-99; dara-2; HMI-7"));
        Assert.Equal((1, 3), (again.Unchanged, again.Warnings.Count));
        Assert.Empty((await rig.ImportAsync(ImportRig.One, Two("DARA-1"))).Warnings);
    }

    [Fact]
    public async Task Dependency_on_a_faulty_row_is_no_dependency_on_an_unknown_action()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var report = await rig.ImportAsync(
            new ImportOptions(ImportRig.Day, SkipFaulty: true),
            ImportRig.With(ImportRig.One, "Rating", "Urgent"),
            ImportRig.Two
        );
        Assert.Equal([2], report.SkippedRows);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public async Task Progress_is_told_in_plain_lines_where_no_terminal_is()
    {
        var error = new StringWriter();
        await new ImportProgressView(error, terminal: false).ShowAsync(progress =>
        {
            progress.Report(new("Reading", 500, null));
            progress.Report(new("Reading", 10_000, null));
            progress.Report(new("Writing", 1_000, 12_000));
            progress.Report(new("Writing", 12_000, 12_000));
            return Task.FromResult(0);
        });
        Assert.Equal(
            ["Reading: 10,000 rows", "Writing: 12,000 of 12,000 rows"],
            error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
        );
    }

    [Fact]
    public async Task Progress_is_a_bar_on_a_terminal_and_gives_the_result()
    {
        var error = new StringWriter();
        var result = await new ImportProgressView(error, terminal: true).ShowAsync(progress =>
        {
            progress.Report(new("Reading", 1_000, null));
            progress.Report(new("Writing", 2_000, 4_000));
            return Task.FromResult(7);
        });
        Assert.Equal(7, result);
    }
}

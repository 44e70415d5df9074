using System.Text.Json;
using ActionBot.Exchange;
using ActionBot.Storage;

namespace ActionBot.Tests.Exchange.Importing;

/// <summary>A file may be wrong in every row: the first faults are told, and how many there are besides.</summary>
public sealed class ManyFaultsTests
{
    private const int Many = 20_000;

    [Fact]
    public async Task First_faults_are_told_and_the_rest_are_counted()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var report = await rig.ImportAsync([
            .. Enumerable.Range(1, Many).Select(i => ImportRig.With(ImportRig.With(ImportRig.One, "Ref", $"DARA-{i}"), "Rating", "Urgent")),
        ]);
        Assert.Equal((2, 200, Many - 200, Many), (report.ExitCode, report.Faults.Count, report.MoreFaults, report.FaultyRows));
        Assert.Equal(Enumerable.Range(2, 200), report.Faults.Select(f => f.Row));
        var text = report.ToText().ReplaceLineEndings("\n");
        Assert.StartsWith("Nothing was written: 20,000 rows of 20,000 have a fault.", text, StringComparison.Ordinal);
        Assert.Contains("Faults: 20,000\n  Row 2, Rating “Urgent”", text, StringComparison.Ordinal);
        Assert.Contains("  … and 19,950 more\n", text, StringComparison.Ordinal);
        var json = JsonDocument.Parse(report.ToJson()).RootElement;
        Assert.Equal(
            (200, 19_800, 20_000),
            (
                json.GetProperty("faults").GetArrayLength(),
                json.GetProperty("moreFaults").GetInt32(),
                json.GetProperty("faultyRows").GetInt32()
            )
        );
    }

    [Fact]
    public async Task Faults_that_are_found_last_are_told_in_the_order_of_the_file()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var report = await rig.ImportAsync([
            ImportRig.One,
            ImportRig.One,
            .. Enumerable.Range(10, 400).Select(i => ImportRig.With(ImportRig.With(ImportRig.One, "Ref", $"DARA-{i}"), "Rating", "Urgent")),
        ]);
        Assert.Equal(["Ref", "Ref", "Rating"], report.Faults.Take(3).Select(f => f.Column));
        Assert.Equal((2, 200, 202), (report.Faults[0].Row, report.Faults.Count, report.MoreFaults));
    }

    [Fact]
    public async Task Faulty_rows_are_left_out_however_many_faults_are_told()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var rows = Enumerable
            .Range(2, 500)
            .Select(i => ImportRig.With(ImportRig.With(ImportRig.One, "Ref", $"DARA-{i}"), "Rating", "Urgent"));
        var report = await rig.ImportAsync(new ImportOptions(ImportRig.Day, SkipFaulty: true), [.. rows, ImportRig.One]);
        Assert.Equal((0, 1, 500, 300), (report.ExitCode, report.New, report.SkippedRows.Count, report.MoreFaults));
    }

    [Fact]
    public async Task Ref_that_stands_in_every_row_is_told_with_a_few_of_them()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var report = await rig.ImportAsync([.. Enumerable.Repeat(ImportRig.One, Many)]);
        Assert.Equal((200, Many - 200), (report.Faults.Count, report.MoreFaults));
        Assert.Equal(
            "It also stands in row 3, 4, 5, 6, 7 and 19,994 more. Keep one of them, or correct the ref.",
            report.Faults[0].Advice.Replace('\u00A0', ' ')
        );
    }

    [Fact]
    public async Task Circle_through_the_whole_register_is_refused_with_one_circle()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var report = await rig.ImportAsync([
            .. Enumerable
                .Range(0, Many)
                .Select(i =>
                    ImportRig.With(ImportRig.With(ImportRig.One, "Ref", $"DARA-{i}"), "Depends on", $"DARA-{(i + Many - 1) % Many}")
                ),
        ]);
        Assert.Equal(2, report.ExitCode);
        Assert.StartsWith("20,000 actions wait for each other in circles, or for one that does", report.Problem, StringComparison.Ordinal);
        Assert.Contains(" waits for … waits for ", report.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_and_rows_without_an_action_are_bounded_too()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var report = await rig.ImportAsync([
            .. Enumerable
                .Range(1, 300)
                .Select(i => ImportRig.With(ImportRig.With(ImportRig.One, "Ref", $"DARA-{i}"), "Depends on", $"DARA-9{i:0000}")),
            .. Enumerable.Range(1, 300).Select(_ => "A heading inside the list"),
        ]);
        Assert.Equal(
            (0, 200, 100, 200, 100),
            (report.ExitCode, report.Warnings.Count, report.MoreWarnings, report.PassedRows.Count, report.MorePassedRows)
        );
        Assert.Contains("Rows without an action, passed over: 300\n", report.ToText().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}

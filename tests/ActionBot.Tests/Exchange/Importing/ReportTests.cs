using System.Text.Json;
using ActionBot.Exchange;
using ActionBot.Storage;

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
        Assert.Contains("Row 3, Rating “Urgent”: expected High, Medium, Low, or blank for not rated.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_tells_machines_everything()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        var json = JsonDocument.Parse((await rig.ImportAsync(ImportRig.One, ImportRig.With(ImportRig.Two, "Rating", "Urgent"))).ToJson()).RootElement;
        Assert.Equal((2, false, "2019-06-30"), (json.GetProperty("exitCode").GetInt32(), json.GetProperty("written").GetBoolean(), json.GetProperty("on").GetString()));
        Assert.Equal((3, "Rating", "Urgent"), (json.GetProperty("faults")[0].GetProperty("row").GetInt32(),
            json.GetProperty("faults")[0].GetProperty("column").GetString(), json.GetProperty("faults")[0].GetProperty("value").GetString()));
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
        Assert.Equal(["Reading: 10,000 rows", "Writing: 12,000 of 12,000 rows"], error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
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

using ActionBot.Domain.Register;
using ActionBot.Domain.Reporting;
using ActionBot.Reporting;
using ActionBot.Storage;
using ActionBot.Tests.Reporting;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Exchange.Importing;

public sealed class CriticalImportTests
{
    [DatabaseTheory]
    public async Task Critical_is_read_from_a_register_and_reported_above_High(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        var report = await rig.ImportAsync(ImportRig.One, ImportRig.Two.Replace(",Medium,", ",critical risk,", StringComparison.Ordinal));
        Assert.Equal((2, 0), (report.New, report.ExitCode));
        Assert.Equal(Rating.Critical, (await rig.ActionAsync("DARA-2")).Rating);

        await using var db = rig.Open();
        var position = await ReportRig.Query(db).RunAsync(new ReportRequest(ImportRig.Day.AddDays(1), null, null), default);
        Assert.Equal([("Critical", 1), ("High", 1)], position.Monitored.By[ReportDimension.Rating].Select(r => (r.Name, r.Open)));
    }

    [DatabaseTheory]
    public async Task Rating_that_a_register_raises_to_Critical_stands_in_the_history(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One);
        var report = await rig.ImportAsync(ImportRig.One.Replace(",High,", ",Critical,", StringComparison.Ordinal));
        Assert.Equal((1, 0), (report.Changed, report.ExitCode));
        Assert.Equal(Rating.Critical, (await rig.ActionAsync("DARA-1")).Rating);
        await using var db = rig.Open();
        Assert.Contains(db.Changes.ToList(), c => c is { Key: "DARA-1", Field: "rating", From: "High", To: "Critical" });
    }
}

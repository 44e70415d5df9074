using System.Text.Json.Nodes;
using ActionBot.Domain.Reporting;
using ActionBot.Reporting.Writing;
using ActionBot.Storage;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Reporting;

/// <summary>The sample register gives the numbers that its organisation published for the end of June 2019.</summary>
public sealed class SampleReportTests
{
    [DatabaseTheory]
    public async Task Internal_audit_has_the_published_position(StorageProvider provider)
    {
        await using var rig = await ReportRig.SampleAsync(provider);
        var json = await rig.JsonAsync(ReportRig.SampleDay, "DARA");
        var monitored = json["monitored"]!.AsObject();
        Assert.Equal(
            (95, 59, 36, 0),
            (Number(monitored, "open"), Number(monitored, "overdue"), Number(monitored, "notYetDue"), Number(monitored, "undated"))
        );
        Assert.Equal((53, 42), (Number(monitored, "byRating", "High"), Number(monitored, "byRating", "Medium")));
        Assert.Equal(2, monitored["byRating"]!.AsObject().Count);

        var quarters = monitored["overdueByQuarter"]!.AsObject();
        Assert.Equal(59, quarters.Sum(q => q.Value!.GetValue<int>()));
        Assert.Equal(("Q3 15/16", "Q4 18/19"), (quarters.First().Key, quarters.Last().Key));

        var publicOrder = monitored["parts"]!["area"]!.AsArray().Single(a => a!["name"]!.GetValue<string>() == "Public Order")!;
        Assert.Equal(27, publicOrder["notYetDue"]!.GetValue<int>());
        Assert.Equal(36, monitored["parts"]!["area"]!.AsArray().Sum(a => a!["notYetDue"]!.GetValue<int>()));
    }

    [DatabaseTheory]
    public async Task Inspectorate_has_the_published_themes(StorageProvider provider)
    {
        await using var rig = await ReportRig.SampleAsync(provider);
        var report = await rig.ReportAsync(ReportRig.SampleDay, source: "HMICFRS");
        Assert.Equal(
            [
                ("Vulnerability", 32),
                ("Vulnerability - national child protection inspection", 21),
                ("Undercover policing", 17),
                ("PEEL", 15),
                ("Fraud", 1),
                ("Information management", 1),
                ("Stop and search", 1),
            ],
            report.Monitored.By[ReportDimension.Theme].Select(t => (t.Name, t.Open))
        );
        Assert.Equal((88, 88), (report.All.Open, report.Monitored.Open));
    }

    [DatabaseTheory]
    public async Task Source_is_named_by_code_or_name_in_any_case(StorageProvider provider)
    {
        await using var rig = await ReportRig.SampleAsync(provider);
        foreach (var name in new[] { "DARA", "dara", "Internal audit", "INTERNAL AUDIT ", "internal Audit" })
            Assert.Equal(
                ("DARA", 95),
                (await rig.ReportAsync(ReportRig.SampleDay, source: name)) is var report ? (report.Source, report.Monitored.Open) : default
            );
        var fault = await Assert.ThrowsAsync<Domain.RuleException>(() => rig.ReportAsync(ReportRig.SampleDay, source: "Treasury"));
        Assert.Equal(
            "There is no source “Treasury”. Give DARA (Internal audit) and HMICFRS (Inspectorate).",
            fault.Message.Replace(" or ", " and ", StringComparison.Ordinal)
        );
    }

    [DatabaseTheory]
    public async Task Every_way_of_counting_adds_up_to_the_same(StorageProvider provider)
    {
        await using var rig = await ReportRig.SampleAsync(provider);
        var report = await rig.ReportAsync(ReportRig.SampleDay);
        Assert.Equal((243, 15), (report.All.Open, report.Closed));
        foreach (var counts in new[] { report.All, report.Monitored })
        {
            Assert.All(
                counts.By.Values,
                parts =>
                    Assert.Equal(
                        (counts.Open, counts.Overdue, counts.Undated),
                        (parts.Sum(p => p.Open), parts.Sum(p => p.Overdue), parts.Sum(p => p.Undated))
                    )
            );
            Assert.Equal((counts.Overdue, counts.Overdue), (counts.OverdueByQuarter.Sum(q => q.Count), counts.Reasons.Sum(r => r.Count)));
            Assert.Equal(counts.OverdueByQuarter.Select(q => q.Quarter).Order(), counts.OverdueByQuarter.Select(q => q.Quarter));
        }
    }

    [Fact]
    public async Task Json_has_the_keys_that_other_programs_read()
    {
        await using var rig = await ReportRig.SampleAsync(StorageProvider.Sqlite);
        var json = await rig.JsonAsync(ReportRig.SampleDay);
        string[] counts = ["open", "overdue", "notYetDue", "undated", "awaitingVerification", "closed"];
        string[] groups = ["byRating", "bySource", "byArea", "byTheme", "byRoute", "overdueByQuarter", "reasons"];
        Assert.All(counts, key => Assert.Equal(System.Text.Json.JsonValueKind.Number, json[key]!.GetValueKind()));
        Assert.All(groups, key => Assert.IsType<JsonObject>(json[key]));
        Assert.All(counts[..4], key => Assert.Equal(System.Text.Json.JsonValueKind.Number, json["monitored"]![key]!.GetValueKind()));
        Assert.IsType<JsonObject>(json["monitored"]!["byRating"]);
        Assert.Equal((155, 88), (Number(json, "bySource", "DARA"), Number(json, "bySource", "HMICFRS")));
    }

    [Fact]
    public async Task Markdown_reads_as_a_paper()
    {
        await using var rig = await ReportRig.SampleAsync(StorageProvider.Sqlite);
        var text = MarkdownReport.Write(await rig.ReportAsync(ReportRig.SampleDay, source: "DARA"));
        Assert.StartsWith("# Position on 30 June 2019, DARA\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("| Centrally monitored | 95 | 59 | 36 | 0 | 0 | 0 |", text, StringComparison.Ordinal);
        Assert.Contains("| Q3 15/16 |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("By theme", text, StringComparison.Ordinal);
    }

    private static int Number(JsonObject json, params string[] path) =>
        path.Aggregate((JsonNode)json, (node, key) => node[key]!).GetValue<int>();
}

using System.Text;
using System.Text.Json;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Governance;

/// <summary>A governance file of a large body, and files that would take more memory than any body needs.</summary>
public sealed class LargeGovernanceTests
{
    private const int People = 60_000,
        Areas = 2_000,
        Secretaries = 5_000;

    [DatabaseTheory]
    public async Task File_of_sixty_thousand_people_is_taken_and_taken_again(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        var json = Organisation(People);
        var report = await rig.ImportAsync(json);
        Assert.True(report.Written, report.ToText());
        Assert.Equal([("person", People), ("area", Areas + 1), ("board", 2)], report.Touched.Select(t => (t.Kind, t.New)));
        Assert.Empty((await rig.ImportAsync(json, dryRun: true)).Touched);
        await using var db = rig.Open();
        Assert.Equal(
            (People, People - 1, Areas, 2 * Secretaries),
            (
                await db.People.CountAsync(),
                await db.People.CountAsync(p => p.ManagerId != null),
                await db.AreaLeads.CountAsync(),
                await db.BoardSecretaries.CountAsync()
            )
        );
    }

    [Fact]
    public async Task File_is_bounded_in_length_depth_and_number_of_values()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        Assert.Equal(
            "The file has more than 64 MB, the most of a governance file. Split it: what a file leaves out stays as it is.",
            (await rig.ImportAsync(new string(' ', 64 * 1024 * 1024) + "{}")).Problem
        );
        Assert.StartsWith(
            "At line 2 the brackets of the file are nested more than 16 deep",
            (await rig.ImportAsync("{ \"people\":\n" + new string('[', 1_000_000))).Problem,
            StringComparison.Ordinal
        );
        var many = new StringBuilder("{ \"people\": [").Insert(13, "0,", 5_000_000).Append("0] }").ToString();
        Assert.StartsWith(
            "The file has more than 5,000,000 keys and values",
            (await rig.ImportAsync(many)).Problem,
            StringComparison.Ordinal
        );
        Assert.True((await rig.ImportAsync("\uFEFF{ \"people\": [] }")).Written);
    }

    [Fact]
    public async Task First_faults_are_told_and_the_rest_are_counted()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var people = Enumerable.Range(0, 10_000).Select(i => $$"""{ "email": "p{{i}}@example.org", "nam": "P" }""");
        var report = await rig.ImportAsync($$"""{ "people": [{{string.Join(',', people)}}] }""");
        Assert.Equal((2, 200, 9_800), (report.ExitCode, report.Faults.Count, report.MoreFaults));
        Assert.Equal(("people[0].nam", "Did you mean “name”?"), (report.Faults[0].Path, report.Faults[0].Advice));
        Assert.Contains("Nothing was written: the file has 10,000 faults.", report.ToText(), StringComparison.Ordinal);
        Assert.Contains("… and 9,950 more", report.ToText(), StringComparison.Ordinal);
        Assert.Equal(9_800, JsonDocument.Parse(report.ToJson()).RootElement.GetProperty("moreFaults").GetInt32());
    }

    [Fact]
    public async Task Managers_who_go_round_through_everybody_are_told_at_once()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var people = Enumerable
            .Range(0, 30_000)
            .Select(i => $$"""{ "email": "p{{i}}@example.org", "manager": "p{{(i + 1) % 30_000}}@example.org" }""");
        var report = await rig.ImportAsync($$"""{ "people": [{{string.Join(',', people)}}] }""");
        Assert.Equal((200, 29_800), (report.Faults.Count, report.MoreFaults));
        Assert.StartsWith("The managers go round: p0@example.org → p1@example.org", report.Faults[0].Advice, StringComparison.Ordinal);
        Assert.Contains(" → … → ", report.Faults[0].Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2026-03-02")]
    public async Task Delegates_who_go_round_through_everybody_are_told_at_once(string until)
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var report = await rig.ImportAsync(Delegates(30_000, i => (i + 1) % 30_000, _ => until));
        Assert.Equal((200, 29_800), (report.Faults.Count, report.MoreFaults));
        Assert.StartsWith("The delegates go round: p0@example.org → p1@example.org", report.Faults[0].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_chain_of_delegates_that_leads_to_an_end_is_no_fault()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        Assert.Empty((await rig.ImportAsync(Delegates(30_000, i => i + 1, _ => "2026-03-02"), dryRun: true)).Faults);
    }

    [Fact]
    public async Task Delegates_in_a_ring_that_never_stands_on_one_day_are_no_fault()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        Assert.Empty(
            (
                await rig.ImportAsync(
                    Delegates(3_000, i => (i + 1) % 3_000, i => $"2026-{3 + (i / 1_000):00}-02", i => $"2026-{2 + (i / 1_000):00}-12"),
                    dryRun: true
                )
            ).Faults
        );
    }

    [Fact]
    public async Task Remit_names_no_more_than_a_board_can_look_after()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var areas = string.Join(',', Enumerable.Range(0, 201).Select(a => $"\"Area {a}\""));
        var fault = Assert.Single(
            (
                await rig.ImportAsync(
                    $$"""
                    { "boards": [{ "code": "B", "name": "B", "remit": { "areas": [{{areas}}] },
                      "secretariat": { "people": ["a@example.org"] } }] }
                    """
                )
            ).Faults
        );
        Assert.Equal(("boards[0].remit.areas", "at most 200 entries"), (fault.Path, fault.Expected));
    }

    [Fact]
    public async Task Remits_of_a_thousand_boards_are_compared()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var boards = Enumerable
            .Range(0, 1_000)
            .Select(b =>
            {
                var areas = string.Join(',', Enumerable.Range(0, 200).Select(a => $"\"Top/{b}x{a}\""));
                return $$"""{ "code": "B{{b}}", "name": "B{{b}}", "remit": { "areas": ["""
                    + $$"""{{areas}}] }, "secretariat": { "people": ["a@example.org"] } }""";
            });
        var inner =
            """{ "code": "I", "name": "I", "remit": { "areas": ["Top/7x9/Below", "Top/7x5"] },"""
            + """ "secretariat": { "people": ["a@example.org"] } }""";
        var fault = Assert.Single(
            (await rig.ImportAsync($$"""{ "boards": [{{string.Join(',', boards)}}, {{inner}}] }""", dryRun: true)).Faults
        );
        Assert.Equal("boards[1000].remit", fault.Path);
        Assert.StartsWith("All of it is also in the remit of “B7”", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_that_is_most_of_the_file_is_shown_by_its_beginning()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var fault = Assert.Single(
            (await rig.ImportAsync($$"""{ "{{new string('k', 1_000_000)}}": "{{new string('v', 1_000_000)}}" }""")).Faults
        );
        Assert.InRange(fault.ToString().Length, 10, 400);
    }

    [Theory]
    [InlineData("people", 100_001, "at most 100,000 entries")]
    [InlineData("areas", 100_001, "at most 100,000 entries")]
    [InlineData("boards", 5_001, "at most 5,000 entries")]
    [InlineData("sources", 5_001, "at most 5,000 entries")]
    public async Task There_is_no_more_of_anything_than_an_organisation_has(string key, int count, string expected)
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var fault = Assert.Single(
            (await rig.ImportAsync($$"""{ "{{key}}": [{{string.Join(',', Enumerable.Repeat("{}", count))}}] }""")).Faults
        );
        Assert.Equal((key, expected), (fault.Path, fault.Expected));
    }

    [Fact]
    public async Task File_names_no_more_people_than_can_be_taken_at_once()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var leads = string.Join(',', Enumerable.Range(0, 100_001).Select(i => $"\"{Email(i)}\""));
        Assert.StartsWith(
            "The file names more than 100,000 people",
            (await rig.ImportAsync($$"""{ "areas": [{ "path": "Finance", "leads": [{{leads}}] }] }""")).Problem,
            StringComparison.Ordinal
        );
    }

    private static string Delegates(int count, Func<int, int> to, Func<int, string> until, Func<int, string>? from = null)
    {
        var people = Enumerable
            .Range(0, count)
            .Select(i =>
            {
                var start = from is null ? "" : $", \"from\": \"{from(i)}\"";
                return $$"""{ "email": "p{{i}}@example.org", "delegate": { "to": "p{{to(i)}}@example.org","""
                    + $$""" "until": "{{until(i)}}"{{start}} } }""";
            });
        return $$"""{ "people": [{{string.Join(',', people)}}] }""";
    }

    private static string Organisation(int people)
    {
        var json = new StringBuilder("{ \"people\": [");
        for (var i = 0; i < people; i++)
        {
            var manager = i == 0 ? "" : $", \"manager\": \"{Email(i / 8)}\"";
            var account = new Guid(i, 1, 2, new byte[8]);
            json.Append(i == 0 ? "" : ",")
                .Append($$"""{ "email": "{{Email(i)}}", "name": "Person {{i}}", "aadObjectId": "{{account}}"{{manager}} }""");
        }
        json.Append("], \"areas\": [");
        for (var i = 0; i < Areas; i++)
            json.Append(i == 0 ? "" : ",").Append($$"""{ "path": "Operations/Area {{i}}", "leads": ["{{Email(i)}}"] }""");
        json.Append("], \"boards\": [");
        var secretaries = string.Join(',', Enumerable.Range(0, Secretaries).Select(p => $"\"{Email(p)}\""));
        for (var i = 0; i < 2; i++)
            json.Append(i == 0 ? "" : ",")
                .Append($$"""{ "code": "B{{i}}", "name": "Board {{i}}", "secretariat": { "people": [{{secretaries}}] } }""");
        return json.Append("] }").ToString();
    }

    private static string Email(int i) => $"person{i}@example.org";
}

using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Governance;

/// <summary>Managers, absences and delegates in the governance file. It is imported on 10 February 2026.</summary>
public sealed class PresenceTests
{
    [Theory]
    [InlineData("\"manager\": \"nobody\"", "people[0].manager", "\"nobody\"", "an e-mail address", "Write the address")]
    [InlineData(
        "\"manager\": \"a@example.org\"",
        "people[0].manager",
        "\"a@example.org\"",
        "somebody above this person",
        "The managers go round: a@example.org → a@example.org."
    )]
    [InlineData(
        "\"manager\": \"left@example.org\"",
        "people[0].manager",
        "\"left@example.org\"",
        "somebody who is still here",
        "They have left. Name another manager."
    )]
    [InlineData("\"absences\": [{ \"from\": \"2026-03-02\" }]", "people[0].absences[0].to", "", "a text", "Add it.")]
    [InlineData(
        "\"absences\": [{ \"from\": \"2/3/2026\", \"to\": \"2026-03-06\" }]",
        "people[0].absences[0].from",
        "\"2/3/2026\"",
        "a day such as 2026-03-10",
        "Write year"
    )]
    [InlineData(
        "\"absences\": [{ \"from\": \"2026-03-06\", \"to\": \"2026-03-02\" }]",
        "people[0].absences[0].to",
        "\"2026-03-02\"",
        "a last day from 2026-03-06 on",
        "An absence ends on or after"
    )]
    [InlineData(
        "\"absences\": [{ \"from\": \"2026-02-02\", \"to\": \"2026-02-09\" }]",
        "people[0].absences[0].to",
        "\"2026-02-09\"",
        "a last day from 2026-02-10 on",
        "This absence is over."
    )]
    [InlineData(
        "\"absences\": [{ \"from\": \"2026-03-02\", \"to\": \"2026-03-06\" }, { \"from\": \"2026-03-06\", \"to\": \"2026-03-09\" }]",
        "people[0].absences[1].from",
        "\"2026-03-06\"",
        "days that no other",
        "It overlaps people[0].absences[0]."
    )]
    [InlineData(
        "\"delegate\": { \"to\": \"a@example.org\", \"until\": \"2026-03-02\" }",
        "people[0].delegate.to",
        "\"a@example.org\"",
        "somebody else",
        "Nobody can be"
    )]
    [InlineData(
        "\"delegate\": { \"to\": \"left@example.org\", \"until\": \"2026-03-02\" }",
        "people[0].delegate.to",
        "\"left@example.org\"",
        "somebody who is still here",
        "They have left."
    )]
    [InlineData(
        "\"delegate\": { \"to\": \"b@example.org\", \"until\": \"2026-02-09\" }",
        "people[0].delegate.until",
        "\"2026-02-09\"",
        "a last day from 2026-02-10 on",
        "These days are over."
    )]
    [InlineData(
        "\"delegate\": { \"to\": \"b@example.org\", \"from\": \"2026-03-03\", \"until\": \"2026-03-02\" }",
        "people[0].delegate.until",
        "\"2026-03-02\"",
        "a last day from 2026-03-03 on",
        "It ends before"
    )]
    [InlineData("\"delegate\": { \"to\": \"b@example.org\" }", "people[0].delegate.until", "", "a text", "Add it.")]
    [InlineData(
        "\"delegate\": { \"who\": \"b@example.org\", \"to\": \"b@example.org\", \"until\": \"2026-03-02\" }",
        "people[0].delegate.who",
        "\"b@example.org\"",
        "a known key",
        "Known here: to, from, until."
    )]
    public async Task A_bad_value_is_told_with_path_value_and_what_was_expected(
        string rest,
        string path,
        string value,
        string expected,
        string advice
    )
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var report = await rig.ImportAsync(
            $$"""{ "people": [{ "email": "a@example.org", {{rest}} }, { "email": "left@example.org", "active": false }] }"""
        );
        var fault = Assert.Single(report.Faults);
        Assert.Equal((2, path, value), (report.ExitCode, fault.Path, fault.Value));
        Assert.StartsWith(expected, fault.Expected, StringComparison.Ordinal);
        Assert.StartsWith(advice, fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delegates_and_managers_that_go_round_are_shown_as_a_circle()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var report = await rig.ImportAsync(
            """
            { "people": [
              { "email": "a@example.org", "manager": "b@example.org", "delegate": { "to": "b@example.org", "until": "2026-03-02" } },
              { "email": "b@example.org", "manager": "c@example.org", "delegate": { "to": "c@example.org", "until": "2026-03-02" } },
              { "email": "c@example.org", "manager": "a@example.org",
                "delegate": { "to": "a@example.org", "from": "2026-02-20", "until": "2026-03-02" } } ] }
            """
        );
        Assert.Contains(
            report.Faults,
            f =>
                f.ToString()
                == "people[0].delegate.to \"b@example.org\": expected somebody who does not pass the questions back. The "
                    + "delegates go round: a@example.org → b@example.org → c@example.org → a@example.org."
        );
        Assert.Contains(
            report.Faults,
            f =>
                f.Path == "people[2].manager"
                && f.Advice == "The managers go round: c@example.org → a@example.org → b@example.org → c@example.org."
        );
        Assert.Equal(6, report.Faults.Count);
    }

    [DatabaseTheory]
    public async Task Delegate_who_passes_back_by_a_delegation_that_is_here_is_refused_while_both_stand(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        Assert.Empty(
            (
                await rig.ImportAsync(
                    """{ "people": [{ "email": "b@example.org", "manager": "a@example.org","""
                        + """ "delegate": { "to": "a@example.org", "until": "2026-02-20" } }] }"""
                )
            ).Faults
        );
        var during = await rig.ImportAsync(
            """{ "people": [{ "email": "a@example.org", "manager": "b@example.org","""
                + """ "delegate": { "to": "b@example.org", "from": "2026-02-20", "until": "2026-03-02" } }] }"""
        );
        Assert.Equal(["people[0].manager", "people[0].delegate.to"], during.Faults.Select(f => f.Path));
        Assert.Empty(
            (
                await rig.ImportAsync(
                    """{ "people": [{ "email": "a@example.org", "delegate": { "to": "b@example.org", "from": "2026-02-21","""
                        + """ "until": "2026-03-02" } }] }"""
                )
            ).Faults
        );
    }

    [DatabaseTheory]
    public async Task File_replaces_absences_to_come_and_leaves_days_that_are_over(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        await rig.ImportAsync(
            """{ "people": [{ "email": "a@example.org", "absences": [{ "from": "2026-02-09", "to": "2026-02-20" },"""
                + """ { "from": "2026-04-01", "to": "2026-04-03" }] }] }""",
            on: new(2026, 2, 9)
        );
        await rig.ImportAsync(
            """{ "people": [{ "email": "a@example.org", "absences": [{ "from": "2026-03-02", "to": "2026-03-06" },"""
                + """ { "from": "2026-04-01", "to": "2026-04-07" }] }] }""",
            on: new(2026, 2, 11)
        );
        await using var db = rig.Open();
        Assert.Equal(
            ["2026-02-09/2026-02-10", "2026-03-02/2026-03-06", "2026-04-01/2026-04-07"],
            (await db.Absences.OrderBy(a => a.From).ToListAsync()).Select(a => $"{a.From:yyyy-MM-dd}/{a.To:yyyy-MM-dd}")
        );
        var change = (await rig.HistoryAsync())[^1];
        Assert.Equal(("person", "a@example.org", "absences"), (change.Entity, change.Key, change.Field));
        Assert.Equal(
            ("2026-02-09 to 2026-02-20, 2026-04-01 to 2026-04-03", "2026-03-02 to 2026-03-06, 2026-04-01 to 2026-04-07"),
            (change.From, change.To)
        );
        await rig.ImportAsync("""{ "people": [{ "email": "a@example.org", "name": "A" }] }""", on: new(2026, 2, 12));
        Assert.Equal(3, await db.Absences.CountAsync());
    }

    [DatabaseTheory]
    public async Task Same_delegate_again_changes_nothing_and_another_one_takes_their_place(StorageProvider provider)
    {
        const string first =
            """{ "people": [{ "email": "a@example.org", "manager": "m@example.org","""
            + """ "delegate": { "to": "b@example.org", "until": "2026-03-02" } }] }""";
        await using var rig = await GovernanceRig.CreateAsync(provider);
        await rig.ImportAsync(first);
        Assert.Empty((await rig.ImportAsync(first, on: GovernanceRig.Day.AddDays(2))).Touched);
        await rig.ImportAsync(
            """{ "people": [{ "email": "a@example.org", "delegate": { "to": "c@example.org", "from": "2026-02-20","""
                + """ "until": "2026-03-02" } }] }"""
        );
        await using var db = rig.Open();
        Assert.Equal([true, false], await db.Delegations.OrderBy(d => d.Id).Select(d => d.EndedAt != null).ToListAsync());
        var change = (await rig.HistoryAsync()).Single(c => c.Field == "delegate");
        Assert.Equal(
            ("b@example.org from 2026-02-10 until 2026-03-02", "c@example.org from 2026-02-20 until 2026-03-02"),
            (change.From, change.To)
        );
        var manager = await db
            .People.Where(p => p.Email == "a@example.org")
            .Select(p => db.People.First(m => m.Id == p.ManagerId).Email)
            .SingleAsync();
        Assert.Equal("m@example.org", manager);
    }

    [DatabaseTheory]
    public async Task Absence_that_an_earlier_file_cut_short_can_be_brought_back(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        const string away = """{ "people": [{ "email": "a@example.org", "absences": [{ "from": "2026-02-09", "to": "2026-02-20" }] }] }""";
        await rig.ImportAsync(away, on: new(2026, 2, 9));
        await rig.ImportAsync("""{ "people": [{ "email": "a@example.org", "absences": [] }] }""", on: new(2026, 2, 11));
        Assert.Empty((await rig.ImportAsync(away, on: new(2026, 2, 13))).Faults);
        await using var db = rig.Open();
        Assert.Equal(["2026-02-09/2026-02-20"], (await db.Absences.ToListAsync()).Select(a => $"{a.From:yyyy-MM-dd}/{a.To:yyyy-MM-dd}"));
    }
}

using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Governance;

public sealed class GovernanceFaultTests
{
    private const string Secretariat = "\"secretariat\": { \"people\": [\"s@example.org\"] }";

    [Theory]
    [InlineData("""{ "peeple": [] }""", "peeple", "[]", "a known key", "Did you mean “people”?")]
    [InlineData("""{ "people": {} }""", "people", "{}", "a list", "Write it in square brackets.")]
    [InlineData("""{ "people": ["a@example.org"] }""", "people[0]", "\"a@example.org\"", "an object", "Write it in braces.")]
    [InlineData("""{ "people": [{ "name": "A" }] }""", "people[0].email", "", "a text", "Add it.")]
    [InlineData(
        """{ "people": [{ "email": "Finance Owner" }] }""",
        "people[0].email",
        "\"Finance Owner\"",
        "an e-mail address",
        "Write the address"
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org", "zone": 1 }] }""",
        "people[0].zone",
        "1",
        "a known key",
        "Did you mean “timeZone”?"
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org", "colour": "red" }] }""",
        "people[0].colour",
        "\"red\"",
        "a known key",
        "Known here: email, name"
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org", "name": 7 }] }""",
        "people[0].name",
        "7",
        "a text of 1 to 200",
        "Write it in quotes."
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org", "name": "A", "name": "B" }] }""",
        "people[0].name",
        "\"B\"",
        "each key once",
        "It stands twice"
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org", "aadObjectId": "123" }] }""",
        "people[0].aadObjectId",
        "\"123\"",
        "an object id",
        "Copy it"
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org", "timeZone": "London" }] }""",
        "people[0].timeZone",
        "\"London\"",
        "a time zone such as Europe/London",
        "Give the IANA name"
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org", "workingDays": ["Mo"] }] }""",
        "people[0].workingDays[0]",
        "\"Mo\"",
        "a day of the week",
        "Correct it"
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org", "sendAt": "9:30" }] }""",
        "people[0].sendAt",
        "\"9:30\"",
        "a time such as 09:30",
        "Write hours"
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org", "sendAt": "19:00" }] }""",
        "people[0].sendAt",
        "\"19:00\"",
        "a sendAt before sendUntil",
        "Between 19:00 and 18:00"
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org", "administrator": "yes" }] }""",
        "people[0].administrator",
        "\"yes\"",
        "true or false",
        "Write it without quotes."
    )]
    [InlineData(
        """{ "people": [{ "email": "a@example.org" }, { "email": "A@example.org" }] }""",
        "people[1].email",
        "\"a@example.org\"",
        "an address once",
        "It also stands at people[0].email."
    )]
    [InlineData(
        """{ "areas": [{ "path": "Finance//Pay" }] }""",
        "areas[0].path",
        "\"Finance//Pay\"",
        "area names from the top",
        "Part the names"
    )]
    [InlineData(
        """{ "areas": [{ "path": "Finance", "leads": ["nobody"] }] }""",
        "areas[0].leads[0]",
        "\"nobody\"",
        "an e-mail address",
        "Correct it"
    )]
    [InlineData("""{ "areas": [{ "path": "Finance", "board": "PIB" }] }""", "areas[0].board", "\"PIB\"", "the code of a board", "Known: ")]
    [InlineData(
        """{ "sources": [{ "code": "DARA", "kind": "inside" }] }""",
        "sources[0].kind",
        "\"inside\"",
        "internalAudit or outsideBody",
        "Use one of these words."
    )]
    [InlineData(
        """{ "sources": [{ "code": "DARA" }, { "code": "dara" }] }""",
        "sources[1].code",
        "\"DARA\"",
        "a code once",
        "It also stands at sources[0].code."
    )]
    public async Task A_bad_value_is_told_with_path_value_and_what_was_expected(
        string json,
        string path,
        string value,
        string expected,
        string advice
    )
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var report = await rig.ImportAsync(json);
        var fault = Assert.Single(report.Faults);
        Assert.Equal((2, path, value), (report.ExitCode, fault.Path, fault.Value));
        Assert.StartsWith(expected, fault.Expected, StringComparison.Ordinal);
        Assert.StartsWith(advice, fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"name\": \"B\"", "boards[0].secretariat", "people, a channel or a mailbox")]
    [InlineData("\"name\": \"B\", \"secretariat\": {}", "boards[0].secretariat", "people, a channel or a mailbox")]
    [InlineData(Secretariat, "boards[0].name", "a text")]
    [InlineData("\"name\": \"B\", \"cadence\": \"yearly\", " + Secretariat, "boards[0].cadence", "weekly, monthly or quarterly")]
    [InlineData(
        "\"name\": \"B\", \"papersDueWorkingDays\": -1, " + Secretariat,
        "boards[0].papersDueWorkingDays",
        "a whole number from 0 to 60"
    )]
    [InlineData("\"name\": \"B\", \"parent\": \"BX\", " + Secretariat, "boards[0].parent", "the code of a board")]
    [InlineData("\"name\": \"B\", \"parent\": \"B1\", " + Secretariat, "boards[0].parent", "a board above this one")]
    [InlineData(
        "\"name\": \"B\", \"remit\": { \"ratings\": [\"Urgent\"] }, " + Secretariat,
        "boards[0].remit.ratings[0]",
        "Critical, High, Medium or Low"
    )]
    [InlineData(
        "\"name\": \"B\", \"meets\": { \"weekday\": \"Tue\", \"week\": 1 }, " + Secretariat,
        "boards[0].meets.weekday",
        "Sunday, Monday, Tuesday"
    )]
    [InlineData(
        "\"name\": \"B\", \"meets\": { \"weekday\": \"Tuesday\" }, " + Secretariat,
        "boards[0].meets.week",
        "1, 2, 3, 4 or \"last\""
    )]
    [InlineData(
        "\"name\": \"B\", \"meetings\": [{ \"date\": \"10/3/2026\" }], " + Secretariat,
        "boards[0].meetings[0].date",
        "a day such as 2026-03-10"
    )]
    [InlineData(
        "\"name\": \"B\", \"meetings\": [{ \"date\": \"2026-02-09\" }], " + Secretariat,
        "boards[0].meetings[0].date",
        "a planned meeting from today on"
    )]
    [InlineData(
        "\"name\": \"B\", \"meetings\": [{ \"date\": \"2026-03-10\", \"papersDue\": \"2026-03-11\" }], " + Secretariat,
        "boards[0].meetings[0].papersDue",
        "a day before the meeting"
    )]
    public async Task A_bad_board_is_told_with_its_path(string rest, string path, string expected)
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var fault = Assert.Single((await rig.ImportAsync($$"""{ "boards": [{ "code": "B1", {{rest}} }] }""")).Faults);
        Assert.Equal(path, fault.Path);
        Assert.StartsWith(expected, fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parents_that_go_round_are_shown_as_a_circle()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var report = await rig.ImportAsync(
            $$"""
            { "boards": [
              { "code": "A", "name": "A", "parent": "C", {{Secretariat}} },
              { "code": "B", "name": "B", "parent": "A", {{Secretariat}} },
              { "code": "C", "name": "C", "parent": "B", {{Secretariat}} } ] }
            """
        );
        Assert.Equal(
            "boards[0].parent \"C\": expected a board above this one. The parents go round: A → C → B → A.",
            report.Faults[0].ToString()
        );
        Assert.Equal(3, report.Faults.Count);
    }

    [Fact]
    public async Task An_account_is_one_person_in_the_file_and_in_the_database()
    {
        const string id = "7a1c9f0e-3b52-4d86-9e14-5c0f2a8d6b13";
        await using var rig = await GovernanceRig.CreateAsync();
        var twice = await rig.ImportAsync(
            $$"""{ "people": [{ "email": "a@example.org", "aadObjectId": "{{id}}" },"""
                + $$""" { "email": "b@example.org", "aadObjectId": "{{id.ToUpperInvariant()}}" }] }"""
        );
        Assert.Equal("people[1].aadObjectId", Assert.Single(twice.Faults).Path);
        await rig.ImportAsync($$"""{ "people": [{ "email": "a@example.org", "aadObjectId": "{{id}}" }] }""");
        var taken = await rig.ImportAsync($$"""{ "people": [{ "email": "b@example.org", "aadObjectId": "{{id}}" }] }""");
        Assert.Equal("It belongs to a@example.org.", Assert.Single(taken.Faults).Advice);
    }

    [DatabaseTheory]
    public async Task One_fault_keeps_everything_out(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        var report = await rig.ImportAsync(
            $$"""{ "people": [{ "email": "a@example.org" }, { "email": "b" }], "boards": [{{GovernanceRig.Board}}] }"""
        );
        await using var db = rig.Open();
        Assert.Equal(
            (2, false, 0),
            (report.ExitCode, report.Written, await db.People.CountAsync() + await db.Boards.CountAsync() + await db.Changes.CountAsync())
        );
    }

    [Theory]
    [InlineData("", "no valid JSON at line 1")]
    [InlineData("{ \"people\": [\n  { \"email\": } ] }", "no valid JSON at line 2, position 14.")]
    [InlineData("[]", "A governance file is a JSON object")]
    public async Task What_is_no_governance_file_is_refused_in_a_sentence(string json, string sentence)
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var report = await rig.ImportAsync(json);
        Assert.Equal(2, report.ExitCode);
        Assert.Contains(sentence, report.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remit_wholly_inside_another_of_equal_rank_is_refused()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        var report = await rig.ImportAsync(
            $$"""
            { "people": [{ "email": "t@example.org", "administrator": true }],
              "areas": [{ "path": "Corporate/Finance" }], "sources": [{ "code": "DARA" }],
              "boards": [
              { "code": "A", "name": "Wide Board", "remit": { "areas": ["Corporate"] }, {{Secretariat}} },
              { "code": "B", "name": "Narrow Board", "remit": { "areas": ["Corporate/Finance"] }, {{Secretariat}} },
              { "code": "C", "name": "Other Board", "remit": { "areas": ["Corporate"], "sources": ["DARA"] }, {{Secretariat}} } ] }
            """
        );
        var fault = Assert.Single(report.Faults);
        Assert.Equal("boards[1].remit", fault.Path);
        Assert.StartsWith("All of it is also in the remit of “Wide Board”", fault.Advice, StringComparison.Ordinal);
        Assert.False(report.Written);
    }

    [DatabaseTheory]
    public async Task A_remit_that_shadows_or_is_shadowed_by_a_board_that_is_here_already_is_refused(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        var first = await rig.ImportAsync(
            $$"""
            { "people": [{ "email": "t@example.org", "administrator": true }],
              "sources": [{ "code": "DARA" }, { "code": "HMI" }, { "code": "COR" }],
              "boards": [{ "code": "A", "name": "Old Board", "remit": { "sources": ["DARA", "HMI"] }, {{Secretariat}} }] }
            """
        );
        Assert.True(first.Written, string.Join(" ", first.Faults));
        foreach (
            var (sources, advice) in new[]
            {
                ("\"DARA\"", "All of it is also in the remit of “Old Board”"),
                ("\"DARA\", \"HMI\", \"COR\"", "It covers all of the remit of “Old Board”"),
            }
        )
        {
            var report = await rig.ImportAsync(
                $$"""{ "boards": [{ "code": "B", "name": "New Board", "remit": { "sources": [{{sources}}] }, {{Secretariat}} }] }"""
            );
            var fault = Assert.Single(report.Faults);
            Assert.Equal(("boards[0].remit", false), (fault.Path, report.Written));
            Assert.StartsWith(advice, fault.Advice, StringComparison.Ordinal);
        }
        Assert.True(
            (
                await rig.ImportAsync(
                    $$"""{ "boards": [{ "code": "B", "name": "New Board", "remit": { "sources": ["COR"] }, {{Secretariat}} }] }"""
                )
            ).Written
        );
    }

    [DatabaseTheory]
    public async Task All_faults_of_boards_are_told_at_once_and_nothing_is_half_loaded(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        var report = await rig.ImportAsync(
            $$"""
            { "people": [{ "email": "t@example.org", "administrator": true }],
              "boards": [
              { "code": "A", "name": "Without a secretariat" },
              { "code": "B", "name": "Loop", "parent": "C", {{Secretariat}} },
              { "code": "C", "name": "Loop too", "parent": "B", {{Secretariat}} },
              { "code": "D", "name": "Wide", "remit": { "sources": ["DARA", "HMI"] }, {{Secretariat}} },
              { "code": "E", "name": "Shadowed", "remit": { "sources": ["DARA"] }, {{Secretariat}} },
              { "code": "F", "name": "Past", "meetings": [{ "date": "2026-01-06" }], {{Secretariat}} } ] }
            """
        );
        Assert.Equal(
            ["boards[0].secretariat", "boards[1].parent", "boards[2].parent", "boards[4].remit", "boards[5].meetings[0].date"],
            report.Faults.Select(f => f.Path).Order(StringComparer.Ordinal)
        );
        await using var db = rig.Open();
        Assert.Equal(0, await db.People.CountAsync() + await db.Boards.CountAsync() + await db.Changes.CountAsync());
    }
}

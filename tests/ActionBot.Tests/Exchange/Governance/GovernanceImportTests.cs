using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using ActionBot.Tests.Exchange.Importing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Governance;

public sealed class GovernanceImportTests
{
    private const string Full = """
        {
          // Comments and trailing commas are welcome.
          "people": [{ "email": "T@example.org", "name": "Tracking team", "timeZone": "Europe/Paris", "workingDays": ["Monday", "sunday"],
                       "sendAt": "00:00", "sendUntil": "23:59", "keepsBankHolidays": false, "administrator": true, }],
          "areas": [{ "path": "Corporate/Finance", "leads": ["lead@example.org"] }],
          "sources": [{ "code": "DARA", "name": "Internal audit", "kind": "internalAudit",
                        "verifierName": "Internal audit", "verifiers": ["audit@example.org"] }],
          "boards": [
            { "code": "PIB", "name": "Investment Board", "parent": "MGB", "cadence": "quarterly", "papersDueWorkingDays": 7,
              "chair": "chair@example.org",
              "remit": { "sources": ["DARA"], "areas": ["Corporate/Finance"], "ratings": ["High", "medium"], "themes": ["Fraud"] },
              "secretariat": { "people": ["secretary@example.org"], "channel": "19:boards@thread.tacv2", "mailbox": "pib@example.org" },
              "meetings": [{ "date": "2026-03-10", "papersDue": "2026-03-02" }, { "date": "2025-12-09", "state": "held" }] },
            { "code": "MGB", "name": "Management Board", "secretariat": { "mailbox": "mgb@example.org" } },
          ],
        }
        """;

    [DatabaseTheory]
    public async Task A_governance_file_becomes_people_areas_sources_and_boards(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        var report = await rig.ImportAsync(Full);
        Assert.Equal((0, true), (report.ExitCode, report.Written));
        Assert.Equal(
            [new("person", 5, 0), new("area", 2, 0), new("source", 1, 0), new("board", 2, 0), new("meeting", 2, 0)],
            report.Touched
        );

        await using var db = rig.Open();
        var team = await db.People.SingleAsync(p => p.Email == "t@example.org");
        Assert.Equal(
            (
                "Tracking team",
                "Europe/Paris",
                WorkingDays.Monday | WorkingDays.Sunday,
                new TimeOnly(0, 0),
                new TimeOnly(23, 59),
                false,
                true,
                true
            ),
            (
                team.Name,
                team.TimeZone,
                team.WorkingDays,
                team.SendAt,
                team.SendUntil,
                team.KeepsBankHolidays,
                team.IsAdministrator,
                team.IsActive
            )
        );
        Assert.Equal("Secretary", (await db.People.SingleAsync(p => p.Email == "secretary@example.org")).Name);
        Assert.Equal(
            "lead@example.org",
            await db.AreaLeads.Where(l => l.Area!.Path == "corporate/finance/").Select(l => l.Person!.Email).SingleAsync()
        );
        Assert.Equal("audit@example.org", await db.SourceVerifiers.Select(v => v.Person!.Email).SingleAsync());

        var board = await db.Boards.Include(b => b.Secretaries).Include(b => b.Meetings).SingleAsync(b => b.Code == "PIB");
        Assert.Equal(
            (BoardCadence.Quarterly, 7, "19:boards@thread.tacv2", "pib@example.org", 1),
            (board.Cadence, board.PapersDueWorkingDays, board.SecretariatChannel, board.SecretariatMailbox, board.Secretaries.Count)
        );
        Assert.Equal("MGB", (await db.Boards.SingleAsync(b => b.Id == board.ParentId)).Code);
        Assert.Equal("chair@example.org", (await db.People.SingleAsync(p => p.Id == board.ChairId)).Email);
        Assert.Equal(4, board.Remit.Fit("dara", "corporate/finance/payroll/", Rating.Medium, "fraud"));
        Assert.Equal(
            [
                (new DateOnly(2025, 12, 9), null, MeetingState.Held),
                (new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 2), MeetingState.Planned),
            ],
            board.Meetings.OrderBy(m => m.Date).Select(m => (m.Date, m.PapersDue, m.State))
        );
    }

    [DatabaseTheory]
    public async Task The_same_file_again_changes_nothing(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        await rig.ImportAsync(Full);
        var lines = (await rig.HistoryAsync()).Count;
        var report = await rig.ImportAsync(Full);
        Assert.Empty(report.Touched);
        Assert.Equal(lines, (await rig.HistoryAsync()).Count);
        Assert.Contains("nothing is new", report.ToText(), StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task What_the_file_changes_is_recorded_field_by_field(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        await rig.ImportAsync(Full);
        var before = (await rig.HistoryAsync()).Count;
        var report = await rig.ImportAsync(
            Full.Replace("\"Investment Board\"", "\"Portfolio Board\"", StringComparison.Ordinal)
                .Replace("secretary@example.org", "other@example.org", StringComparison.Ordinal)
                .Replace("2026-03-02", "2026-03-03", StringComparison.Ordinal)
                .Replace("lead@example.org", "lead2@example.org", StringComparison.Ordinal)
                .Replace("\"audit@example.org\"", "", StringComparison.Ordinal)
        );
        Assert.Equal(
            [new("person", 2, 0), new("area", 0, 1), new("source", 0, 1), new("board", 0, 1), new("meeting", 0, 1)],
            report.Touched
        );
        Assert.Equal(
            [
                ("area", "corporate/finance/", "leads", "lead@example.org", "lead2@example.org"),
                ("source", "DARA", "verifiers", "audit@example.org", null),
                ("board", "PIB", "name", "Investment Board", "Portfolio Board"),
                ("board", "PIB", "secretaries", "secretary@example.org", "other@example.org"),
                ("meeting", "PIB 2026-03-10", "papersDue", "2026-03-02", "2026-03-03"),
            ],
            (await rig.HistoryAsync()).Skip(before).Where(c => c.Field != "*").Select(c => (c.Entity, c.Key, c.Field, c.From, c.To))
        );
        Assert.All(
            await rig.HistoryAsync(),
            c => Assert.Equal(("import governance", GovernanceRig.Day, null), (c.Through, c.On, c.PersonId))
        );
    }

    [DatabaseTheory]
    public async Task A_dry_run_tells_the_same_and_writes_nothing(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        var dry = await rig.ImportAsync(Full, dryRun: true);
        await using var db = rig.Open();
        Assert.Equal(0, await db.People.CountAsync() + await db.Changes.CountAsync());
        Assert.Equal((await rig.ImportAsync(Full)).Touched, dry.Touched);
        Assert.StartsWith("Would import the governance file: people 5 new, areas 2 new", dry.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_entry_leaves_out_stays_as_it_is()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        await rig.ImportAsync(Full);
        var report = await rig.ImportAsync(
            """{ "people": [{ "email": "t@example.org" }], "sources": [{ "code": "dara" }], "areas": ["""
                + """{ "path": "corporate / finance" }] }"""
        );
        Assert.Empty(report.Touched);
    }

    [Fact]
    public async Task Leads_of_the_file_replace_those_of_the_register_and_the_register_does_not_bring_them_back()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        await using var register = new ImportRig(rig.Database);
        await register.ImportAsync(ImportRig.One);
        await rig.ImportAsync("""{ "areas": [{ "path": "Corporate/Finance", "leads": ["director@example.org"] }] }""");
        await register.ImportAsync(ImportRig.One);
        await using var db = rig.Open();
        Assert.Equal(["director@example.org"], await db.AreaLeads.Select(l => l.Person!.Email).ToListAsync());
    }

    [DatabaseTheory]
    public async Task Abbreviations_of_areas_and_boards_are_kept_until_the_file_gives_others(StorageProvider provider)
    {
        await using var rig = await GovernanceRig.CreateAsync(provider);
        await rig.ImportAsync(
            """{ "areas": [{ "path": "Corporate/Human Resources", "abbreviations": ["HR", "Personnel"] }], "boards": ["""
                + """{ "code": "PIB", "name": "Investment Board", "abbreviations": ["IB"],"""
                + """ "secretariat": { "mailbox": "pib@example.org" } }] }"""
        );
        await rig.ImportAsync(
            """{ "areas": [{ "path": "Corporate/Human Resources" }], "boards": ["""
                + """{ "code": "PIB", "name": "Investment Board", "secretariat": { "mailbox": "pib@example.org" } }] }"""
        );
        await using (var db = rig.Open())
        {
            Assert.Equal(["HR", "Personnel"], (await db.Areas.SingleAsync(a => a.Name == "Human Resources")).Abbreviations);
            Assert.Equal(["IB"], (await db.Boards.SingleAsync()).Abbreviations);
        }
        var again = await rig.ImportAsync("""{ "areas": [{ "path": "Corporate/Human Resources", "abbreviations": ["HR"] }] }""");
        Assert.Equal([new("area", 0, 1)], again.Touched);
        var faulty = await rig.ImportAsync(
            """{ "areas": [{ "path": "Corporate/Human Resources", "abbreviations": ["People"] },"""
                + """ { "path": "Corporate/Legal", "abbreviations": ["7", 3] }] }"""
        );
        Assert.Equal((2, 2), (faulty.ExitCode, faulty.Faults.Count));
        await using var after = rig.Open();
        Assert.Equal(["HR"], (await after.Areas.SingleAsync(a => a.Name == "Human Resources")).Abbreviations);
    }

    [Fact]
    public async Task A_past_meeting_that_is_here_already_is_no_fault()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        await rig.ImportAsync(Full);
        var report = await rig.ImportAsync(Full, on: new(2026, 4, 1));
        Assert.Equal((0, 0), (report.ExitCode, report.Touched.Count));
    }
}

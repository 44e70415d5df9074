using System.Text;
using ActionBot.Boards.Agendas;
using ActionBot.CheckIns;
using ActionBot.CheckIns.Answering;
using ActionBot.CheckIns.Ownership;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Exchange;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Reporting;

/// <summary>
/// Days of an invented register: imports that change it, answers, and owners who are named, all through the product's own doors.
/// </summary>
internal sealed class PastRun(ReportRig rig, Random random)
{
    private const string Header =
        "Ref,Source,Report,Assurance,Rating,Risk,Action,Business "
        + "group,Area,Team,Owner,Lead,Target date,Status,Theme,Board,Delivery route,Corporate risk";
    private static readonly string[] Owners = ["", "owner1@example.org", "owner2@example.org", "owner3@example.org"];
    private static readonly string[] Areas =
    [
        "Group A,North,",
        "Group A,South,",
        "Group B,North,",
        "Group B,North,Team",
        "Group C,General,",
    ];
    private static readonly string[] Reports = ["DARA,Fraud", "DARA,Cost Recovery", "HMICFRS,PEEL"];

    private readonly List<string[]> rows = [];
    private readonly Dictionary<string, string> opinions = Reports.ToDictionary(r => r, _ => "");

    public DateOnly Day { get; private set; } = new(2025, 11, 3);

    public async Task NextDayAsync()
    {
        Day = Day.AddDays(random.Next(1, 12));
        rig.Clock.SetUtcNow(new DateTimeOffset(Day.ToDateTime(new(10, 0)), TimeSpan.Zero));
        if (rows.Count == 0 || random.Next(3) == 0)
            await ImportAsync(Day);
        for (var i = random.Next(4); i > 0; i--)
            await AnswerAsync();
        if (random.Next(3) == 0)
            await NameOwnerAsync();
    }

    /// <summary>Changes some rows of the register, adds some and imports it.</summary>
    public async Task ImportAsync(DateOnly on)
    {
        foreach (var row in rows)
            if (random.Next(4) == 0)
                Change(row);
        if (random.Next(3) == 0)
            opinions[Any(Reports)] = Any(["Limited", "Adequate", "None"]);
        for (var added = random.Next(rows.Count == 0 ? 15 : 0, rows.Count == 0 ? 20 : 3); added > 0; added--)
            rows.Add(NewRow());
        var text =
            string.Join(
                '\n',
                rows.Select(r => string.Join(',', r).Replace("OPINION", opinions[r[1]], StringComparison.Ordinal)).Prepend(Header)
            ) + "\n";
        await using var db = rig.Open();
        var report = await new RegisterImport(db, rig.Clock).RunAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(text)),
            new ImportOptions(on),
            null,
            default
        );
        Assert.True(report.Written, string.Join("; ", report.Faults));
    }

    private async Task AnswerAsync()
    {
        await using var db = rig.Open();
        var open = await db
            .Actions.Include(a => a.Owner)
            .Where(a => a.Status != ActionStatus.Closed && a.OwnerId != null)
            .OrderBy(a => a.Id)
            .ToListAsync();
        if (open.Count == 0)
            return;
        var action = Any(open);
        var item = new CheckInItem
        {
            ActionItemId = action.Id,
            ActionItem = action,
            OwnerId = action.OwnerId,
            Place = 1,
        };
        var checkIn = new CheckIn
        {
            Ask = $"ask-{random.NextInt64()}",
            PersonId = action.OwnerId!.Value,
            On = Day,
            Kind = CheckInKind.OnRequest,
        };
        checkIn.Items.Add(item);
        db.Add(checkIn);
        await db.SaveChangesAsync();
        var rules = new AskRules(ChasePolicy.Default, new Calendars(BankHolidays.EnglandAndWales));
        var opened = new OpenCheckIn(
            checkIn,
            Answerer.Of(action.Owner!, Array.Empty<(long Person, long Owner)>().ToLookup(o => o.Person, o => o.Owner), [], rules),
            ItemFacts.None,
            Day
        );
        await new AnswerWriter(db, new DecisionRoutes(db), rig.Clock).RecordAsync(
            opened,
            item,
            Answer(open, action),
            $"once-{random.NextInt64()}",
            default
        );
    }

    private CheckedAnswer Answer(List<ActionItem> open, ActionItem action) =>
        Any(AnswerChoices.All) switch
        {
            AnswerChoice.Decision => new()
            {
                Choice = AnswerChoice.Decision,
                BoardCode = Any([null, "B1", "B2"]),
                ToDecide = "Whether to pay.",
            },
            AnswerChoice.Other when random.Next(2) == 0 => new()
            {
                Choice = AnswerChoice.Other,
                DependsOnRef = open.Find(o => o != action)?.Ref,
                OutsideParty = open.Count == 1 ? "A body" : null,
                Expected = Day.AddDays(20),
            },
            AnswerChoice.Other => new()
            {
                Choice = AnswerChoice.Other,
                OutsideParty = "A body outside",
                Expected = Day.AddDays(20),
            },
            AnswerChoice.NotNeeded => new()
            {
                Choice = AnswerChoice.NotNeeded,
                Reason = NotNeededReason.RiskAccepted,
                Line = "Not needed.",
            },
            var choice => new()
            {
                Choice = choice,
                Line = "So it is.",
                Forecast = random.Next(2) == 0 ? Day.AddDays(30) : null,
            },
        };

    private async Task NameOwnerAsync()
    {
        await using var db = rig.Open();
        var actions = await db.Actions.Where(a => a.Status != ActionStatus.Closed).OrderBy(a => a.Id).ToListAsync();
        var people = await db.People.OrderBy(p => p.Id).ToListAsync();
        if (actions.Count == 0 || people.Count < 2)
            return;
        var action = Any(actions);
        await new OwnerWriter(db, new Outbox(db, rig.Clock), new Calendars(BankHolidays.EnglandAndWales), rig.Clock).NameAsync(
            people[0],
            Day,
            action,
            false,
            Any(people.FindAll(p => p.Id != action.OwnerId)),
            "card owner.name",
            default
        );
        await db.SaveChangesAsync();
    }

    private string[] NewRow()
    {
        // One cell holds several columns where these belong together.
        string[] row =
        [
            $"R-{rows.Count + 1:000}",
            Any(Reports),
            "OPINION",
            "",
            "Loss",
            "Do it",
            Any(Areas),
            "",
            "lead@example.org",
            "",
            "Open",
            "",
            "",
            "",
            "",
        ];
        for (var i = 0; i < 6; i++)
            Change(row);
        return row;
    }

    private void Change(string[] row)
    {
        switch (random.Next(10))
        {
            case 0 or 1 or 2:
                row[9] = random.Next(4) == 0 ? "" : $"{Day.AddDays(random.Next(-200, 150)):dd/MM/yyyy}";
                break;
            case 3:
                row[10] = random.Next(3) > 0 ? "Open" : "Closed";
                break;
            case 4:
                row[7] = Any(Owners);
                break;
            case 5:
                row[6] = Any(Areas);
                break;
            case 6:
                row[3] = Any(["High", "Medium", "Low", ""]);
                break;
            case 7:
                row[11] = Any(["", "PEEL", "Fraud"]);
                break;
            case 8:
                row[12] = Any(["", "Board one", "Board two"]);
                row[13] = Any(["", "Programme", "Policy"]);
                break;
            default:
                row[14] = Any(["", "Risk 1", "Risk 2"]);
                break;
        }
    }

    private T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}

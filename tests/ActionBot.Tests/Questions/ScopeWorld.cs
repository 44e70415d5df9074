using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Questions;

/// <summary>
/// A random organisation with all that questions look at, read whole into memory, where what each may see and get is worked out
/// by plain loops.
/// </summary>
internal sealed class ScopeWorld
{
    public static readonly DateOnly Day = QuestionFile.Day;

    public required IReadOnlyList<ActionItem> Actions { get; init; }
    public required IReadOnlyList<Area> Areas { get; init; }
    public required IReadOnlyList<Person> People { get; init; }
    public required IReadOnlyList<AreaLead> Leads { get; init; }
    public required IReadOnlyList<SourceVerifier> Verifiers { get; init; }
    public required IReadOnlyList<BoardSecretary> Secretaries { get; init; }
    public required IReadOnlyList<Delegation> Delegations { get; init; }
    public required IReadOnlyList<Blocker> Blockers { get; init; }
    public required IReadOnlyList<CheckInItem> Asked { get; init; }
    public required IReadOnlyList<Snooze> Snoozes { get; init; }
    public required IReadOnlyList<ProgressUpdate> Updates { get; init; }
    public required IReadOnlyList<OwnershipClaim> Queries { get; init; }

    public static async Task<ScopeWorld> CreateAsync(ActionBotContext db, Random random)
    {
        await SeedAsync(db, random);
        await db.Database.ExecuteSqlRawAsync(AskedActions.FromTheBeginning);
        db.ChangeTracker.Clear();
        return new()
        {
            Actions = await db
                .Actions.AsNoTracking()
                .Include(a => a.Area)
                .Include(a => a.Owner)
                .Include(a => a.Report!.Source)
                .OrderBy(a => a.Ref)
                .ToListAsync(),
            Areas = await db.Areas.AsNoTracking().ToListAsync(),
            People = await db.People.AsNoTracking().OrderBy(p => p.Id).ToListAsync(),
            Leads = await db.AreaLeads.AsNoTracking().ToListAsync(),
            Verifiers = await db.SourceVerifiers.AsNoTracking().ToListAsync(),
            Secretaries = await db.BoardSecretaries.AsNoTracking().ToListAsync(),
            Delegations = await db.Delegations.AsNoTracking().ToListAsync(),
            Blockers = await db.Blockers.AsNoTracking().Include(b => b.Board).ToListAsync(),
            Asked = await db.CheckInItems.AsNoTracking().Include(i => i.CheckIn).ToListAsync(),
            Snoozes = await db.Snoozes.AsNoTracking().ToListAsync(),
            Updates = await db.Updates.AsNoTracking().ToListAsync(),
            Queries = await db.OwnershipQueries.AsNoTracking().ToListAsync(),
        };
    }

    /// <summary>The refs that a person may see.</summary>
    public HashSet<string> MaySee(Person person)
    {
        HashSet<long> owners = [person.Id];
        foreach (var _ in Enumerable.Range(0, 3))
            owners.UnionWith(
                Delegations
                    .Where(d => owners.Contains(d.DelegateId) && d.From <= Day && d.Until >= Day && d.EndedAt is null)
                    .Select(d => d.PersonId)
                    .ToList()
            );
        var paths = Leads.Where(l => l.PersonId == person.Id).Select(l => Areas.Single(a => a.Id == l.AreaId).Path).ToList();
        var sources = Verifiers.Where(v => v.PersonId == person.Id).Select(v => v.SourceId).ToHashSet();
        var waiting = Blockers
            .Where(b => b.EndedOn is null && Secretaries.Any(s => s.PersonId == person.Id && s.BoardId == b.BoardId))
            .Select(b => b.ActionItemId)
            .ToHashSet();
        return
        [
            .. Actions
                .Where(a =>
                    person.IsAdministrator
                    || waiting.Contains(a.Id)
                    || (a.OwnerId is { } owner && owners.Contains(owner))
                    || paths.Exists(p => a.Area!.Path.StartsWith(p, StringComparison.Ordinal))
                    || sources.Contains(a.Report!.SourceId)
                )
                .Select(a => a.Ref),
        ];
    }

    /// <summary>How many of some actions there are of each kind; none where this is not worked out here.</summary>
    public Dictionary<string, int>? Counted(Facet facet, IReadOnlyCollection<string> refs)
    {
        var rows = Actions.Where(a => refs.Contains(a.Ref)).ToList();
        return facet switch
        {
            Facet.Area => Count(rows.Select(a => a.Area!.Name)),
            Facet.Owner => Count(rows.Select(a => a.Owner?.Name ?? "No owner")),
            Facet.Rating => Count(rows.Select(a => a.Rating == Rating.NotRated ? "Not rated" : $"{a.Rating}")),
            Facet.Theme => Count(rows.Select(a => a.Theme ?? "None")),
            Facet.Source => Count(rows.Select(a => a.Report!.Source!.Name)),
            Facet.Report => Count(rows.Select(a => a.Report!.Title)),
            Facet.Board => Count(
                rows.SelectMany(a =>
                    Blockers.Where(b => b.ActionItemId == a.Id && b.EndedOn is null && b.Board is not null).Select(b => b.Board!.Name)
                )
            ),
            _ => null,
        };
    }

    private static Dictionary<string, int> Count(IEnumerable<string> names) =>
        names.GroupBy(n => n).ToDictionary(g => g.Key, g => g.Count());

    public static Question Any(Random random, IReadOnlyList<Area> areas, IReadOnlyList<Person> people)
    {
        var marks = Enum.GetValues<Mark>();
        var area = areas[random.Next(areas.Count)];
        var person = people[random.Next(people.Count)];
        NameTerm[] names =
        [
            new(NameKind.Area, area.Path, area.Name, random.Next(2) == 0),
            new(NameKind.Person, person.Email, person.Name, random.Next(2) == 0),
            Ratings.Term((Rating)random.Next(4)),
            new(NameKind.Source, "ONE", "One", random.Next(2) == 0),
            new(NameKind.Theme, "Theme 1", "Theme 1", random.Next(2) == 0),
            new(NameKind.Report, "Report 2", "Report 2"),
        ];
        return new()
        {
            Marks =
            [
                .. Enumerable
                    .Range(0, random.Next(3))
                    .Select(_ =>
                        (IReadOnlyList<MarkTerm>)
                            [
                                .. Enumerable
                                    .Range(0, random.Next(1, 3))
                                    .Select(_ => new MarkTerm(marks[random.Next(marks.Length)], random.Next(3) == 0)),
                            ]
                    ),
            ],
            Names = [.. names.Where(_ => random.Next(4) == 0)],
            Spans =
                random.Next(3) == 0
                    ? [new((DateField)random.Next(4), Day.AddDays(-90), random.Next(2) == 0 ? null : Day.AddDays(90), random.Next(3) == 0)]
                    : [],
            By = random.Next(2) == 0 ? null : (Facet)random.Next(Enum.GetValues<Facet>().Length),
            Order = (Ordering)random.Next(5),
        };
    }

    private static async Task SeedAsync(ActionBotContext db, Random random)
    {
        var areas = new List<Area>();
        for (var i = 0; i < 9; i++)
        {
            var parent = areas.Count > 0 && random.Next(3) > 0 ? areas[random.Next(areas.Count)] : null;
            // Names that begin alike: "a" is no part of "ab".
            var name = new string('a', random.Next(1, 4)) + i;
            areas.Add(
                new()
                {
                    Name = name,
                    Path = (parent?.Path ?? "") + name + "/",
                    ParentId = parent?.Id,
                }
            );
            db.Add(areas[^1]);
            await db.SaveChangesAsync();
        }
        List<Person> people =
        [
            .. Enumerable
                .Range(0, 7)
                .Select(i => new Person
                {
                    Email = $"person{i}@example.org",
                    Name = $"Person {i}",
                    IsAdministrator = i == 0,
                }),
        ];
        List<Source> sources =
        [
            new() { Code = "ONE", Name = "One" },
            new()
            {
                Code = "TWO",
                Name = "Two",
                Kind = SourceKind.OutsideBody,
            },
        ];
        List<Board> boards = [new() { Code = "B1", Name = "Board of north" }, new() { Code = "B2", Name = "Board of south" }];
        db.AddRange(people);
        db.AddRange(sources);
        db.AddRange(boards);
        await db.SaveChangesAsync();
        List<Report> reports =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(i => new Report
                {
                    SourceId = sources[i % 2].Id,
                    Title = $"Report {i}",
                    Assurance = (Assurance)random.Next(5),
                }),
        ];
        db.AddRange(reports);
        await db.SaveChangesAsync();
        foreach (var person in people.Skip(1))
            if (random.Next(2) == 0)
                db.Add(new AreaLead { AreaId = areas[random.Next(areas.Count)].Id, PersonId = person.Id });
        db.Add(new SourceVerifier { SourceId = sources[0].Id, PersonId = people[6].Id });
        db.AddRange(
            new BoardSecretary { BoardId = boards[0].Id, PersonId = people[5].Id },
            new BoardSecretary { BoardId = boards[1].Id, PersonId = people[random.Next(1, 7)].Id }
        );
        foreach (
            var (owner, answers) in Enumerable
                .Range(0, 2)
                .Select(_ => (people[random.Next(1, 7)], people[random.Next(1, 7)]))
                .Where(p => p.Item1 != p.Item2)
        )
            db.Add(
                new Delegation
                {
                    PersonId = owner.Id,
                    DelegateId = answers.Id,
                    From = Day.AddDays(-random.Next(5)),
                    Until = Day.AddDays(random.Next(-1, 5)),
                }
            );
        for (var i = 0; i < 60; i++)
            db.Add(
                new ActionItem
                {
                    Ref = $"R-{i:000}",
                    AgreedAction = $"Do thing {i % 5}",
                    ReportId = reports[random.Next(4)].Id,
                    AreaId = areas[random.Next(areas.Count)].Id,
                    OwnerId = random.Next(4) == 0 ? null : people[random.Next(people.Count)].Id,
                    Rating = (Rating)random.Next(4),
                    TargetDate = random.Next(4) == 0 ? null : Day.AddDays(random.Next(-300, 300)),
                    Status = (ActionStatus)random.Next(4),
                    Theme = random.Next(2) == 0 ? null : $"Theme {random.Next(3)}",
                    RegisteredOn = Day,
                    Standing = random.Next(3) == 0 ? null : (AnswerChoice)random.Next(1, 7),
                    LastAnsweredOn = random.Next(2) == 0 ? null : Day.AddDays(-random.Next(40)),
                    LastLine = random.Next(3) == 0 ? "Soon." : null,
                    Forecast = random.Next(2) == 0 ? null : Day.AddDays(random.Next(-300, 300)),
                    SlipCount = random.Next(4) == 0 ? 1 : 0,
                }
            );
        await db.SaveChangesAsync();
        await HappeningsAsync(db, random, people, boards);
    }

    // Requests, answers, waits, snoozes and claims, in no order that a person would give them.
    private static async Task HappeningsAsync(ActionBotContext db, Random random, List<Person> people, List<Board> boards)
    {
        var actions = await db.Actions.ToListAsync();
        var requests = Enumerable
            .Range(0, 30)
            .Select(i => new CheckIn
            {
                Ask = $"ask{i}",
                PersonId = people[i % people.Count].Id,
                On = Day.AddDays(-40 + i),
                Kind = random.Next(4) == 0 ? CheckInKind.OnRequest : CheckInKind.Scheduled,
                DeliveredOn = random.Next(5) == 0 ? null : Day.AddDays(-40 + i + random.Next(12)),
            })
            .ToList();
        db.AddRange(requests);
        await db.SaveChangesAsync();
        foreach (var action in actions)
        {
            foreach (var request in requests.OrderBy(_ => random.Next()).Take(random.Next(4)))
                db.Add(
                    new CheckInItem
                    {
                        CheckInId = request.Id,
                        ActionItemId = action.Id,
                        OwnerId = random.Next(4) == 0 ? people[random.Next(people.Count)].Id : action.OwnerId,
                    }
                );
            if (random.Next(3) == 0)
            {
                var update = new ProgressUpdate
                {
                    ActionItemId = action.Id,
                    PersonId = people[0].Id,
                    Once = action.Ref,
                    Choice = AnswerChoice.Decision,
                    At = new(Day.AddDays(-random.Next(9)), new(9, 0), TimeSpan.Zero),
                    On = Day,
                };
                db.Add(update);
                await db.SaveChangesAsync();
                var isDecision = random.Next(2) == 0;
                var ended = random.Next(3) == 0 ? Day.AddDays(-1) : (DateOnly?)null;
                if (ended is null)
                    action.Standing = isDecision ? AnswerChoice.Decision : AnswerChoice.Other;
                db.Add(
                    new Blocker
                    {
                        ActionItemId = action.Id,
                        UpdateId = update.Id,
                        Kind = isDecision ? BlockerKind.Decision : BlockerKind.Dependency,
                        RaisedOn = Day.AddDays(-9),
                        State = ended is null ? BlockerState.Raised : BlockerState.Withdrawn,
                        EndedOn = ended,
                        BoardId = isDecision ? boards[random.Next(2)].Id : null,
                        OutsideParty = isDecision ? null : "Somebody",
                    }
                );
            }
            if (random.Next(4) == 0)
                db.Add(
                    new Snooze
                    {
                        ActionItemId = action.Id,
                        PersonId = people[random.Next(people.Count)].Id,
                        At = new(Day.AddDays(-5), new(9, 0), TimeSpan.Zero),
                        On = Day.AddDays(-5),
                        Until = Day.AddDays(random.Next(-3, 4)),
                    }
                );
            if (random.Next(8) == 0)
                db.Add(
                    new OwnershipClaim
                    {
                        ActionItemId = action.Id,
                        PersonId = people[1].Id,
                        At = DateTimeOffset.UnixEpoch,
                        SettledAt = random.Next(2) == 0 ? null : DateTimeOffset.UnixEpoch,
                    }
                );
        }
        await db.SaveChangesAsync();
    }
}

using System.Globalization;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.WorkingTime;
using Person = ActionBot.Domain.Register.People.Person;

namespace ActionBot.Benchmarks.Registers;

/// <summary>The people, areas, sources and boards of a generated register. Keys are counted from 1, owners first.</summary>
internal sealed class GeneratedOrganisation
{
    private const int Groups = 8;
    private const int AreasOfGroup = 7;
    private const int TeamsOfArea = 6;
    private const int OwnersOfManager = 20;

    private static readonly string[] FarZones = ["Europe/Paris", "Europe/Athens", "America/New_York", "Australia/Sydney"];
    private static readonly (string Code, string Name, SourceKind Kind)[] SourceList =
    [
        ("DARA", "Internal audit", SourceKind.InternalAudit),
        ("ICT", "Technology assurance", SourceKind.InternalAudit),
        ("HSE", "Safety audit", SourceKind.InternalAudit),
        ("FIN", "Finance assurance", SourceKind.InternalAudit),
        ("HMI", "Inspectorate", SourceKind.OutsideBody),
        ("COR", "Coroner", SourceKind.OutsideBody),
        ("NAO", "National auditor", SourceKind.OutsideBody),
        ("PLAN", "Plan milestones", SourceKind.InternalAudit),
    ];

    private readonly DateOnly asAt;

    public GeneratedOrganisation(RegisterSize size)
    {
        asAt = size.AsAt;
        var random = new Random(RegisterGenerator.Seed);
        Owners = size.Owners;
        Areas = [.. SomeAreas()];
        Teams = [.. Areas.Where(a => a.Path.Count(c => c == '/') == 3)];
        People = [.. SomePeople(random)];
        Sources =
        [
            .. SourceList.Select(
                (s, i) =>
                    new Source
                    {
                        Id = i + 1,
                        Code = s.Code,
                        Name = s.Name,
                        Kind = s.Kind,
                    }
            ),
        ];
        Reports = [.. Enumerable.Range(1, 1500).Select(i => SomeReport(i, random))];
        Boards = [.. Enumerable.Range(1, 40).Select(SomeBoard)];
        Leads =
        [
            .. Areas
                .Where(a => a.Path.Count(c => c == '/') < 3 || a.Id % 3 > 0)
                .Select(a => new AreaLead { AreaId = a.Id, PersonId = FirstLead + a.Id - 1 }),
        ];
    }

    public static string[] Themes { get; } =
    [
        "Governance",
        "Data quality",
        "Finance",
        "Safeguarding",
        "Vetting",
        "Custody",
        "Estates",
        "Technology",
        "Training",
        "Property",
        "Firearms",
        "Public order",
    ];

    public int Owners { get; }

    public IReadOnlyList<Area> Areas { get; }

    /// <summary>The areas in which owners work.</summary>
    public IReadOnlyList<Area> Teams { get; }

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<Source> Sources { get; }

    public IReadOnlyList<Report> Reports { get; }

    public IReadOnlyList<Board> Boards { get; }

    public IReadOnlyList<AreaLead> Leads { get; }

    public long FirstLead => Owners + (Owners / OwnersOfManager) + 1;

    private long FirstSecretary => FirstLead + Areas.Count;

    public IEnumerable<BoardSecretary> Secretaries =>
        Boards.SelectMany(b =>
            new[] { 0, 40 }.Select(second => new BoardSecretary { BoardId = b.Id, PersonId = FirstSecretary + b.Id - 1 + second })
        );

    public IEnumerable<Meeting> Meetings =>
        Boards
            .SelectMany(b => Enumerable.Range(-6, 18).Select(m => (b, On: asAt.AddMonths(m).AddDays((int)b.Id % 5))))
            .Select(
                (m, i) =>
                    new Meeting
                    {
                        Id = i + 1,
                        BoardId = m.b.Id,
                        Date = m.On,
                        PapersDue = m.On.AddDays(-7),
                        State = m.On < asAt ? MeetingState.Held : MeetingState.Planned,
                    }
            );

    public IEnumerable<SourceVerifier> Verifiers =>
        Sources.Select(s => new SourceVerifier { SourceId = s.Id, PersonId = FirstSecretary + s.Id - 1 });

    public IEnumerable<Absence> Absences =>
        Enumerable
            .Range(1, Owners)
            .Where(i => i % 19 == 0)
            .Select(
                (i, n) =>
                    new Absence
                    {
                        Id = n + 1,
                        PersonId = i,
                        From = asAt.AddDays(-i % 8),
                        To = asAt.AddDays(i % 11),
                    }
            );

    public IEnumerable<Delegation> Delegations =>
        Enumerable
            .Range(1, Owners - 1)
            .Where(i => i % 47 == 0)
            .Select(
                (i, n) =>
                    new Delegation
                    {
                        Id = n + 1,
                        PersonId = i,
                        DelegateId = i + 1,
                        From = asAt.AddDays(-i % 20),
                        Until = asAt.AddDays(i % 15),
                    }
            );

    /// <summary>The area in which an owner works, with everybody of the same manager.</summary>
    public Area TeamOf(long owner) => Teams[(int)((owner - 1) / OwnersOfManager % Teams.Count)];

    private static IEnumerable<Area> SomeAreas()
    {
        var id = 0;
        for (var g = 1; g <= Groups; g++)
        {
            var group = New(null, $"Group {g}");
            yield return group;
            for (var a = 1; a <= AreasOfGroup; a++)
            {
                var area = New(group, $"Area {g}.{a}");
                yield return area;
                for (var t = 1; t <= TeamsOfArea; t++)
                    yield return New(area, $"Team {g}.{a}.{t}");
            }
        }

        Area New(Area? parent, string name) =>
            new()
            {
                Id = ++id,
                ParentId = parent?.Id,
                Name = name,
                Path = (parent?.Path ?? "") + Area.PathOf(name),
            };
    }

    private IEnumerable<Person> SomePeople(Random random)
    {
        var id = 0;
        for (var i = 1; i <= Owners; i++)
            yield return New("owner", i, Owners + 1 + ((i - 1) / OwnersOfManager));
        for (var i = 1; i <= Owners / OwnersOfManager; i++)
            yield return New("manager", i, null);
        for (var i = 1; i <= Areas.Count; i++)
            yield return New("lead", i, null);
        for (var i = 1; i <= 80; i++)
            yield return New("secretary", i, null);
        for (var i = 1; i <= 3; i++)
            yield return New("administrator", i, null);

        Person New(string role, int number, long? manager) =>
            new()
            {
                Id = ++id,
                Email = string.Create(CultureInfo.InvariantCulture, $"{role}{number}@example.org"),
                Name = string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(role[0])}{role[1..]} {number}"),
                AadObjectId = new Guid(id, 0, 0, new byte[8]).ToString(),
                IsActive = role != "owner" || random.Next(60) > 0,
                IsAdministrator = role == "administrator",
                TimeZone = random.Next(30) == 0 ? FarZones[random.Next(FarZones.Length)] : WorkingPattern.DefaultTimeZone,
                WorkingDays =
                    random.Next(10) == 0 ? WorkingDays.Monday | WorkingDays.Tuesday | WorkingDays.Thursday : WorkingDays.MondayToFriday,
                ManagerId = manager <= Owners + (Owners / OwnersOfManager) ? manager : null,
                PausedUntil = role == "owner" && random.Next(100) == 0 ? asAt.AddDays(random.Next(15)) : null,
            };
    }

    private Report SomeReport(int i, Random random) =>
        new()
        {
            Id = i,
            SourceId = 1 + random.Next(SourceList.Length),
            Title = string.Create(CultureInfo.InvariantCulture, $"Review {i} of {Themes[i % Themes.Length]}"),
            IssuedOn = asAt.AddDays(-random.Next(30, 1500)),
            Assurance = (Assurance)random.Next(5),
        };

    private Board SomeBoard(int i) =>
        new()
        {
            Id = i,
            Code = string.Create(CultureInfo.InvariantCulture, $"board{i}"),
            Name = string.Create(CultureInfo.InvariantCulture, $"Board {i}"),
            ParentId = i > 8 ? 1 + (i % 8) : null,
            Cadence = i % 5 == 0 ? BoardCadence.Quarterly : BoardCadence.Monthly,
            ChairId = FirstLead + i,
            Remit = i % 3 == 0 ? new([], [], [], [Themes[i % Themes.Length]]) : new([], [Areas[i * Areas.Count / 41].Path], [], []),
        };
}

using System.Text.Json;
using ActionBot.Domain;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Exchange.Governance;

/// <summary>Reads a governance file: JSON, in which comments and trailing commas are allowed.</summary>
internal static class GovernanceReader
{
    private const int MostPapersDays = 60;
    private const int MostOfAbbreviation = 40;

    // Far above any organisation. People are many rows each, all of them in one transaction.
    private const int MostPeople = 100_000,
        MostAreas = 100_000,
        MostSources = 5_000,
        MostBoards = 5_000;
    private const int MostMeetings = 1_000,
        MostAbsences = 200,
        MostOfRemit = 200;

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly (string, DayOfWeek)[] Weekdays = [.. Enum.GetValues<DayOfWeek>().Select(d => (d.ToString(), d))];

    /// <summary>What the file says; what cannot be taken is added to the faults.</summary>
    /// <exception cref="RuleException">It is no JSON.</exception>
    public static async Task<GovernanceFile> ReadAsync(
        Stream stream,
        FaultList<GovernanceFault> faults,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var json = await JsonBounds.ReadAsync(stream, Lenient, cancellationToken);
            using var document = JsonDocument.Parse(json, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new RuleException("A governance file is a JSON object with the keys people, areas, sources and boards.");
            var file = Read(new JsonPart(document.RootElement, "", GovernanceKeys.File, faults));
            if (file.NamedEmails.Skip(MostPeople).Any())
                throw new RuleException(
                    $"The file names more than {MostPeople:N0} people, the most at once. "
                        + "Split it: what a file leaves out stays as it is."
                );
            return file;
        }
        catch (JsonException fault)
        {
            throw new RuleException(
                $"The file is no valid JSON at line {fault.LineNumber + 1}, position "
                    + $"{fault.BytePositionInLine + 1}. Check quotes, commas and brackets there."
            );
        }
    }

    private static GovernanceFile Read(JsonPart file) =>
        new(
            [.. file.Objects("people", GovernanceKeys.Person, MostPeople).Select(Person).OfType<PersonEntry>()],
            [.. file.Objects("areas", GovernanceKeys.Area, MostAreas).Select(Area).OfType<AreaEntry>()],
            [.. file.Objects("sources", GovernanceKeys.Source, MostSources).Select(Source).OfType<SourceEntry>()],
            [.. file.Objects("boards", GovernanceKeys.Board, MostBoards).Select(Board).OfType<BoardEntry>()]
        );

    private static PersonEntry? Person(JsonPart part)
    {
        var email = part.Email("email", required: true);
        var entry = new PersonEntry(part.Path, email ?? "")
        {
            Name = part.Text("name"),
            AadObjectId = ObjectId(part),
            TimeZone = Zone(part),
            WorkingDays = Days(part),
            SendAt = part.Time("sendAt"),
            SendUntil = part.Time("sendUntil"),
            KeepsBankHolidays = part.Flag("keepsBankHolidays"),
            Administrator = part.Flag("administrator"),
            Active = part.Flag("active"),
            Manager = part.Email("manager"),
            Absences = part.Find("absences") is null
                ? null
                : [.. part.Objects("absences", GovernanceKeys.Absence, MostAbsences).Select(Absence).OfType<AbsenceEntry>()],
            Delegate = part.Object("delegate", GovernanceKeys.Delegate) is { } named ? Delegate(named) : null,
        };
        return email is null ? null : entry;
    }

    private static AbsenceEntry? Absence(JsonPart part) =>
        (part.Day("from", required: true), part.Day("to", required: true)) is ({ } from, { } to) ? new(part.Path, from, to) : null;

    private static DelegateEntry? Delegate(JsonPart part) =>
        (part.Email("to", required: true), part.Day("from"), part.Day("until", required: true)) is ({ } to, var from, { } until)
            ? new(part.Path, to, from, until)
            : null;

    private static string? ObjectId(JsonPart part)
    {
        if (part.Text("aadObjectId") is not { } text)
            return null;
        if (Guid.TryParseExact(text, "D", out var id))
            return id.ToString("D");
        part.Fault(
            "aadObjectId",
            "an object id such as 7a1c9f0e-3b52-4d86-9e14-5c0f2a8d6b13",
            "Copy it from the person's account in Microsoft Entra, or leave it out: it is found when they install the app."
        );
        return null;
    }

    private static string? Zone(JsonPart part)
    {
        if (part.Text("timeZone") is not { } text)
            return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(text, out _))
            return text;
        part.Fault("timeZone", "a time zone such as Europe/London", "Give the IANA name of the zone.");
        return null;
    }

    private static WorkingDays? Days(JsonPart part)
    {
        var days = part.List(
            "workingDays",
            t => Weekdays.FirstOrDefault(w => w.Item1.Equals(t, StringComparison.OrdinalIgnoreCase)).Item1,
            "a day of the week such as Monday"
        );
        if (days is null || part.Find("workingDays") is not { ValueKind: JsonValueKind.Array } list)
            return null;
        if (list.GetArrayLength() == 0)
            part.Fault("workingDays", "at least one day of the week", "For somebody who has left, write \"active\": false.");
        return days.Aggregate(WorkingDays.None, (all, day) => all | Enum.Parse<WorkingDays>(day));
    }

    private static AreaEntry? Area(JsonPart part)
    {
        var names = part.Text("path", required: true) is { } text ? AreaNames(text) : null;
        if (names is null && part.Find("path") is not null)
            part.Fault("path", "area names from the top, such as Met Operations/Public Order", "Part the names by one '/' each.");
        var leads = part.EmailList("leads");
        var board = Code(part, "board");
        var abbreviations = Abbreviations(part);
        return names is null ? null : new(part.Path, names, leads, board, abbreviations);
    }

    private static IReadOnlyList<string>? Abbreviations(JsonPart part) =>
        part.List(
            "abbreviations",
            t => t.Length is > 1 and <= MostOfAbbreviation && t.Any(char.IsLetter) ? t : null,
            $"a word of 2 to {MostOfAbbreviation} characters such as HR"
        );

    private static string[]? AreaNames(string text)
    {
        var names = text.Trim().TrimEnd('/').Split('/', StringSplitOptions.TrimEntries);
        return names.All(n => n.Length > 0) ? names : null;
    }

    private static SourceEntry? Source(JsonPart part)
    {
        var code = part.Text("code", required: true);
        var entry = new SourceEntry(part.Path, code ?? "")
        {
            Name = part.Text("name"),
            Kind = part.Word("kind", false, ("internalAudit", SourceKind.InternalAudit), ("outsideBody", SourceKind.OutsideBody)),
            VerifierName = part.Text("verifierName"),
            Verifiers = part.EmailList("verifiers"),
        };
        return code is null ? null : entry;
    }

    private static BoardEntry? Board(JsonPart part)
    {
        var code = Code(part, "code", required: true);
        var name = part.Text("name", required: true);
        var cadence =
            part.Word(
                "cadence",
                false,
                ("weekly", BoardCadence.Weekly),
                ("monthly", BoardCadence.Monthly),
                ("quarterly", BoardCadence.Quarterly)
            ) ?? BoardCadence.Monthly;
        var entry = new BoardEntry(part.Path, code ?? "", name ?? "")
        {
            Abbreviations = Abbreviations(part),
            Chair = part.Email("chair"),
            Parent = Code(part, "parent"),
            Cadence = cadence,
            PapersDueWorkingDays = part.Number("papersDueWorkingDays", 0, MostPapersDays) ?? 5,
            Remit = part.Object("remit", GovernanceKeys.Remit) is { } remit ? Remit(remit) : Domain.Boards.Remit.Empty,
            Secretariat = Secretariat(part),
            Meets = part.Object("meets", GovernanceKeys.Rule) is { } rule ? Rule(rule, cadence) : null,
            Meetings = [.. part.Objects("meetings", GovernanceKeys.Meeting, MostMeetings).Select(Meeting).OfType<MeetingEntry>()],
        };
        return code is null || name is null ? null : entry;
    }

    private static string? Code(JsonPart part, string key, bool required = false)
    {
        if (part.Text(key, required) is not { } code)
            return null;
        if (code.Length <= 40 && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return code;
        part.Fault(key, "a code of at most 40 letters, digits and hyphens", "The code stands in cards; the name may be longer.");
        return null;
    }

    private static Remit Remit(JsonPart part) =>
        new(
            part.List("sources", t => t.Length > 0 ? t : null, "the code of a source", MostOfRemit) ?? [],
            part.List(
                "areas",
                t => AreaNames(t) is { } names ? Domain.Register.People.Area.PathOf(names) : null,
                "area names from the top, such as Met Operations/Public Order",
                MostOfRemit
            ) ?? [],
            [
                .. (
                    part.List(
                        "ratings",
                        t => Values.RatingReader.Read(t) is { } rating && t.Length > 0 ? rating.ToString() : null,
                        "Critical, High, Medium or Low",
                        MostOfRemit
                    ) ?? []
                ).Select(Enum.Parse<Rating>),
            ],
            part.List("themes", t => t.Length > 0 ? t : null, "the name of a theme", MostOfRemit) ?? []
        );

    private static SecretariatEntry Secretariat(JsonPart board)
    {
        var part = board.Object("secretariat", GovernanceKeys.Secretariat);
        var entry = new SecretariatEntry(part?.Text("channel"), part?.Email("mailbox"), part?.EmailList("people") ?? []);
        if (entry is { Channel: null, Mailbox: null, People.Count: 0 })
            board.Fault(
                "secretariat",
                "people, a channel or a mailbox",
                "Somebody has to receive what waits for this board. Name at least one."
            );
        return entry;
    }

    private static MeetingRule? Rule(JsonPart part, BoardCadence cadence)
    {
        var weekday = part.Word("weekday", required: true, Weekdays);
        var last =
            part.Find("week") is { ValueKind: JsonValueKind.String } text
            && "last".Equals(text.GetString(), StringComparison.OrdinalIgnoreCase);
        var week = last ? MeetingRule.Last : part.Number("week", 1, 4);
        if (week is null && part.Find("week") is null && cadence != BoardCadence.Weekly)
            part.Fault("week", "1, 2, 3, 4 or \"last\"", "Say which one of the month.");
        var month = part.Number("monthOfQuarter", 1, 3) ?? 1;
        return weekday is { } day ? new(day, week ?? 1, month) : null;
    }

    private static MeetingEntry? Meeting(JsonPart part)
    {
        var date = part.Day("date", required: true);
        var papers = part.Day("papersDue");
        var state = part.Word(
            "state",
            false,
            ("planned", MeetingState.Planned),
            ("cancelled", MeetingState.Cancelled),
            ("held", MeetingState.Held)
        );
        if (papers > date)
            part.Fault("papersDue", "a day before the meeting", "Papers are due before the board meets.");
        return date is { } day ? new(part.Path, day) { PapersDue = papers, State = state } : null;
    }
}

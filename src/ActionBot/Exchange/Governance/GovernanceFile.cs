using ActionBot.Directory.Writing;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Exchange.Governance;

/// <summary>
/// Who governs: people, areas with their leads, sources with their verifiers, boards with their meetings. Null means that the
/// file says nothing.
/// </summary>
internal sealed record GovernanceFile(
    IReadOnlyList<PersonEntry> People,
    IReadOnlyList<AreaEntry> Areas,
    IReadOnlyList<SourceEntry> Sources,
    IReadOnlyList<BoardEntry> Boards
)
{
    /// <summary>Every person that the file names anywhere.</summary>
    public IEnumerable<string> NamedEmails =>
        People
            .SelectMany(p => new[] { p.Email, p.Manager ?? "", p.Delegate?.To ?? "" })
            .Concat(Areas.SelectMany(a => a.Leads ?? []))
            .Concat(Sources.SelectMany(s => s.Verifiers ?? []))
            .Concat(Boards.SelectMany(b => b.Secretariat.People.Append(b.Chair ?? "")))
            .Where(e => e.Length > 0)
            .Distinct();
}

internal sealed record PersonEntry(string Path, string Email)
{
    public string? Name { get; init; }
    public string? AadObjectId { get; init; }
    public string? TimeZone { get; init; }
    public WorkingDays? WorkingDays { get; init; }
    public TimeOnly? SendAt { get; init; }
    public TimeOnly? SendUntil { get; init; }
    public bool? KeepsBankHolidays { get; init; }
    public bool? Administrator { get; init; }
    public bool? Active { get; init; }
    public string? Manager { get; init; }
    public IReadOnlyList<AbsenceEntry>? Absences { get; init; }
    public DelegateEntry? Delegate { get; init; }

    /// <summary>What it says, for the directory.</summary>
    public PersonUpdate Update() =>
        new(Email)
        {
            Name = Name,
            AadObjectId = AadObjectId,
            TimeZone = TimeZone,
            WorkingDays = WorkingDays,
            SendAt = SendAt,
            SendUntil = SendUntil,
            KeepsBankHolidays = KeepsBankHolidays,
            IsAdministrator = Administrator,
            IsActive = Active,
            Manager = Manager,
            Absences = Absences?.Select(a => new AbsenceUpdate(a.From, a.To)).ToList(),
            Delegate = Delegate is { } delegated ? new(delegated.To, delegated.From, delegated.Until) : null,
        };
}

internal sealed record AbsenceEntry(string Path, DateOnly From, DateOnly To);

/// <param name="From">The first day; the day of the import where the file names none.</param>
internal sealed record DelegateEntry(string Path, string To, DateOnly? From, DateOnly Until);

/// <param name="Path">Where it stands in the file.</param>
/// <param name="Names">The names from the top.</param>
/// <param name="Leads">Those who answer for it.</param>
/// <param name="Board">Code of the board that decides for it where no remit names one.</param>
/// <param name="Abbreviations">Other ways in which people write its name.</param>
internal sealed record AreaEntry(
    string Path,
    IReadOnlyList<string> Names,
    IReadOnlyList<string>? Leads,
    string? Board,
    IReadOnlyList<string>? Abbreviations
);

internal sealed record SourceEntry(string Path, string Code)
{
    public string? Name { get; init; }
    public SourceKind? Kind { get; init; }
    public string? VerifierName { get; init; }
    public IReadOnlyList<string>? Verifiers { get; init; }
}

internal sealed record BoardEntry(string Path, string Code, string Name)
{
    public IReadOnlyList<string>? Abbreviations { get; init; }
    public string? Chair { get; init; }
    public string? Parent { get; init; }
    public BoardCadence Cadence { get; init; } = BoardCadence.Monthly;
    public int PapersDueWorkingDays { get; init; } = 5;
    public Remit Remit { get; init; } = Remit.Empty;
    public required SecretariatEntry Secretariat { get; init; }
    public MeetingRule? Meets { get; init; }
    public IReadOnlyList<MeetingEntry> Meetings { get; init; } = [];
}

internal sealed record SecretariatEntry(string? Channel, string? Mailbox, IReadOnlyList<string> People);

internal sealed record MeetingEntry(string Path, DateOnly Date)
{
    public DateOnly? PapersDue { get; init; }
    public MeetingState? State { get; init; }
}

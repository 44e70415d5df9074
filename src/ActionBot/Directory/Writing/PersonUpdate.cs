using ActionBot.Domain.WorkingTime;

namespace ActionBot.Directory.Writing;

/// <summary>What a source says of one person: a governance file, or whatever else knows people. Null means that it says nothing.</summary>
/// <param name="Email">Their address, by which they are known.</param>
internal sealed record PersonUpdate(string Email)
{
    public string? Name { get; init; }

    /// <summary>Their account in Teams. Of which tenant it is, Teams has to prove.</summary>
    public string? AadObjectId { get; init; }

    public string? TimeZone { get; init; }

    public WorkingDays? WorkingDays { get; init; }

    public TimeOnly? SendAt { get; init; }

    public TimeOnly? SendUntil { get; init; }

    public bool? KeepsBankHolidays { get; init; }

    public bool? IsAdministrator { get; init; }

    public bool? IsActive { get; init; }

    /// <summary>The address of their manager.</summary>
    public string? Manager { get; init; }

    /// <summary>Their absences from today on, all of them: one that is not among these is over.</summary>
    public IReadOnlyList<AbsenceUpdate>? Absences { get; init; }

    /// <summary>Who answers for them.</summary>
    public DelegateUpdate? Delegate { get; init; }
}

/// <summary>Days on which somebody is away, the last included.</summary>
internal sealed record AbsenceUpdate(DateOnly From, DateOnly To);

/// <summary>Somebody who answers for another person.</summary>
/// <param name="To">Their address.</param>
/// <param name="From">The first day; today where none is named.</param>
/// <param name="Until">The last day.</param>
internal sealed record DelegateUpdate(string To, DateOnly? From, DateOnly Until);

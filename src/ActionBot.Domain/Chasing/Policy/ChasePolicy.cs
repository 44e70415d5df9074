using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Chasing.Policy;

/// <summary>
/// Every number of chasing, as one file of data holds them. What stands here are the defaults' shape; <see cref="Default"/> holds
/// the product's own table.
/// </summary>
/// <param name="Monitoring">Which actions are chased at all.</param>
/// <param name="Budget">The most messages to a person.</param>
/// <param name="Snooze">How long and how often a question may be put off.</param>
/// <param name="Patience">When silence and sameness count.</param>
/// <param name="Digest">When area leads hear of their area.</param>
/// <param name="High">For actions rated High.</param>
/// <param name="Medium">For actions rated Medium, and for those of outside bodies that are not rated or rated Low.</param>
/// <param name="Overrides">What is different for some sources and areas, in the order of the file; a later one goes before an
/// earlier one.</param>
/// <param name="Pilot">The people who are sent messages; empty means everybody. The others are planned for and logged as
/// withheld. Addresses in lower case.</param>
public sealed record ChasePolicy(
    MonitoringRule Monitoring,
    MessageBudget Budget,
    SnoozePolicy Snooze,
    PatiencePolicy Patience,
    DigestPolicy Digest,
    ChaseCadence High,
    ChaseCadence Medium,
    IReadOnlyList<PolicyOverride> Overrides,
    IReadOnlySet<string> Pilot
)
{
    /// <summary>What is different for actions rated Critical; everything else is as for High.</summary>
    public CadencePatch Critical { get; init; } = new();

    /// <summary>When secretariats are written to.</summary>
    public BoardPolicy Boards { get; init; } = BoardPolicy.Default;

    /// <summary>
    /// The table of the product: High every month, 28 and 7 days before, every 7 days overdue, every 14 undated; Medium every
    /// quarter, 14 days before, every 14 overdue, every 28 undated; one message a day, three a week.
    /// </summary>
    public static ChasePolicy Default { get; } =
        new(
            MonitoringRule.Default,
            new(PerDay: 1, PerWeek: 3),
            new(MostWorkingDays: 10, MostRunning: 2, MostPauseWorkingDays: 20),
            new(AnswerWorkingDays: 5, SameAnswers: 3),
            new(DayOfWeek.Monday),
            High: new(
                RegularMonths: 1,
                DaysBefore: [28, 7],
                OverdueDays: 7,
                UndatedDays: 14,
                ManagerAfter: 2,
                LeadAfter: 4,
                UndatedLeadAfter: 2,
                LeadOverdueDays: 28,
                BoardOverdueDays: 56
            ),
            Medium: new(
                RegularMonths: 3,
                DaysBefore: [14],
                OverdueDays: 14,
                UndatedDays: 28,
                ManagerAfter: 2,
                LeadAfter: 4,
                UndatedLeadAfter: 2,
                LeadOverdueDays: 28,
                BoardOverdueDays: 84
            ),
            [],
            new HashSet<string>()
        );

    /// <summary>The cadence for an action: that of its rating, as the overrides that fit change it.</summary>
    /// <param name="rating">The action's rating.</param>
    /// <param name="source">Code of its source.</param>
    /// <param name="areaPath">Path of its area.</param>
    public ChaseCadence For(Rating rating, string source, string areaPath)
    {
        var tier = rating.Tier();
        var cadence = Of(tier);
        foreach (var other in Overrides)
            if (other.Fits(source, areaPath))
                cadence = other.Of(tier).Over(cadence);
        return cadence;
    }

    /// <summary>The cadence of a tier where no override fits.</summary>
    /// <param name="tier">The tier.</param>
    public ChaseCadence Of(ChaseTier tier) =>
        tier switch
        {
            ChaseTier.Critical => Critical.Over(High),
            ChaseTier.High => High,
            ChaseTier.Medium => Medium,
        };

    /// <summary>Whether messages to this person are sent, or only planned.</summary>
    /// <param name="email">An address in lower case.</param>
    public bool IsSentTo(string email) => Pilot.Count == 0 || Pilot.Contains(email);
}

/// <summary>When the owner of an action is asked, and when others hear of it, for the actions of one rating.</summary>
/// <param name="RegularMonths">Months between regular check-ins while on track.</param>
/// <param name="DaysBefore">Days before the target date on which to ask, largest first.</param>
/// <param name="OverdueDays">Days between requests once the target date is past.</param>
/// <param name="UndatedDays">Days between requests while there is no target date.</param>
/// <param name="ManagerAfter">Requests without an answer after which the owner's manager is told.</param>
/// <param name="LeadAfter">Requests without an answer after which the area lead is told.</param>
/// <param name="UndatedLeadAfter">Requests for a date after which the area lead is told.</param>
/// <param name="LeadOverdueDays">Days past the target date after which the area lead is told.</param>
/// <param name="BoardOverdueDays">Days past the target date after which the board that owns the risk is told.</param>
public sealed record ChaseCadence(
    int RegularMonths,
    IReadOnlyList<int> DaysBefore,
    int OverdueDays,
    int UndatedDays,
    int ManagerAfter,
    int LeadAfter,
    int UndatedLeadAfter,
    int LeadOverdueDays,
    int BoardOverdueDays
);

/// <summary>What an override changes in a cadence; null leaves a number as it is.</summary>
/// <param name="RegularMonths">See <see cref="ChaseCadence"/>.</param>
/// <param name="DaysBefore">See <see cref="ChaseCadence"/>.</param>
/// <param name="OverdueDays">See <see cref="ChaseCadence"/>.</param>
/// <param name="UndatedDays">See <see cref="ChaseCadence"/>.</param>
/// <param name="ManagerAfter">See <see cref="ChaseCadence"/>.</param>
/// <param name="LeadAfter">See <see cref="ChaseCadence"/>.</param>
/// <param name="UndatedLeadAfter">See <see cref="ChaseCadence"/>.</param>
/// <param name="LeadOverdueDays">See <see cref="ChaseCadence"/>.</param>
/// <param name="BoardOverdueDays">See <see cref="ChaseCadence"/>.</param>
public sealed record CadencePatch(
    int? RegularMonths = null,
    IReadOnlyList<int>? DaysBefore = null,
    int? OverdueDays = null,
    int? UndatedDays = null,
    int? ManagerAfter = null,
    int? LeadAfter = null,
    int? UndatedLeadAfter = null,
    int? LeadOverdueDays = null,
    int? BoardOverdueDays = null
)
{
    /// <summary>The cadence with the changes.</summary>
    /// <param name="cadence">The cadence to change.</param>
    public ChaseCadence Over(ChaseCadence cadence) =>
        new(
            RegularMonths ?? cadence.RegularMonths,
            DaysBefore ?? cadence.DaysBefore,
            OverdueDays ?? cadence.OverdueDays,
            UndatedDays ?? cadence.UndatedDays,
            ManagerAfter ?? cadence.ManagerAfter,
            LeadAfter ?? cadence.LeadAfter,
            UndatedLeadAfter ?? cadence.UndatedLeadAfter,
            LeadOverdueDays ?? cadence.LeadOverdueDays,
            BoardOverdueDays ?? cadence.BoardOverdueDays
        );

    /// <summary>The changes of another patch, with these on top.</summary>
    /// <param name="below">The other patch.</param>
    public CadencePatch Over(CadencePatch below) =>
        new(
            RegularMonths ?? below.RegularMonths,
            DaysBefore ?? below.DaysBefore,
            OverdueDays ?? below.OverdueDays,
            UndatedDays ?? below.UndatedDays,
            ManagerAfter ?? below.ManagerAfter,
            LeadAfter ?? below.LeadAfter,
            UndatedLeadAfter ?? below.UndatedLeadAfter,
            LeadOverdueDays ?? below.LeadOverdueDays,
            BoardOverdueDays ?? below.BoardOverdueDays
        );
}

/// <summary>Other numbers for the actions of a source, of an area and what lies below it, or of both together.</summary>
/// <param name="Source">Code of the source; null means any.</param>
/// <param name="AreaPath">Path of the area, lower-case, ended by '/'; null means any.</param>
/// <param name="High">What is different for High.</param>
/// <param name="Medium">What is different for the others.</param>
public sealed record PolicyOverride(string? Source, string? AreaPath, CadencePatch High, CadencePatch Medium)
{
    /// <summary>What is different for Critical beside what is for High.</summary>
    public CadencePatch Critical { get; init; } = new();

    /// <summary>What is different for a tier; for Critical what is for High too, where nothing else is said.</summary>
    /// <param name="tier">The tier.</param>
    public CadencePatch Of(ChaseTier tier) =>
        tier switch
        {
            ChaseTier.Critical => Critical.Over(High),
            ChaseTier.High => High,
            ChaseTier.Medium => Medium,
        };

    /// <summary>Whether it is for actions of this source and area.</summary>
    /// <param name="source">Code of the source.</param>
    /// <param name="areaPath">Path of the area.</param>
    public bool Fits(string source, string areaPath) =>
        (Source is null || string.Equals(Source, source, StringComparison.OrdinalIgnoreCase))
        && (AreaPath is null || areaPath.StartsWith(AreaPath, StringComparison.Ordinal));
}

/// <summary>
/// The most messages that the service sends to a person of its own accord. A policy may ask for fewer, never for more than one a
/// day and three a week.
/// </summary>
/// <param name="PerDay">On one day, at most 1.</param>
/// <param name="PerWeek">In any seven days, at most 3.</param>
public sealed record MessageBudget(int PerDay, int PerWeek)
{
    /// <summary>The most in seven days as a word for a sentence: "three".</summary>
    public string PerWeekInWords =>
        PerWeek switch
        {
            1 => "one",
            2 => "two",
            _ => "three",
        };

    /// <summary>The most that any policy may allow on a day.</summary>
    public const int MostPerDay = 1;

    /// <summary>The most that any policy may allow in seven days.</summary>
    public const int MostPerWeek = 3;
}

/// <summary>When silence and sameness count.</summary>
/// <param name="AnswerWorkingDays">Working days that a person has to answer; until then a request does not count as unanswered.</param>
/// <param name="SameAnswers">Answers running that change nothing, after which the lead is told.</param>
public sealed record PatiencePolicy(int AnswerWorkingDays, int SameAnswers);

/// <summary>When area leads are sent the position of their area: once a week.</summary>
/// <param name="Weekday">From this day of the week on, the lead's next working day is the day of the digest.</param>
public sealed record DigestPolicy(DayOfWeek Weekday)
{
    /// <summary>The first day of the digest's week that a day lies in.</summary>
    /// <param name="day">Any day.</param>
    public DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)Weekday + 7) % 7));
}

namespace ActionBot.Domain.Reporting;

/// <summary>What actions are counted by.</summary>
public enum ReportDimension
{
    /// <summary>How serious the finding is.</summary>
    Rating,

    /// <summary>Who issued it.</summary>
    Source,

    /// <summary>Who has to do it.</summary>
    Area,

    /// <summary>The theme.</summary>
    Theme,

    /// <summary>The board that owns the risk.</summary>
    Board,

    /// <summary>How it is delivered.</summary>
    Route,

    /// <summary>The corporate risk.</summary>
    CorporateRisk,
}

/// <summary>The position of a register on a day.</summary>
/// <param name="On">The day; what happened on it counts.</param>
/// <param name="All">All actions that were not closed.</param>
/// <param name="Monitored">Those of them that are tracked centrally.</param>
/// <param name="Closed">Actions that were closed by then.</param>
/// <param name="Slips">Target dates that were moved later.</param>
public sealed record PositionReport(DateOnly On, PositionCounts All, PositionCounts Monitored, int Closed, SlipCounts Slips)
{
    /// <summary>The one source that is reported on, by its code; none means all.</summary>
    public string? Source { get; init; }

    /// <summary>Requests and answers of the time before the day; none where they were not counted.</summary>
    public AnswerTimes? Answers { get; init; }

    /// <summary>What changed since an earlier day; none where nothing is compared.</summary>
    public PositionChanges? Changes { get; init; }
}

/// <summary>Open actions, counted. Open = overdue + not yet due + undated.</summary>
/// <param name="Open">Those not closed, what waits for its verifier among them.</param>
/// <param name="Overdue">Past their target date: due on the day itself is not past.</param>
/// <param name="Undated">Without a target date.</param>
/// <param name="AwaitingVerification">Done as their owner says, and not verified.</param>
/// <param name="ClosureRequested">Not needed as their owner says, and not approved.</param>
/// <param name="OldestOverdueDays">Days past its date of the one that is overdue longest; 0 where none is.</param>
public sealed record PositionCounts(
    int Open,
    int Overdue,
    int Undated,
    int AwaitingVerification,
    int ClosureRequested,
    int OldestOverdueDays
)
{
    /// <summary>With a target date on the day or after it.</summary>
    public int NotYetDue => Open - Overdue - Undated;

    /// <summary>Counted by each thing, the largest first; ratings from Critical down; what names none last.</summary>
    public required IReadOnlyDictionary<ReportDimension, IReadOnlyList<Breakdown>> By { get; init; }

    /// <summary>Overdue ones by the quarter of their target date, in the order of time; quarters without any are left out.</summary>
    public required IReadOnlyList<QuarterCount> OverdueByQuarter { get; init; }

    /// <summary>Why the overdue ones are late, the most frequent first.</summary>
    public required IReadOnlyList<ReasonCount> Reasons { get; init; }

    /// <summary>Overdue ones that wait for a decision, by its board.</summary>
    public required IReadOnlyList<NamedCount> DecisionsByBoard { get; init; }

    /// <summary>
    /// The overdue ones by quarter with no quarter left out between the first and the last; as they are where that would be too
    /// many to draw.
    /// </summary>
    /// <param name="most">The most quarters.</param>
    public IReadOnlyList<QuarterCount> EveryQuarter(int most)
    {
        if (OverdueByQuarter.Count == 0 || OverdueByQuarter[^1].Quarter.Year - OverdueByQuarter[0].Quarter.Year > most / 4)
            return OverdueByQuarter;
        var counts = OverdueByQuarter.ToDictionary(q => q.Quarter, q => q.Count);
        var all = new List<QuarterCount>();
        for (var quarter = OverdueByQuarter[0].Quarter; quarter <= OverdueByQuarter[^1].Quarter; quarter = quarter.Next)
            all.Add(new(quarter, counts.GetValueOrDefault(quarter)));
        return all;
    }
}

/// <summary>The open actions of one area, source and so on.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Open">All of them.</param>
/// <param name="Overdue">Past their target date.</param>
/// <param name="Undated">Without one.</param>
public sealed record Breakdown(string Name, int Open, int Overdue, int Undated)
{
    /// <summary>With a target date on the day or after it.</summary>
    public int NotYetDue => Open - Overdue - Undated;
}

/// <summary>Overdue actions by the quarter of their target date.</summary>
public sealed record QuarterCount(FinancialQuarter Quarter, int Count);

/// <summary>Overdue actions by why they are late.</summary>
public sealed record ReasonCount(DelayReason Reason, int Count);

/// <summary>A name and a number.</summary>
public sealed record NamedCount(string Name, int Count);

/// <summary>Open actions whose target date was moved later.</summary>
/// <param name="Actions">How many.</param>
/// <param name="Moves">How often in all.</param>
/// <param name="MedianDays">How far in all, in days, for the action in the middle.</param>
/// <param name="MostDays">How far for the one that was moved furthest.</param>
/// <param name="Furthest">The ones that were moved furthest.</param>
public sealed record SlipCounts(int Actions, int Moves, int MedianDays, int MostDays, IReadOnlyList<Slip> Furthest);

/// <summary>An action whose target date was moved later.</summary>
/// <param name="Ref">The action.</param>
/// <param name="Moves">How often.</param>
/// <param name="Days">How far in all.</param>
public sealed record Slip(string Ref, int Moves, int Days);

/// <summary>What changed between two days. An action may be in several lists.</summary>
/// <param name="Since">The earlier day, whose own changes are not among them.</param>
/// <param name="OpenBefore">Open actions then.</param>
/// <param name="OverdueBefore">Overdue actions then.</param>
/// <param name="Opened">Registered since.</param>
/// <param name="Closed">Closed since.</param>
/// <param name="Reopened">Closed then, and open now.</param>
/// <param name="BecameOverdue">Overdue now, and not then.</param>
/// <param name="Slipped">With a later target date than then.</param>
/// <param name="GotADate">Without a target date then, and with one now.</param>
public sealed record PositionChanges(
    DateOnly Since,
    int OpenBefore,
    int OverdueBefore,
    RefList Opened,
    RefList Closed,
    RefList Reopened,
    RefList BecameOverdue,
    RefList Slipped,
    RefList GotADate
)
{
    /// <summary>The lists with what they are called.</summary>
    public IReadOnlyList<(string Title, RefList List)> Lists =>
        [
            ("Newly opened", Opened),
            ("Closed", Closed),
            ("Opened again", Reopened),
            ("Became overdue", BecameOverdue),
            ("Target date moved later", Slipped),
            ("Got a date", GotADate),
        ];
}

/// <summary>How many actions, and the refs of the first of them.</summary>
/// <param name="Count">How many.</param>
/// <param name="First">The first, as the register has them.</param>
public sealed record RefList(int Count, IReadOnlyList<string> First);

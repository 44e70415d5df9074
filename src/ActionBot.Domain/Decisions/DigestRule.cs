using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Decisions;

/// <summary>The numbers by which secretariats are written to.</summary>
/// <param name="AcknowledgeWorkingDays">Working days that a secretariat has to acknowledge what it was shown, before the parent
/// board hears of it.</param>
/// <param name="PapersSoonWorkingDays">Working days before papers are due from which on a digest is sent at once.</param>
/// <param name="WeeklyDays">Days between two digests of a board that meets weekly.</param>
/// <param name="MonthlyDays">Days between two digests of a board that meets monthly.</param>
/// <param name="QuarterlyDays">Days between two digests of a board that meets quarterly.</param>
/// <param name="UndecidedDays">Days between two digests of any board once papers of an accepted item are due and no outcome is
/// recorded.</param>
public sealed record BoardPolicy(
    int AcknowledgeWorkingDays,
    int PapersSoonWorkingDays,
    int WeeklyDays,
    int MonthlyDays,
    int QuarterlyDays,
    int UndecidedDays
)
{
    /// <summary>
    /// Five working days to acknowledge and before papers are due; a digest every seven days, of a quarterly board every
    /// fourteen.
    /// </summary>
    public static BoardPolicy Default { get; } =
        new(AcknowledgeWorkingDays: 5, PapersSoonWorkingDays: 5, WeeklyDays: 7, MonthlyDays: 7, QuarterlyDays: 14, UndecidedDays: 7);

    /// <summary>Days between two digests of a board.</summary>
    /// <param name="cadence">How often it meets.</param>
    public int DaysFor(BoardCadence cadence) =>
        cadence switch
        {
            BoardCadence.Weekly => WeeklyDays,
            BoardCadence.Quarterly => QuarterlyDays,
            _ => MonthlyDays,
        };
}

/// <summary>What waits for a board on a day.</summary>
/// <param name="BoardId">The board.</param>
/// <param name="Cadence">How often it meets.</param>
/// <param name="PapersDueWorkingDays">Its papers rule.</param>
/// <param name="Meetings">Its meetings.</param>
/// <param name="Items">The decisions that wait for it, and those passed up to it.</param>
public sealed record BoardAgenda(
    long BoardId,
    BoardCadence Cadence,
    int PapersDueWorkingDays,
    IReadOnlyList<Meeting> Meetings,
    IReadOnlyList<AgendaItem> Items
);

/// <summary>One decision that waits.</summary>
/// <param name="BlockerId">The blocker.</param>
/// <param name="State">Raised or accepted.</param>
/// <param name="MeetingId">The meeting that it is on.</param>
/// <param name="IsNewlyPassedUp">Whether it was passed up to the board and no digest of the board has shown it since.</param>
public sealed record AgendaItem(long BlockerId, BlockerState State, long? MeetingId, bool IsNewlyPassedUp)
{
    /// <summary>Whether no digest of the board has shown it yet.</summary>
    public bool IsUnseen { get; init; }
}

/// <summary>Decides whether a secretariat is sent a digest on a day. Pure.</summary>
public static class DigestRule
{
    /// <summary>Why a digest is due on a day, or null where none is.</summary>
    /// <param name="day">The day.</param>
    /// <param name="agenda">What waits.</param>
    /// <param name="last">The day of the recipient's last digest of this board.</param>
    /// <param name="policy">The numbers.</param>
    /// <param name="office">The working days of offices.</param>
    public static DigestCause? CauseOn(DateOnly day, BoardAgenda agenda, DateOnly? last, BoardPolicy policy, WorkingPattern office)
    {
        if (agenda.Items.Count == 0 || last >= day)
            return null;
        var meetings = agenda.Meetings.ToDictionary(m => m.Id);
        var planned = agenda
            .Items.Select(i => i.MeetingId is { } id ? meetings.GetValueOrDefault(id) : null)
            .OfType<Meeting>()
            .DistinctBy(m => m.Id)
            .ToList();
        if (planned.Any(m => m.Date < day && !(last > m.Date)))
            return DigestCause.OutcomesMissing;
        if (agenda.Items.Any(i => i.IsNewlyPassedUp))
            return DigestCause.PassedUp;
        var next = MeetingPlan.NextFor(agenda.Meetings, agenda.PapersDueWorkingDays, office, day);
        if (next is not null && IsPapersSoon(day, agenda, next, last, policy, office))
            return DigestCause.PapersSoon;
        var days = policy.DaysFor(agenda.Cadence);
        if (planned.Any(m => MeetingPlan.PapersDue(m, agenda.PapersDueWorkingDays, office) <= day))
            days = Math.Min(days, policy.UndecidedDays);
        return IsAgo(day, last, days) ? DigestCause.Regular : null;
    }

    /// <summary>
    /// Whether late actions alone are reason enough for a digest on a day: no more often than the board is written to anyway.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="cadence">How often the board meets.</param>
    /// <param name="last">The day of the recipient's last digest of this board.</param>
    /// <param name="policy">The numbers.</param>
    public static bool MayTellOfLateness(DateOnly day, BoardCadence cadence, DateOnly? last, BoardPolicy policy) =>
        IsAgo(day, last, policy.DaysFor(cadence));

    private static bool IsAgo(DateOnly day, DateOnly? last, int days) => last is not { } on || day.DayNumber - on.DayNumber >= days;

    // Once in the days before papers are due, and only where something is to be done for that meeting; again for what has come
    // since, or it would be late for it.
    private static bool IsPapersSoon(
        DateOnly day,
        BoardAgenda agenda,
        Meeting next,
        DateOnly? last,
        BoardPolicy policy,
        WorkingPattern office
    )
    {
        var due = MeetingPlan.PapersDue(next, agenda.PapersDueWorkingDays, office);
        if (due < day || MeetingPlan.WorkingDaysBetween(day, due, office) > policy.PapersSoonWorkingDays)
            return false;
        if (last is { } seen && seen <= due && MeetingPlan.WorkingDaysBetween(seen, due, office) <= policy.PapersSoonWorkingDays)
            return agenda.Items.Any(i => i.IsUnseen);
        return agenda.Items.Any(i => i.State == BlockerState.Raised || i.MeetingId == next.Id || i.MeetingId is null);
    }
}

using ActionBot.Domain.Register;

namespace ActionBot.Domain.Chasing;

/// <summary>When owners are asked, for the actions of one rating. The numbers are data; these are the defaults' shape.</summary>
/// <param name="RegularMonths">Months between regular check-ins while on track.</param>
/// <param name="DaysBefore">Days before the target date on which to ask, largest first.</param>
/// <param name="OverdueDays">Days between requests once the target date is past.</param>
/// <param name="UndatedDays">Days between requests while there is no target date.</param>
public sealed record CheckinCadence(int RegularMonths, IReadOnlyList<int> DaysBefore, int OverdueDays, int UndatedDays);

/// <summary>The policy of check-ins: a cadence for High and one for everything else that is monitored, and the budget of messages.</summary>
/// <param name="High">For actions rated High.</param>
/// <param name="Medium">For actions rated Medium, and for those of outside bodies that are not rated or rated Low.</param>
/// <param name="MessagesPerDay">The most messages to a person on a working day.</param>
/// <param name="MessagesPerWeek">The most messages to a person in any seven days.</param>
public sealed record CheckinPolicy(CheckinCadence High, CheckinCadence Medium, int MessagesPerDay, int MessagesPerWeek)
{
    /// <summary>The table of the product: High every month, 28 and 7 days before, every 7 days overdue, every 14 undated; Medium every quarter, 14 days before, every 14 overdue, every 28 undated; one message a day, three a week.</summary>
    public static CheckinPolicy Default { get; } = new(
        High: new(RegularMonths: 1, DaysBefore: [28, 7], OverdueDays: 7, UndatedDays: 14),
        Medium: new(RegularMonths: 3, DaysBefore: [14], OverdueDays: 14, UndatedDays: 28),
        MessagesPerDay: 1,
        MessagesPerWeek: 3);

    /// <summary>The cadence for a rating.</summary>
    /// <param name="rating">The action's rating.</param>
    public CheckinCadence For(Rating rating) => rating == Rating.High ? High : Medium;
}

using ActionBot.Domain.Register;

namespace ActionBot.Reporting;

/// <summary>Which report is wanted.</summary>
/// <param name="On">The day of the position.</param>
/// <param name="Since">The earlier day to compare with, if any.</param>
/// <param name="Source">The one source to report on, by its code or name in any case; none means all.</param>
internal sealed record ReportRequest(DateOnly On, DateOnly? Since = null, string? Source = null);

/// <summary>The actions that a report may count.</summary>
/// <param name="Actions">They, as a query.</param>
/// <param name="Areas">Paths of areas: an action that was in none of them on the day is left out, so that no name of another area
/// comes through from the past. None means any.</param>
internal sealed record ReportScope(IQueryable<ActionItem> Actions, IReadOnlyList<string>? Areas = null);

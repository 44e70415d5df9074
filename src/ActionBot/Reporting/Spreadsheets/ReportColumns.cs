using ActionBot.Domain.Register;
using ActionBot.Domain.Reporting;

namespace ActionBot.Reporting.Spreadsheets;

/// <summary>The columns of a list of actions. The first ones are named as an import knows them.</summary>
internal static class ReportColumns
{
    public static IReadOnlyList<(string Header, double Width, Func<ReportedRow, DateOnly, object?> Value)> All { get; } =
    [
        ("Ref", 14, (r, _) => r.Action.Ref),
        ("Source", 12, (r, _) => r.Action.Source),
        ("Report", 30, (r, _) => r.Detail!.Report),
        ("Assurance", 12, (r, _) => r.Detail!.Assurance == Assurance.NotStated ? null : r.Detail.Assurance.ToString()),
        ("Rating", 10, (r, _) => r.Action.Rating.Given()),
        ("Monitored", 11, (r, _) => r.Action.IsMonitored ? "Yes" : "No"),
        ("Risk", 40, (r, _) => r.Detail!.Risk),
        ("Action", 60, (r, _) => r.Detail!.AgreedAction),
        ("Area", 24, (r, _) => r.Action.Area),
        ("Area path", 34, (r, _) => r.Detail!.AreaPath),
        ("Owner", 32, (r, _) => r.Detail!.Owner),
        ("Target date", 12, (r, _) => r.Action.TargetDate),
        ("Quarter", 11, (r, _) => r.Action.TargetDate is { } target ? FinancialQuarter.Of(target).Label : null),
        ("Status", 22, (r, _) => Status(r)),
        (
            "Days overdue",
            10,
            (r, day) =>
                r.Action.Status != ActionStatus.Closed && Position.DaysOverdue(r.Action.TargetDate, day) is > 0 and var late ? late : null
        ),
        ("Why overdue", 28, (r, day) => Position.IsOverdue(r.Action.Status, r.Action.TargetDate, day) ? r.Action.Reason.Title() : null),
        ("Waits for the board", 28, (r, _) => r.Action.WaitsForBoard),
        ("Times moved", 9, (r, _) => r.Action.Slips),
        ("Days moved", 9, (r, _) => r.Action.SlippedDays),
        ("Last answer", 24, (r, _) => r.Detail!.Standing?.Title()),
        ("Forecast", 12, (r, _) => r.Detail!.Forecast),
        ("Last updated", 12, (r, _) => r.Detail!.LastAnsweredOn),
        ("Last update", 50, (r, _) => r.Detail!.LastLine),
        ("Theme", 24, (r, _) => r.Action.Theme),
        ("Board", 28, (r, _) => r.Action.Board),
        ("Delivery route", 18, (r, _) => r.Action.Route),
        ("Corporate risk", 28, (r, _) => r.Action.CorporateRisk),
        ("Registered", 12, (r, _) => r.Detail!.RegisteredOn),
    ];

    private static string Status(ReportedRow row) =>
        row.Action.Status switch
        {
            ActionStatus.AwaitingVerification => "Awaiting verification",
            ActionStatus.ClosureRequested => "Closure requested",
            ActionStatus.Closed => row.Detail!.ClosedAs switch
            {
                ClosureKind.Implemented => "Closed: implemented",
                ClosureKind.Superseded => "Closed: superseded",
                ClosureKind.NoLongerRelevant => "Closed: no longer relevant",
                ClosureKind.RiskAccepted => "Closed: risk accepted",
                null => "Closed",
            },
            _ => "Open",
        };
}

using ActionBot.Domain.Register;
using ActionBot.Exchange.Rows;

namespace ActionBot.Exchange.Writing;

/// <summary>A field of an action that the register states.</summary>
/// <param name="Name">Its name in the history.</param>
/// <param name="Column">The column without which the file says nothing about it.</param>
/// <param name="Here">Its value in the database, as the history writes it.</param>
/// <param name="Stated">Its value in the file, as the history writes it.</param>
/// <param name="Take">Takes the file's value.</param>
internal sealed record OwnedField(
    string Name,
    RegisterColumn Column,
    Func<ActionItem, References, string?> Here,
    Func<RegisterRow, References, string?> Stated,
    Action<ActionItem, RegisterRow, References> Take
)
{
    /// <summary>The name of the owner's field, whose change settles what people said about ownership.</summary>
    public const string Owner = "owner";

    public static IReadOnlyList<OwnedField> All { get; } =
    [
        new(
            "source",
            RegisterColumn.Report,
            (a, r) => r.CodeOf(r.ReportOf(a.ReportId).SourceId),
            (w, r) => r.FindSource(w.Source)!.Code,
            TakeReport
        ),
        new("report", RegisterColumn.Report, (a, r) => r.ReportOf(a.ReportId).Title, (w, r) => r.ReportOf(w).Title, TakeReport),
        new(
            "rating",
            RegisterColumn.Rating,
            (a, _) => a.Rating.ToString(),
            (w, _) => w.Rating.ToString(),
            (a, w, _) => a.Rating = w.Rating
        ),
        new("risk", RegisterColumn.Risk, (a, _) => a.Risk, (w, _) => w.Risk, (a, w, _) => a.Risk = w.Risk),
        new(
            "corporateRisk",
            RegisterColumn.CorporateRisk,
            (a, _) => a.CorporateRisk,
            (w, _) => w.CorporateRisk,
            (a, w, _) => a.CorporateRisk = w.CorporateRisk
        ),
        new("agreedAction", RegisterColumn.Action, (a, _) => a.AgreedAction, (w, _) => w.Action, (a, w, _) => a.AgreedAction = w.Action),
        new(
            "area",
            RegisterColumn.Area,
            (a, r) => r.PathOf(a.AreaId),
            (w, r) => r.PathOf(w.Area),
            (a, w, r) => a.AreaId = r.Areas[r.PathOf(w.Area)].Id
        ),
        new(
            Owner,
            RegisterColumn.Owner,
            (a, r) => r.EmailOf(a.OwnerId),
            (w, _) => w.Owner,
            (a, w, r) => a.OwnerId = w.Owner is { } email ? r.People[email] : null
        ),
        new("targetDate", RegisterColumn.TargetDate, (a, _) => Iso(a.TargetDate), (w, _) => Iso(w.TargetDate), TakeTarget),
        new(
            "deliveryRoute",
            RegisterColumn.DeliveryRoute,
            (a, _) => a.DeliveryRoute,
            (w, _) => w.DeliveryRoute,
            (a, w, _) => a.DeliveryRoute = w.DeliveryRoute
        ),
        new("theme", RegisterColumn.Theme, (a, _) => a.Theme, (w, _) => w.Theme, (a, w, _) => a.Theme = w.Theme),
        new("boardName", RegisterColumn.Board, (a, _) => a.BoardName, (w, _) => w.Board, (a, w, _) => a.BoardName = w.Board),
        new(
            "registerDependsOn",
            RegisterColumn.DependsOn,
            (a, _) => a.RegisterDependsOn,
            (w, _) => w.DependsOn,
            (a, w, _) => a.RegisterDependsOn = w.DependsOn
        ),
    ];

    /// <summary>Everything of an action that the history keeps when it is new.</summary>
    public static IEnumerable<(string Field, string? Value)> Everything(ActionItem action, References references) =>
        All.Select(f => (f.Name, f.Here(action, references)))
            .Prepend(("ref", action.Ref))
            .Concat([
                ("status", action.Status.ToString()),
                ("closedAs", action.ClosedAs?.ToString()),
                ("lastAnsweredOn", Iso(action.LastAnsweredOn)),
                ("lastLine", action.LastLine),
                ("registeredOn", Iso(action.RegisteredOn)),
            ]);

    public static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd");

    private static void TakeReport(ActionItem action, RegisterRow row, References references)
    {
        action.Report = null;
        action.ReportId = references.ReportOf(row).Id;
    }

    private static void TakeTarget(ActionItem action, RegisterRow row, References references)
    {
        if (action.TargetDate is { } before && row.TargetDate > before)
            action.SlipCount++;
        action.TargetDate = row.TargetDate;
    }
}

namespace ActionBot.Spreadsheets;

/// <summary>
/// The headers of the files of separated values that are written here. Only in these does an apostrophe before what looks like a formula
/// stand for something that is known, and is taken away again when the file comes back.
/// </summary>
internal static class OwnExports
{
    /// <summary>Of an answer to a question.</summary>
    public static IReadOnlyList<string> Answer { get; } =
    ["ref", "source", "report", "rating", "area", "owner", "target_date", "days_overdue", "status", "forecast", "action"];

    /// <summary>Of the list of actions in a report.</summary>
    public static IReadOnlyList<string> Report { get; } =
    [
        "Ref",
        "Source",
        "Report",
        "Assurance",
        "Rating",
        "Monitored",
        "Risk",
        "Action",
        "Area",
        "Area path",
        "Owner",
        "Target date",
        "Quarter",
        "Status",
        "Days overdue",
        "Why overdue",
        "Waits for the board",
        "Times moved",
        "Days moved",
        "Last answer",
        "Forecast",
        "Last updated",
        "Last update",
        "Theme",
        "Board",
        "Delivery route",
        "Corporate risk",
        "Registered",
    ];

    /// <summary>Whether the first row of a file is the header of one that was written here.</summary>
    public static bool IsHeader(IReadOnlyList<string> cells) => Report.SequenceEqual(cells) || Answer.SequenceEqual(cells);
}

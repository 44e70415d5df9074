namespace ActionBot.Domain.Questions;

/// <summary>What the parts of questions are called.</summary>
public static class QuestionWords
{
    /// <summary>What a kind of name is called, such as "area".</summary>
    /// <param name="kind">The kind.</param>
    public static string Title(this NameKind kind) =>
        kind switch
        {
            NameKind.Person => "owner",
            NameKind.Route => "delivery route",
            NameKind.Risk => "corporate risk",
            NameKind.Assurance => "opinion",
            NameKind.Ref => "action",
            _ => kind.ToString().ToLowerInvariant(),
        };

    /// <summary>What a facet is called, such as "financial quarter".</summary>
    /// <param name="facet">The facet.</param>
    public static string Noun(this Facet facet) =>
        facet switch
        {
            Facet.Quarter => "quarter",
            Facet.Assurance => "opinion",
            Facet.Route => "delivery route",
            _ => facet.ToString().ToLowerInvariant(),
        };

    /// <summary>An order in words, such as "riskiest first".</summary>
    /// <param name="order">The order.</param>
    public static string Title(this Ordering order) =>
        order switch
        {
            Ordering.Newest => "newest first",
            Ordering.Riskiest => "riskiest first",
            Ordering.Ref => "by ref",
            Ordering.Silent => "longest unanswered first",
            _ => "oldest first",
        };

    /// <summary>A mark after "that": "are overdue".</summary>
    /// <param name="mark">The mark.</param>
    public static string Told(this Mark mark) =>
        mark switch
        {
            Mark.Open or Mark.Closed or Mark.Overdue => "are " + mark.ToString().ToLowerInvariant(),
            Mark.Any => "are open or closed",
            Mark.NotYetDue => "are not yet due",
            Mark.Undated => "have no target date",
            Mark.Blocked => "wait for something",
            Mark.Decision => "wait for a decision",
            Mark.Dependency => "wait for something else",
            Mark.AtRisk => "are at risk",
            Mark.OnTrack => "are on track",
            Mark.Unanswered => "wait for an answer",
            Mark.Answered => "have been answered",
            Mark.Snoozed => "are snoozed",
            Mark.Slipping => "have slipped or are forecast to",
            Mark.NoOwner => "have no owner",
            Mark.AwaitingVerification => "await verification",
            Mark.ClosureRequested => "are asked to be closed undone",
            _ => "are monitored",
        };

    /// <summary>A mark after "that", refused: "are not overdue".</summary>
    /// <param name="mark">The mark.</param>
    public static string Denied(this Mark mark) =>
        mark.Told() switch
        {
            "have no target date" => "have a target date",
            "have no owner" => "have an owner",
            "are not yet due" => "are overdue or undated",
            "have been answered" => "have never been answered",
            var told when told.StartsWith("are ", StringComparison.Ordinal) => "are not " + told[4..],
            var told when told.StartsWith("have ", StringComparison.Ordinal) => "have not " + told[5..],
            var told => "do not " + told,
        };

    /// <summary>What stands before names of a kind in a sentence.</summary>
    internal static string Lead(this NameKind kind) =>
        kind switch
        {
            NameKind.Area => "in ",
            NameKind.Person => "owned by ",
            NameKind.Source => "from ",
            NameKind.Rating => "rated ",
            NameKind.Board => "at the ",
            NameKind.Theme => "on the theme ",
            NameKind.Report => "from the report ",
            NameKind.Assurance => "with the opinion ",
            NameKind.Route => "delivered through ",
            NameKind.Risk => "on the corporate risk ",
            _ => "",
        };

    internal static string Before(this NameKind kind) =>
        kind switch
        {
            NameKind.Area => "in area ",
            NameKind.Person => "owned by ",
            NameKind.Source => "raised by ",
            NameKind.Board => "at board ",
            NameKind.Theme => "theme ",
            NameKind.Report => "from report ",
            NameKind.Route => "delivery route ",
            NameKind.Risk => "corporate risk ",
            NameKind.Rating => "rated ",
            _ => "",
        };

    internal static string Phrase(this Mark mark) =>
        mark switch
        {
            Mark.Any => "open or closed",
            Mark.NotYetDue => "not yet due",
            Mark.Undated => "undated",
            Mark.Decision => "waiting for a decision",
            Mark.Dependency => "waiting for something else",
            Mark.AtRisk => "at risk",
            Mark.OnTrack => "on track",
            Mark.NoOwner => "unowned",
            Mark.AwaitingVerification => "awaiting verification",
            Mark.ClosureRequested => "closure requested",
            _ => mark.ToString().ToLowerInvariant(),
        };

    internal static string Phrase(this DateField field) =>
        field switch
        {
            DateField.Target => "target date",
            DateField.Answered => "last answered",
            DateField.Issued => "issued",
            _ => "closed",
        };
}

namespace ActionBot.Exchange.Rows;

/// <summary>The headers by which registers are known to name their columns. Case, spaces and punctuation do not count.</summary>
internal static class ColumnNames
{
    private static readonly (RegisterColumn Column, string[] Names)[] Table =
    [
        (
            RegisterColumn.Ref,
            [
                "Ref",
                "Ref no.",
                "Ref number",
                "Reference",
                "Reference no",
                "Reference number",
                "Action ref",
                "Action reference",
                "Action no",
                "Action number",
                "Action ID",
                "Rec no",
                "Rec ref",
                "Rec number",
                "Recommendation no",
                "Recommendation ref",
                "Recommendation number",
                "Unique ref",
                "Unique reference",
                "Unique ID",
                "ID",
            ]
        ),
        (
            RegisterColumn.Source,
            ["Source", "Source code", "Audit body", "Issued by", "Issuing body", "Source body", "External body", "Inspectorate", "Origin"]
        ),
        (
            RegisterColumn.Report,
            [
                "Report",
                "Report title",
                "Report name",
                "Audit",
                "Audit title",
                "Audit name",
                "Audit report",
                "Inspection",
                "Inspection title",
                "Inspection report",
                "Review",
                "Review title",
            ]
        ),
        (
            RegisterColumn.ReportDate,
            [
                "Report date",
                "Date of report",
                "Report issued",
                "Issued",
                "Issued on",
                "Date issued",
                "Issue date",
                "Final report date",
                "Published",
                "Date published",
                "Publication date",
            ]
        ),
        (
            RegisterColumn.Assurance,
            [
                "Assurance",
                "Assurance level",
                "Assurance opinion",
                "Assurance rating",
                "Level of assurance",
                "Opinion",
                "Audit opinion",
                "Overall opinion",
                "Report opinion",
            ]
        ),
        (
            RegisterColumn.Rating,
            [
                "Rating",
                "Risk rating",
                "Action rating",
                "Priority",
                "Priority rating",
                "Action priority",
                "Recommendation priority",
                "Grade",
                "Severity",
                "Significance",
            ]
        ),
        (
            RegisterColumn.Risk,
            ["Risk", "Risks", "Risk description", "Risk identified", "Associated risk", "Risk exposure", "Risk/implication", "Implication"]
        ),
        (
            RegisterColumn.CorporateRisk,
            ["Corporate risk", "Corporate risk ref", "Strategic risk", "Principal risk", "Linked corporate risk"]
        ),
        (
            RegisterColumn.Action,
            [
                "Action",
                "Actions",
                "Agreed action",
                "Agreed management action",
                "Management action",
                "Recommendation",
                "Recommendation text",
                "Action description",
                "Action required",
            ]
        ),
        (RegisterColumn.BusinessGroup, ["Business group", "Directorate", "Group", "Chief officer group"]),
        (RegisterColumn.Area, ["Area", "Business area", "Department", "OCU", "BCU", "Command", "Unit", "Business unit", "Function"]),
        (RegisterColumn.Team, ["Team", "Sub-team", "Section", "Sub-unit"]),
        (
            RegisterColumn.Owner,
            [
                "Owner",
                "Owner email",
                "Owner e-mail address",
                "Action owner",
                "Action owner email",
                "Responsible",
                "Responsible officer",
                "Responsible person",
                "Responsible owner",
                "Assigned to",
            ]
        ),
        (
            RegisterColumn.Lead,
            [
                "Lead",
                "Lead email",
                "Area lead",
                "Area lead email",
                "Business lead",
                "SRO",
                "Senior responsible owner",
                "Senior responsible officer",
                "Strategic lead",
                "Executive lead",
            ]
        ),
        (
            RegisterColumn.TargetDate,
            [
                "Target date",
                "Target",
                "Due",
                "Due date",
                "Date due",
                "Deadline",
                "Implementation date",
                "Target implementation date",
                "Target completion date",
                "Agreed date",
                "Agreed target date",
                "Agreed implementation date",
                "Current target date",
                "Current due date",
                "Revised target date",
                "Revised due date",
            ]
        ),
        (RegisterColumn.Status, ["Status", "Action status", "Current status", "Implementation status", "State"]),
        (
            RegisterColumn.DeliveryRoute,
            ["Delivery route", "Route", "Route of delivery", "Delivered by", "Delivered through", "Delivery vehicle", "Programme"]
        ),
        (RegisterColumn.Theme, ["Theme", "Themes", "Topic", "Category"]),
        (RegisterColumn.Board, ["Board", "Governance board", "Oversight board", "Owning board", "Responsible board", "Board name"]),
        (
            RegisterColumn.LastUpdate,
            [
                "Last update",
                "Latest update",
                "Update",
                "Progress",
                "Progress update",
                "Latest progress",
                "Latest position",
                "Current position",
                "Commentary",
            ]
        ),
        (
            RegisterColumn.LastUpdated,
            [
                "Last updated",
                "Last updated on",
                "Updated",
                "Updated on",
                "Update date",
                "Date of update",
                "Date of last update",
                "Date updated",
                "Last update date",
                "Latest update date",
            ]
        ),
        (RegisterColumn.DependsOn, ["Depends on", "Dependency", "Dependencies", "Dependent on", "Linked actions", "Predecessors"]),
    ];

    private static readonly Dictionary<string, RegisterColumn> ByName = Table
        .SelectMany(t => t.Names.Select(n => (Key: Key(n), t.Column)))
        .ToDictionary(p => p.Key, p => p.Column);

    /// <summary>Every known header with its meaning.</summary>
    public static IEnumerable<(RegisterColumn Column, string Name)> All => Table.SelectMany(t => t.Names.Select(n => (t.Column, n)));

    public static RegisterColumn? Find(string header) => ByName.TryGetValue(Key(header), out var column) ? column : null;

    /// <summary>The headers that a meaning is most often found under, for messages.</summary>
    public static string Examples(RegisterColumn column) =>
        string.Join(", ", Table.First(t => t.Column == column).Names.Take(4).Select(n => $"“{n}”"));

    private static string Key(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

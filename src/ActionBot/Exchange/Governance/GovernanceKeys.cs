namespace ActionBot.Exchange.Governance;

/// <summary>The keys that each kind of object in a governance file may have. The JSON schema beside the sample says the same.</summary>
internal static class GovernanceKeys
{
    public static readonly string[] File = ["$schema", "people", "areas", "sources", "boards"];
    public static readonly string[] Person =
    [
        "email",
        "name",
        "aadObjectId",
        "timeZone",
        "workingDays",
        "sendAt",
        "sendUntil",
        "keepsBankHolidays",
        "administrator",
        "active",
        "manager",
        "absences",
        "delegate",
    ];
    public static readonly string[] Absence = ["from", "to"];
    public static readonly string[] Delegate = ["to", "from", "until"];
    public static readonly string[] Area = ["path", "leads", "board", "abbreviations"];
    public static readonly string[] Source = ["code", "name", "kind", "verifierName", "verifiers"];
    public static readonly string[] Board =
    [
        "code",
        "name",
        "abbreviations",
        "chair",
        "cadence",
        "parent",
        "papersDueWorkingDays",
        "remit",
        "secretariat",
        "meets",
        "meetings",
    ];
    public static readonly string[] Remit = ["sources", "areas", "ratings", "themes"];
    public static readonly string[] Secretariat = ["channel", "people", "mailbox"];
    public static readonly string[] Rule = ["weekday", "week", "monthOfQuarter"];
    public static readonly string[] Meeting = ["date", "papersDue", "state"];
}

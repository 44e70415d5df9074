using ActionBot.Domain.Register;

namespace ActionBot.Exchange.Values;

/// <summary>Ratings, opinions and states as registers write them. A word that is not in its table is a fault, never a guess.</summary>
internal static class RatingReader
{
    public const string Expected = "Critical, High, Medium, Low, or blank for not rated";

    private static readonly Dictionary<string, Rating> Words = WordTable.Of([.. RatingTitles.All.Select(r => (r, Says(r)))]);

    public static Rating? Read(string text) => WordTable.Find(Words, text);

    private static string Says(Rating rating) =>
        rating switch
        {
            Rating.Critical => "critical|critical risk|critical priority|very high|very high risk|very high priority|extreme|extreme risk",
            Rating.High => "high|h|1|high risk|high priority|priority 1|p1|grade 1",
            Rating.Medium => "medium|med|m|2|medium risk|medium priority|priority 2|p2|grade 2",
            Rating.Low => "low|l|3|low risk|low priority|priority 3|p3|grade 3",
            Rating.NotRated => "|n/a|na|-|none|not rated|unrated|not applicable|not stated",
        };
}

/// <summary>The auditor's opinion.</summary>
internal static class AssuranceReader
{
    public const string Expected = "Substantial, Adequate, Limited, No assurance, or blank for not stated";

    private static readonly Dictionary<string, Assurance> Words = WordTable.Of(
        (Assurance.Substantial, "substantial|full|high"),
        (Assurance.Adequate, "adequate|reasonable|moderate|satisfactory"),
        (Assurance.Limited, "limited|partial"),
        (Assurance.None, "no|none|nil|unsatisfactory"),
        (Assurance.NotStated, "|n/a|na|-|not stated|not applicable|not given|no opinion")
    );

    public static Assurance? Read(string text) =>
        WordTable.Find(Words, text) ?? WordTable.Find(Words, WordTable.Without(text, " assurance", " opinion", " assurance opinion"));
}

/// <summary>Where an action stands, with the way it was closed.</summary>
internal readonly record struct StatusReading(ActionStatus Status, ClosureKind? ClosedAs = null);

/// <summary>The state of an action.</summary>
internal static class StatusReader
{
    public const string Expected = "In progress, Complete, Awaiting verification, Closed, Superseded, No longer relevant or Risk accepted";

    private static readonly Dictionary<string, StatusReading> Words = WordTable.Of(
        (
            new StatusReading(ActionStatus.Open),
            "|open|in progress|ongoing|on-going|on going|not started|not yet started|started|outstanding|overdue|on track|at "
                + "risk|delayed|live|active|partially implemented|partially complete|part implemented|work in "
                + "progress|wip|reopened|new"
        ),
        (
            new(ActionStatus.AwaitingVerification),
            "complete|completed|done|awaiting verification|complete awaiting verification|completed awaiting "
                + "verification|done awaiting verification|implemented awaiting verification|awaiting validation|awaiting sign "
                + "off|awaiting sign-off|awaiting closure|pending closure|pending verification|submitted for closure"
        ),
        (new(ActionStatus.ClosureRequested), "closure requested|request to close|requested closure"),
        (
            new(ActionStatus.Closed, ClosureKind.Implemented),
            "closed|implemented|fully implemented|closed implemented|closed complete|closed completed|verified|discharged"
        ),
        (new(ActionStatus.Closed, ClosureKind.Superseded), "superseded|closed superseded"),
        (
            new(ActionStatus.Closed, ClosureKind.NoLongerRelevant),
            "no longer relevant|no longer required|no longer needed|no longer applicable|closed no "
                + "longer relevant|closed no longer required|obsolete|withdrawn|cancelled"
        ),
        (new(ActionStatus.Closed, ClosureKind.RiskAccepted), "risk accepted|closed risk accepted|accepted risk")
    );

    public static StatusReading? Read(string text) => WordTable.Find(Words, text);
}

/// <summary>Tables of words, compared without case and with dashes, brackets and commas taken for spaces.</summary>
internal static class WordTable
{
    public static Dictionary<string, T> Of<T>(params (T Value, string Words)[] table) =>
        table
            .SelectMany(t => t.Words.Split('|').Select(w => (Word: Key(w), t.Value)))
            .DistinctBy(p => p.Word)
            .ToDictionary(p => p.Word, p => p.Value);

    public static T? Find<T>(Dictionary<string, T> words, string text)
        where T : struct => words.TryGetValue(Key(text), out var value) ? value : null;

    public static string Without(string text, params string[] endings)
    {
        var ending = endings.Where(e => text.Trim().EndsWith(e, StringComparison.OrdinalIgnoreCase)).MaxBy(e => e.Length);
        return ending is null ? text : text.Trim()[..^ending.Length];
    }

    private static string Key(string text) =>
        string.Join(
            ' ',
            text.ToLowerInvariant()
                .Split(
                    [' ', '\u00A0', '-', '–', '—', '(', ')', ',', ':', '/', '.', '\t', '\n', '\r'],
                    StringSplitOptions.RemoveEmptyEntries
                )
        );
}

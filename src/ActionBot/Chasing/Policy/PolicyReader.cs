using System.Text;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using YamlDotNet.Core;

namespace ActionBot.Chasing.Policy;

/// <summary>What came of reading a policy file: the policy, or everything that is wrong with it.</summary>
/// <param name="File">The file's name, or null for what is built in.</param>
/// <param name="Policy">The policy; null when there is a fault.</param>
/// <param name="Faults">Every fault.</param>
/// <param name="Lines">The line of each key that the file sets.</param>
internal sealed record PolicyReading(
    string? File,
    ChasePolicy? Policy,
    IReadOnlyList<PolicyFault> Faults,
    IReadOnlyDictionary<string, int> Lines
)
{
    /// <summary>Where a key is decided: "policy.yaml:41" or "built-in".</summary>
    public string PlaceOf(string path) => File is not null && Lines.TryGetValue(path, out var line) ? $"{File}:{line}" : "built-in";
}

/// <summary>Reads policy files. What a file leaves out is as in <see cref="ChasePolicy.Default"/>.</summary>
internal static class PolicyReader
{
    public const string Setting = "Chasing:Policy";

    /// <summary>The longest list of overrides: each is compared with each.</summary>
    public const int MostOverrides = 200;

    private const int MostCharacters = 1_000_000,
        MostDays = 365,
        MostRequests = 50,
        MostLateDays = 1000;

    private static readonly string[] Keys =
    [
        "monitoring",
        "budget",
        "snooze",
        "patience",
        "digest",
        "boards",
        .. CadenceKeys.Sections,
        "overrides",
        "pilot",
    ];

    /// <summary>The policy of a file; of the file in the program when no name is given.</summary>
    public static PolicyReading Read(string path)
    {
        if (path.Length == 0)
            return ReadText(BuiltIn(), null);
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            using var reader = new StreamReader(
                full,
                new UTF8Encoding(false, throwOnInvalidBytes: true),
                detectEncodingFromByteOrderMarks: true
            );
            var text = new char[MostCharacters + 1];
            return ReadText(new string(text, 0, reader.ReadBlock(text)), path);
        }
        catch (DecoderFallbackException)
        {
            return Refused(path, "not written in UTF-8", "a text file in UTF-8", "Save it again with that encoding.");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused(
                path,
                "not there",
                $"a file at {full}",
                $"Correct the name. Without {Setting} the policy that is built in counts."
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refused(path, "not readable", "a file that the service may read", fault.Message);
        }
    }

    /// <summary>The policy of a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="path">The file it comes from, or null when it is built in.</param>
    public static PolicyReading ReadText(string text, string? path)
    {
        var file = path ?? "chasing-policy.yaml";
        if (text.Length > MostCharacters)
            return Refused(file, $"longer than {MostCharacters:N0} characters", "a policy file", "Check that it is the right file.");
        var notes = new PolicyNotes(file);
        ChasePolicy? policy = null;
        try
        {
            policy = YamlNodes.Read(text) switch
            {
                YamlMap map => Policy(new(map, "", Keys, notes), notes),
                null or YamlScalar { IsNothing: true } => ChasePolicy.Default,
                var other => Wrong(other, notes),
            };
        }
        catch (YamlException fault)
        {
            notes.Fault(
                (int)fault.Start.Line,
                (int)fault.Start.Column,
                "",
                "not readable",
                "YAML",
                $"{fault.Message.TrimEnd('.')}. Check indentation, colons, quotes and brackets there."
            );
        }
        return new(
            path is null ? null : System.IO.Path.GetFileName(path),
            notes.Faults.Count == 0 ? policy : null,
            notes.Faults,
            notes.Lines
        );
    }

    /// <summary>The file in the program, as it stands beside it.</summary>
    public static string BuiltIn()
    {
        using var reader = new StreamReader(
            typeof(PolicyReader).Assembly.GetManifestResourceStream("chasing-policy.yaml")
                ?? throw new InvalidOperationException("The chasing policy is not in the program.")
        );
        return reader.ReadToEnd();
    }

    private static PolicyReading Refused(string path, string found, string expected, string advice) =>
        new(System.IO.Path.GetFileName(path), null, [new(path, 0, 0, "", found, expected, advice)], new Dictionary<string, int>());

    private static ChasePolicy? Wrong(YamlNode node, PolicyNotes notes)
    {
        notes.Fault(node, "", $"sections out of {string.Join(", ", Keys)}", "Start from the file beside the program.");
        return null;
    }

    private static ChasePolicy Policy(YamlPart file, PolicyNotes notes)
    {
        var basis = ChasePolicy.Default;
        var high = Patch(file, CadenceKeys.High).Over(basis.High);
        var medium = Patch(file, CadenceKeys.Medium).Over(basis.Medium);
        var overrides = (file.Sections("overrides", ["source", "area", .. CadenceKeys.Sections], MostOverrides) ?? [])
            .Select(Override)
            .ToList();
        var policy = new ChasePolicy(
            Monitoring(file.Section("monitoring", ["always", "whenWeak", "weakOpinions", "outsideBodies"]), basis.Monitoring),
            Budget(file.Section("budget", ["perWorkingDay", "perWeek"]), basis.Budget),
            Snooze(file.Section("snooze", ["mostWorkingDays", "mostRunning", "mostPauseWorkingDays"]), basis.Snooze),
            Patience(file.Section("patience", ["answerWorkingDays", "sameAnswers"]), basis.Patience),
            new(file.Section("digest", ["weekday"])?.Word("weekday", PolicyKeywords.Weekdays) ?? basis.Digest.Weekday),
            high,
            medium,
            [.. overrides.Select(o => o.Value.Override)],
            file.Addresses("pilot") is { } pilot ? pilot.ToHashSet() : basis.Pilot
        )
        {
            Critical = Patch(file, CadenceKeys.Critical),
            Boards = Boards(
                file.Section(
                    "boards",
                    ["acknowledgeWorkingDays", "papersSoonWorkingDays", "weeklyDays", "monthlyDays", "quarterlyDays", "undecidedDays"]
                ),
                basis.Boards
            ),
        };
        PolicyChecks.Run(policy, [.. overrides.Where(o => o.HasScope).Select(o => o.Value)], notes);
        return policy;
    }

    private static MonitoringRule Monitoring(YamlPart? part, MonitoringRule basis) =>
        part is null
            ? basis
            : new(
                part.Words("always", PolicyKeywords.Ratings) ?? basis.AlwaysMonitored,
                part.Words("whenWeak", PolicyKeywords.Ratings) ?? basis.MonitoredWhenWeak,
                part.Words("weakOpinions", PolicyKeywords.Opinions) ?? basis.WeakOpinions,
                part.Flag("outsideBodies") ?? basis.OutsideBodies
            );

    private static MessageBudget Budget(YamlPart? part, MessageBudget basis) =>
        part is null
            ? basis
            : new(
                part.Number("perWorkingDay", 1, MessageBudget.MostPerDay, "More would message somebody twice a day.") ?? basis.PerDay,
                part.Number(
                    "perWeek",
                    1,
                    MessageBudget.MostPerWeek,
                    $"More would message somebody more than {MessageBudget.MostPerWeek} times in seven days."
                ) ?? basis.PerWeek
            );

    private static SnoozePolicy Snooze(YamlPart? part, SnoozePolicy basis) =>
        part is null
            ? basis
            : new(
                part.Number("mostWorkingDays", 1, 60) ?? basis.MostWorkingDays,
                part.Number("mostRunning", 1, 10) ?? basis.MostRunning,
                part.Number("mostPauseWorkingDays", 1, 60) ?? basis.MostPauseWorkingDays
            );

    private static PatiencePolicy Patience(YamlPart? part, PatiencePolicy basis) =>
        part is null
            ? basis
            : new(
                part.Number("answerWorkingDays", 1, 30) ?? basis.AnswerWorkingDays,
                part.Number("sameAnswers", 2, 20) ?? basis.SameAnswers
            );

    private static BoardPolicy Boards(YamlPart? part, BoardPolicy basis) =>
        part is null
            ? basis
            : new(
                part.Number("acknowledgeWorkingDays", 1, 60) ?? basis.AcknowledgeWorkingDays,
                part.Number("papersSoonWorkingDays", 0, 60) ?? basis.PapersSoonWorkingDays,
                part.Number("weeklyDays", 1, MostDays) ?? basis.WeeklyDays,
                part.Number("monthlyDays", 1, MostDays) ?? basis.MonthlyDays,
                part.Number("quarterlyDays", 1, MostDays) ?? basis.QuarterlyDays,
                part.Number("undecidedDays", 1, MostDays) ?? basis.UndecidedDays
            );

    private static CadencePatch Patch(YamlPart file, string key) =>
        file.Section(key, CadenceKeys.Names) is not { } part
            ? new()
            : new(
                part.Number("regularMonths", 1, 24),
                part.Falling("daysBefore", 1, MostDays, longest: 10),
                part.Number("overdueDays", 1, MostDays),
                part.Number("undatedDays", 1, MostDays),
                part.Number("managerAfter", 1, MostRequests),
                part.Number("leadAfter", 1, MostRequests),
                part.Number("undatedLeadAfter", 1, MostRequests),
                part.Number("leadOverdueDays", 1, MostLateDays),
                part.Number("boardOverdueDays", 1, MostLateDays)
            );

    private static (PlacedOverride Value, bool HasScope) Override(YamlPart part)
    {
        var source = part.Text("source", "the code of a source, such as DARA");
        var area = Area(part);
        if (!part.Has("source") && !part.Has("area"))
            part.FaultWhole(
                "for every action",
                "a source, an area or both",
                "Name one; what is for every action stands under critical, high and medium."
            );
        var complete = part.Has("source") == source is not null && part.Has("area") == area is not null && (source ?? area) is not null;
        var other = new PolicyOverride(source, area, Patch(part, CadenceKeys.High), Patch(part, CadenceKeys.Medium))
        {
            Critical = Patch(part, CadenceKeys.Critical),
        };
        return (new(part.Path, other), complete);
    }

    private static string? Area(YamlPart part)
    {
        const string expected = "area names from the top, such as Corporate Services/Finance";
        if (part.Text("area", expected) is not { } text)
            return null;
        var names = text.TrimEnd('/').Split('/', StringSplitOptions.TrimEntries);
        if (names.All(n => n.Length > 0))
            return Domain.Register.People.Area.PathOf(names);
        part.Fault("area", expected, "Part the names by one '/' each.");
        return null;
    }
}

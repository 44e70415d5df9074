using System.Text;
using System.Text.Json;
using ActionBot.Domain.Chasing.Policy;

namespace ActionBot.Tests.Chasing.Policy;

/// <summary>Policies written as a person writes them, and compared by what they say.</summary>
internal static class PolicyText
{
    public static string Of(ChasePolicy policy)
    {
        var yaml = new StringBuilder(
            $"""
            monitoring:
              always: [{string.Join(", ", policy.Monitoring.AlwaysMonitored.Select(Word))}]
              whenWeak: [{string.Join(", ", policy.Monitoring.MonitoredWhenWeak.Select(Word))}]
              weakOpinions: [{string.Join(
                ", ",
                policy.Monitoring.WeakOpinions.Select(o => Word(o).Replace("None", "No assurance", StringComparison.Ordinal))
            )}]
              outsideBodies: {(policy.Monitoring.OutsideBodies ? "true" : "false")}
            budget: {"{"} perWorkingDay: {policy.Budget.PerDay}, perWeek: {policy.Budget.PerWeek} {"}"}
            snooze:
              mostWorkingDays: {policy.Snooze.MostWorkingDays}
              mostRunning: {policy.Snooze.MostRunning}
              mostPauseWorkingDays: {policy.Snooze.MostPauseWorkingDays}
            patience: {"{"} answerWorkingDays: {policy.Patience.AnswerWorkingDays}, sameAnswers: {policy.Patience.SameAnswers} {"}"}
            digest:
              weekday: {policy.Digest.Weekday}

            """
        );
        Section(yaml, "", "critical", policy.Critical);
        foreach (var (name, cadence) in new[] { ("high", policy.High), ("medium", policy.Medium) })
            Section(yaml, "", name, Patch(cadence));
        if (policy.Overrides.Count > 0)
            yaml.AppendLine("overrides:");
        foreach (var other in policy.Overrides)
        {
            yaml.AppendLine("  -");
            if (other.Source is { } source)
                yaml.AppendLine($"    source: {source}");
            if (other.AreaPath is { } area)
                yaml.AppendLine($"    area: {area}");
            Section(yaml, "    ", "critical", other.Critical);
            Section(yaml, "    ", "high", other.High);
            Section(yaml, "    ", "medium", other.Medium);
        }
        yaml.AppendLine($"pilot: [{string.Join(", ", policy.Pilot)}]");
        return yaml.ToString();
    }

    /// <summary>The policy with its lists and sets written out.</summary>
    public static string Said(ChasePolicy policy) =>
        JsonSerializer.Serialize(
            new { policy = policy with { Pilot = new HashSet<string>() }, Pilot = policy.Pilot.Order(StringComparer.Ordinal) }
        );

    private static CadencePatch Patch(ChaseCadence c) =>
        new(
            c.RegularMonths,
            c.DaysBefore,
            c.OverdueDays,
            c.UndatedDays,
            c.ManagerAfter,
            c.LeadAfter,
            c.UndatedLeadAfter,
            c.LeadOverdueDays,
            c.BoardOverdueDays
        );

    private static void Section(StringBuilder yaml, string indent, string name, CadencePatch patch)
    {
        if (patch == new CadencePatch())
            return;
        yaml.AppendLine($"{indent}{name}:");
        foreach (var property in typeof(CadencePatch).GetProperties())
            if (property.GetValue(patch) is { } value)
                yaml.AppendLine(
                    $"{indent}  {char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}: "
                        + $"{(value is IEnumerable<int> days ? $"[{string.Join(", ", days)}]" : value)}"
                );
    }

    private static string Word<T>(T value)
        where T : struct, Enum =>
        $"{value}" switch
        {
            "NotRated" => "Not rated",
            "NotStated" => "Not stated",
            var word => word,
        };
}

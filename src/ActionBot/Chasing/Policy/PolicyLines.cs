using ActionBot.Domain.Chasing.Policy;

namespace ActionBot.Chasing.Policy;

/// <summary>One number of a policy and what decided it.</summary>
/// <param name="Key">The key, such as "budget.perWeek".</param>
/// <param name="Value">A number, a list of them, words, or true or false.</param>
/// <param name="Place">"policy.yaml:41", or "built-in".</param>
/// <param name="Section">The section of the file that decided, such as "overrides[0].high"; empty for one that the key names
/// itself.</param>
internal sealed record PolicyLine(string Key, object Value, string Place, string Section = "")
{
    public string ValueText =>
        Value switch
        {
            bool flag => flag ? "true" : "false",
            IEnumerable<int> { } numbers => Joined(numbers.Select(n => $"{n}")),
            IEnumerable<string> { } words => Joined(words),
            _ => $"{Value}",
        };

    private static string Joined(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } joined ? joined : "none";
}

/// <summary>A whole policy as lines, in the order of the file.</summary>
internal static class PolicyLines
{
    public static IEnumerable<PolicyLine> Of(PolicyReading reading) =>
        Values(reading.Policy!).Select(v => new PolicyLine(v.Key, v.Value, reading.PlaceOf(v.Key)));

    private static IEnumerable<(string Key, object Value)> Values(ChasePolicy policy)
    {
        yield return ("monitoring.always", Words(PolicyKeywords.Ratings, policy.Monitoring.Always));
        yield return ("monitoring.whenWeak", Words(PolicyKeywords.Ratings, policy.Monitoring.WhenWeak));
        yield return ("monitoring.weakOpinions", Words(PolicyKeywords.Opinions, policy.Monitoring.WeakOpinions));
        yield return ("monitoring.outsideBodies", policy.Monitoring.OutsideBodies);
        yield return ("budget.perWorkingDay", policy.Budget.PerDay);
        yield return ("budget.perWeek", policy.Budget.PerWeek);
        yield return ("snooze.mostWorkingDays", policy.Snooze.MostWorkingDays);
        yield return ("snooze.mostRunning", policy.Snooze.MostRunning);
        yield return ("snooze.mostPauseWorkingDays", policy.Snooze.MostPauseWorkingDays);
        yield return ("patience.answerWorkingDays", policy.Patience.AnswerWorkingDays);
        yield return ("patience.sameAnswers", policy.Patience.SameAnswers);
        yield return ("digest.weekday", $"{policy.Digest.Weekday}");
        yield return ("boards.acknowledgeWorkingDays", policy.Boards.AcknowledgeWorkingDays);
        yield return ("boards.papersSoonWorkingDays", policy.Boards.PapersSoonWorkingDays);
        yield return ("boards.weeklyDays", policy.Boards.WeeklyDays);
        yield return ("boards.monthlyDays", policy.Boards.MonthlyDays);
        yield return ("boards.quarterlyDays", policy.Boards.QuarterlyDays);
        yield return ("boards.undecidedDays", policy.Boards.UndecidedDays);
        foreach (var line in Written(CadenceKeys.Critical, policy.Critical))
            yield return line;
        foreach (var key in CadenceKeys.All)
            yield return ($"{CadenceKeys.High}.{key.Name}", key.Of(policy.High));
        foreach (var key in CadenceKeys.All)
            yield return ($"{CadenceKeys.Medium}.{key.Name}", key.Of(policy.Medium));
        foreach (var (path, other) in PlacedOverride.Of(policy))
        foreach (var (key, value) in Values(other))
            yield return ($"{path}.{key}", value);
        yield return ("pilot", policy.Pilot.Count == 0 ? "everybody" : policy.Pilot.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Key, object Value)> Values(PolicyOverride other)
    {
        if (other.Source is { } source)
            yield return ("source", source);
        if (other.AreaPath is { } area)
            yield return ("area", area.TrimEnd('/'));
        foreach (var tier in ChaseTiers.All)
        foreach (var line in Written(tier.Section(), other.Written(tier)))
            yield return line;
    }

    // What is not written under Critical is as under High, and has no line of its own.
    private static IEnumerable<(string Key, object Value)> Written(string section, CadencePatch patch)
    {
        foreach (var key in CadenceKeys.All)
            if (key.ChangedBy(patch) is { } value)
                yield return ($"{section}.{key.Name}", value);
    }

    private static IEnumerable<string> Words<T>(IReadOnlyList<(string Word, T Value)> words, IEnumerable<T> values) =>
        values.Select(v => PolicyKeywords.Of(words, v));
}

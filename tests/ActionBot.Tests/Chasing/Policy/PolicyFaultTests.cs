using ActionBot.Chasing.Policy;

namespace ActionBot.Tests.Chasing.Policy;

/// <summary>Every fault names its place, what stands there, what was expected and what to do.</summary>
public sealed class PolicyFaultTests
{
    private static IEnumerable<string> Faults(string yaml)
    {
        var reading = PolicyReader.ReadText(yaml, "policy.yaml");
        Assert.Equal(reading.Faults.Count > 0, reading.Policy is null);
        return reading.Faults.Select(f => f.ToString()["policy.yaml:".Length..]);
    }

    [Theory]
    [InlineData("budgit: {}", "1:1 budgit is not known: expected a key of this section. Did you mean “budget”?")]
    [InlineData(
        "high:\n  colour: red",
        "2:3 high.colour is not known: expected a key of this section. Known here: regularMonths, daysBefore,"
    )]
    [InlineData(
        "high:\n  overdueDays: 5\n  overdueDays: 5",
        "3:3 high.overdueDays is here a second time: expected each key once. It also stands in line 2. Keep one."
    )]
    [InlineData("high: 7", "1:7 high is “7”: expected a section with keys out of regularMonths,")]
    [InlineData("- high", "1:1 is a list: expected sections out of monitoring, budget,")]
    [InlineData("pilot", "1:1 is “pilot”: expected sections out of monitoring, budget,")]
    public void Key_that_is_not_known_stands_twice_or_is_no_section_is_named(string yaml, string fault) =>
        Assert.StartsWith(fault, Assert.Single(Faults(yaml)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"7\"", "is “7”: expected a whole number from 1 to 365. Write it in digits, without quotes.")]
    [InlineData("seven", "is “seven”: expected a whole number from 1 to 365. Write it in digits, without quotes.")]
    [InlineData("7.5", "is “7.5”: expected a whole number from 1 to 365. Write it in digits, without quotes.")]
    [InlineData("[7]", "is a list: expected a whole number from 1 to 365. Write it in digits, without quotes.")]
    [InlineData("{ days: 7 }", "is a section: expected a whole number from 1 to 365. Write it in digits, without quotes.")]
    [InlineData("", "is empty: expected a whole number from 1 to 365. Give one, or take the line out.")]
    [InlineData("0", "is “0”: expected a whole number from 1 to 365. Give a number in that range.")]
    [InlineData("-7", "is “-7”: expected a whole number from 1 to 365. Give a number in that range.")]
    [InlineData("366", "is “366”: expected a whole number from 1 to 365. Give a number in that range.")]
    [InlineData("4294967303", "is “4294967303”: expected a whole number from 1 to 365. Give a number in that range.")]
    public void Value_that_is_no_number_in_range_is_named(string value, string fault) =>
        Assert.EndsWith("high.overdueDays " + fault, Assert.Single(Faults($"high:\n  overdueDays: {value}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("perWorkingDay: 2", "1:26 budget.perWorkingDay is “2”: expected 1. More would message somebody twice a day.")]
    [InlineData("perWorkingDay: 0", "1:26 budget.perWorkingDay is “0”: expected 1. Give a number in that range.")]
    [InlineData(
        "perWeek: 4",
        "1:20 budget.perWeek is “4”: expected a whole number from 1 to 3. More would message somebody more than 3 times in seven days."
    )]
    [InlineData("perWeek: 0", "1:20 budget.perWeek is “0”: expected a whole number from 1 to 3. Give a number in that range.")]
    public void Budget_may_be_smaller_and_never_larger(string budget, string fault) =>
        Assert.Equal(fault, Assert.Single(Faults($"budget: {{ {budget} }}")).Replace("1:11 ", "1:26 ", StringComparison.Ordinal));

    [Theory]
    [InlineData("snooze: { mostWorkingDays: 61 }", "snooze.mostWorkingDays is “61”: expected a whole number from 1 to 60.")]
    [InlineData("snooze: { mostRunning: 11 }", "snooze.mostRunning is “11”: expected a whole number from 1 to 10.")]
    [InlineData("snooze: { mostPauseWorkingDays: 0 }", "snooze.mostPauseWorkingDays is “0”: expected a whole number from 1 to 60.")]
    [InlineData("critical: { overdueDays: 0 }", "critical.overdueDays is “0”: expected a whole number from 1 to 365.")]
    [InlineData("patience: { answerWorkingDays: 31 }", "patience.answerWorkingDays is “31”: expected a whole number from 1 to 30.")]
    [InlineData("patience: { sameAnswers: 1 }", "patience.sameAnswers is “1”: expected a whole number from 2 to 20.")]
    [InlineData("medium: { regularMonths: 25 }", "medium.regularMonths is “25”: expected a whole number from 1 to 24.")]
    [InlineData("medium: { undatedDays: 0 }", "medium.undatedDays is “0”: expected a whole number from 1 to 365.")]
    [InlineData("medium: { managerAfter: 0 }", "medium.managerAfter is “0”: expected a whole number from 1 to 50.")]
    [InlineData("medium: { leadAfter: 51 }", "medium.leadAfter is “51”: expected a whole number from 1 to 50.")]
    [InlineData("medium: { undatedLeadAfter: 0 }", "medium.undatedLeadAfter is “0”: expected a whole number from 1 to 50.")]
    [InlineData("medium: { leadOverdueDays: 0 }", "medium.leadOverdueDays is “0”: expected a whole number from 1 to 1000.")]
    [InlineData("medium: { boardOverdueDays: 1001 }", "medium.boardOverdueDays is “1001”: expected a whole number from 1 to 1000.")]
    [InlineData(
        "digest: { weekday: Moonday }",
        "digest.weekday is “Moonday”: expected Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday. Did you mean “Monday”?"
    )]
    [InlineData(
        "digest: { weekday: 1 }",
        "digest.weekday is “1”: expected Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday. Use one of these words."
    )]
    [InlineData(
        "monitoring: { always: [Urgent] }",
        "monitoring.always[0] is “Urgent”: expected Critical, High, Medium, Low or Not rated. Use one of these words."
    )]
    [InlineData(
        "monitoring: { whenWeak: [High, high] }",
        "monitoring.whenWeak[1] is “high”: expected each once. It also stands at monitoring.whenWeak[0]. Take one out."
    )]
    [InlineData(
        "monitoring: { always: High }",
        "monitoring.always is “High”: expected a list of words out of Critical, High, Medium, "
            + "Low or Not rated. Write it in square brackets; [] for none."
    )]
    [InlineData(
        "monitoring: { weakOpinions: [Weak] }",
        "monitoring.weakOpinions[0] is “Weak”: expected Substantial, Adequate, Limited, No assurance or Not stated. Use one of these words."
    )]
    [InlineData(
        "monitoring: { outsideBodies: yes }",
        "monitoring.outsideBodies is “yes”: expected true or false. Write one of the two words, without quotes."
    )]
    [InlineData(
        "pilot: [Finance owner]",
        "pilot[0] is “Finance owner”: expected an e-mail address such as "
            + "finance-owner1@example.org. Write the address by which the register knows the person."
    )]
    [InlineData(
        "pilot: [a@example.org, A@Example.org]",
        "pilot[1] is “A@Example.org”: expected each once. It also stands at pilot[0]. Take one out."
    )]
    [InlineData(
        "pilot: a@example.org",
        "pilot is “a@example.org”: expected a list of e-mail addresses. Write it in square brackets; [] for none."
    )]
    [InlineData(
        "high: { daysBefore: 28 }",
        "high.daysBefore is “28”: expected a list of numbers from 1 to 365, such as [28, 7]. Write it in square brackets; [] for none."
    )]
    [InlineData(
        "high: { daysBefore: [28, 0] }",
        "high.daysBefore[1] is “0”: expected a whole number from 1 to 365. Give a number in that range."
    )]
    [InlineData(
        "high: { daysBefore: [7, 28] }",
        "high.daysBefore[1] is “28”: expected fewer than the 7 before it. Write each number once, the largest first."
    )]
    [InlineData(
        "high: { daysBefore: [28, 28] }",
        "high.daysBefore[1] is “28”: expected fewer than the 28 before it. Write each number once, the largest first."
    )]
    [InlineData(
        "high: { daysBefore: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1] }",
        "high.daysBefore is a list of 11: expected at most 10 numbers. Take some out."
    )]
    public void Value_that_does_not_fit_its_key_is_named(string yaml, string fault)
    {
        var told = Assert.Single(Faults(yaml));
        Assert.StartsWith(fault, told[(told.IndexOf(' ', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Pilot_of_which_every_line_is_commented_out_does_not_mean_everybody() =>
        Assert.Equal(
            "1:1 pilot is empty: expected a list of e-mail addresses. Write it in square brackets; [] for none.",
            Assert.Single(Faults("pilot:\n#  - a@example.org\n")).Replace("1:7", "1:1", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(
        "high: { managerAfter: 5 }",
        "1:9 high.managerAfter is 5: expected at most 4. Whoever stands higher hears later: see high.leadAfter, built in."
    )]
    [InlineData(
        "high: { managerAfter: 5, leadAfter: 4 }",
        "1:26 high.leadAfter is 4: expected at least 5. Whoever stands higher hears later: see high.managerAfter in line 1."
    )]
    [InlineData(
        "medium: { boardOverdueDays: 20 }",
        "1:11 medium.boardOverdueDays is 20: expected at least 28. Whoever stands higher hears later: see medium.leadOverdueDays, built in."
    )]
    [InlineData(
        "high: { managerAfter: 4 }\noverrides:\n  - source: DARA\n    high: { leadAfter: 3 }",
        "4:13 overrides[0].high.leadAfter is 3: expected at least 4. Whoever stands higher hears later: see high.managerAfter in line 1."
    )]
    [InlineData(
        "overrides:\n  - source: DARA\n    high: { managerAfter: 4 }\n  - area: Finance\n    high: { leadAfter: 3 }",
        "5:13 overrides[1].high.leadAfter is 3: expected at least 4. Whoever stands "
            + "higher hears later: see overrides[0].high.managerAfter in line 3."
    )]
    [InlineData(
        "critical: { leadAfter: 1 }",
        "1:13 critical.leadAfter is 1: expected at least 2. Whoever stands " + "higher hears later: see high.managerAfter, built in."
    )]
    [InlineData(
        "high: { managerAfter: 5, leadAfter: 6 }\noverrides:\n  - source: DARA\n    critical: { leadAfter: 4 }",
        "4:17 overrides[0].critical.leadAfter is 4: expected at least 5. Whoever stands "
            + "higher hears later: see high.managerAfter in line 1."
    )]
    public void Whoever_stands_higher_never_hears_first(string yaml, string fault) => Assert.Equal(fault, Assert.Single(Faults(yaml)));

    [Theory]
    [InlineData(
        "  - high: { overdueDays: 5 }",
        "2:5 overrides[0] is for every action: expected a source, an area or both. Name "
            + "one; what is for every action stands under critical, high and medium."
    )]
    [InlineData(
        "  - source: DARA",
        "2:5 overrides[0] is without a number: expected numbers under critical, high or "
            + "medium. Write below them the numbers that differ, or take it out."
    )]
    [InlineData(
        "  - { source: DARA, high: {} }",
        "2:5 overrides[0] is without a number: expected numbers under critical, high or "
            + "medium. Write below them the numbers that differ, or take it out."
    )]
    [InlineData(
        "  - DARA",
        "2:5 overrides[0] is “DARA”: expected a section with keys out of source, area, critical, high, medium. Write "
            + "each on a line of its own below it, indented, with a colon and its value."
    )]
    [InlineData(
        "  - { source: [DARA], high: { overdueDays: 5 } }",
        "2:15 overrides[0].source is a list: expected the code of a source, such as DARA. Write one text of at most 200 characters."
    )]
    [InlineData(
        "  - { source: , high: { overdueDays: 5 } }",
        "overrides[0].source is empty: expected the code of a source, such as DARA. Give one, or take the line out."
    )]
    [InlineData(
        "  - { area: Finance//Pay, high: { overdueDays: 5 } }",
        "2:13 overrides[0].area is “Finance//Pay”: expected area names from the top, such "
            + "as Corporate Services/Finance. Part the names by one '/' each."
    )]
    [InlineData(
        "  - { area: /, high: { overdueDays: 5 } }",
        "2:13 overrides[0].area is “/”: expected area names from the top, such as "
            + "Corporate Services/Finance. Part the names by one '/' each."
    )]
    [InlineData(
        "  - { source: DARA, high: { overdueDays: 500 } }",
        "2:42 overrides[0].high.overdueDays is “500”: expected a whole number from 1 to 365. Give a number in that range."
    )]
    public void Override_for_nothing_or_of_nothing_is_named(string item, string fault) =>
        Assert.EndsWith(fault, Assert.Single(Faults("overrides:\n" + item)), StringComparison.Ordinal);

    [Theory]
    [InlineData("source: DARA", "source: dara")]
    [InlineData("{ source: DARA, area: Finance }", "source: DARA")]
    [InlineData("area: Finance/Pay", "area: finance")]
    public void Override_that_a_later_one_hides_altogether_is_named(string first, string second)
    {
        static string Item(string scope, string numbers) =>
            scope[0] == '{' ? $"  - {scope[..^1]}, high: {numbers} }}" : $"  - {{ {scope}, high: {numbers} }}";
        var yaml = $"overrides:\n{Item(first, "{ overdueDays: 5 }")}\n{Item(second, "{ overdueDays: 6, undatedDays: 6 }")}";
        Assert.Equal(
            "2:5 overrides[0] is without effect: expected numbers that count for some action. All of them "
                + "are set again by overrides[1] in line 3. Take it out, or move it behind.",
            Assert.Single(Faults(yaml))
        );
        Assert.Empty(
            Faults($"overrides:\n{Item(first, "{ overdueDays: 5, leadAfter: 6 }")}\n{Item(second, "{ overdueDays: 6, undatedDays: 6 }")}")
        );
    }

    [Fact]
    public void Narrow_override_behind_a_wide_one_hides_nothing() =>
        Assert.Empty(
            Faults(
                """
                overrides:
                  - { source: DARA, high: { overdueDays: 6 } }
                  - { source: DARA, area: Finance, high: { overdueDays: 5 } }
                  - { source: HMI, high: { overdueDays: 6 } }
                """
            )
        );

    [Theory]
    [InlineData("high: { overdueDays: 5", "2:1 is not readable: expected YAML. ")]
    [InlineData("high:\n  overdueDays: 5\n\tundatedDays: 5", "2:16 is not readable: expected YAML. ")]
    [InlineData(
        "budget: { perWeek: 3 }\nhigh: { daysBefore: [28, 7\npilot: []",
        "2:22 is not readable: expected YAML. What follows here cannot be read; a bracket may not be closed."
    )]
    [InlineData("high: &h { overdueDays: 5 }\nmedium: *h", "2:9 is not readable: expected YAML. References to other parts")]
    [InlineData(
        "high: { overdueDays: 5 }\n---\nhigh: { overdueDays: 6 }",
        "2:1 is not readable: expected YAML. A second document begins here."
    )]
    [InlineData("? [high, medium]\n: { overdueDays: 5 }", "1:3 is not readable: expected YAML. A key is one word.")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "1:21 is not readable: expected YAML. This is nested too deeply.")]
    public void Text_that_is_no_YAML_is_named_with_its_line(string yaml, string fault) =>
        Assert.StartsWith(fault, Assert.Single(Faults(yaml)), StringComparison.Ordinal);

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_file()
    {
        var faults = Faults(
                """
                budget: { perWorkingDay: 2, perWeek: 9 }
                hihg: {}
                medium: { leadAfter: 1, overdueDays: no }
                overrides:
                  - high: { overdueDays: 0 }
                pilot: [nobody]
                """
            )
            .ToList();
        Assert.Equal([1, 1, 2, 3, 3, 5, 5, 6], faults.Select(f => int.Parse(f.Split(':')[0])));
        Assert.Contains("hihg is not known: expected a key of this section. Did you mean “high”?", faults[2]);
    }

    [Fact]
    public void File_that_is_missing_or_cannot_be_read_is_named()
    {
        static string Fault(string path) => Assert.Single(PolicyReader.Read(path).Faults).ToString();
        var folder = System.IO.Directory.CreateTempSubdirectory().FullName;
        var missing = System.IO.Path.Combine(folder, "policy.yaml");
        Assert.Equal(
            $"{missing} is not there: expected a file at {missing}. Correct the name. "
                + "Without Chasing:Policy the policy that is built in counts.",
            Fault(missing)
        );
        Assert.StartsWith($"{folder} is not readable: expected a file that the service may read.", Fault(folder), StringComparison.Ordinal);
        File.WriteAllBytes(missing, [0x68, 0x69, 0xFF, 0xFE, 0x20]);
        Assert.Equal(
            $"{missing} is not written in UTF-8: expected a text file in UTF-8. Save it again with that encoding.",
            Fault(missing)
        );
        File.WriteAllText(missing, new string('#', 1_000_001));
        Assert.Equal(
            $"{missing} is longer than 1,000,000 characters: expected a policy file. Check that it is the right file.",
            Fault(missing)
        );
    }

    [Fact]
    public void More_overrides_than_can_be_compared_are_a_fault() =>
        Assert.Equal(
            "2:1 overrides is a list of 201: expected at most 200. Join some.",
            Assert.Single(
                Faults(
                    "overrides:\n"
                        + string.Concat(
                            Enumerable.Range(0, 201).Select(i => $"- {{ source: S{i}, area: A{i}, high: {{ overdueDays: 5 }} }}\n")
                        )
                )
            )
        );
}

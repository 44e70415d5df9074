using ActionBot.Chasing.Policy;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Chasing.Policy;

public sealed class PolicyFileTests
{
    private static ChasePolicy Read(string yaml)
    {
        var reading = PolicyReader.ReadText(yaml, "policy.yaml");
        Assert.Empty(reading.Faults);
        return reading.Policy!;
    }

    [Fact]
    public void File_in_the_program_holds_every_number_of_the_default_policy()
    {
        var reading = PolicyReader.ReadText(PolicyReader.BuiltIn(), "chasing-policy.yaml");
        Assert.Empty(reading.Faults);
        Assert.Equal(PolicyText.Said(ChasePolicy.Default), PolicyText.Said(reading.Policy!));
        Assert.All(PolicyLines.Of(reading), line => Assert.StartsWith("chasing-policy.yaml:", line.Place, StringComparison.Ordinal));
    }

    [Fact]
    public void File_beside_the_program_is_the_one_in_the_program() =>
        Assert.Equal(PolicyReader.BuiltIn(), File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "chasing-policy.yaml")));

    [Theory]
    [InlineData("")]
    [InlineData("# Nothing but a comment\n")]
    [InlineData("---\n")]
    [InlineData("high:\n# overdueDays: 5\n")]
    [InlineData("overrides:\n#  - source: DARA\n")]
    [InlineData("budget: {}\noverrides: []\npilot: []\n")]
    public void What_a_file_leaves_out_is_as_it_is_built_in(string yaml) =>
        Assert.Equal(PolicyText.Said(ChasePolicy.Default), PolicyText.Said(Read(yaml)));

    [Fact]
    public void One_number_changes_alone()
    {
        var policy = Read("high:\n  overdueDays: 5\n");
        Assert.Equal(ChasePolicy.Default.High with { OverdueDays = 5 }, policy.High);
        Assert.Equal(ChasePolicy.Default.Medium, policy.Medium);
    }

    [Fact]
    public void Areas_sources_words_and_addresses_are_taken_as_people_write_them()
    {
        var policy = Read(
            """
            monitoring:
              always: [high, "Not rated"]
              weakOpinions: [none]
            digest: { weekday: wednesday }
            overrides:
              - source: "HMI"
                area: Corporate Services / Finance/
                medium: { daysBefore: [] }
            pilot: [Finance-Owner1@Example.org]
            """
        );
        Assert.Equal([Rating.High, Rating.NotRated], policy.Monitoring.AlwaysMonitored);
        Assert.Equal([Assurance.None], policy.Monitoring.WeakOpinions);
        Assert.Equal(DayOfWeek.Wednesday, policy.Digest.Weekday);
        Assert.Equal(("HMI", Area.PathOf("Corporate Services", "Finance")), (policy.Overrides[0].Source, policy.Overrides[0].AreaPath));
        Assert.Empty(policy.For(Rating.Medium, "hmi", "corporate services/finance/payroll/").DaysBefore);
        Assert.Equal([14], policy.For(Rating.Medium, "hmi", "corporate services/finances/").DaysBefore);
        Assert.Equal(["finance-owner1@example.org"], policy.Pilot);
    }

    [Fact]
    public void File_of_before_that_says_only_High_means_Critical_too()
    {
        var policy = Read(
            """
            monitoring:
              always: [High]
              whenWeak: [Medium]
            high:
              overdueDays: 5
              boardOverdueDays: 40
            medium:
              overdueDays: 20
            overrides:
              - source: HMI
                high: { overdueDays: 4 }
            """
        );
        Assert.True(policy.Monitoring.IsMonitored(Rating.Critical, Assurance.Substantial, SourceKind.InternalAudit));
        Assert.Equal(5, policy.For(Rating.Critical, "DARA", "finance/").OverdueDays);
        Assert.Equal(40, policy.For(Rating.Critical, "DARA", "finance/").BoardOverdueDays);
        Assert.Equal(4, policy.For(Rating.Critical, "HMI", "finance/").OverdueDays);
        Assert.Equal(policy.For(Rating.High, "DARA", "finance/"), policy.For(Rating.Critical, "DARA", "finance/"));
    }

    [Fact]
    public void Numbers_under_critical_are_for_Critical_alone()
    {
        var policy = Read(
            """
            critical:
              overdueDays: 3
            overrides:
              - source: HMI
                critical: { daysBefore: [56, 28, 7] }
            """
        );
        Assert.Equal(3, policy.For(Rating.Critical, "HMI", "finance/").OverdueDays);
        Assert.Equal([56, 28, 7], policy.For(Rating.Critical, "HMI", "finance/").DaysBefore);
        Assert.Equal(ChasePolicy.Default.High, policy.For(Rating.High, "HMI", "finance/"));
        Assert.Equal(ChasePolicy.Default.High with { OverdueDays = 3 }, policy.For(Rating.Critical, "DARA", "finance/"));
    }

    [Fact]
    public async Task Service_works_by_the_file_as_it_was_when_it_was_checked()
    {
        var file = System.IO.Path.GetTempFileName();
        File.WriteAllText(file, "high: { overdueDays: 5 }");
        await using var scene = await Scene.OpenAsync(settings: ("Chasing:Policy", file));
        File.Delete(file);
        Assert.Equal(5, scene.Bot.Services.GetRequiredService<ChasePolicy>().High.OverdueDays);
    }

    [Fact]
    public void File_may_begin_with_a_byte_order_mark_and_end_lines_as_Windows_does()
    {
        var file = System.IO.Path.GetTempFileName();
        File.WriteAllText(file, "high:\r\n  overdueDays: 5\r\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var reading = PolicyReader.Read(file);
        Assert.Empty(reading.Faults);
        Assert.Equal(5, reading.Policy!.High.OverdueDays);
        Assert.Equal($"{System.IO.Path.GetFileName(file)}:2", reading.PlaceOf("high.overdueDays"));
        Assert.Equal("built-in", reading.PlaceOf("high.undatedDays"));
    }
}

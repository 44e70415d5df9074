using System.Text.Json.Nodes;
using ActionBot.Domain.Register;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Operations;

public sealed class PolicyCommandTests : IDisposable
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Policy_that_is_built_in_is_shown_whole()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var (code, text, error) = await CommandProcess.RunAsync(database, [], "policy", "show");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(Rows(text), r => r is ["high.daysBefore", "28, 7", "built-in"]);
        Assert.Contains(Rows(text), r => r is ["monitoring.weakOpinions", "Limited, No assurance", "built-in"]);
        Assert.Contains(Rows(text), r => r is ["pilot", "everybody", "built-in"]);
        Assert.Contains(Rows(text), r => r is ["monitoring.always", "Critical, High", "built-in"]);
        Assert.DoesNotContain(Rows(text), r => r[0].StartsWith("critical.", StringComparison.Ordinal));
        Assert.Equal(37, Rows(text).Count);
    }

    [Fact]
    public async Task Critical_has_lines_of_its_own_only_where_it_differs_from_High()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ReadAsync(db => db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.Rating, Rating.Critical)));
        var policy = Policy(
            """
            critical:
              overdueDays: 3
            overrides:
              - source: DARA
                high: { undatedDays: 10 }
                critical: { daysBefore: [56, 28] }
            """
        );
        var (_, text, _) = await CommandProcess.RunAsync(scene.Database, [("Chasing:Policy", policy)], "policy", "show");
        Assert.Equal(
            [
                ["critical.overdueDays", "3", "policy.yaml:2"],
                ["overrides[0].critical.daysBefore", "56, 28", "policy.yaml:6"],
            ],
            Rows(text).Where(r => r[0].Contains("critical.", StringComparison.Ordinal))
        );
        (_, text, _) = await CommandProcess.RunAsync(scene.Database, [("Chasing:Policy", policy)], "policy", "show", "--ref", "DARA-0042");
        Assert.StartsWith("DARA-0042  Critical, opinion Limited", text, StringComparison.Ordinal);
        Assert.Equal(
            [
                ["chased", "actions of its rating always are", "built-in monitoring.always"],
                ["regularMonths", "1", "built-in high"],
                ["daysBefore", "56, 28", "policy.yaml:6 overrides[0].critical"],
                ["overdueDays", "3", "policy.yaml:2 critical"],
                ["undatedDays", "10", "policy.yaml:5 overrides[0].high"],
            ],
            Rows(text).Skip(1).Take(5)
        );
    }

    [Fact]
    public async Task Policy_of_a_file_is_shown_with_its_lines_and_with_what_the_register_does_not_know()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var policy = Policy(
            """
            overrides:
              - source: DARA
                high:
                  overdueDays: 5
            pilot: [owner@example.org]
            """
        );
        var (code, text, error) = await CommandProcess.RunAsync(database, [("Chasing:Policy", policy)], "policy", "show");
        Assert.Equal(0, code);
        Assert.Contains(Rows(text), r => r is ["overrides[0].source", "DARA", "policy.yaml:2"]);
        Assert.Contains(Rows(text), r => r is ["overrides[0].high.overdueDays", "5", "policy.yaml:4"]);
        Assert.Contains(Rows(text), r => r is ["high.overdueDays", "7", "built-in"]);
        Assert.Contains("policy.yaml:2 overrides[0].source: the register knows no source “DARA”. It counts once there is one.", error);
        Assert.Contains("policy.yaml:5 pilot: the register knows no person “owner@example.org”.", error);

        var json = JsonNode.Parse(
            (await CommandProcess.RunAsync(database, [("Chasing:Policy", policy)], "policy", "show", "--format", "json")).Out
        )!;
        Assert.Equal("policy.yaml", json["file"]!.GetValue<string>());
        Assert.Equal(2, json["warnings"]!.AsArray().Count);
        var before = Assert.Single(json["lines"]!.AsArray(), l => l!["key"]!.GetValue<string>() == "high.daysBefore")!;
        Assert.Equal([28, 7], before["value"]!.AsArray().Select(n => n!.GetValue<int>()));
    }

    [Fact]
    public async Task What_counts_for_an_action_is_shown_with_the_line_that_decided_each_number()
    {
        await using var scene = await Scene.OpenAsync();
        var policy = Policy(
            """
            medium: { undatedDays: 20 }
            overrides:
              - source: dara
                high: { overdueDays: 6, undatedDays: 10 }
              - area: Corporate Services
                high: { overdueDays: 5 }
                medium: { overdueDays: 9 }
            pilot:
              - finance-owner2@example.org
            """
        );
        var (code, text, error) = await CommandProcess.RunAsync(
            scene.Database,
            [("Chasing:Policy", policy)],
            "policy",
            "show",
            "--ref",
            "dara 0042"
        );
        Assert.True(code == 0, error);
        Assert.StartsWith("DARA-0042  High, opinion Limited, source DARA, area corporate services/finance", text, StringComparison.Ordinal);
        Assert.Equal(
            [
                ["chased", "actions of its rating always are", "built-in monitoring.always"],
                ["regularMonths", "1", "built-in high"],
                ["daysBefore", "28, 7", "built-in high"],
                ["overdueDays", "5", "policy.yaml:6 overrides[1].high"],
                ["undatedDays", "10", "policy.yaml:4 overrides[0].high"],
                ["managerAfter", "2", "built-in high"],
                ["leadAfter", "4", "built-in high"],
                ["undatedLeadAfter", "2", "built-in high"],
                ["leadOverdueDays", "28", "built-in high"],
                ["boardOverdueDays", "56", "built-in high"],
                ["messages", "withheld: its owner is not in the pilot", "policy.yaml:8 pilot"],
            ],
            Rows(text).Skip(1)
        );

        async Task<JsonNode> OfAsync(string reference) =>
            JsonNode.Parse(
                (
                    await CommandProcess.RunAsync(
                        scene.Database,
                        [("Chasing:Policy", policy)],
                        "policy",
                        "show",
                        "--ref",
                        reference,
                        "--format",
                        "json"
                    )
                ).Out
            )!;
        var outside = await OfAsync("HMI-0121");
        Assert.True(outside["chased"]!.GetValue<bool>());
        Assert.Equal("monitoring.outsideBodies", outside["section"]!.GetValue<string>());
        Assert.Equal(
            ("policy.yaml:1", "medium"),
            (outside["numbers"]![3]!["place"]!.GetValue<string>(), outside["numbers"]![3]!["section"]!.GetValue<string>())
        );
        var low = await OfAsync("DARA-0090");
        Assert.False(low["chased"]!.GetValue<bool>());
        Assert.Equal("sent to its owner", low["messages"]!["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task Ref_that_is_not_known_is_one_line_and_exit_code_2()
    {
        await using var scene = await Scene.OpenAsync();
        var (code, text, error) = await CommandProcess.RunAsync(scene.Database, [], "policy", "show", "--ref", "DARA-0043");
        Assert.Equal((2, "", "There is no DARA-0043. Did you mean DARA-0042?"), (code, text, error.Trim()));
    }

    [Fact]
    public async Task File_is_checked_without_a_register_and_none_is_made()
    {
        var nowhere = System.IO.Path.Combine(folder, "actionbot.db");
        (string, string)[] settings = [("Storage:ConnectionString", $"Data Source={nowhere}")];
        var (code, text, error) = await CommandProcess.RunAsync(
            null,
            settings,
            "policy",
            "check",
            Policy("overrides:\n- { source: X, high: { overdueDays: 5 } }")
        );
        Assert.Equal(0, code);
        Assert.Contains("can be used: 1 override, messages to everybody.", text);
        Assert.Contains("there is no register here", error);
        Assert.False(File.Exists(nowhere));
    }

    [Fact]
    public async Task Faults_of_a_file_are_told_by_the_check_and_keep_every_command_that_uses_it_from_beginning()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var policy = Policy("high: { overdueDays: 0 }\nbudget: { perWorkingDay: 2 }\n");
        string[] faults =
        [
            $"{policy}:1:22 high.overdueDays is “0”: expected a whole number from 1 to 365. Give a number in that range.",
            $"{policy}:2:26 budget.perWorkingDay is “2”: expected 1. More would message somebody twice a day.",
        ];
        var check = await CommandProcess.RunAsync(database, [], "policy", "check", policy);
        Assert.Equal((2, ""), (check.Code, check.Out));
        Assert.Equal(faults, check.Error.Trim().Split('\n').Select(l => l.Trim()));
        foreach (var command in new string[][] { ["serve"], ["checkins", "--on", "2026-02-10"], ["policy", "show"] })
        {
            var refused = await CommandProcess.RunAsync(database, [("Chasing:Policy", policy)], command);
            Assert.Equal(2, refused.Code);
            Assert.Equal(faults, refused.Error.Trim().Split('\n').Select(l => l.Trim()));
        }
    }

    private string Policy(string yaml)
    {
        var file = System.IO.Path.Combine(folder, "policy.yaml");
        File.WriteAllText(file, yaml);
        return file;
    }

    private static List<string[]> Rows(string text) =>
        [.. text.Trim().Split('\n').Select(l => l.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}

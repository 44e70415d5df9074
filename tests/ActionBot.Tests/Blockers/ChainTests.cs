using System.Text.Json.Nodes;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Blockers;

public sealed class ChainTests
{
    private static async Task<Scene> ChainAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = await WaitingScene.OpenAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        await scene.WaitAsync(scene.Owner, "HMI-0121", "DARA-0042");
        await scene.WaitAsync(scene.OtherOwner, "DARA-0017", "DARA-0090", "2026-02-20");
        await scene.WaitAsync(scene.OtherOwner, "DARA-0090", "HM Treasury", "2026-02-19");
        return scene;
    }

    [DatabaseTheory]
    public async Task What_an_action_waits_for_is_told_to_the_end_of_the_chain_or_to_the_ref_of_what_may_not_be_seen(
        StorageProvider provider
    )
    {
        await using var scene = await ChainAsync(provider);
        var words = (await scene.TypeAsync(scene.Owner, "what does dara 42 wait for?")).Words();
        Assert.Contains("I find no action", words);
        words = (await scene.TypeAsync(scene.Owner, "What does DARA-0042 wait for?")).Words();
        Assert.Contains("What DARA-0042 waits for", words);
        Assert.Contains("**DARA-0017** | DARA-0042 waits for it since 10 February, expected by 1 March", words);
        Assert.DoesNotContain("DARA-0090", words);
        Assert.DoesNotContain("chart of accounts", words);
        Assert.DoesNotContain("Treasury", words);
        words = (await scene.TypeAsync(scene.Lead, "what is HMI-0121 waiting on")).Words();
        Assert.Contains("Launch the new chart of accounts. | Finance owner 2 | DARA-0042 waits for it", words);
        Assert.Contains("**DARA-0090** · Low", words);
        Assert.Contains("DARA-0017 waits for it since 10 February, expected by 20 February", words);
        Assert.Contains("HM Treasury | DARA-0090 waits for it since 10 February, expected by 19 February", words);
    }

    [DatabaseTheory]
    public async Task What_waits_for_an_action_is_told_through_others_too(StorageProvider provider)
    {
        await using var scene = await ChainAsync(provider);
        var words = (await scene.TypeAsync(scene.OtherOwner, "what is waiting on DARA-0017")).Words();
        Assert.Contains("What waits for DARA-0017", words);
        Assert.Contains("**DARA-0042**", words);
        Assert.DoesNotContain("HMI-0121", words);
        words = (await scene.TypeAsync(scene.Lead, "what is waiting on DARA-0017")).Words();
        Assert.Contains("Finance owner 1 | waits for DARA-0017 since 10 February, expected by 1 March", words);
        Assert.Contains("Finance owner 1 | waits for DARA-0042 since 10 February", words);
        Assert.Equal("Nothing waits for HMI-0121.", Words(await scene.TypeAsync(scene.Owner, "who waits for HMI-0121?"), 2));
        Assert.Contains("I find no action “DARA-0017”", (await scene.TypeAsync(scene.Owner, "what is waiting on DARA-0017")).Words());
        Assert.Contains("I find no action “DARA-9999”", (await scene.TypeAsync(scene.Owner, "what is waiting on DARA-9999")).Words());
    }

    [Fact]
    public async Task Dependency_that_only_the_register_states_is_told_as_such_and_counts_for_circles()
    {
        await using var scene = await WaitingScene.OpenSightedAsync();
        await scene.ChangeAsync("DARA-0017", a => a.RegisterDependsOn = "dara-0042, DARA-0090");
        Assert.Contains(
            "The register says that DARA-0017 depends on dara-0042 and DARA-0090.",
            (await scene.TypeAsync(scene.Lead, "what does DARA-0017 depend on")).Words()
        );
        Assert.Contains(
            "That would go round in a circle: DARA-0042 waits for DARA-0017 waits for DARA-0042.",
            (await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017")).Words()
        );
        await scene.ChangeAsync("DARA-0017", a => a.Status = ActionStatus.Closed);
        Assert.Contains("✓ Recorded", (await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017")).Words());
    }

    [DatabaseTheory]
    public async Task Critical_list_ranks_the_ends_of_chains_over_what_the_reader_may_see(StorageProvider provider)
    {
        await using var scene = await ChainAsync(provider);
        var administrator = await scene.JoinAsync("tracking-team1@example.org", "Tracking team 1", isAdministrator: true);
        await scene.ReadAsync(async db =>
        {
            var board = await db.Boards.SingleAsync();
            var action = await db.Actions.SingleAsync(a => a.Ref == "DARA-0057");
            var update = await db.Updates.FirstAsync();
            db.Add(
                new Blocker
                {
                    ActionItemId = action.Id,
                    UpdateId = update.Id,
                    Kind = BlockerKind.Decision,
                    BoardId = board.Id,
                    ToDecide = "Who pays?",
                    RaisedOn = Scene.Today,
                }
            );
            return await db.SaveChangesAsync();
        });
        var words = (await scene.TypeAsync(administrator, "critical")).Words();
        Assert.Contains("2 things hold actions up | In the whole register", words);
        Assert.Contains(
            "1 · HM Treasury | Outside body, holds up 4 actions: 3 overdue, 2 High | "
                + "DARA-0090, DARA-0017, DARA-0042, HMI-0121 · since 10 February",
            words
        );
        Assert.Contains("2 · Portfolio and Investment Board | Decision on DARA-0057, holds up 1 action | “Who pays?” | DARA-0057", words);
        words = (await scene.TypeAsync(scene.Owner, "what holds up most?")).Words();
        Assert.Contains("Among the actions you may see", words);
        Assert.Contains("holds up 2 actions: 1 overdue, 1 High | DARA-0042, HMI-0121", words);
        Assert.Contains(
            "Nothing holds anything up",
            (await scene.TypeAsync(await scene.JoinAsync("new-owner@example.org", "New owner"), "critical list")).Words()
        );
    }

    [DatabaseTheory]
    public async Task Critical_list_counts_Critical_actions_by_themselves(StorageProvider provider)
    {
        await using var scene = await ChainAsync(provider);
        Assert.Contains(
            "First what would move the most overdue and High actions.",
            (await scene.TypeAsync(scene.Owner, "critical")).Words()
        );
        await scene.ChangeAsync("DARA-0042", a => a.Rating = Rating.Critical);
        var words = (await scene.TypeAsync(scene.Owner, "critical")).Words();
        Assert.Contains("First what would move the most overdue, Critical and High actions.", words);
        Assert.Contains("holds up 2 actions: 1 overdue, 1 Critical | DARA-0042, HMI-0121", words);
        words = (await scene.TypeAsync(scene.Owner, "critical actions")).Words();
        Assert.StartsWith("1 open Critical action", words);
        Assert.Contains("**DARA-0042** · Critical", words);
    }

    [Fact]
    public async Task Critical_list_is_a_command_for_machines_too()
    {
        await using var scene = await ChainAsync();
        var (code, output, error) = await CommandProcess.RunAsync(scene.Database, [], "critical", "--format", "json");
        Assert.True(code == 0, error);
        var item = JsonNode.Parse(output)!["items"]!.AsArray()[0]!;
        Assert.Equal(("HM Treasury", 4), (item["title"]!.GetValue<string>(), item["actions"]!.GetValue<int>()));
    }

    private static string Words(SentMessage message, int part) => message.Words().Split(" | ")[part];
}

using ActionBot.Blockers.Cards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Blockers;

/// <summary>Of an action that somebody may not see they get its ref, and nothing else: on cards of waits, in chains, in lists and in
/// news.</summary>
public sealed class UnseenTests
{
    [DatabaseTheory]
    public async Task Owner_of_what_is_waited_for_gets_the_ref_of_an_action_they_may_not_see_and_nothing_else(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017", line: "Between us");
        var card = await scene.OpenWaitsAsync(scene.OtherOwner, "DARA-0017");
        Assert.Contains("DARA-0042 waits for DARA-0017", card.Words());
        foreach (
            var hidden in (string[])
                ["Finance owner 1", "Between us", "Reconcile", "High", "41", "Accept for", "10 February", "1 March", "1 action"]
        )
            Assert.DoesNotContain(hidden, card.Words().Replace("DARA-0041", ""), StringComparison.Ordinal);
        var id = (await scene.BlockerOfAsync("DARA-0042")).Id;
        card = await scene.PressAsync(scene.OtherOwner, card, card.Button("Send: this date"), (DependencyData.On(id), "2026-04-10"));
        Assert.Contains("Recorded: 10 April for DARA-0042. Whoever owns it is told.", card.Words());
        Assert.Contains("✓ Promised for 10 April", card.Words());
        Assert.DoesNotContain("Finance owner 1", card.Words(), StringComparison.Ordinal);
        Assert.Equal(["DARA-0017, for which DARA-0042 waits, is promised for 10 April."], await scene.NewsOfAsync(scene.Owner));
    }

    [Fact]
    public async Task Forged_acceptance_of_a_date_that_its_reader_may_not_know_changes_nothing()
    {
        await using var scene = await WaitingScene.OpenAsync();
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        var card = await scene.OpenWaitsAsync(scene.OtherOwner, "DARA-0017");
        var blocker = await scene.BlockerOfAsync("DARA-0042");
        card = await scene.PressAsync(
            scene.OtherOwner,
            card,
            DependencyData.Press(DependencyData.AcceptVerb, "DARA-0017", blocker.Id, blocker.Version)
        );
        Assert.DoesNotContain("1 March", card.Words(), StringComparison.Ordinal);
        Assert.Equal(BlockerState.Raised, (await scene.BlockerOfAsync("DARA-0042")).State);
    }

    [DatabaseTheory]
    public async Task Chain_ends_at_an_action_that_its_reader_may_not_see(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        await scene.WaitAsync(scene.OtherOwner, "DARA-0017", "DARA-0090", "2026-02-20");
        await scene.WaitAsync(scene.OtherOwner, "DARA-0090", "HM Treasury", "2026-02-19");
        var words = (await scene.TypeAsync(scene.Owner, "what does DARA-0042 wait for")).Words();
        Assert.Contains("**DARA-0017** | DARA-0042 waits for it since 10 February, expected by 1 March", words);
        foreach (var hidden in (string[])["DARA-0090", "outside body", "20 February", "19 February", "chart of accounts"])
            Assert.DoesNotContain(hidden, words, StringComparison.Ordinal);
        words = (await scene.TypeAsync(scene.OtherOwner, "what is waiting on DARA-0090")).Words();
        Assert.Contains("Launch the new chart of accounts.", words, StringComparison.Ordinal);
        Assert.Contains("**DARA-0042**", words, StringComparison.Ordinal);
        Assert.DoesNotContain("1 March", words, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Critical_list_counts_nothing_of_what_its_reader_may_not_see(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        await scene.WaitAsync(scene.OtherOwner, "DARA-0017", "DARA-0090", "2026-02-20");
        var words = (await scene.TypeAsync(scene.Owner, "critical")).Words();
        Assert.Contains("1 · DARA-0017 | Action, holds up 1 action: 1 overdue, 1 High | DARA-0042", words);
        Assert.DoesNotContain("DARA-0090", words, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task What_closes_is_told_without_how_it_ended_to_those_who_may_not_see_it(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "dara 0017");
        await scene.ChangeAsync("DARA-0017", a => (a.Status, a.ClosedAs) = (ActionStatus.Closed, ClosureKind.RiskAccepted));
        await scene.SweepWaitsAsync();
        Assert.Equal(["DARA-0042 does not wait for dara 0017 any more. Say where it stands."], await scene.NewsOfAsync(scene.Owner));
        Assert.Equal(
            ["DARA-0017 was closed undone (risk accepted). DARA-0042 waited for it and needs another way."],
            await scene.NewsOfAsync(scene.Lead)
        );
    }

    [DatabaseTheory]
    public async Task Forecast_of_an_action_that_somebody_may_not_see_is_not_told_to_them(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await scene.WaitAsync(scene.Owner, "HMI-0121", "DARA-0017");
        await scene.ChangeAsync("DARA-0017", a => a.Forecast = Scene.Today.AddDays(8));
        await scene.SweepWaitsAsync();
        Assert.Empty(await scene.NewsOfAsync(scene.Owner));
        Assert.Equal(
            ["DARA-0017 is now forecast for 18 February. HMI-0121 waits for it and is due on 17 February."],
            await scene.NewsOfAsync(scene.Lead)
        );
    }

    [Fact]
    public async Task Others_who_wait_are_not_counted_in_a_check_in()
    {
        await using var scene = await WaitingScene.OpenAsync();
        await scene.AddLikeAsync(4, (_, _) => { });
        foreach (var waiting in (string[])["NEW-0001", "NEW-0002", "NEW-0003", "NEW-0004"])
            await scene.WaitAsync(scene.Owner, waiting, "DARA-0017");
        Assert.Contains("NEW-0001 and others wait for this one.", (await scene.TypeAsync(scene.OtherOwner, "show DARA-0017")).Words());
    }
}

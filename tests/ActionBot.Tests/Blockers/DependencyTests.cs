using ActionBot.Blockers.Cards;
using ActionBot.Conversation;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Blockers;

public sealed class DependencyTests
{
    [DatabaseTheory]
    public async Task Owner_of_what_is_waited_for_accepts_with_one_press_and_the_waiting_owner_hears_of_it(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenSightedAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017", line: "Needs the *new* codes");
        var card = await scene.OpenWaitsAsync(scene.OtherOwner, "DARA-0017");
        Assert.Contains("1 action waits for DARA-0017", card.Words());
        Assert.Contains("Finance owner 1 waits since 10 February and expects it by 1 March.", card.Words());
        Assert.Contains(@"“Needs the \*new\* codes”", card.Words());
        Assert.Contains("Reconcile cost recovery", card.Words());
        card = await scene.PressAsync(scene.OtherOwner, card, card.Button("Accept for 1\u00A0March"));
        Assert.Contains("Recorded: 1 March for DARA-0042. Finance owner 1 is told.", card.Words());
        Assert.Contains("✓ Promised for 1 March", card.Words());
        Assert.Equal(
            (BlockerState.Accepted, new DateOnly(2026, 3, 1)),
            ((await scene.BlockerOfAsync("DARA-0042")).State, (await scene.BlockerOfAsync("DARA-0042")).Expected)
        );
        var action = await scene.ActionAsync("DARA-0017");
        Assert.Equal(
            (new DateOnly(2026, 3, 1), Scene.Today, Scene.Today.AddDays(-3)),
            (action.Forecast, action.LastAnsweredOn, action.TargetDate)
        );
        Assert.Equal(["DARA-0017, for which DARA-0042 waits, is promised for 1 March."], await scene.NewsOfAsync(scene.Owner));
        var changes = await scene.ReadAsync(db =>
            db.Changes.Where(c => c.Through == "card dependency.accept").OrderBy(c => c.Id).ToListAsync()
        );
        Assert.Contains(
            changes,
            c =>
                c
                    is {
                        Key: "DARA-0042",
                        Field: "dependency",
                        From: "expected DARA-0017 by 2026-03-01",
                        To: "promised DARA-0017 by 2026-03-01"
                    }
        );
        Assert.Contains(changes, c => c is { Key: "DARA-0017", Field: "forecast", To: "2026-03-01" });
    }

    [DatabaseTheory]
    public async Task Declining_sends_it_back_with_the_reason(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenSightedAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        var card = await scene.OpenWaitsAsync(scene.OtherOwner, "DARA-0017");
        var decline = card.Button("Send: decline");
        var blocker = await scene.BlockerOfAsync("DARA-0042");
        card = await scene.PressAsync(scene.OtherOwner, card, decline);
        Assert.Contains("▲ Give the reason in one line.", card.Words());
        card = await scene.PressAsync(
            scene.OtherOwner,
            card,
            card.Button("Send: decline"),
            (DependencyData.Why(blocker.Id), "The chart has no such codes")
        );
        Assert.Contains("DARA-0042 goes back to its owner. Finance owner 1 is told.", card.Words());
        Assert.Contains("Nothing waits for DARA-0017", card.Words());
        blocker = await scene.BlockerOfAsync("DARA-0042");
        Assert.Equal(
            (BlockerState.SentBack, "The chart has no such codes", Scene.Today),
            (blocker.State, blocker.SentBackWhy, blocker.EndedOn)
        );
        Assert.Equal(
            [
                "The owner of DARA-0017 says that DARA-0042 cannot wait for it: “The chart "
                    + "has no such codes”. You are asked again what it waits for.",
            ],
            await scene.NewsOfAsync(scene.Owner)
        );
    }

    [Fact]
    public async Task Another_date_comes_back_with_what_was_typed_until_it_can_be_taken()
    {
        await using var scene = await WaitingScene.OpenSightedAsync();
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        var id = (await scene.BlockerOfAsync("DARA-0042")).Id;
        var card = await scene.OpenWaitsAsync(scene.OtherOwner, "DARA-0017");
        card = await scene.PressAsync(
            scene.OtherOwner,
            card,
            card.Button("Send: this date"),
            (DependencyData.On(id), "2026-02-01"),
            (DependencyData.Line(id), "After the *audit*")
        );
        Assert.Contains("▲ That date has passed. Give a date from today on.", card.Words());
        Assert.Equal("After the *audit*", card.Input(DependencyData.Line(id)));
        card = await scene.PressAsync(scene.OtherOwner, card, card.Button("Send: this date"), (DependencyData.On(id), "31/03/2026"));
        Assert.Contains("“31/03/2026” is not a date.", card.Words());
        Assert.Equal(0, await scene.ReadAsync(db => db.News.CountAsync()));
        card = await scene.PressAsync(
            scene.OtherOwner,
            card,
            card.Button("Send: this date"),
            (DependencyData.On(id), "2026-04-10"),
            (DependencyData.Line(id), "After the audit")
        );
        Assert.Contains("✓ Promised for 10 April", card.Words());
        Assert.Equal(
            ["DARA-0017, for which DARA-0042 waits, is promised for 10 April. They write: “After the audit”"],
            await scene.NewsOfAsync(scene.Owner)
        );
        Assert.Equal(new DateOnly(2026, 4, 10), (await scene.ActionAsync("DARA-0017")).Forecast);
    }

    [Fact]
    public async Task Somebody_else_who_presses_or_forges_a_button_changes_nothing()
    {
        await using var scene = await WaitingScene.OpenSightedAsync();
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        var blocker = await scene.BlockerOfAsync("DARA-0042");
        var card = await scene.TypeAsync(scene.Owner, "show DARA-0042");
        foreach (
            var verb in new[] { DependencyData.AcceptVerb, DependencyData.ForecastVerb, DependencyData.DeclineVerb, Verbs.OpenDependencies }
        )
        foreach (var reference in new[] { "DARA-0017", "DARA-0042", "DARA-9999" })
            await scene.PressAsync(
                scene.Owner,
                card,
                DependencyData.Press(verb, reference, blocker.Id, blocker.Version),
                (DependencyData.On(blocker.Id), "2026-03-01"),
                (DependencyData.Why(blocker.Id), "forged")
            );
        Assert.Equal(
            (BlockerState.Raised, blocker.Version),
            ((await scene.BlockerOfAsync("DARA-0042")).State, (await scene.BlockerOfAsync("DARA-0042")).Version)
        );
        Assert.Equal(0, await scene.ReadAsync(db => db.News.CountAsync()));
        Assert.Null((await scene.ActionAsync("DARA-0017")).Forecast);
    }

    [DatabaseTheory]
    public async Task Button_pressed_thirty_times_at_once_counts_once(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenSightedAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        var card = await scene.OpenWaitsAsync(scene.OtherOwner, "DARA-0017");
        var id = (await scene.BlockerOfAsync("DARA-0042")).Id;
        var accept = card.Button("Accept for 1\u00A0March");
        var decline = Scene.With(card.Button("Send: decline"), (DependencyData.Why(id), "No"));
        await Task.WhenAll(
            Enumerable
                .Range(0, 30)
                .Select(i =>
                    scene.PostAsync(
                        scene.Teams.Activities.CardSubmit(
                            scene.OtherOwner,
                            (i % 2 == 0 ? accept : decline).DeepClone().AsObject(),
                            card.ActivityId
                        )
                    )
                )
        );
        Assert.Single(await scene.NewsOfAsync(scene.Owner));
        Assert.Equal(2, (await scene.BlockerOfAsync("DARA-0042")).Version);
    }

    [DatabaseTheory]
    public async Task Of_two_answers_that_close_a_circle_at_the_same_moment_one_is_refused_with_the_circle(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenSightedAsync(provider);
        var first = await scene.TypeAsync(scene.Owner, "show DARA-0042");
        var second = await scene.TypeAsync(scene.OtherOwner, "show DARA-0017");
        await Task.WhenAll(
            scene.PostAsync(
                scene.Teams.Activities.CardSubmit(
                    scene.Owner,
                    Scene.With(first.Button("Send: waiting for something"), ("other_on", "DARA-0017"), ("other_expected", "2026-03-01")),
                    first.ActivityId
                )
            ),
            scene.PostAsync(
                scene.Teams.Activities.CardSubmit(
                    scene.OtherOwner,
                    Scene.With(second.Button("Send: waiting for something"), ("other_on", "DARA-0042"), ("other_expected", "2026-03-01")),
                    second.ActivityId
                )
            )
        );
        scene.Clock.Advance(TimeSpan.FromSeconds(3));
        await scene.Bot.DrainAsync();
        Assert.Equal(1, await scene.ReadAsync(db => db.Blockers.CountAsync()));
        var words =
            scene.Teams.Message(first.ConversationId, first.ActivityId)!.Words()
            + scene.Teams.Message(second.ConversationId, second.ActivityId)!.Words();
        Assert.Contains("That would go round in a circle", words);
        Assert.Matches("DARA-00(42|17) waits for DARA-00(42|17) waits for DARA-00(42|17)", words);
    }

    [Fact]
    public async Task Who_names_the_same_action_again_keeps_what_was_promised()
    {
        await using var scene = await WaitingScene.OpenSightedAsync();
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        var card = await scene.OpenWaitsAsync(scene.OtherOwner, "DARA-0017");
        await scene.PressAsync(scene.OtherOwner, card, card.Button("Accept for 1\u00A0March"));
        await scene.WaitAsync(scene.Owner, "DARA-0042", "dara 0017", "2026-02-20");
        var blocker = await scene.ReadAsync(db => db.Blockers.SingleAsync());
        Assert.Equal((BlockerState.Accepted, new DateOnly(2026, 3, 1)), (blocker.State, blocker.Expected));
        await scene.WaitAsync(scene.Owner, "DARA-0042", "HM Treasury");
        Assert.Equal(
            [BlockerState.Withdrawn, BlockerState.Raised],
            await scene.ReadAsync(db => db.Blockers.OrderBy(b => b.Id).Select(b => b.State).ToListAsync())
        );
    }

    [DatabaseTheory]
    public async Task Closing_what_was_waited_for_tells_owner_and_lead_exactly_once(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenSightedAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        await scene.WaitAsync(scene.Owner, "DARA-0057", "DARA-0090");
        await scene.ChangeAsync("DARA-0017", a => (a.Status, a.ClosedAs) = (ActionStatus.Closed, ClosureKind.Implemented));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.SweepWaitsAsync()));
        await scene.SweepWaitsAsync();
        string[] told = ["DARA-0017 is closed, so DARA-0042 waits for it no longer."];
        Assert.Equal(told, await scene.NewsOfAsync(scene.Owner));
        Assert.Equal(told, await scene.NewsOfAsync(scene.Lead));
        Assert.Equal(
            (BlockerState.Cleared, Scene.Today),
            ((await scene.BlockerOfAsync("DARA-0042")).State, (await scene.BlockerOfAsync("DARA-0042")).EndedOn)
        );
        await scene.ChangeAsync("DARA-0090", a => (a.Status, a.ClosedAs) = (ActionStatus.Closed, ClosureKind.RiskAccepted));
        await scene.SweepWaitsAsync();
        Assert.Contains(
            "DARA-0090 was closed undone (risk accepted). DARA-0057 waited for it and needs another way.",
            await scene.NewsOfAsync(scene.Owner)
        );
    }

    [DatabaseTheory]
    public async Task Forecast_that_moves_past_the_day_of_the_waiting_action_is_told_once_for_that_day(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenSightedAsync(provider);
        await scene.WaitAsync(scene.Owner, "HMI-0121", "DARA-0017");
        await scene.ChangeAsync("DARA-0017", a => a.Forecast = Scene.Today.AddDays(7));
        await scene.SweepWaitsAsync();
        Assert.Empty(await scene.NewsOfAsync(scene.Owner));
        foreach (var days in new[] { 8, 30, 5, 40 })
        {
            await scene.ChangeAsync("DARA-0017", a => a.Forecast = Scene.Today.AddDays(days));
            await scene.SweepWaitsAsync();
            await scene.SweepWaitsAsync();
        }
        Assert.Equal(
            ["DARA-0017 is now forecast for 18 February. HMI-0121 waits for it and is due on 17 February."],
            await scene.NewsOfAsync(scene.Owner)
        );
        await scene.ChangeAsync("HMI-0121", a => a.TargetDate = Scene.Today.AddDays(20));
        await scene.SweepWaitsAsync();
        Assert.Equal(2, (await scene.NewsOfAsync(scene.Lead)).Count);
    }
}

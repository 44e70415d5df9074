using System.Text.Json.Nodes;
using ActionBot.Domain.Register;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.CheckIns;

public sealed class AnswerTests
{
    private static async Task<(Scene Scene, SentMessage Bundle)> AskedAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        return (scene, scene.Teams.MessagesOf(scene.Owner)[^1]);
    }

    [DatabaseTheory]
    public async Task Owner_is_asked_in_one_message_about_everything_that_is_due(StorageProvider provider)
    {
        var (scene, bundle) = await AskedAsync(provider);
        await using var _ = scene;
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
        Assert.Contains("3 actions need your answer", bundle.Words());
        Assert.Contains("Overdue 41 days", bundle.Words());
        Assert.Contains("No date", bundle.Words());
        Assert.Contains("Due in 7 days", bundle.Words());
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
    }

    [DatabaseTheory]
    public async Task Answer_is_recorded_with_its_history_and_the_card_becomes_a_receipt(StorageProvider provider)
    {
        var (scene, bundle) = await AskedAsync(provider);
        await using var _ = scene;
        var item = await scene.PressAsync(scene.Owner, bundle, bundle.Button("Answer", "DARA-0042"));
        Assert.Contains("Where does it stand?", item.Words());
        var receipt = await scene.PressAsync(
            scene.Owner,
            item,
            item.Button("Send: at risk"),
            ("atRisk_line", "The data feed is late"),
            ("atRisk_forecast", "2026-03-31")
        );

        Assert.Contains("✓ Recorded", receipt.Words());
        Assert.Contains("1 of 3 answered", receipt.Words());
        Assert.Contains("You are next asked on 17 February.", receipt.Words());
        var update = await scene.ReadAsync(db => db.Updates.SingleAsync());
        Assert.Equal(
            (AnswerChoice.AtRisk, "The data feed is late", new DateOnly(2026, 3, 31)),
            (update.Choice, update.Line, update.Forecast)
        );
        var action = await scene.ActionAsync("DARA-0042");
        Assert.Equal((ActionStatus.Open, 2, Scene.Today.AddDays(-41)), (action.Status, action.Version, action.TargetDate));
        var changes = await scene.ReadAsync(db => db.Changes.Where(c => c.Key == "DARA-0042").ToListAsync());
        Assert.Contains(changes, c => c is { Field: "standing", From: null, To: "atRisk", Through: "card checkin.answer" });
        Assert.Contains(changes, c => c is { Field: "forecast", To: "2026-03-31" });
    }

    [Fact]
    public async Task Whole_bundle_is_answered_item_by_item_to_the_end()
    {
        var (scene, card) = await AskedAsync();
        await using var _ = scene;
        card = await scene.PressAsync(scene.Owner, card, card.Button("On track", "HMI-0121"));
        Assert.Contains("✓ Recorded", card.Words());
        card = await scene.PressAsync(scene.Owner, card, card.Button("Back to the list"));
        Assert.Contains("1 of 3 answered", card.Words());
        card = await scene.PressAsync(scene.Owner, card, card.Button("Answer", "DARA-0042"));
        card = await scene.PressAsync(
            scene.Owner,
            card,
            card.Button("Send: done"),
            ("done_line", "Claims are matched every month"),
            ("done_evidence", "https://example.org/minutes")
        );
        Assert.Contains("Internal audit checks it, then closes the action.", card.Words());
        card = await scene.PressAsync(scene.Owner, card, card.Button("Next action (2 of 3)"));
        Assert.Contains("DARA-0057", card.Words());
        card = await scene.PressAsync(
            scene.Owner,
            card,
            card.Button("Send: no longer needed"),
            ("notNeeded_reason", "superseded"),
            ("notNeeded_ref", "DARA-0017"),
            ("notNeeded_line", "The new chart covers it")
        );
        Assert.Contains("DARA-0017", card.Words());
        card = await scene.PressAsync(scene.Owner, card, card.Button("Back to the list"));
        Assert.Contains("All 3 answered. Thank you.", card.Words());
        Assert.Equal(ActionStatus.AwaitingVerification, (await scene.ActionAsync("DARA-0042")).Status);
        Assert.Equal(ActionStatus.ClosureRequested, (await scene.ActionAsync("DARA-0057")).Status);
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
    }

    [Fact]
    public async Task Faults_come_back_beside_the_fields_with_the_input_kept_and_the_form_can_be_sent_again()
    {
        var (scene, card) = await AskedAsync();
        await using var _ = scene;
        card = await scene.PressAsync(scene.Owner, card, card.Button("Answer", "DARA-0042"));
        card = await scene.PressAsync(
            scene.Owner,
            card,
            card.Button("Send: waiting for something"),
            ("other_on", "dara 0042"),
            ("other_expected", "2026-01-30"),
            ("other_line", "Kept *as typed*")
        );
        Assert.Contains("Not saved yet: 2 fields to correct", card.Words());
        Assert.Contains("An action cannot wait for itself.", card.Words());
        Assert.Contains("30 January has passed. Give a date from today on.", card.Words());
        Assert.Equal("dara 0042", card.Input("other_on"));
        Assert.Equal("Kept *as typed*", card.Input("other_line"));
        Assert.Equal(0, await scene.ReadAsync(db => db.Updates.CountAsync()));

        card = await scene.PressAsync(
            scene.Owner,
            card,
            card.Button("Send: waiting for something"),
            ("other_on", "DARA-0017"),
            ("other_expected", "2026-03-01"),
            ("other_line", "Kept")
        );
        Assert.Contains("✓ Recorded", card.Words());
        var blocker = await scene.ReadAsync(db => db.Blockers.Include(b => b.DependsOn).SingleAsync());
        Assert.Equal("DARA-0017", blocker.DependsOn!.Ref);
    }

    [Fact]
    public async Task Answer_can_be_changed_and_both_stay_in_the_history()
    {
        var (scene, card) = await AskedAsync();
        await using var _ = scene;
        card = await scene.PressAsync(scene.Owner, card, card.Button("Answer", "DARA-0042"));
        card = await scene.PressAsync(
            scene.Owner,
            card,
            card.Button("Send: waiting for a decision"),
            ("decision_board", "pib"),
            ("decision_what", "Who pays")
        );
        Assert.Contains("Portfolio and Investment Board", card.Words());
        card = await scene.PressAsync(scene.Owner, card, card.Button("Change my answer"));
        Assert.Equal("Who pays", card.Input("decision_what"));
        card = await scene.PressAsync(
            scene.Owner,
            card,
            card.Button("Send: waiting for a decision"),
            ("decision_board", "pib"),
            ("decision_what", "Who pays and who owns it")
        );
        Assert.Contains("Who pays and who owns it", card.Words());
        var updates = await scene.ReadAsync(db => db.Updates.OrderBy(u => u.Id).ToListAsync());
        Assert.Equal(2, updates.Count);
        Assert.Equal(updates[0].Id, updates[1].ReplacesId);
        Assert.Equal(1, await scene.ReadAsync(db => db.Blockers.CountAsync(b => b.State == Domain.Blockers.BlockerState.Raised)));
    }

    [DatabaseTheory]
    public async Task Same_answer_delivered_fifty_times_at_once_is_one_update(StorageProvider provider)
    {
        var (scene, card) = await AskedAsync(provider);
        await using var _ = scene;
        card = await scene.PressAsync(scene.Owner, card, card.Button("Answer", "DARA-0042"));
        var data = Scene.With(card.Button("Send: done"), ("done_line", "Matched every month"));
        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(i =>
                    scene.PostAsync(
                        i % 2 == 0
                            ? scene.Teams.Activities.CardSubmit(scene.Owner, data.DeepClone().AsObject(), card.ActivityId)
                            : scene.Teams.Activities.CardExecute(scene.Owner, data.DeepClone().AsObject(), card.ActivityId)
                    )
                )
        );
        Assert.Equal(1, await scene.ReadAsync(db => db.Updates.CountAsync()));
        Assert.Equal(2, (await scene.ActionAsync("DARA-0042")).Version);
    }

    [Fact]
    public async Task Second_answer_from_the_same_drawing_changes_nothing_and_says_so()
    {
        var (scene, card) = await AskedAsync();
        await using var _ = scene;
        var item = await scene.PressAsync(scene.Owner, card, card.Button("Answer", "DARA-0042"));
        var done = item.Button("Send: done");
        var risk = item.Button("Send: at risk");
        await scene.PressAsync(scene.Owner, item, done, ("done_line", "Matched every month"));
        var second = await scene.PressAsync(scene.Owner, item, risk, ("atRisk_line", "Late"), ("atRisk_forecast", "2026-03-31"));
        Assert.Contains("recorded already", second.Words());
        Assert.Equal(AnswerChoice.Done, (await scene.ReadAsync(db => db.Updates.SingleAsync())).Choice);
    }

    [Fact]
    public async Task Card_of_an_older_position_changes_nothing_shows_the_current_one_and_keeps_the_input()
    {
        var (scene, card) = await AskedAsync();
        await using var _ = scene;
        var item = await scene.PressAsync(scene.Owner, card, card.Button("Answer", "DARA-0042"));
        await scene.ReadAsync(db => db.Actions.Where(a => a.Ref == "DARA-0042").ExecuteUpdateAsync(s => s.SetProperty(a => a.Version, 5)));
        var stale = await scene.PressAsync(scene.Owner, item, item.Button("Send: done"), ("done_line", "Matched every month"));
        Assert.Contains("This card was out of date. Here is today’s position.", stale.Words());
        Assert.Equal("Matched every month", stale.Input("done_line"));
        Assert.Equal(0, await scene.ReadAsync(db => db.Updates.CountAsync()));
        var sent = await scene.PressAsync(scene.Owner, stale, stale.Button("Send: done"), ("done_line", "Matched every month"));
        Assert.Contains("✓ Recorded", sent.Words());
    }

    [Fact]
    public async Task Forged_card_changes_nothing()
    {
        var (scene, card) = await AskedAsync();
        await using var _ = scene;
        await scene.InstallAsync(scene.OtherOwner);
        var item = await scene.PressAsync(scene.Owner, card, card.Button("Answer", "DARA-0042"));
        var genuine = Scene.With(item.Button("Send: done"), ("done_line", "x"));
        JsonObject Forged(string field, JsonNode value)
        {
            var forged = genuine.DeepClone().AsObject();
            forged[field] = value;
            return forged;
        }
        foreach (
            var forged in new[]
            {
                Forged("ref", "DARA-0017"),
                Forged("rev", 9),
                Forged("rev", "x"),
                Forged("ask", "ask-other"),
                Forged("choice", "closed"),
                Forged("once", ""),
                Forged("ref", new JsonArray()),
            }
        )
            await scene.PressAsync(scene.Owner, item, forged);
        await scene.PostAsync(scene.Teams.Activities.CardSubmit(scene.OtherOwner, genuine.DeepClone().AsObject(), item.ActivityId));
        await scene.PostAsync(scene.Teams.Activities.CardSubmit(scene.Stranger, genuine.DeepClone().AsObject(), item.ActivityId));
        Assert.Equal(0, await scene.ReadAsync(db => db.Updates.CountAsync()));
        Assert.All(await scene.ReadAsync(db => db.Actions.ToListAsync()), a => Assert.Equal(1, a.Version));
    }

    [Fact]
    public async Task Execute_of_the_universal_action_model_answers_with_the_card_itself()
    {
        var (scene, card) = await AskedAsync();
        await using var _ = scene;
        var reply = await scene.PostAsync(
            scene.Teams.Activities.CardExecute(scene.Owner, card.Button("Answer", "DARA-0042"), card.ActivityId)
        );
        Assert.Equal("application/vnd.microsoft.card.adaptive", reply.Body!["type"]!.GetValue<string>());
        Assert.Contains("Where does it stand?", reply.Text);
    }
}

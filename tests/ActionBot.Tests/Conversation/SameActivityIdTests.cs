using System.Text.Json.Nodes;
using ActionBot.Simulator.Hosting;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Conversation;

/// <summary>An id that two people's activities share is no reason to leave one of them without an answer.</summary>
public sealed class SameActivityIdTests
{
    [DatabaseTheory]
    public async Task Answer_of_somebody_is_not_swallowed_by_an_activity_of_the_same_id_from_somebody_else(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, scene.Owner).General;
        var first = scene.Teams.Activities.ChannelMention(scene.Owner, channel, "which of mine are overdue");
        var second = scene.Teams.Activities.ChannelMention(scene.Lead, channel, "help");
        second["id"] = first["id"]!.DeepClone();
        second["conversation"] = first["conversation"]!.DeepClone();
        foreach (var activity in new[] { first, second, first, second })
            await scene.PostAsync(activity);
        await scene.Bot.DrainAsync();
        Assert.Equal(2, await scene.ReadAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith("reply:"))));
    }

    [DatabaseTheory]
    public async Task Private_answers_without_an_id_of_their_question_are_all_sent(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, scene.Owner).General;
        var before = scene.Teams.MessagesOf(scene.Lead).Count;
        for (var i = 0; i < 2; i++)
        {
            var question = scene.Teams.Activities.ChannelMention(scene.Lead, channel, "what's overdue in Finance", threadId: "1");
            question.Remove("id");
            await scene.PostAsync(question);
        }
        await scene.Bot.DrainAsync();
        Assert.Equal(before + 2, scene.Teams.MessagesOf(scene.Lead).Count);
    }

    [DatabaseTheory]
    public async Task Activity_that_is_delivered_again_after_a_restart_is_answered_once(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        var activity = scene.Teams.Activities.PersonalText(scene.Owner, "help");
        await scene.PostAsync(activity);
        await using (var again = await LocalBot.StartAsync(scene.Database, scene.Teams))
            Assert.Equal(200, (await scene.Teams.PostAsync(again.Messages, activity)).Status);
        Assert.Equal(1, await scene.ReadAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith("reply:"))));
    }

    [DatabaseTheory]
    public async Task Longest_ids_that_are_taken_are_stored_and_answered(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        var random = new Random(20260210);
        string Id(int length) =>
            string.Concat(
                Enumerable.Range(0, length).Select(_ => (char)random.Next('!', '~')).Select(c => c is '/' or '\\' or ';' ? 'x' : c)
            );
        var activity = scene.Teams.Activities.PersonalText(scene.Owner, "help");
        activity["id"] = Id(1024);
        activity["from"]!["id"] = Id(1024);
        activity["conversation"]!["id"] = Id(1024);
        activity["conversation"]!["conversationType"] = "personal";
        await scene.PostAsync(activity);
        var chat = (string)activity["conversation"]!["id"]!;
        Assert.Equal(1, await scene.ReadAsync(db => db.Outbox.CountAsync(m => m.ConversationId == chat)));
    }

    [DatabaseTheory]
    public async Task Row_whose_id_no_address_can_hold_fails_for_good_at_once(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        var chat = scene.Teams.MessagesOf(scene.Owner)[^1].ConversationId;
        await scene.ReadAsync(db =>
        {
            var now = scene.Clock.GetUtcNow();
            OutboxMessage Row(string key, OutboxKind kind, string conversation, string? activity) =>
                new()
                {
                    Key = key,
                    Lane = key,
                    Kind = kind,
                    ConversationId = conversation,
                    ActivityId = activity,
                    CreatedAt = now,
                    NotBefore = now,
                    ServiceUrl = scene.Teams.ServiceUrl.AbsoluteUri,
                    Payload = "{\"type\":\"message\"}",
                };
            db.AddRange(Row("a", OutboxKind.Update, chat, ".."), Row("b", OutboxKind.Send, ".", null));
            return db.SaveChangesAsync();
        });
        await scene.Bot.DrainAsync();
        var rows = await scene.ReadAsync(db => db.Outbox.Where(m => m.Key == "a" || m.Key == "b").ToListAsync());
        Assert.All(rows, row => Assert.Equal((OutboxState.Failed, 1, "UnusableId"), (row.State, row.Attempts, row.Fault)));
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task Pressed_message_that_no_address_can_hold_is_refused_at_the_door_and_leaves_nothing_behind()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        var before = await scene.ReadAsync(db => db.Outbox.CountAsync());
        JsonObject press = scene.Teams.Activities.CardSubmit(scene.Owner, card.Button("Answer", "DARA-0042"), "..");
        Assert.Equal(400, (await scene.Teams.PostAsync(scene.Bot.Messages, press)).Status);
        Assert.Equal(before, await scene.ReadAsync(db => db.Outbox.CountAsync()));
    }
}

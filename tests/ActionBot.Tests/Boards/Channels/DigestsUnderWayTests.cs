using ActionBot.Boards;
using ActionBot.Delivery;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Boards.Channels;

/// <summary>What is stored for a channel is sent only as long as nobody else has come there since.</summary>
public sealed class DigestsUnderWayTests
{
    [DatabaseTheory]
    public async Task Digest_under_way_when_a_guest_joins_does_not_go_to_the_channel_but_to_the_secretaries(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await StoreAsync(scene);
        var guest = scene.Teams.AddGuest("guest@example.com", "Guest");
        scene.Teams.Join(scene.Channel, guest);
        await scene.PostAsync(scene.Teams.Activities.Joined(scene.Board.Secretary, scene.Team, guest));
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.Board.SweepAsync();
        await scene.Board.SweepOnAsync("2026-02-11");
        Assert.Empty(scene.InChannel);
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
    }

    [DatabaseTheory]
    public async Task Digest_under_way_when_one_of_our_own_people_joins_waits_for_a_look_and_is_posted(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await StoreAsync(scene);
        await scene.PostAsync(scene.Teams.Activities.Joined(scene.Board.Secretary, scene.Team, scene.Scene.Lead));
        Assert.Empty(scene.InChannel);
        await scene.Board.BoardsAsync();
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.Board.BoardsAsync();
        Assert.Single(scene.InChannel);
        Assert.Empty(scene.Heard);
    }

    [DatabaseTheory]
    public async Task Digest_that_waits_for_a_look_keeps_nothing_else_waiting_and_is_lost_after_hours(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await StoreAsync(scene);
        await scene.PostAsync(scene.Teams.Activities.Joined(scene.Board.Secretary, scene.Team, scene.Scene.Lead));
        await scene.Scene.Bot.WithAsync(async services =>
        {
            await services
                .GetRequiredService<Outbox>()
                .SendAsync("after", new(scene.Channel.Id, null, null), ActionBot.Teams.Activities.OutboundActivity.Plain("Something else"));
            return await services.GetRequiredService<ActionBotContext>().SaveChangesAsync();
        });
        await scene.Scene.Bot.DrainAsync();
        Assert.Single(scene.Teams.Messages, m => m.ConversationId == scene.Channel.Id && m.Words() == "Something else");
        scene.Scene.Clock.Advance(TimeSpan.FromHours(3));
        await scene.Scene.Bot.DrainAsync();
        Assert.Equal(
            "Unreadable",
            await scene.ReadAsync(db => db.Outbox.Where(m => m.State == OutboxState.Failed).Select(m => m.Fault).SingleAsync())
        );
        Assert.Empty(scene.InChannel);
    }

    [DatabaseTheory]
    public async Task Change_of_a_digest_that_is_under_way_when_somebody_joins_is_dropped(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        await scene.Board.SweepAsync();
        var digest = Assert.Single(scene.InChannel);
        await scene.Scene.Bot.WithAsync(async services =>
        {
            var db = services.GetRequiredService<ActionBotContext>();
            var sent = await db.Outbox.SingleAsync(m => m.SentActivityId == digest.ActivityId);
            await services
                .GetRequiredService<Outbox>()
                .UpdateAsync(
                    sent.Key + "-later",
                    new(scene.Channel.Id, sent.ServiceUrl, null),
                    digest.ActivityId,
                    ActionBot.Teams.Activities.OutboundActivity.FromJson(sent.Payload)
                );
            return await db.SaveChangesAsync();
        });
        await scene.ReadAsync(db =>
            db.Conversations.Where(c => c.Id == scene.Channel.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.Readers, ChannelReaders.Unknown))
        );
        await scene.Scene.Bot.DrainAsync();
        Assert.Single(scene.Teams.Message(digest.ConversationId, digest.ActivityId)!.Versions);
    }

    // The digest is written, and not sent yet.
    private static async Task StoreAsync(ChannelScene scene)
    {
        await scene.Board.RaiseAsync();
        await scene.Scene.Bot.Services.GetRequiredService<BoardSweep>().RunAsync(CancellationToken.None);
    }
}

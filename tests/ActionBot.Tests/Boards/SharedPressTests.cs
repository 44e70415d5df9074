using System.Text.Json.Nodes;
using ActionBot.Domain.Blockers;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Boards;

/// <summary>A secretary's own card is never drawn, and nothing of it done, where others read along.</summary>
public sealed class SharedPressTests
{
    private const string OnYourCard = "This is on your card in your own chat";

    [DatabaseTheory]
    public async Task Button_of_a_secretarys_own_digest_does_nothing_in_a_channel_and_they_are_told_in_private(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        await board.RaiseAsync();
        await board.SweepOnAsync("2026-02-11");
        var digest = board.Digest(board.Secretary);
        var channel = await ChannelAsync(board);
        foreach (var (button, execute) in (from b in Buttons(digest) from e in new[] { false, true } select (b, e)))
        {
            var (here, alone) = (Here(board, channel), Alone(board));
            var posted = await PressInAsync(board, channel.Id, button, execute);
            Assert.Equal(here, Here(board, channel));
            Assert.Equal(alone + 1, Alone(board));
            Assert.DoesNotContain(BoardScene.Question, posted, StringComparison.Ordinal);
        }
        Assert.Equal(BlockerState.Raised, (await board.BlockerAsync()).State);
        Assert.Equal(0, await board.Scene.ReadAsync(db => db.Decisions.CountAsync()));
    }

    [DatabaseTheory]
    public async Task Digest_of_a_channel_is_drawn_in_that_channel_only(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider, channel: true);
        await board.RaiseAsync();
        await board.SweepAsync();
        var digest = board.Digest();
        var other = await ChannelAsync(board);
        foreach (var (button, execute) in (from b in Buttons(digest) from e in new[] { false, true } select (b, e)))
        {
            var (here, alone) = (Here(board, other), Alone(board));
            await PressInAsync(board, other.Id, button, execute);
            Assert.Equal(here, Here(board, other));
            Assert.Equal(alone + 1, Alone(board));
        }
        Assert.Equal(BlockerState.Raised, (await board.BlockerAsync()).State);
        digest = await board.PressAsync(board.Secretary, digest, digest.Button("Accept for 3 March"));
        Assert.Contains("accepted for 3 March by Board secretary 1", digest.Words());
    }

    [DatabaseTheory]
    public async Task Item_that_does_not_stand_on_a_channels_digest_is_not_opened_there(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider, channel: true);
        await board.RaiseAsync();
        await board.SweepAsync();
        await board.RaiseAsync("DARA-0057", "mgb", "Something that others decide?");
        await board.Scene.ReadAsync(async db =>
        {
            var parent = await db.Boards.Include(b => b.Secretaries).SingleAsync(b => b.Code == "mgb");
            parent.Secretaries.Add(
                new() { PersonId = await db.People.Where(p => p.Email == "board-secretary1@example.org").Select(p => p.Id).SingleAsync() }
            );
            return await db.SaveChangesAsync();
        });
        var hidden = await board.BlockerAsync("DARA-0057");
        var forged = board.Digest().Button("Decided");
        (forged["blocker"], forged["rev"]) = ($"blk-{hidden.Id}", hidden.Version);
        await board.PressAsync(board.Secretary, board.Digest(), forged);
        Assert.DoesNotContain(
            board.Teams.Messages,
            m => m.To is null && m.Words().Contains("Something that others decide", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<JsonObject> Buttons(SentMessage digest)
    {
        var page = digest.Button("Decided");
        (page["verb"], page["page"]) = ("digest.page", 0);
        var more = digest.Button("Decided");
        (more["verb"], more["page"]) = ("digest.more", 0);
        var record = digest.Button("Decided");
        (record["verb"], record["outcome"], record["once"]) = ("decision.record", "agreed", "once-shared");
        var cancel = digest.Button("Decided");
        cancel["verb"] = "decision.cancel";
        return
        [
            digest.Button("Accept for 3 March"),
            digest.Button("Decided"),
            digest.Button("Send back"),
            digest.Button("Pass on"),
            page,
            more,
            record,
            cancel,
        ];
    }

    private static async Task<FakeChannel> ChannelAsync(BoardScene board)
    {
        var channel = board.Teams.AddTeam("Elsewhere", board.Secretary, board.Scene.Owner).General;
        await board.Scene.PostAsync(board.Teams.Activities.AddedToTeam(board.Secretary, channel.Team));
        await board.Scene.PostAsync(board.Teams.Activities.ChannelMention(board.Secretary, channel, "hello"));
        await board.Scene.Bot.DrainAsync();
        return channel;
    }

    private static async Task<string> PressInAsync(BoardScene board, string conversation, JsonObject data, bool execute)
    {
        board.Scene.Clock.Advance(TimeSpan.FromSeconds(3));
        var pressed = board.Teams.Messages.Last(m => m.ConversationId.StartsWith(conversation, StringComparison.Ordinal));
        var reply = await board.Scene.PostAsync(
            execute
                ? board.Teams.Activities.CardExecute(board.Secretary, data, pressed.ActivityId, conversationId: pressed.ConversationId)
                : board.Teams.Activities.CardSubmit(board.Secretary, data, pressed.ActivityId, pressed.ConversationId)
        );
        await board.Scene.Bot.DrainAsync();
        return reply.Text;
    }

    private static (int Messages, int Versions) Here(BoardScene board, FakeChannel channel)
    {
        var all = board.Teams.Messages.Where(m => m.ConversationId.StartsWith(channel.Id, StringComparison.Ordinal)).ToList();
        return (all.Count, all.Sum(m => m.Versions.Length));
    }

    private static int Alone(BoardScene board) =>
        board.Teams.MessagesOf(board.Secretary).Count(m => m.Words().StartsWith(OnYourCard, StringComparison.Ordinal));
}

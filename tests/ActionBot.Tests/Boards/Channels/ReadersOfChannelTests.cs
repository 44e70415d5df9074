using ActionBot.Chasing.Preview;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Boards.Channels;

/// <summary>A board's digest goes to no channel in which guests or people of other tenants read.</summary>
public sealed class ReadersOfChannelTests
{
    [DatabaseTheory]
    public async Task Digest_goes_to_no_channel_in_which_a_guest_reads_and_administrators_hear_why_once(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        var guest = scene.Teams.AddGuest("guest@example.com", "Guest");
        scene.Teams.Join(scene.Channel, guest);
        await scene.Board.RaiseAsync();
        foreach (var day in new[] { "2026-02-11", "2026-02-12", "2026-02-13", "2026-02-16" })
            await scene.Board.SweepOnAsync(day);
        Assert.Empty(scene.InChannel);
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.Single(scene.DigestsOf(scene.Board.Second));
        Assert.Equal(
            "The digest of the Portfolio and Investment Board can no longer be posted in its "
                + "channel: guests or people of other organisations read there. "
                + "Its secretaries get it in their own chats until that changes.",
            Assert.Single(scene.Heard)
        );

        // Nobody tells that the guest has gone: it is seen all the same.
        scene.Teams.Leave(scene.Channel, guest);
        foreach (var day in new[] { "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20" })
            await scene.Board.SweepOnAsync(day);
        Assert.Single(scene.InChannel);
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.EndsWith("is posted in its channel again.", scene.Heard[^1], StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Digest_goes_to_no_channel_that_is_shared_with_another_tenant(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        scene.Teams.Join(scene.Channel, scene.Teams.AddOutsider("partner@example.net", "Partner", "11111111-1111-4111-8111-111111111111"));
        await scene.Board.RaiseAsync();
        await scene.Board.SweepAsync();
        await scene.Board.SweepAsync();
        Assert.Empty(scene.InChannel);
        Assert.Equal(ChannelReaders.Outsiders, (await scene.ReferenceAsync()).Readers);
        Assert.Single(scene.DigestsOf(scene.Board.Second));
    }

    [DatabaseTheory]
    public async Task Card_that_hangs_where_a_guest_has_come_is_not_drawn_anew_and_presses_are_answered_in_private(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        await scene.Board.SweepAsync();
        var digest = Assert.Single(scene.InChannel);
        var guest = scene.Teams.AddGuest("guest@example.com", "Guest");
        scene.Teams.Join(scene.Channel, guest);
        await scene.PostAsync(scene.Teams.Activities.Joined(scene.Board.Secretary, scene.Team, guest));

        // Between the event and the next look nobody knows who reads.
        var before = scene.Teams.MessagesOf(scene.Board.Secretary).Count;
        var same = await scene.Board.PressAsync(scene.Board.Secretary, digest, digest.Button("Decided"));
        Assert.Single(same.Versions);
        Assert.NotEmpty(scene.Teams.MessagesOf(scene.Board.Secretary)[before].Button("Record: agreed"));

        await scene.Board.BoardsAsync();
        Assert.Equal(ChannelReaders.Outsiders, (await scene.ReferenceAsync()).Readers);
        await scene.Scene.TypeAsync(scene.Board.Second, "move the 3 March meeting to 10 March");
        var pressed = await scene.Board.PressAsync(scene.Board.Second, digest, digest.Button("Accept for 3 March"));
        Assert.Single(pressed.Versions);
        Assert.Single(scene.InChannel);
    }

    [DatabaseTheory]
    public async Task Roster_that_is_not_given_puts_the_digest_off_and_after_hours_it_goes_to_the_secretaries(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        scene.Teams.Faults.Sometimes(Fault.Throttled(TimeSpan.FromSeconds(30)), 1, ConnectorOperation.GetMembers);
        await scene.Board.SweepAsync();
        Assert.Empty(scene.InChannel);
        Assert.Empty(scene.DigestsOf(scene.Board.Secretary));
        scene.Scene.Clock.Advance(TimeSpan.FromHours(2));
        await scene.Board.SweepAsync();
        Assert.Empty(scene.DigestsOf(scene.Board.Secretary));
        scene.Scene.Clock.Advance(TimeSpan.FromHours(2));
        await scene.Board.SweepAsync();
        Assert.Empty(scene.InChannel);
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.Equal(ChannelReaders.Unreadable, (await scene.ReferenceAsync()).Readers);

        // The next day it is asked for again, and the channel is used as before, without telling anything twice.
        scene.Teams.Faults.Clear();
        foreach (var day in new[] { "2026-02-11", "2026-02-12", "2026-02-16", "2026-02-17" })
            await scene.Board.SweepOnAsync(day);
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.Single(scene.InChannel);
    }

    [DatabaseTheory]
    public async Task Roster_that_is_given_late_in_the_morning_lets_the_digest_go_to_the_channel(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        scene.Teams.Faults.Sometimes(Fault.Status(503), 1, ConnectorOperation.GetMembers);
        await scene.Board.SweepAsync();
        scene.Teams.Faults.Clear();
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(30));
        await scene.Board.SweepAsync();
        Assert.Single(scene.InChannel);
        Assert.Empty(scene.DigestsOf(scene.Board.Secretary));
        Assert.Empty(scene.Heard);
    }

    [DatabaseTheory]
    public async Task Roster_that_is_refused_because_the_app_is_not_there_any_more_is_as_good_as_an_event(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        scene.Teams.RemoveBot(scene.Team);
        await scene.Board.SweepAsync();
        await scene.Board.SweepAsync();
        Assert.Equal(ConversationState.Uninstalled, (await scene.ReferenceAsync()).State);
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.DoesNotContain(scene.Teams.Calls, c => c is { Operation: ConnectorOperation.Send, Status: 403 });
    }

    [Theory, InlineData("Finance"), InlineData("Zzz")]
    public async Task Channel_whose_roster_names_nobody_holds_up_no_other_board(string name)
    {
        await using var scene = await ChannelScene.OpenAsync(StorageProvider.Sqlite);
        var team = scene.Teams.AddTeam(name, scene.Board.Secretary);
        await scene.PostAsync(scene.Teams.Activities.AddedToTeam(scene.Board.Secretary, team));
        await scene.ReadAsync(db =>
            db.Boards.Where(b => b.Code == "frb").ExecuteUpdateAsync(s => s.SetProperty(b => b.SecretariatChannel, team.Id))
        );
        await scene.Board.RaiseAsync();
        await scene.Board.RaiseAsync("HMI-0121", "frb", "Who pays?");
        scene.Teams.Leave(scene.Channel, scene.Board.Secretary, scene.Board.Second);
        await scene.Board.BoardsAsync();
        Assert.Single(scene.Teams.Messages, m => m.ConversationId == team.Id && m.Card is not null);
        Assert.Empty(scene.InChannel);
    }

    [Fact]
    public async Task Nobody_is_told_that_a_channel_is_in_use_again_while_guests_still_read_there()
    {
        await using var scene = await ChannelScene.OpenAsync(StorageProvider.Sqlite);
        scene.Teams.Join(scene.Channel, scene.Teams.AddGuest("guest@example.com", "Guest"));
        await scene.Board.RaiseAsync();
        await scene.Board.SweepOnAsync("2026-02-11");
        scene.Teams.Faults.Sometimes(Fault.Status(503), 1, ConnectorOperation.GetMembers);
        await scene.PostAsync(scene.Teams.Activities.Joined(scene.Board.Secretary, scene.Team, scene.Scene.Lead));
        await scene.Board.SweepAsync();
        scene.Teams.Faults.Clear();
        foreach (var day in new[] { "2026-02-12", "2026-02-13" })
            await scene.Board.SweepOnAsync(day);
        Assert.Empty(scene.InChannel);
        Assert.Single(scene.Heard);
    }

    [Fact]
    public async Task Channel_with_a_reader_whom_Teams_does_not_name_gets_no_digest_and_administrators_hear_just_that()
    {
        await using var scene = await ChannelScene.OpenAsync(StorageProvider.Sqlite);
        var nameless = scene.Teams.AddPerson("nameless@example.org", "Nameless");
        scene.Teams.Describe(nameless, entry => entry.Remove("aadObjectId"));
        scene.Teams.Join(scene.Channel, nameless);
        await scene.Board.RaiseAsync();
        foreach (var day in new[] { "2026-02-11", "2026-02-12" })
            await scene.Board.SweepOnAsync(day);
        Assert.Empty(scene.InChannel);
        Assert.Contains("Teams does not say who everybody there is", Assert.Single(scene.Heard));
    }

    [Fact]
    public async Task Channel_of_more_people_than_are_looked_at_gets_no_digest()
    {
        await using var scene = await ChannelScene.OpenAsync(StorageProvider.Sqlite);
        scene.Teams.Join(
            scene.Channel,
            [.. Enumerable.Range(0, 3000).Select(i => scene.Teams.AddPerson($"reader{i}@example.org", $"Reader {i}"))]
        );
        await scene.Board.RaiseAsync();
        await scene.Board.SweepAsync();
        await scene.Board.SweepAsync();
        Assert.Empty(scene.InChannel);
        Assert.Equal(ChannelReaders.TooMany, (await scene.ReferenceAsync()).Readers);
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
    }

    [DatabaseTheory]
    public async Task Preview_tells_the_way_that_the_digest_takes(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        Assert.Equal(["channel of the Portfolio and Investment Board"], await PreviewedAsync(scene));
        scene.Teams.Join(scene.Channel, scene.Teams.AddGuest("guest@example.com", "Guest"));
        await scene.Board.BoardsAsync();
        Assert.Equal([scene.Board.Secretary.Email, scene.Board.Second.Email], await PreviewedAsync(scene));
        await scene.DeleteAsync();
        Assert.Equal([scene.Board.Secretary.Email, scene.Board.Second.Email], await PreviewedAsync(scene));
        await scene.ReadAsync(db =>
            db.Boards.Where(b => b.Code == "pib").ExecuteUpdateAsync(s => s.SetProperty(b => b.SecretariatMailbox, "pib@example.org"))
        );
        await scene.ReadAsync(db =>
            db.Conversations.Where(c => c.Person!.Name.StartsWith("Board secretary"))
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ConversationState.Blocked))
        );
        Assert.Equal(["pib@example.org"], await PreviewedAsync(scene));
    }

    private static Task<List<string>> PreviewedAsync(ChannelScene scene) =>
        scene.Scene.Bot.WithAsync(async services =>
        {
            var plan = await services.GetRequiredService<PreviewQuery>().DayAsync(Scene.Today.AddDays(1), CancellationToken.None);
            return PlannedMessages
                .Of(plan)
                .Where(m => m.Kind.StartsWith("digest of the Portfolio", StringComparison.Ordinal))
                .Select(m => m.Email)
                .ToList();
        });
}

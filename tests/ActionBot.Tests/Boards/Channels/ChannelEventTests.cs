using System.Text.Json.Nodes;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Boards.Channels;

/// <summary>What Teams tells of channels and teams closes those channels, and no others, until it tells otherwise.</summary>
public sealed class ChannelEventTests
{
    [DatabaseTheory]
    public async Task Channel_that_was_deleted_is_closed_until_it_is_restored_and_no_other_one_is(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await TellChannelAsync(scene, "channelDeleted");
        Assert.Equal(ChannelClosure.ChannelDeleted, (await scene.ReferenceAsync()).Closed);
        Assert.True((await scene.ReferenceAsync(scene.Team.Id)).IsOpen);
        await TellChannelAsync(scene, "channelRestored");
        Assert.True((await scene.ReferenceAsync()).IsOpen);
        await TellChannelAsync(scene, "channelRenamed");
        Assert.True((await scene.ReferenceAsync()).IsOpen);
    }

    [DatabaseTheory]
    public async Task Team_that_is_deleted_or_archived_closes_all_its_channels_and_those_of_no_other_team(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        var other = scene.Teams.AddTeam("Finance", scene.Board.Secretary);
        await scene.PostAsync(scene.Teams.Activities.AddedToTeam(scene.Board.Secretary, other));
        foreach (var (gone, back) in new[] { ("teamDeleted", "teamRestored"), ("teamArchived", "teamUnarchived") })
        {
            await TellTeamAsync(scene, gone);
            Assert.False((await scene.ReferenceAsync()).IsOpen);
            Assert.False((await scene.ReferenceAsync(scene.Team.Id)).IsOpen);
            Assert.True((await scene.ReferenceAsync(other.Id)).IsOpen);
            await TellTeamAsync(scene, back);
            Assert.True((await scene.ReferenceAsync()).IsOpen);
            Assert.True((await scene.ReferenceAsync(scene.Team.Id)).IsOpen);
        }
        await TellTeamAsync(scene, "teamHardDeleted");
        Assert.False((await scene.ReferenceAsync()).IsOpen);
    }

    [DatabaseTheory]
    public async Task Channel_that_was_deleted_in_a_team_that_comes_back_from_the_archive_stays_deleted(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await TellTeamAsync(scene, "teamArchived");
        await TellChannelAsync(scene, "channelDeleted");
        await TellTeamAsync(scene, "teamUnarchived");
        Assert.Equal(ChannelClosure.ChannelDeleted, (await scene.ReferenceAsync()).Closed);
        Assert.True((await scene.ReferenceAsync(scene.Team.Id)).IsOpen);
    }

    [DatabaseTheory]
    public async Task What_happened_last_counts_whenever_and_however_often_it_is_told(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        var deleted = scene.Teams.Activities.ChannelEvent(scene.Board.Secretary, scene.Channel, "channelDeleted");
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await TellChannelAsync(scene, "channelRestored");
        await scene.PostAsync(deleted);
        Assert.True((await scene.ReferenceAsync()).IsOpen);
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await TellChannelAsync(scene, "channelDeleted");
        deleted["id"] = "told-again";
        await scene.PostAsync(deleted);
        Assert.False((await scene.ReferenceAsync()).IsOpen);
    }

    [DatabaseTheory]
    public async Task Channel_in_which_the_app_never_was_is_not_added_by_what_is_told_of_it(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        var unseen = scene.Teams.AddChannel(scene.Team, "Unseen");
        foreach (var told in new[] { "channelCreated", "channelDeleted", "channelRestored", "channelRenamed", "channelUnshared" })
            await scene.PostAsync(scene.Teams.Activities.ChannelEvent(scene.Board.Secretary, unseen, told));
        Assert.False(await scene.ReadAsync(db => db.Conversations.AnyAsync(c => c.Id == unseen.Id)));
        Assert.True((await scene.ReferenceAsync()).IsOpen);
    }

    [DatabaseTheory]
    public async Task App_that_leaves_a_team_leaves_all_its_channels_and_comes_back_to_those_it_was_in(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.PostAsync(scene.Teams.Activities.RemovedFromTeam(scene.Board.Secretary, scene.Team));
        await scene.PostAsync(scene.Teams.Activities.TeamInstallation(scene.Board.Secretary, scene.Team, "remove"));
        Assert.Equal(ConversationState.Uninstalled, (await scene.ReferenceAsync()).State);
        Assert.Equal(ConversationState.Uninstalled, (await scene.ReferenceAsync(scene.Team.Id)).State);
        var before = scene.Teams.Messages.Count;
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.PostAsync(scene.Teams.Activities.TeamInstallation(scene.Board.Secretary, scene.Team, "add"));
        await scene.PostAsync(scene.Teams.Activities.AddedToTeam(scene.Board.Secretary, scene.Team));
        Assert.True((await scene.ReferenceAsync()).IsOpen);
        Assert.True((await scene.ReferenceAsync(scene.Team.Id)).IsOpen);
        // The team is welcomed again, once and in one place.
        Assert.Equal(scene.Team.Id, Assert.Single(scene.Teams.Messages.Skip(before)).ConversationId);
    }

    [DatabaseTheory]
    public async Task General_channel_to_which_the_app_comes_back_is_looked_at_anew(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.ReadAsync(db =>
            db.Boards.Where(b => b.Code == "pib").ExecuteUpdateAsync(s => s.SetProperty(b => b.SecretariatChannel, scene.Team.Id))
        );
        await scene.Board.SweepAsync();
        Assert.Equal(ChannelReaders.Own, (await scene.ReferenceAsync(scene.Team.Id)).Readers);
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.PostAsync(scene.Teams.Activities.RemovedFromTeam(scene.Board.Secretary, scene.Team));
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.PostAsync(scene.Teams.Activities.AddedToTeam(scene.Board.Secretary, scene.Team));
        Assert.Equal(ChannelReaders.Unknown, (await scene.ReferenceAsync(scene.Team.Id)).Readers);
    }

    [DatabaseTheory]
    public async Task Channel_that_is_restored_is_looked_at_anew(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.SweepAsync();
        Assert.Equal(ChannelReaders.Own, (await scene.ReferenceAsync()).Readers);
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.DeleteAsync();
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.RestoreAsync();
        Assert.Equal(ChannelReaders.Unknown, (await scene.ReferenceAsync()).Readers);
    }

    [DatabaseTheory]
    public async Task What_is_told_counts_however_the_tenant_is_spelt(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.ReadAsync(db => db.Conversations.ExecuteUpdateAsync(s => s.SetProperty(c => c.TenantId, c => c.TenantId.ToUpper())));
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.DeleteAsync();
        Assert.False((await scene.ReferenceAsync()).IsOpen);
    }

    [DatabaseTheory]
    public async Task Channel_of_an_older_database_learns_its_team_from_what_is_told_of_it(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.ReadAsync(db => db.Conversations.ExecuteUpdateAsync(s => s.SetProperty(c => c.TeamId, (string?)null)));
        await TellChannelAsync(scene, "channelRenamed");
        await TellChannelAsync(scene, "channelUnshared");
        Assert.Equal(scene.Team.Id, (await scene.ReferenceAsync()).TeamId);
    }

    [DatabaseTheory]
    public async Task Another_tenant_closes_nothing_and_brings_nothing_back(StorageProvider provider)
    {
        const string Other = "11111111-1111-4111-8111-111111111111";
        await using var scene = await ChannelScene.OpenAsync(
            provider,
            null,
            ("Teams:TenantIds", $"8d3b6f0a-4c1e-4f7d-9b52-6a1e0c7d3f28,{Other}")
        );
        foreach (
            var told in new[]
            {
                scene.Teams.Activities.ChannelEvent(scene.Board.Secretary, scene.Channel, "channelDeleted"),
                scene.Teams.Activities.TeamEvent(scene.Board.Secretary, scene.Team, "teamDeleted"),
                scene.Teams.Activities.RemovedFromTeam(scene.Board.Secretary, scene.Team),
            }
        )
            await scene.PostAsync(Of(told, Other));
        Assert.True((await scene.ReferenceAsync()).IsOpen);
        Assert.True((await scene.ReferenceAsync(scene.Team.Id)).IsOpen);
        await TellChannelAsync(scene, "channelDeleted");
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.PostAsync(Of(scene.Teams.Activities.ChannelEvent(scene.Board.Secretary, scene.Channel, "channelRestored"), Other));
        await scene.PostAsync(Of(scene.Teams.Activities.TeamInstallation(scene.Board.Secretary, scene.Team, "add"), Other));
        Assert.Equal(ChannelClosure.ChannelDeleted, (await scene.ReferenceAsync()).Closed);
    }

    [DatabaseTheory]
    public async Task Who_comes_or_goes_makes_it_unknown_who_reads_until_somebody_looks_again(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.SweepAsync();
        Assert.Equal(ChannelReaders.Own, (await scene.ReferenceAsync()).Readers);
        await TellChannelAsync(scene, "channelUnshared");
        Assert.Equal(ChannelReaders.Unknown, (await scene.ReferenceAsync()).Readers);
        await scene.Board.BoardsAsync();
        Assert.Equal(ChannelReaders.Own, (await scene.ReferenceAsync()).Readers);
        await scene.PostAsync(scene.Teams.Activities.Joined(scene.Board.Secretary, scene.Team, scene.Scene.Lead));
        Assert.Equal(ChannelReaders.Unknown, (await scene.ReferenceAsync()).Readers);
    }

    [DatabaseTheory]
    public async Task Events_that_are_told_at_the_same_moment_all_count(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        JsonObject[] told =
        [
            scene.Teams.Activities.ChannelEvent(scene.Board.Secretary, scene.Channel, "channelDeleted"),
            scene.Teams.Activities.TeamEvent(scene.Board.Secretary, scene.Team, "teamArchived"),
            scene.Teams.Activities.TeamEvent(scene.Board.Secretary, scene.Team, "teamDeleted"),
        ];
        await Task.WhenAll(told.Select(scene.Scene.PostAsync));
        Assert.Equal(
            ChannelClosure.ChannelDeleted | ChannelClosure.TeamArchived | ChannelClosure.TeamDeleted,
            (await scene.ReferenceAsync()).Closed
        );
    }

    private static Task TellChannelAsync(ChannelScene scene, string what)
    {
        scene.Scene.Clock.Advance(TimeSpan.FromSeconds(10));
        return scene.PostAsync(scene.Teams.Activities.ChannelEvent(scene.Board.Secretary, scene.Channel, what));
    }

    private static Task TellTeamAsync(ChannelScene scene, string what)
    {
        scene.Scene.Clock.Advance(TimeSpan.FromSeconds(10));
        return scene.PostAsync(scene.Teams.Activities.TeamEvent(scene.Board.Secretary, scene.Team, what));
    }

    private static JsonObject Of(JsonObject activity, string tenant)
    {
        activity["conversation"]!["tenantId"] = tenant;
        activity["channelData"]!["tenant"]!["id"] = tenant;
        return activity;
    }
}

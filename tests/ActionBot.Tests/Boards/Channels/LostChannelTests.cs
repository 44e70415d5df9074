using ActionBot.Domain.Chasing;
using ActionBot.Simulator.Smtp;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Boards.Channels;

/// <summary>
/// A board's digest reaches its secretaries although its channel is gone, and administrators hear why it came another way.
/// </summary>
public sealed class LostChannelTests
{
    [DatabaseTheory]
    public async Task Digest_of_a_board_whose_channel_was_deleted_goes_to_its_secretaries_and_administrators_hear_of_it_once(
        StorageProvider provider
    )
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        await scene.Board.SweepAsync();
        Assert.Single(scene.InChannel);
        await scene.DeleteAsync();
        foreach (var day in new[] { "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-24" })
            await scene.Board.SweepOnAsync(day);
        Assert.Single(scene.InChannel);
        Assert.Equal(2, scene.DigestsOf(scene.Board.Secretary).Count);
        Assert.Equal(2, scene.DigestsOf(scene.Board.Second).Count);
        Assert.Equal(
            [
                "The digest of the Portfolio and Investment Board can no longer be posted in its channel: the channel was deleted. "
                    + "Its secretaries get it in their own chats until the channel is back.",
            ],
            scene.Heard
        );

        await scene.RestoreAsync();
        foreach (var day in new[] { "2026-02-25", "2026-02-26", "2026-02-27", "2026-03-02", "2026-03-03", "2026-03-04" })
            await scene.Board.SweepOnAsync(day);
        Assert.Equal(2, scene.DigestsOf(scene.Board.Secretary).Count);
        Assert.True(scene.InChannel.Count > 1);
        Assert.Equal("The digest of the Portfolio and Investment Board is posted in its channel again.", scene.Heard[1]);
        Assert.Equal(2, scene.Heard.Count);
    }

    [DatabaseTheory]
    public async Task Digest_that_Teams_refuses_because_the_channel_is_gone_goes_to_the_secretaries_the_same_day(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        // The event is lost.
        scene.Teams.Delete(scene.Channel);
        await scene.Board.SweepOnAsync("2026-02-11");
        await scene.Board.SweepAsync();
        Assert.Empty(scene.InChannel);
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.Single(scene.DigestsOf(scene.Board.Second));
        Assert.Equal(ConversationState.Gone, (await scene.ReferenceAsync()).State);
        var tries = scene.Teams.Calls.Count(c => c.ConversationId.StartsWith(scene.Channel.Id, StringComparison.Ordinal));
        foreach (var day in new[] { "2026-02-12", "2026-02-18", "2026-02-25" })
            await scene.Board.SweepOnAsync(day);
        Assert.Equal(tries, scene.Teams.Calls.Count(c => c.ConversationId.StartsWith(scene.Channel.Id, StringComparison.Ordinal)));
        Assert.Contains("Teams does not know the channel any more", Assert.Single(scene.Heard));

        // Somebody mentions the bot there: it is back.
        scene.Teams.Restore(scene.Channel);
        await scene.MentionAsync();
        foreach (var day in new[] { "2026-02-26", "2026-03-04", "2026-03-05" })
            await scene.Board.SweepOnAsync(day);
        Assert.NotEmpty(scene.InChannel);
    }

    [DatabaseTheory]
    public async Task Secretary_who_had_todays_message_gets_the_digest_that_failed_on_the_next_working_day(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.ReadAsync(async db =>
        {
            var people = await db.People.Where(p => p.Name.StartsWith("Board secretary")).ToListAsync();
            var at = scene.Scene.Clock.GetUtcNow();
            db.AddRange(
                people.Select(p => new NewsLine
                {
                    Key = $"n:{p.Id}",
                    PersonId = p.Id,
                    Text = "Something else.",
                    At = at,
                })
            );
            return await db.SaveChangesAsync();
        });
        await scene.Board.RaiseAsync();
        scene.Teams.Delete(scene.Channel);
        await scene.Board.SweepAsync();
        await scene.Board.SweepAsync();
        Assert.Empty(scene.DigestsOf(scene.Board.Secretary));
        await scene.Board.SweepOnAsync("2026-02-11");
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.Single(scene.DigestsOf(scene.Board.Second));
    }

    [DatabaseTheory]
    public async Task Digest_that_failed_shows_nothing_and_tells_of_no_late_action(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0017")
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.BoardName, "pib").SetProperty(a => a.TargetDate, new DateOnly(2025, 12, 1)))
        );
        await scene.Board.RaiseAsync();
        scene.Teams.Faults.Next(Fault.Status(500), on: ConnectorOperation.Send);
        await scene.Board.BoardsAsync();
        Assert.Empty(scene.InChannel);
        await scene.Board.BoardsAsync();
        Assert.Null((await scene.Board.BlockerAsync()).ShownOn);
        // The channel itself is as it was: the digest that failed goes to the secretaries, and the next one to the channel.
        await scene.Board.SweepAsync();
        var digest = Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.Contains("**DARA-0017** · Overdue 71 days", digest.Words());
        Assert.Equal(Scene.Today, (await scene.Board.BlockerAsync()).ShownOn);
        for (var day = new DateOnly(2026, 2, 11); day < new DateOnly(2026, 2, 19); day = day.AddDays(1))
            await scene.Board.SweepOnAsync($"{day:yyyy-MM-dd}");
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.Single(scene.InChannel);
        Assert.DoesNotContain("DARA-0017", scene.InChannel[0].Words());
        Assert.Equal(
            "The digest of the Portfolio and Investment Board of 10 February could not "
                + "be posted in its channel: Teams did not take the message. "
                + "Its secretaries get it in their own chats.",
            Assert.Single(scene.Heard)
        );
    }

    [DatabaseTheory]
    public async Task Digest_goes_to_the_mailbox_where_nobody_of_the_secretariat_is_reached_either(StorageProvider provider)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await ChannelScene.OpenAsync(provider, "pib-secretariat@example.org", smtp.Settings);
        await scene.Board.RaiseAsync();
        await scene.DeleteAsync();
        scene.Teams.Block(scene.Board.Secretary);
        scene.Teams.Block(scene.Board.Second);
        // Nobody knows yet that they cannot be written to.
        await scene.Board.SweepOnAsync("2026-02-11");
        Assert.Empty(smtp.Mails);
        await scene.Board.SweepOnAsync("2026-02-12");
        await scene.Board.SweepOnAsync("2026-02-13");
        Assert.Equal("1 item waits for a decision: Portfolio and Investment Board", Assert.Single(smtp.Mails).Subject);
        // Who comes back has not missed it.
        scene.Teams.Unblock(scene.Board.Secretary);
        await scene.Scene.TypeAsync(scene.Board.Secretary, "help");
        await scene.Board.SweepOnAsync("2026-02-16");
        Assert.Empty(scene.DigestsOf(scene.Board.Secretary));
        await scene.Board.SweepOnAsync("2026-02-19");
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.Single(smtp.Mails);
    }

    [DatabaseTheory]
    public async Task Digest_goes_to_the_secretary_who_is_left_where_the_other_one_blocked_the_bot(StorageProvider provider)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await ChannelScene.OpenAsync(provider, "pib-secretariat@example.org", smtp.Settings);
        await scene.Board.RaiseAsync();
        await scene.DeleteAsync();
        scene.Teams.Block(scene.Board.Secretary);
        foreach (var day in new[] { "2026-02-11", "2026-02-12", "2026-02-13", "2026-02-16" })
            await scene.Board.SweepOnAsync(day);
        Assert.Single(scene.DigestsOf(scene.Board.Second));
        Assert.Empty(smtp.Mails);
    }

    [DatabaseTheory]
    public async Task Administrators_hear_once_of_a_digest_that_reaches_nobody(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        await scene.DeleteAsync();
        scene.Teams.Block(scene.Board.Secretary);
        scene.Teams.Block(scene.Board.Second);
        foreach (var day in new[] { "2026-02-11", "2026-02-12", "2026-02-13", "2026-02-16", "2026-02-17", "2026-02-18" })
            await scene.Board.SweepOnAsync(day);
        Assert.Equal(
            "The digest of the Portfolio and Investment Board reaches nobody: Teams "
                + "reaches none of its secretaries, and it has no mailbox. "
                + "Name somebody else for its secretariat, or a mailbox.",
            Assert.Single(scene.Heard, h => h.Contains("reaches nobody", StringComparison.Ordinal))
        );
        scene.Teams.Unblock(scene.Board.Secretary);
        await scene.Scene.TypeAsync(scene.Board.Secretary, "help");
        await scene.Board.SweepOnAsync("2026-02-19");
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.Single(scene.Heard, h => h.Contains("reaches nobody", StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task Who_cannot_be_reached_names_the_boards_that_are_not_written_to_in_their_channel(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.DeleteAsync();
        await scene.Board.SweepAsync();
        var words = (await scene.Scene.TypeAsync(scene.Administrator, "who can’t you reach?")).Words();
        Assert.Contains(
            "• Portfolio and Investment Board: its digest is not posted in its channel since 10 February: the channel was deleted.",
            words
        );
        await scene.RestoreAsync();
        await scene.Board.SweepAsync();
        Assert.DoesNotContain("Portfolio", (await scene.Scene.TypeAsync(scene.Administrator, "who can’t you reach?")).Words());
    }

    [DatabaseTheory]
    public async Task Card_in_a_channel_that_is_archived_stays_as_it_is_and_a_press_on_it_is_answered_in_private(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        await scene.Board.SweepAsync();
        var digest = Assert.Single(scene.InChannel);
        scene.Teams.Archive(scene.Team);
        await scene.PostAsync(scene.Teams.Activities.TeamEvent(scene.Board.Secretary, scene.Team, "teamArchived"));
        var before = scene.Teams.MessagesOf(scene.Board.Secretary).Count;
        var same = await scene.Board.PressAsync(scene.Board.Secretary, digest, digest.Button("Accept for 3 March"));
        Assert.Single(same.Versions);
        Assert.Contains("accepted for 3 March by Board secretary 1", scene.Teams.MessagesOf(scene.Board.Secretary)[before].Words());
        Assert.Equal(ChannelClosure.TeamArchived, (await scene.ReferenceAsync()).Closed);
        Assert.DoesNotContain(scene.Teams.Calls, c => c.Status == 403);
    }

    [DatabaseTheory]
    public async Task Card_of_a_channel_that_is_gone_from_it_is_no_reason_to_take_the_channel_for_gone(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        await scene.Board.SweepAsync();
        scene.Teams.Faults.Next(Fault.Refused(404, "ActivityNotFoundInConversation"), on: ConnectorOperation.Update);
        var digest = scene.InChannel[0];
        await scene.Board.PressAsync(scene.Board.Secretary, digest, digest.Button("Accept for 3 March"));
        Assert.True((await scene.ReferenceAsync()).IsOpen);
        Assert.Equal(2, scene.InChannel.Count);
    }

    [DatabaseTheory]
    public async Task Thread_that_is_gone_is_no_reason_to_take_its_channel_for_gone(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        scene.Teams.Faults.Next(Fault.Refused(404, "ConversationNotFound"), on: ConnectorOperation.Send);
        await scene.MentionAsync();
        Assert.True((await scene.ReferenceAsync()).IsOpen);
        Assert.Equal(1, await scene.ReadAsync(db => db.Outbox.CountAsync(m => m.State == OutboxState.Failed)));
    }

    [DatabaseTheory]
    public async Task Nobody_hears_in_a_pilot_of_ways_that_nothing_takes(StorageProvider provider)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "pilot: [finance-owner1@example.org, tracking-team@example.org]\n");
        await using var scene = await ChannelScene.OpenAsync(provider, null, ("Chasing:Policy", file));
        await scene.DeleteAsync();
        foreach (var day in new[] { "2026-02-11", "2026-02-12" })
            await scene.Board.SweepOnAsync(day);
        Assert.Equal(1, await scene.DetoursAsync());
        Assert.Empty(scene.Heard);
    }

    [DatabaseTheory]
    public async Task Administrators_hear_after_a_hold_that_a_channel_was_lost_meanwhile_and_once(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Scene.TypeAsync(scene.Administrator, "hold because of a test");
        await scene.DeleteAsync();
        await scene.Board.SweepAsync();
        Assert.Equal(1, await scene.DetoursAsync());
        Assert.Equal(0, await scene.ReadAsync(db => db.News.CountAsync(n => n.Key.StartsWith("detour:"))));
        await scene.Scene.TypeAsync(scene.Administrator, "release");
        foreach (var day in new[] { "2026-02-11", "2026-02-12", "2026-02-13" })
            await scene.Board.SweepOnAsync(day);
        Assert.Contains("the channel was deleted", Assert.Single(scene.Heard));
    }

    [DatabaseTheory]
    public async Task Chat_that_somebody_deleted_is_made_once_more(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        await scene.Board.RaiseAsync();
        await scene.DeleteAsync();
        scene.Teams.DeleteChat(scene.Board.Secretary);
        await scene.Board.SweepOnAsync("2026-02-11");
        await scene.Board.SweepAsync();
        Assert.Single(scene.DigestsOf(scene.Board.Secretary));
        Assert.Equal(ConversationState.Installed, (await scene.ReferenceAsync(scene.Board.Secretary.ChatId)).State);
    }
}

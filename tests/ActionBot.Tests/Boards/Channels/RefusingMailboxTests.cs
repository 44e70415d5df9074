using ActionBot.Domain.Decisions;
using ActionBot.Simulator.Smtp;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Boards.Channels;

/// <summary>A digest that is refused or cannot be written harms no other board, and administrators hear of it once.</summary>
public sealed class RefusingMailboxTests
{
    private const string Mailbox = "pib-secretariat@example.org";

    [DatabaseTheory]
    public async Task Mailbox_that_refuses_is_written_to_once_a_day_and_keeps_no_other_boards_digest_away(StorageProvider provider)
    {
        await using var smtp = Refusing();
        await using var scene = await OpenAsync(provider, smtp);
        var team = scene.Teams.AddTeam("Finance", scene.Board.Secretary);
        await scene.PostAsync(scene.Teams.Activities.AddedToTeam(scene.Board.Secretary, team));
        await scene.ReadAsync(db =>
            db.Boards.Where(b => b.Code == "frb").ExecuteUpdateAsync(s => s.SetProperty(b => b.SecretariatChannel, team.Id))
        );
        await scene.Board.SweepOnAsync("2026-02-12");
        await scene.Board.RaiseAsync("HMI-0121", "frb", "Who pays?");
        for (var i = 0; i < 5; i++)
        {
            await scene.Board.SweepAsync();
            scene.Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Single(scene.Teams.Messages, m => m.ConversationId == team.Id && m.Card is not null);
        Assert.Equal(1, await MailsAsync(scene));
        await scene.Board.SweepOnAsync("2026-02-13");
        Assert.Equal(2, await MailsAsync(scene));
    }

    [DatabaseTheory]
    public async Task Administrators_hear_once_that_a_mailbox_did_not_take_the_digest(StorageProvider provider)
    {
        await using var smtp = Refusing();
        await using var scene = await OpenAsync(provider, smtp);
        for (var day = new DateOnly(2026, 2, 12); day < new DateOnly(2026, 2, 25); day = day.AddDays(1))
            await scene.Board.SweepOnAsync($"{day:yyyy-MM-dd}");
        Assert.Equal(
            "The digest of the Portfolio and Investment Board reaches nobody: Teams "
                + "reaches none of its secretaries, and its mailbox did not take "
                + "the last mail. Name somebody else for its secretariat, or another mailbox.",
            Assert.Single(scene.Heard, h => h.Contains("reaches nobody", StringComparison.Ordinal))
        );
    }

    [DatabaseTheory]
    public async Task Digest_that_cannot_be_written_keeps_no_other_boards_digest_away(StorageProvider provider)
    {
        await using var scene = await ChannelScene.OpenAsync(provider);
        var team = scene.Teams.AddTeam("Finance", scene.Board.Secretary);
        await scene.PostAsync(scene.Teams.Activities.AddedToTeam(scene.Board.Secretary, team));
        await scene.ReadAsync(db =>
            db.Boards.Where(b => b.Code == "frb").ExecuteUpdateAsync(s => s.SetProperty(b => b.SecretariatChannel, team.Id))
        );
        await scene.Board.RaiseAsync();
        await scene.Board.RaiseAsync("HMI-0121", "frb", "Who pays?");
        // A row that takes the place of the first board's, as a fault of ours might leave it.
        await scene.ReadAsync(async db =>
        {
            await db.CheckIns.ExecuteUpdateAsync(s => s.SetProperty(c => c.Withdrawn, true));
            var (board, ask) = (await db.Boards.SingleAsync(b => b.Code == "pib"), await db.CheckIns.FirstAsync());
            db.Add(
                new BoardDigest
                {
                    Key = "dig-odd",
                    BoardId = board.Id,
                    Recipient = "channel",
                    On = Scene.Today,
                    Cause = DigestCause.Regular,
                    CheckInId = ask.Id,
                }
            );
            return await db.SaveChangesAsync();
        });
        await scene.Board.BoardsAsync();
        Assert.Single(scene.Teams.Messages, m => m.ConversationId == team.Id && m.Card is not null);
        Assert.Empty(scene.InChannel);
    }

    // Its channel is gone, and its secretaries have blocked the bot.
    private static async Task<ChannelScene> OpenAsync(StorageProvider provider, FakeSmtp smtp)
    {
        var scene = await ChannelScene.OpenAsync(provider, Mailbox, smtp.Settings);
        await scene.Board.RaiseAsync();
        await scene.DeleteAsync();
        scene.Teams.Block(scene.Board.Secretary);
        scene.Teams.Block(scene.Board.Second);
        await scene.Board.SweepOnAsync("2026-02-11");
        return scene;
    }

    private static FakeSmtp Refusing()
    {
        var smtp = FakeSmtp.Start();
        for (var i = 0; i < 200; i++)
            smtp.Next(SmtpFault.Answer(SmtpStage.Recipient, 550));
        return smtp;
    }

    private static Task<int> MailsAsync(ChannelScene scene) =>
        scene.ReadAsync(db => db.BoardDigests.CountAsync(d => d.Recipient == "mail"));
}

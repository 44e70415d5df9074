using ActionBot.Simulator.Smtp;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Delivery.Mail;

public sealed class ReachByMailTests
{
    [DatabaseTheory]
    public async Task Person_whom_Teams_does_not_reach_is_sent_what_is_due_once_a_week(StorageProvider provider)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(provider, [.. smtp.Settings, ("Mail:ReachPeople", "true")]);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.SweepAsync();
        await scene.SweepAsync();
        foreach (var day in new[] { "2026-02-11", "2026-02-12", "2026-02-13" })
            await scene.SweepOnAsync(day);
        var mail = Assert.Single(smtp.Mails, m => m.To == scene.Owner.Email);
        Assert.Equal("3 actions of yours need an update", mail.Subject);
        Assert.Contains("* DARA-0042 · Overdue 41 days\r\n  Reconcile cost recovery claims with duty records every month.", mail.Text);
        Assert.Contains("https://teams.microsoft.com/l/chat/0/0?users=28:", mail.Text);
        Assert.DoesNotContain(smtp.Mails, m => m.To == scene.OtherOwner.Email);
        await scene.SweepOnAsync("2026-02-16");
        Assert.Equal(2, smtp.Mails.Count(m => m.To == scene.Owner.Email));
        Assert.Null((await scene.ActionAsync("DARA-0042")).LastAnsweredOn);
    }

    [Fact]
    public async Task Nobody_is_mailed_unless_it_is_switched_on()
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(settings: smtp.Settings);
        await scene.SweepAsync();
        Assert.Empty(smtp.Mails);
        Assert.Equal(0, await scene.ReadAsync(db => db.Outbox.CountAsync(m => m.Kind == OutboxKind.Mail)));
    }

    [Fact]
    public async Task Request_waits_in_Teams_all_the_same_and_comes_with_the_app()
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(settings: [.. smtp.Settings, ("Mail:ReachPeople", "true")]);
        await scene.SweepAsync();
        await scene.InstallAsync(scene.Owner);
        Assert.Contains(scene.Teams.MessagesOf(scene.Owner), m => m.Words().Contains("DARA-0042", StringComparison.Ordinal));
    }
}

using ActionBot.Chasing;
using ActionBot.Conversation.Installing;
using ActionBot.Domain.Register;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Owner = ActionBot.Domain.Register.People.Person;

namespace ActionBot.Tests.CheckIns;

/// <summary>Requests that are hard to bring to their person: unknown accounts, faults at install, removals, snoozes, other nodes.</summary>
public sealed class ReachTests
{
    private static Task<bool> AddAsync(Scene scene, string email, string reference, DateOnly? target, Rating rating = Rating.High) =>
        scene.ReadAsync(async db =>
        {
            var owner =
                await db.People.SingleOrDefaultAsync(p => p.Email == email) ?? db.Add(new Owner { Email = email, Name = "New" }).Entity;
            await db.SaveChangesAsync();
            var like = await db.Actions.FirstAsync();
            db.Add(
                new ActionItem
                {
                    Ref = reference,
                    ReportId = like.ReportId,
                    Rating = rating,
                    AgreedAction = "Do it.",
                    AreaId = like.AreaId,
                    OwnerId = owner.Id,
                    TargetDate = target,
                    RegisteredOn = new(2025, 7, 1),
                }
            );
            await db.SaveChangesAsync();
            return true;
        });

    [Fact]
    public async Task Person_who_had_the_app_before_the_register_named_them_is_asked()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Stranger);
        await AddAsync(scene, "visitor@example.org", "DARA-0500", Scene.Today.AddDays(-20));
        for (var day = 0; day < 3; day++)
        {
            await scene.SweepAsync();
            scene.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Stranger).Count);
    }

    [Fact]
    public async Task Roster_that_fails_once_at_the_install_loses_nobody()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Teams.Faults.Next(Fault.Status(503), 1);
        scene.Teams.Install(scene.Owner);
        await scene.Teams.PostAsync(scene.Bot.Messages, scene.Teams.Activities.Installed(scene.Owner));
        await scene.Teams.PostAsync(scene.Bot.Messages, scene.Teams.Activities.MembersAdded(scene.Owner));
        await scene.Bot.DrainAsync();
        for (var day = 0; day < 3; day++)
        {
            await scene.SweepAsync();
            scene.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
    }

    [DatabaseTheory]
    public async Task Somebody_who_installs_while_the_roster_cannot_be_read_is_welcomed_and_asked_once_it_can(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var late = scene.Bot.Services.GetRequiredService<LateInstallations>();
        scene.Teams.Faults.Sometimes(Fault.Status(503), 1, on: ConnectorOperation.GetMembers);
        scene.Teams.Install(scene.Owner);
        await scene.PostAsync(scene.Teams.Activities.Installed(scene.Owner));
        await scene.PostAsync(scene.Teams.Activities.MembersAdded(scene.Owner));
        await late.RunAsync(default);
        await scene.SweepAsync();
        Assert.Empty(scene.Teams.MessagesOf(scene.Owner));

        scene.Teams.Faults.Clear();
        await late.RunAsync(default);
        await late.RunAsync(default);
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
        Assert.Contains("3 actions need your answer", scene.Teams.MessagesOf(scene.Owner)[^1].Words());
    }

    [Fact]
    public async Task Answer_ends_the_snooze_of_its_action()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.OtherOwner);
        await AddAsync(scene, scene.OtherOwner.Email, "DARA-0501", Scene.Today.AddDays(250));
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0017").ExecuteUpdateAsync(s => s.SetProperty(a => a.Status, ActionStatus.Closed))
        );
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.OtherOwner)[^1];
        card = await scene.PressAsync(
            scene.OtherOwner,
            card,
            card.Button("Snooze"),
            ("snooze_refs", "DARA-0501"),
            ("snooze_until", "2026-02-24")
        );
        card = await scene.PressAsync(scene.OtherOwner, card, card.Button("On track"));
        Assert.Contains("You are next asked on 10 March.", card.Words());
        var before = scene.Teams.MessagesOf(scene.OtherOwner).Count;
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-24T10:00Z"));
        await scene.SweepAsync();
        Assert.Equal(before, scene.Teams.MessagesOf(scene.OtherOwner).Count);
    }

    [Fact]
    public async Task Reinstall_at_night_brings_one_message_the_next_morning_not_two()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-10T22:00Z"));
        scene.Teams.Uninstall(scene.Owner);
        await scene.PostAsync(scene.Teams.Activities.Uninstalled(scene.Owner));
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.InstallAsync(scene.Owner);
        var before = scene.Teams.MessagesOf(scene.Owner).Count;
        await AddAsync(scene, scene.Owner.Email, "DARA-0502", Scene.Today.AddDays(-20));
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-11T09:31Z"));
        await scene.SweepAsync();
        Assert.Equal(1, scene.Teams.MessagesOf(scene.Owner).Count - before);
    }

    [Fact]
    public async Task Request_of_yesterday_that_a_lost_sender_held_gives_way_to_the_one_of_today()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.Bot.Services.GetRequiredService<ChaseSweep>().RunAsync(default);
        var until = scene.Clock.GetUtcNow().AddMinutes(1);
        await scene.ReadAsync(db =>
            db.Outbox.Where(m => m.CheckInId != null)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.Lease, "dead/1").SetProperty(m => m.LeaseUntil, until))
        );
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
    }

    [DatabaseTheory]
    public async Task Request_sent_ahead_for_a_day_is_not_sent_again_on_it_and_holds_nobody_else_up(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.OtherOwner);
        var owner = (await scene.ReadAsync(db => db.People.SingleAsync(p => p.Email == scene.Owner.Email))).Id;
        await scene
            .Bot.Services.GetRequiredService<ChaseSweep>()
            .QueueAsync(Scene.Today.AddDays(1), [owner], new HashSet<long>(), null, default);
        await scene.Bot.DrainAsync();
        await AddAsync(scene, scene.Owner.Email, "DARA-0503", Scene.Today.AddDays(-20));
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
        Assert.Equal(2, scene.Teams.MessagesOf(scene.OtherOwner).Count);
    }

    [Fact]
    public async Task Message_held_for_somebody_who_blocked_the_bot_comes_once_they_write_again()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        scene.Teams.Block(scene.Lead);
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        await scene.PressAsync(scene.Owner, card, card.Button("Tell the lead"), ("notMine_ref", "DARA-0042"));
        scene.Teams.Unblock(scene.Lead);
        await scene.TypeAsync(scene.Lead, "help");
        Assert.Contains(scene.Teams.MessagesOf(scene.Lead), m => m.Words().Contains("not theirs", StringComparison.Ordinal));
    }
}

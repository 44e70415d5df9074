using ActionBot.Chasing.Holds;
using ActionBot.Delivery;
using ActionBot.Domain.Chasing;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Boards;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Chasing.Holds;

public sealed class HoldTests
{
    [DatabaseTheory]
    public async Task Hold_of_days_releases_one_current_message_and_no_backlog(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await BeginAsync(scene);
        for (var day = 0; day < 4; day++)
        {
            await scene.SweepAsync();
            await scene.SweepAsync();
            Assert.Single(scene.Teams.MessagesOf(scene.Owner));
            Assert.Equal(
                4,
                await scene.ReadAsync(db =>
                    db.Ledger.CountAsync(l =>
                        l.Day == Scene.Today.AddDays(day) && (l.Skipped == SkipReason.OnHold || l.Skipped == SkipReason.NotAWorkingDay)
                    )
                )
            );
            if (day < 3)
                scene.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.True(await ReleaseAsync(scene));
        await scene.SweepAsync();
        await scene.SweepAsync();
        var message = Assert.Single(scene.Teams.MessagesOf(scene.Owner).Skip(1));
        Assert.Contains("Overdue 44 days", message.Words());
        Assert.Equal(
            0,
            await scene.ReadAsync(db => db.Ledger.CountAsync(l => l.Day == Scene.Today.AddDays(3) && l.Skipped == SkipReason.OnHold))
        );
        Assert.Equal(5, await scene.ReadAsync(db => db.Ledger.CountAsync(l => l.Day == Scene.Today.AddDays(3))));
    }

    [DatabaseTheory]
    public async Task Hold_stops_what_is_queued_already_and_the_same_day_s_release_sends_it_once(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.Bot.Services.GetRequiredService<ActionBot.Chasing.ChaseSweep>().RunAsync(default);
        await BeginAsync(scene);
        await scene.Bot.DrainAsync();
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        Assert.Equal(0, await scene.ReadAsync(db => db.Ledger.CountAsync(l => l.Asked != null)));
        await ReleaseAsync(scene);
        await scene.SweepAsync();
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
    }

    [DatabaseTheory]
    public async Task Digests_that_a_hold_withdrew_come_after_its_release_on_the_same_day(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        await board.RaiseAsync();
        board.Scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-16T09:40Z"));
        await board.Scene.Bot.Services.GetRequiredService<ActionBot.Chasing.ChaseSweep>().RunAsync(default);
        await BeginAsync(board.Scene);
        await board.Scene.Bot.DrainAsync();
        Assert.Empty(board.Digests());
        await ReleaseAsync(board.Scene);
        await board.Scene.SweepAsync();
        await board.Scene.SweepAsync();
        Assert.Single(board.Digests());
        Assert.Single(board.Digests(board.Second));
        Assert.Contains("Position on Monday 16 February", board.Teams.MessagesOf(board.Scene.Lead)[^1].Words());
    }

    [DatabaseTheory]
    public async Task Person_who_types_is_answered_while_a_hold_stands_even_behind_what_is_kept_back(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await BeginAsync(scene);
        await scene.ReadAsync(async db =>
        {
            var outbox = new Outbox(db, scene.Clock);
            var id = await db.People.Where(p => p.Email == scene.Owner.Email).Select(p => p.Id).SingleAsync();
            await outbox.SendAsync(
                "told",
                OutboxAddress.Person(id),
                ActionBot.Teams.Activities.OutboundActivity.Plain("Kept back"),
                OutboxPriority.Bulk
            );
            return await db.SaveChangesAsync();
        });
        Assert.Contains("DARA-0042", (await scene.TypeAsync(scene.Owner, "my actions")).Words());
        Assert.DoesNotContain(scene.Teams.MessagesOf(scene.Owner), m => m.Text == "Kept back");
        await ReleaseAsync(scene);
        await scene.Bot.DrainAsync();
        Assert.Contains(scene.Teams.MessagesOf(scene.Owner), m => m.Text == "Kept back");
    }

    [DatabaseTheory]
    public async Task Second_hold_changes_nothing_and_a_release_without_a_hold_says_so(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        Assert.False(await ReleaseAsync(scene));
        Assert.NotNull(await BeginAsync(scene));
        Assert.Null(await BeginAsync(scene));
        Assert.True(await ReleaseAsync(scene));
        Assert.Equal(2, await scene.ReadAsync(db => db.Changes.CountAsync(c => c.Field == "hold")));
    }

    [DatabaseTheory]
    public async Task Pilot_sends_to_the_people_it_names_and_logs_the_others_as_withheld(StorageProvider provider)
    {
        var file = System.IO.Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "pilot: [finance-owner1@example.org]\n");
        await using var scene = await Scene.OpenAsync(provider, ("Chasing:Policy", file));
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
        Assert.Single(scene.Teams.MessagesOf(scene.OtherOwner));
        Assert.Equal(
            ["DARA-0017"],
            await scene.ReadAsync(db => db.Ledger.Where(l => l.Skipped == SkipReason.Withheld).Select(l => l.ActionItem!.Ref).ToListAsync())
        );
        File.Delete(file);
    }

    private static Task<int?> BeginAsync(Scene scene) =>
        scene.Bot.WithAsync(services => services.GetRequiredService<SendingHolds>().BeginAsync(null, "A trial", "test", default));

    private static Task<bool> ReleaseAsync(Scene scene) =>
        scene.Bot.WithAsync(services => services.GetRequiredService<SendingHolds>().ReleaseAsync(null, "test", default));
}

using ActionBot.Chasing;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Simulator.Hosting;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Chasing;

public sealed class ChaseSweepTests
{
    [DatabaseTheory]
    public async Task Two_processes_that_sweep_at_the_same_second_send_one_message(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await using var second = await LocalBot.StartAsync(scene.Database, scene.Teams);
        await Task.WhenAll(
            scene.Bot.Services.GetRequiredService<ChaseSweep>().RunAsync(default),
            second.Services.GetRequiredService<ChaseSweep>().RunAsync(default)
        );
        await Task.WhenAll(scene.Bot.DrainAsync(), second.DrainAsync());
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
        Assert.All(
            await scene.ReadAsync(db => db.CheckIns.GroupBy(c => c.PersonId).Select(g => g.Count()).ToListAsync()),
            count => Assert.Equal(1, count)
        );
        Assert.Equal(5, await scene.ReadAsync(db => db.Ledger.CountAsync()));
    }

    [DatabaseTheory]
    public async Task One_process_that_sweeps_ten_times_sends_one_message(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        foreach (var person in new[] { scene.Owner, scene.OtherOwner, scene.Lead })
            await scene.InstallAsync(person);
        for (var i = 0; i < 10; i++)
        {
            await scene.SweepAsync();
            scene.Clock.Advance(TimeSpan.FromMinutes(i));
        }
        foreach (var person in new[] { scene.Owner, scene.OtherOwner, scene.Lead })
            Assert.Equal(2, scene.Teams.MessagesOf(person).Count);
        Assert.Equal(5, await scene.ReadAsync(db => db.Ledger.CountAsync()));
    }

    [DatabaseTheory]
    public async Task What_was_planned_before_an_outage_is_not_sent_at_night_or_days_later_but_made_up_for_by_one_current_message(
        StorageProvider provider
    )
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.Lead);
        await PlanAsync(scene);
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-21T03:00Z"));
        await scene.Bot.DrainAsync();
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        Assert.Single(scene.Teams.MessagesOf(scene.Lead));
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-23T09:40Z"));
        await scene.Bot.DrainAsync();
        await scene.SweepAsync();
        await scene.SweepAsync();
        Assert.Contains("Overdue 54 days", Assert.Single(scene.Teams.MessagesOf(scene.Owner).Skip(1)).Words());
        Assert.Contains("Position on Monday 23 February", Assert.Single(scene.Teams.MessagesOf(scene.Lead).Skip(1)).Words());
    }

    [DatabaseTheory]
    public async Task Message_that_could_not_be_sent_within_the_hours_of_its_reader_gives_way_to_one_of_the_next_day(
        StorageProvider provider
    )
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await PlanAsync(scene);
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-10T18:30Z"));
        await scene.SweepAsync();
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        Assert.Contains("the hours of the person were over", (await scene.TypeAsync(scene.Owner, "why DARA-0042")).Words());
        await scene.SweepOnAsync("2026-02-11");
        Assert.Contains("Overdue 42 days", scene.Newest(scene.Owner).Words());
    }

    [DatabaseTheory]
    public async Task Person_whose_message_cannot_be_drawn_keeps_nobody_else_from_being_asked(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.Lead);
        // No answer that there is: the lead's digest has no words for it.
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0042")
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(a => a.Standing, (AnswerChoice?)99).SetProperty(a => a.LastAnsweredOn, Scene.Today.AddDays(-30))
                )
        );
        await scene.SweepAsync();
        Assert.Contains("3 actions need your answer", scene.Newest(scene.Owner).Words());
        Assert.Single(scene.Teams.MessagesOf(scene.Lead));
    }

    [DatabaseTheory]
    public async Task Action_that_somebody_took_over_after_its_owner_was_passed_over_is_in_the_ledger_as_asked(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Owner.Email).ExecuteUpdateAsync(s => s.SetProperty(p => p.PausedUntil, Scene.Today))
        );
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.OtherOwner.Email)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.SendAt, new TimeOnly(11, 0)))
        );
        await scene.SweepAsync();
        var (line, other) = (await LineAsync(scene), await scene.KeyAsync(scene.OtherOwner));
        Assert.Equal(SkipReason.Paused, line.Skipped);
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0042").ExecuteUpdateAsync(s => s.SetProperty(a => a.OwnerId, other))
        );
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-10T11:05Z"));
        await scene.SweepAsync();
        Assert.Contains("DARA-0042", scene.Newest(scene.OtherOwner).Words());
        line = await LineAsync(scene);
        Assert.Equal((RequestReason.Overdue, null, other), (line.Asked, line.Skipped, line.PersonId));
    }

    [Theory]
    [InlineData("2026-02-10T09:29Z", 0)]
    [InlineData("2026-02-10T09:30Z", 1)]
    [InlineData("2026-02-10T18:01Z", 0)]
    [InlineData("2026-02-14T11:00Z", 0)]
    public async Task Owner_is_asked_from_half_past_nine_to_six_on_working_days_only(string at, int messages)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.ReadAsync(db => db.People.ExecuteUpdateAsync(s => s.SetProperty(p => p.TimeZone, "Europe/London")));
        if (DateTimeOffset.Parse(at) > scene.Clock.GetUtcNow())
            scene.Clock.SetUtcNow(DateTimeOffset.Parse(at));
        else
            await scene.ReadAsync(db =>
                db.People.ExecuteUpdateAsync(s =>
                    s.SetProperty(p => p.SendAt, at.Contains("09:29") ? new TimeOnly(9, 41) : new TimeOnly(9, 40))
                )
            );
        await scene.SweepAsync();
        Assert.Equal(messages, scene.Teams.MessagesOf(scene.Owner).Count - 1);
    }

    [DatabaseTheory]
    public async Task Nine_days_of_outage_are_made_up_for_by_one_current_message(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        scene.Clock.Advance(TimeSpan.FromDays(9));
        for (var i = 0; i < 10; i++)
            await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
        Assert.Contains("Overdue 50 days", scene.Teams.MessagesOf(scene.Owner)[^1].Words());
    }

    [Fact]
    public async Task Unanswered_overdue_action_is_asked_again_after_a_week_and_an_answered_one_is_left_alone()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        card = await scene.PressAsync(scene.Owner, card, card.Button("Answer", "DARA-0042"));
        await scene.PressAsync(scene.Owner, card, card.Button("Send: done"), ("done_line", "Matched"));
        for (var day = 1; day <= 6; day++)
        {
            scene.Clock.Advance(TimeSpan.FromDays(1));
            await scene.SweepAsync();
        }
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.SweepAsync();
        var again = scene.Teams.MessagesOf(scene.Owner)[^1];
        Assert.Contains("HMI-0121", again.Words());
        Assert.Contains("Due today", again.Words());
        Assert.DoesNotContain("DARA-0042", again.Words());
    }

    [Fact]
    public async Task Undelivered_request_of_yesterday_gives_way_to_the_one_of_today()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.SweepAsync();
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.SweepAsync();
        // Those of two owners, and the digest of their lead.
        Assert.Equal(3, await scene.ReadAsync(db => db.CheckIns.CountAsync(c => c.Withdrawn)));
        Assert.Equal(3, await scene.ReadAsync(db => db.Outbox.CountAsync(m => m.State == OutboxState.Withdrawn)));
        Assert.Equal(
            2,
            await scene.ReadAsync(db =>
                db.Outbox.CountAsync(m =>
                    m.State == OutboxState.Unreachable && db.CheckIns.Any(c => c.Id == m.CheckInId && c.Kind == CheckInKind.Scheduled)
                )
            )
        );
    }

    // Plans and stores, as a process that is killed before it sends.
    private static Task PlanAsync(Scene scene) => scene.Bot.Services.GetRequiredService<ChaseSweep>().RunAsync(default);

    private static Task<LedgerLine> LineAsync(Scene scene) =>
        scene.ReadAsync(db => db.Ledger.AsNoTracking().SingleAsync(l => l.ActionItem!.Ref == "DARA-0042" && l.Day == Scene.Today));
}

using ActionBot.Chasing;
using ActionBot.Chasing.FactQueries;
using ActionBot.Chasing.Holds;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Chasing;

/// <summary>What comes between the making of a plan and its writing.</summary>
public sealed class PlanFreshnessTests
{
    private static readonly (string Name, Func<ActionBotContext, ActionItem, Task> Do)[] Comings =
    [
        (
            "an answer",
            (db, action) =>
                db.Actions.Where(a => a.Id == action.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.LastAnsweredOn, Scene.Today))
        ),
        (
            "done",
            (db, action) =>
                db
                    .Actions.Where(a => a.Id == action.Id)
                    .ExecuteUpdateAsync(s => s.SetProperty(a => a.Status, ActionStatus.AwaitingVerification))
        ),
        (
            "another owner",
            (db, action) => db.Actions.Where(a => a.Id == action.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.OwnerId, (long?)null))
        ),
        (
            "another target date",
            (db, action) =>
                db.Actions.Where(a => a.Id == action.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.TargetDate, Scene.Today.AddDays(200)))
        ),
        (
            "a snooze",
            (db, action) =>
                AddAsync(
                    db,
                    new Snooze
                    {
                        ActionItemId = action.Id,
                        PersonId = action.OwnerId!.Value,
                        On = Scene.Today,
                        At = At,
                        Until = Scene.Today.AddDays(1),
                    }
                )
        ),
        (
            "not mine",
            (db, action) =>
                AddAsync(
                    db,
                    new OwnershipClaim
                    {
                        ActionItemId = action.Id,
                        PersonId = action.OwnerId!.Value,
                        At = At,
                    }
                )
        ),
        (
            "an accepted decision",
            async (db, action) =>
            {
                var update = new ProgressUpdate
                {
                    ActionItemId = action.Id,
                    PersonId = action.OwnerId!.Value,
                    Once = "once-board",
                    On = Scene.Today.AddDays(-60),
                    At = At.AddDays(-60),
                };
                await AddAsync(db, update);
                await AddAsync(
                    db,
                    new Blocker
                    {
                        ActionItemId = action.Id,
                        UpdateId = update.Id,
                        Kind = BlockerKind.Decision,
                        State = BlockerState.Accepted,
                        RaisedOn = update.On,
                    }
                );
            }
        ),
        (
            "a pause",
            (db, action) =>
                db.People.Where(p => p.Id == action.OwnerId).ExecuteUpdateAsync(s => s.SetProperty(p => p.PausedUntil, Scene.Today))
        ),
        (
            "an absence",
            (db, action) =>
                AddAsync(
                    db,
                    new Absence
                    {
                        PersonId = action.OwnerId!.Value,
                        From = Scene.Today.AddDays(-1),
                        To = Scene.Today,
                    }
                )
        ),
        (
            "a leaver",
            (db, action) => db.People.Where(p => p.Id == action.OwnerId).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsActive, false))
        ),
        ("a hold", (db, _) => AddAsync(db, new SendingHold { At = At })),
    ];

    private static readonly DateTimeOffset At = DateTimeOffset.Parse("2026-02-10T09:40Z");

    [DatabaseTheory]
    public async Task Plan_is_made_again_when_something_it_sends_was_answered_put_off_or_stopped_before_it_was_written(
        StorageProvider provider
    )
    {
        await using var scene = await Scene.OpenAsync(provider);
        var action = await scene.ActionAsync("DARA-0042");
        foreach (var (name, come) in Comings)
            await scene.Bot.WithAsync(async services =>
            {
                var plan = await PlanAsync(services, action.OwnerId!.Value);
                Assert.Contains(Assert.Single(plan.Bundles).Requests, r => r.Action.Ref == action.Ref);
                var db = services.GetRequiredService<ActionBotContext>();
                // Never committed, so that what comes next comes to the same register.
                await using var transaction = await db.Database.BeginTransactionAsync();
                await come(db, action);
                db.ChangeTracker.Clear();
                var fault = await Record.ExceptionAsync(() => services.GetRequiredService<PlanWriter>().WriteAsync(plan, default));
                Assert.True(fault is not null && DatabaseFaults.IsLostRace(fault), $"{name}: {fault}");
                var again = await PlanAsync(services, action.OwnerId!.Value);
                Assert.DoesNotContain(
                    again.Bundles.SelectMany(b => b.Requests),
                    r => r.Action.Ref == action.Ref && r.Reason == RequestReason.Overdue
                );
                Assert.Null(await Record.ExceptionAsync(() => services.GetRequiredService<PlanWriter>().WriteAsync(again, default)));
                return true;
            });
    }

    [DatabaseTheory]
    public async Task Message_that_was_stored_while_a_hold_began_gives_way_to_one_current_message_at_its_release(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.Bot.Services.GetRequiredService<ChaseSweep>().RunAsync(default);
        // The hold was committed between the look for one and the end of the plan's transaction, and so found nothing to withdraw.
        await scene.ReadAsync(db => AddAsync(db, new SendingHold { At = At }));
        scene.Clock.Advance(TimeSpan.FromHours(4));
        await scene.Bot.DrainAsync();
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "HMI-0121").ExecuteUpdateAsync(s => s.SetProperty(a => a.Status, ActionStatus.Closed))
        );
        Assert.True(await scene.Bot.WithAsync(services => services.GetRequiredService<SendingHolds>().ReleaseAsync(null, "test", default)));
        await scene.Bot.DrainAsync();
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        await scene.SweepAsync();
        await scene.SweepAsync();
        Assert.Contains("2 actions need your answer", Assert.Single(scene.Teams.MessagesOf(scene.Owner).Skip(1)).Words());
    }

    private static async Task<DayPlan> PlanAsync(IServiceProvider services, long person) =>
        ChasePlanner.Plan(
            Scene.Today,
            await services.GetRequiredService<ChaseFactsQuery>().LoadAsync(Scene.Today, PlanScope.Of([person]), default),
            services.GetRequiredService<ChasePolicy>()
        );

    private static Task<int> AddAsync(ActionBotContext db, object row)
    {
        db.Add(row);
        return db.SaveChangesAsync();
    }
}

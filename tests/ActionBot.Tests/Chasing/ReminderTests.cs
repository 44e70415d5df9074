using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Chasing;

public sealed class ReminderTests
{
    private const string Ref = "DARA-0017";

    [DatabaseTheory]
    public Task Reminders_stop_once_the_owner_says_done(StorageProvider provider) => StopsAsync(provider, "done");

    [DatabaseTheory]
    public Task Reminders_stop_once_the_action_is_closed(StorageProvider provider) => StopsAsync(provider, "closed");

    [DatabaseTheory]
    public Task Reminders_stop_once_closure_is_requested(StorageProvider provider) => StopsAsync(provider, "closure requested");

    [DatabaseTheory]
    public Task Reminders_stop_once_a_board_accepts_to_decide(StorageProvider provider) => StopsAsync(provider, "accepted decision");

    [DatabaseTheory]
    public Task Reminders_stop_once_the_owner_has_left(StorageProvider provider) => StopsAsync(provider, "leaver");

    private static async Task StopsAsync(StorageProvider provider, string end)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.OtherOwner).Count);
        await scene.ReadAsync(db => EndAsync(db, end));
        await scene.DaysAsync(30);
        Assert.Equal(2, scene.Teams.MessagesOf(scene.OtherOwner).Count);
        var last = await scene.ReadAsync(db =>
            db.Ledger.Where(l => l.ActionItem!.Ref == Ref).OrderByDescending(l => l.Day).FirstOrDefaultAsync()
        );
        Assert.Equal(end == "closed" ? null : Reason(end), last!.Day == Day(scene).AddDays(-1) ? last.Skipped : null);
    }

    [DatabaseTheory]
    public async Task Owner_who_was_away_gets_one_current_message_on_the_first_day_back(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.ReadAsync(async db =>
        {
            db.Add(
                new Absence
                {
                    PersonId = await IdAsync(db, scene.OtherOwner.Email),
                    From = Scene.Today,
                    To = Scene.Today.AddDays(9),
                }
            );
            return await db.SaveChangesAsync();
        });
        await scene.DaysAsync(9);
        Assert.Single(scene.Teams.MessagesOf(scene.OtherOwner));
        await scene.DaysAsync(2);
        var message = Assert.Single(scene.Teams.MessagesOf(scene.OtherOwner).Skip(1));
        Assert.Contains("Overdue 13 days", message.Words());
        Assert.Equal(10, await scene.ReadAsync(db => db.Ledger.CountAsync(l => l.ActionItem!.Ref == Ref && l.Skipped == SkipReason.Away)));
    }

    [DatabaseTheory]
    public async Task Person_in_London_and_person_in_Sydney_are_asked_at_their_own_half_past_nine_once_after_the_clocks_change(
        StorageProvider provider
    )
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.OtherOwner.Email)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.TimeZone, "Australia/Sydney").SetProperty(p => p.KeepsBankHolidays, false))
        );
        // Summer time begins in London on 29 March and ends in Sydney on 5 April.
        Assert.Equal(
            [DateTimeOffset.Parse("2026-03-30T08:30Z")],
            await SweptAsync(scene, scene.Owner, DateTimeOffset.Parse("2026-03-30T07:00Z"))
        );
        Assert.Equal(
            [DateTimeOffset.Parse("2026-04-05T23:30Z")],
            await SweptAsync(scene, scene.OtherOwner, DateTimeOffset.Parse("2026-04-05T21:00Z"))
        );
    }

    [DatabaseTheory]
    public async Task Undated_actions_are_asked_for_dates_and_ownerless_ones_have_their_line_and_go_to_the_lead(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == Ref).ExecuteUpdateAsync(s => s.SetProperty(a => a.OwnerId, (long?)null))
        );
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.Lead);
        await scene.SweepAsync();
        Assert.Contains("No date", scene.Teams.MessagesOf(scene.Owner)[^1].Words());
        Assert.Equal(
            SkipReason.NoOwner,
            await scene.ReadAsync(db => db.Ledger.Where(l => l.ActionItem!.Ref == Ref).Select(l => l.Skipped).SingleAsync())
        );
        Assert.Equal(
            LadderStep.LeadNoOwner,
            await scene.ReadAsync(db =>
                db.ToldSteps.Where(t => t.ActionItem!.Ref == Ref && t.CheckIn!.Person!.Email == scene.Lead.Email)
                    .Select(t => t.Step)
                    .SingleAsync()
            )
        );
        Assert.Contains(Ref, scene.Teams.MessagesOf(scene.Lead)[^1].Words());
    }

    [DatabaseTheory]
    public async Task Waiting_owner_is_left_alone_and_the_owner_of_what_it_waits_for_is_asked(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.ReadAsync(async db =>
        {
            var waiting = await db.Actions.SingleAsync(a => a.Ref == "DARA-0042");
            // Low and unmonitored: nobody would be asked about it if nothing waited for it.
            var held = await db.Actions.SingleAsync(a => a.Ref == "DARA-0090");
            await BlockAsync(db, waiting, new() { Kind = BlockerKind.Dependency, DependsOnId = held.Id });
            return await db.SaveChangesAsync();
        });
        await scene.SweepAsync();
        Assert.DoesNotContain("DARA-0042", scene.Teams.MessagesOf(scene.Owner)[^1].Words());
        Assert.Contains("DARA-0090", scene.Teams.MessagesOf(scene.OtherOwner)[^1].Words());
        Assert.Equal(
            "Waits for DARA-0090, whose owner is asked instead",
            await scene.ReadAsync(db => db.Ledger.Where(l => l.ActionItem!.Ref == "DARA-0042").Select(l => l.Reason).SingleAsync())
        );
    }

    [DatabaseTheory]
    public async Task Answer_ends_the_silence_and_the_ladder_begins_anew(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.InstallAsync(scene.Lead);
        await scene.ReadAsync(async db =>
        {
            var manager = await IdAsync(db, scene.Lead.Email);
            return await db
                .People.Where(p => p.Email == scene.OtherOwner.Email)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.ManagerId, manager));
        });
        await scene.DaysAsync(16);
        Assert.Equal(1, await ToldAsync(scene, LadderStep.ManagerNoAnswer));
        await scene.DaysAsync(7);
        Assert.Equal(1, await ToldAsync(scene, LadderStep.ManagerNoAnswer));

        var card = scene.Teams.MessagesOf(scene.OtherOwner)[^1];
        card = await scene.PressAsync(scene.OtherOwner, card, card.Button("Answer", Ref));
        await scene.PressAsync(
            scene.OtherOwner,
            card,
            card.Button("Send: at risk"),
            ("atRisk_line", "Two posts are vacant"),
            ("atRisk_forecast", "2026-09-01")
        );
        await scene.DaysAsync(24);
        Assert.Equal(2, await ToldAsync(scene, LadderStep.ManagerNoAnswer));
    }

    private static Task<int> ToldAsync(Scene scene, LadderStep step) =>
        scene.ReadAsync(db => db.ToldSteps.CountAsync(t => t.ActionItem!.Ref == Ref && t.Step == step));

    private static SkipReason Reason(string end) =>
        end switch
        {
            "done" => SkipReason.AwaitingVerification,
            "closure requested" => SkipReason.ClosureRequested,
            "accepted decision" => SkipReason.WaitsForBoard,
            _ => SkipReason.OwnerLeft,
        };

    private static async Task<int> EndAsync(ActionBotContext db, string end)
    {
        var action = await db.Actions.Include(a => a.Owner).SingleAsync(a => a.Ref == Ref);
        switch (end)
        {
            case "leaver":
                action.Owner!.IsActive = false;
                break;
            case "accepted decision":
                await BlockAsync(
                    db,
                    action,
                    new()
                    {
                        Kind = BlockerKind.Decision,
                        State = BlockerState.Accepted,
                        BoardId = await db.Boards.Select(b => b.Id).FirstAsync(),
                    }
                );
                break;
            default:
                action.Status = end switch
                {
                    "done" => ActionStatus.AwaitingVerification,
                    "closed" => ActionStatus.Closed,
                    _ => ActionStatus.ClosureRequested,
                };
                break;
        }
        return await db.SaveChangesAsync();
    }

    private static async Task BlockAsync(ActionBotContext db, ActionItem action, Blocker blocker)
    {
        var update = new ProgressUpdate
        {
            ActionItemId = action.Id,
            PersonId = action.OwnerId!.Value,
            Once = "once-block",
            On = Scene.Today.AddDays(-60),
            At = DateTimeOffset.Parse("2025-12-01T10:00Z"),
        };
        db.Add(update);
        await db.SaveChangesAsync();
        blocker.ActionItemId = action.Id;
        blocker.UpdateId = update.Id;
        db.Add(blocker);
    }

    private static Task<long> IdAsync(ActionBotContext db, string email) =>
        db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();

    private static DateOnly Day(Scene scene) => DateOnly.FromDateTime(scene.Clock.GetUtcNow().UtcDateTime);

    // Sweeps every ten minutes for five hours, and gives the times at which the person was sent something.
    private static async Task<List<DateTimeOffset>> SweptAsync(Scene scene, TeamsPerson person, DateTimeOffset from)
    {
        var before = scene.Teams.MessagesOf(person).Count;
        var times = new List<DateTimeOffset>();
        for (var at = from; at < from.AddHours(5); at = at.AddMinutes(10))
        {
            scene.Clock.SetUtcNow(at);
            await scene.SweepAsync();
            if (scene.Teams.MessagesOf(person).Count > before + times.Count)
                times.Add(at);
        }
        return times;
    }
}

using ActionBot.Blockers.Cards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Blockers;

/// <summary>Who is asked while actions wait for each other: the end of the chain, in one message.</summary>
public sealed class ChasingTheEndTests
{
    private static string Latest(Scene scene, ActionBot.Simulator.Teams.FakePerson person) => scene.Teams.MessagesOf(person)[^1].Words();

    [DatabaseTheory]
    public async Task Waiting_owner_is_left_alone_and_the_other_one_is_told_on_their_next_check_in(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenSightedAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0090");
        await scene.SweepOnAsync("2026-02-11");
        Assert.DoesNotContain("DARA-0042", Latest(scene, scene.Owner));
        var bundle = scene.Teams.MessagesOf(scene.OtherOwner)[^1];
        // A Low action is not monitored: it is asked about because something High waits for it.
        Assert.Contains("**DARA-0090** · Low", bundle.Words());
        Assert.Contains("DARA-0042 waits for this one. | Accept or decline", bundle.Words());
        await scene.PressAsync(scene.OtherOwner, bundle, bundle.Button("Accept or decline"));
        var card = scene.Teams.MessagesOf(scene.OtherOwner)[^1];
        await scene.PressAsync(scene.OtherOwner, card, card.Button("Accept for 1\u00A0March"));
        Assert.DoesNotContain("waits for this one", (await scene.TypeAsync(scene.OtherOwner, "show DARA-0090")).Words());
    }

    [DatabaseTheory]
    public async Task End_of_a_chain_is_asked_and_nobody_before_it(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenSightedAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0057");
        await scene.WaitAsync(scene.Owner, "DARA-0057", "DARA-0090");
        await scene.WaitAsync(scene.Owner, "HMI-0121", "DARA-0042");
        var before = scene.Teams.MessagesOf(scene.Owner).Count;
        foreach (var day in new[] { "2026-02-11", "2026-02-17", "2026-02-24" })
            await scene.SweepOnAsync(day);
        Assert.Equal(before, scene.Teams.MessagesOf(scene.Owner).Count);
        Assert.Contains(
            scene.Teams.MessagesOf(scene.OtherOwner),
            m => m.Words().Contains("DARA-0057 waits for this one.", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            scene.Teams.MessagesOf(scene.OtherOwner),
            m => m.Words().Contains("DARA-0042 waits", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Declined_owner_hears_the_reason_and_is_asked_again()
    {
        await using var scene = await WaitingScene.OpenSightedAsync();
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        var card = await scene.OpenWaitsAsync(scene.OtherOwner, "DARA-0017");
        await scene.PressAsync(
            scene.OtherOwner,
            card,
            card.Button("Send: decline"),
            (DependencyData.Why((await scene.BlockerOfAsync("DARA-0042")).Id), "The chart has no such codes")
        );
        await scene.SweepOnAsync("2026-02-11");
        var bundle = scene.Teams.MessagesOf(scene.Owner)[^1];
        Assert.Contains("DARA-0042", bundle.Words());
        Assert.Contains("You are asked again what it waits for.", Domain.Wording.British.Plain(bundle.Text ?? ""));
        var item = await scene.PressAsync(scene.Owner, bundle, bundle.Button("Answer", "DARA-0042"));
        Assert.Contains(
            "The owner of DARA-0017 said on 10 February that it cannot wait for theirs: “The chart has no such codes”. Answer anew.",
            item.Words()
        );
    }

    [Fact]
    public async Task Owner_who_waits_is_asked_as_usual_once_it_is_over()
    {
        await using var scene = await WaitingScene.OpenSightedAsync();
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0017");
        await scene.ChangeAsync("DARA-0017", a => (a.Status, a.ClosedAs) = (ActionStatus.Closed, ClosureKind.Implemented));
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-18T09:40Z"));
        await scene.SweepWaitsAsync();
        await scene.SweepAsync();
        var message = scene.Teams.MessagesOf(scene.Owner)[^1];
        Assert.Contains("DARA-0042", message.Words());
        Assert.Contains("DARA-0017 is closed, so DARA-0042 waits for it no longer.", message.Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Months_of_answers_promises_and_closures_leave_nobody_chased_for_what_another_holds(int seed)
    {
        await using var scene = await WaitingScene.OpenSightedAsync();
        await scene.AddLikeAsync(6, (a, i) => a.TargetDate = i % 2 == 0 ? null : Scene.Today.AddDays(i * 9));
        await scene.ReadAsync(async db =>
            await db
                .Actions.Where(a => a.Ref == "NEW-0002" || a.Ref == "NEW-0005")
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(
                        a => a.OwnerId,
                        db.People.Where(p => p.Email == "finance-owner2@example.org").Select(p => (long?)p.Id).First()
                    )
                )
        );
        var random = new Random(seed);
        var told = new List<string>();
        for (var step = 0; step < 40; step++)
        {
            scene.Clock.SetUtcNow(new DateTimeOffset(Scene.Today.AddDays(step * 2), new(9, 40), TimeSpan.Zero));
            var open = await scene.ReadAsync(db =>
                db.Actions.Where(a => a.Status == ActionStatus.Open).Select(a => new { a.Ref, a.Owner!.Email }).ToListAsync()
            );
            var waiting = open[random.Next(open.Count)];
            var on = open[random.Next(open.Count)];
            var owner = waiting.Email == scene.Owner.Email ? scene.Owner : scene.OtherOwner;
            if (random.Next(3) > 0)
                await scene.WaitAsync(owner, waiting.Ref, on.Ref, $"{Scene.Today.AddDays(step * 2 + 20):yyyy-MM-dd}");
            else if (random.Next(3) == 0)
                await scene.ChangeAsync(on.Ref, a => (a.Status, a.ClosedAs) = (ActionStatus.Closed, ClosureKind.Implemented));
            await scene.SweepWaitsAsync();
            var before = await scene.ReadAsync(db => db.CheckIns.MaxAsync(c => (long?)c.Id)) ?? 0;
            await scene.SweepAsync();
            await AssertAsync(scene, before);
        }
        var cleared = await scene.ReadAsync(db =>
            db.Blockers.Where(b => b.State == BlockerState.Cleared && b.ActionItem!.Status != ActionStatus.Closed)
                .Select(b => b.Id)
                .ToListAsync()
        );
        var news = await scene.ReadAsync(db => db.News.Where(n => n.Key.StartsWith("dep-over:")).Select(n => n.Key).ToListAsync());
        Assert.Equal(news.Count, news.Distinct().Count());
        var owners = await scene.ReadAsync(db =>
            db.Blockers.Where(b => cleared.Contains(b.Id)).Select(b => $"dep-over:{b.Id}:{b.ActionItem!.OwnerId}").ToListAsync()
        );
        Assert.All(owners, key => Assert.Contains(key, news));
    }

    // Nothing that waits for an open action was asked about, and no circle stands.
    private static async Task AssertAsync(Scene scene, long after)
    {
        var asked = await scene.ReadAsync(db =>
            db.CheckInItems.Where(i => i.CheckInId > after && i.CheckIn!.Kind == Domain.CheckIns.CheckInKind.Scheduled)
                .Where(i =>
                    db.Blockers.Any(b =>
                        b.ActionItemId == i.ActionItemId
                        && (b.State == BlockerState.Raised || b.State == BlockerState.Accepted)
                        && b.DependsOn!.Status == ActionStatus.Open
                    )
                )
                .Select(i => i.ActionItem!.Ref)
                .ToListAsync()
        );
        Assert.Empty(asked);
        var edges = await scene.ReadAsync(db =>
            db.Blockers.Where(b => (b.State == BlockerState.Raised || b.State == BlockerState.Accepted) && b.DependsOnId != null)
                .Select(b => new DependencyEdge(b.ActionItemId, b.DependsOnId!.Value))
                .ToListAsync()
        );
        var graph = new DependencyGraph(edges);
        Assert.All(edges, e => Assert.DoesNotContain(e.Waiting, graph.Before(e.On)));
    }
}

using ActionBot.Delivery;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Delivery;

public sealed class DeliveryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static async Task<Scene> InstalledAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        return scene;
    }

    private static Task<OutboxMessage> LastAsync(Scene scene) => scene.ReadAsync(db => db.Outbox.OrderByDescending(m => m.Id).FirstAsync());

    private static Task QueueAsync(Scene scene, string key, OutboxPriority priority = OutboxPriority.Bulk) =>
        scene.Bot.WithAsync(async services =>
        {
            var db = services.GetRequiredService<ActionBotContext>();
            var person = await db.People.SingleAsync(p => p.Email == scene.Owner.Email);
            await services
                .GetRequiredService<Outbox>()
                .SendAsync(key, OutboxAddress.Person(person.Id), OutboundActivity.Plain(key), priority);
            return await db.SaveChangesAsync();
        });

    [DatabaseTheory]
    public async Task Message_of_a_key_is_stored_and_sent_once(StorageProvider provider)
    {
        await using var scene = await InstalledAsync(provider);
        await QueueAsync(scene, "once");
        await QueueAsync(scene, "once");
        await scene.Bot.DrainAsync();
        Assert.Single(scene.Teams.MessagesOf(scene.Owner), m => m.Text == "once");
    }

    [DatabaseTheory]
    public async Task Rows_of_one_person_are_sent_in_their_order_even_after_a_fault(StorageProvider provider)
    {
        await using var scene = await InstalledAsync(provider);
        scene.Teams.Faults.Next(Fault.Status(503));
        foreach (var key in new[] { "a", "b", "c" })
            await QueueAsync(scene, key);
        await scene.Bot.DrainAsync();
        Assert.DoesNotContain(scene.Teams.MessagesOf(scene.Owner), m => m.Text == "b");
        scene.Clock.Advance(TimeSpan.FromSeconds(5));
        await scene.Bot.DrainAsync();
        Assert.Equal(["a", "b", "c"], scene.Teams.MessagesOf(scene.Owner).Where(m => m.Text is not null).Select(m => m.Text));
    }

    [Fact]
    public async Task Throttled_message_waits_as_long_as_Teams_says_and_counts_no_try()
    {
        await using var scene = await InstalledAsync();
        scene.Teams.Faults.Next(Fault.Throttled(TimeSpan.FromSeconds(7)), on: ConnectorOperation.Send);
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        var row = await LastAsync(scene);
        Assert.Equal((OutboxState.Pending, 0), (row.State, row.Attempts));
        scene.Clock.Advance(TimeSpan.FromSeconds(4));
        await scene.Bot.DrainAsync();
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        scene.Clock.Advance(TimeSpan.FromSeconds(4));
        await scene.Bot.DrainAsync();
        Assert.Equal(OutboxState.Sent, (await LastAsync(scene)).State);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Passing_fault_is_tried_again_later(int status)
    {
        await using var scene = await InstalledAsync();
        scene.Teams.Faults.Next(status == 412 ? Fault.PreconditionFailed : Fault.Status(status), on: ConnectorOperation.Send);
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        Assert.Equal(OutboxState.Pending, (await LastAsync(scene)).State);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.Bot.DrainAsync();
        Assert.Equal(OutboxState.Sent, (await LastAsync(scene)).State);
    }

    [Fact]
    public async Task Passing_fault_is_tried_again_no_sooner_than_Teams_says()
    {
        await using var scene = await InstalledAsync();
        scene.Teams.Faults.Next(Fault.Status(503, TimeSpan.FromSeconds(90)), on: ConnectorOperation.Send);
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        Assert.Equal(scene.Clock.GetUtcNow().AddSeconds(90), (await LastAsync(scene)).NotBefore);
    }

    [Fact]
    public async Task Message_that_cannot_be_written_down_as_sent_at_once_is_not_sent_again()
    {
        await using var scene = await InstalledAsync();
        await QueueAsync(scene, "x");
        await scene.ReadAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                """
                CREATE TRIGGER "Trouble" BEFORE UPDATE OF "State" ON "Outbox" WHEN NEW."State" = 1
                BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
                """
            )
        );
        var drain = scene.Bot.DrainAsync();
        for (var i = 0; i < 1000 && !drain.IsCompleted; i++)
        {
            await Task.WhenAny(drain, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System));
            if (i == 50)
                await scene.ReadAsync(db => db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "Trouble" """));
            scene.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }
        await drain.WaitAsync(Patience);
        scene.Clock.Advance(TimeSpan.FromMinutes(10));
        await scene.Bot.DrainAsync();
        Assert.Equal(OutboxState.Sent, (await LastAsync(scene)).State);
        Assert.Single(scene.Teams.MessagesOf(scene.Owner), m => m.Text == "x");
    }

    [Fact]
    public async Task Chat_that_must_be_made_at_another_clouds_host_fails_for_good_where_that_host_is_not_allowed()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Teams.Install(scene.Owner);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Owner.Email)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.AadObjectId, scene.Owner.AadObjectId))
        );
        scene.Teams.Faults.Next(Fault.Refused(403, "InvalidBotApiHost"), on: ConnectorOperation.CreateConversation);
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        var row = await LastAsync(scene);
        Assert.Equal((null, OutboxState.Failed, 1, "HostNotAllowed"), (row.ServiceUrl, row.State, row.Attempts, row.Fault));
    }

    [Theory]
    [InlineData(500, "ServiceError")]
    [InlineData(400, "BadPayload")]
    public async Task Lasting_fault_is_kept_with_its_reason_and_not_tried_again(int status, string fault)
    {
        await using var scene = await InstalledAsync();
        scene.Teams.Faults.Next(Fault.Status(status), on: ConnectorOperation.Send);
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        var row = await LastAsync(scene);
        Assert.Equal((OutboxState.Failed, fault), (row.State, row.Fault));
    }

    [Fact]
    public async Task Message_that_is_gone_is_sent_anew_in_place_of_its_update()
    {
        await using var scene = await InstalledAsync();
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        await scene.PostAsync(scene.Teams.Activities.CardSubmit(scene.Owner, card.Button("Answer", "DARA-0042"), "1234567890"));
        await scene.Bot.DrainAsync();
        Assert.Contains("Where does it stand?", scene.Teams.MessagesOf(scene.Owner)[^1].Words());
        Assert.Equal(3, scene.Teams.MessagesOf(scene.Owner).Count);
    }

    [Fact]
    public async Task Person_with_a_known_account_is_written_to_without_having_written_first()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Teams.Install(scene.Owner);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Owner.Email)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.AadObjectId, scene.Owner.AadObjectId))
        );
        await scene.SweepAsync();
        Assert.Contains("3 actions need your answer", Assert.Single(scene.Teams.MessagesOf(scene.Owner)).Words());
        Assert.NotNull((await scene.ReadAsync(db => db.CheckIns.SingleAsync(c => c.Person!.Email == scene.Owner.Email))).DeliveredAt);
    }

    [Fact]
    public async Task Lease_of_a_lost_sender_runs_out_and_the_row_is_sent_by_another()
    {
        await using var scene = await InstalledAsync();
        await QueueAsync(scene, "x");
        await scene.ReadAsync(db => db.ClaimAsync("lost/1", scene.Clock.GetUtcNow(), TimeSpan.FromSeconds(60), 10, default));
        await scene.Bot.WithDatabaseAsync(db => db.ClaimAsync("other/1", scene.Clock.GetUtcNow(), TimeSpan.FromSeconds(60), 10, default));
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        scene.Clock.Advance(TimeSpan.FromSeconds(61));
        await scene.Bot.DrainAsync();
        Assert.Single(scene.Teams.MessagesOf(scene.Owner), m => m.Text == "x");
    }

    [DatabaseTheory]
    public async Task Eight_senders_claim_every_row_once(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.ReadAsync(async db =>
        {
            for (var i = 0; i < 400; i++)
                db.Add(
                    new OutboxMessage
                    {
                        Key = $"k{i}",
                        Lane = $"lane{i}",
                        ConversationId = $"lane{i}",
                        Payload = "{}",
                        CreatedAt = scene.Clock.GetUtcNow(),
                        NotBefore = scene.Clock.GetUtcNow(),
                    }
                );
            return await db.SaveChangesAsync();
        });
        var claimed = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    Task.Run(async () =>
                    {
                        var mine = new List<long>();
                        while (true)
                        {
                            await using var db = scene.Database.Open();
                            var rows = await db.ClaimAsync($"node{n}/1", scene.Clock.GetUtcNow(), TimeSpan.FromMinutes(1), 10, default);
                            if (rows.Count == 0 && await db.Outbox.AllAsync(m => m.Lease != null))
                                return mine;
                            mine.AddRange(rows.Select(r => r.Id));
                        }
                    })
                )
        );
        Assert.Equal(400, claimed.Sum(c => c.Count));
        Assert.Equal(400, claimed.SelectMany(c => c).Distinct().Count());
    }

    [DatabaseTheory]
    public async Task Message_behind_one_that_another_sender_holds_is_sent_after_it(StorageProvider provider)
    {
        await using var scene = await InstalledAsync(provider);
        await QueueAsync(scene, "first");
        await QueueAsync(scene, "second");
        var held = Assert.Single(
            await scene.ReadAsync(db => db.ClaimAsync("other/1", scene.Clock.GetUtcNow(), TimeSpan.FromSeconds(60), 10, default))
        );
        var drain = scene.Bot.DrainAsync();
        for (var look = 0; look < 10; look++)
            Assert.Equal(OutboxState.Pending, (await LastAsync(scene)).State);
        Assert.False(drain.IsCompleted);
        await scene.ReadAsync(db => db.MarkSentAsync(held, null, scene.Clock.GetUtcNow(), default));
        await drain.WaitAsync(Patience);
        Assert.Equal("second", scene.Teams.MessagesOf(scene.Owner)[^1].Text);
    }

    [Fact]
    public async Task Reply_goes_before_bulk()
    {
        await using var scene = await InstalledAsync();
        await QueueAsync(scene, "bulk");
        await scene.PostAsync(scene.Teams.Activities.PersonalText(scene.Owner, "help"));
        var first = Assert.Single(
            await scene.ReadAsync(db => db.ClaimAsync("n/1", scene.Clock.GetUtcNow(), TimeSpan.FromSeconds(5), 1, default))
        );
        Assert.Equal(OutboxPriority.Reply, first.Priority);
    }

    [DatabaseTheory]
    public async Task Person_is_answered_in_the_evening_although_a_message_waits_for_their_morning(StorageProvider provider)
    {
        await using var scene = await InstalledAsync(provider);
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-13T20:00Z"));
        await scene.Bot.WithAsync(async services =>
        {
            var db = services.GetRequiredService<ActionBotContext>();
            var person = await db.People.SingleAsync(p => p.Email == scene.Owner.Email);
            await services
                .GetRequiredService<Outbox>()
                .SendAsync(
                    "morning",
                    OutboxAddress.Person(person.Id),
                    OutboundActivity.Plain("Good morning"),
                    OutboxPriority.Bulk,
                    DateTimeOffset.Parse("2026-02-16T09:30Z")
                );
            return await db.SaveChangesAsync();
        });
        Assert.Contains("DARA-0042", (await scene.TypeAsync(scene.Owner, "my actions")).Words());
        Assert.DoesNotContain(scene.Teams.MessagesOf(scene.Owner), m => m.Text == "Good morning");
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-16T09:30Z"));
        await scene.Bot.DrainAsync();
        Assert.Single(scene.Teams.MessagesOf(scene.Owner), m => m.Text == "Good morning");
    }
}

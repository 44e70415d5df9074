using ActionBot.Chasing.Preview;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Boards;

/// <summary>A decision from the owner's answer to the new plan, through chats of their own and through a channel.</summary>
public sealed class DecisionWalkTests
{
    [DatabaseTheory]
    public async Task Decision_goes_from_the_owners_answer_through_a_deferral_to_the_question_for_a_new_plan(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        var scene = board.Scene;
        await board.RaiseAsync();
        var raised = await board.BlockerAsync();
        Assert.Equal(("pib", "The owner chose it"), (raised.Board!.Code, raised.RouteReason));
        await board.SweepOnAsync("2026-02-11");
        foreach (var secretary in new[] { board.Secretary, board.Second })
        {
            var words = board.Digest(secretary).Words();
            Assert.Contains("1 item waits for a decision", words);
            Assert.Contains("Next meeting | Tuesday 3 March", words);
            Assert.Contains("Papers due | Tuesday 24 February | in 9 working days", words);
            Assert.Contains($"{BoardScene.Question} | For **DARA-0042** · High · Finance owner 1", words);
        }

        var digest = await board.PressAsync(board.Secretary, board.Digest(), board.Digest().Button("Accept for 3 March"));
        Assert.Contains("accepted for 3 March by Board secretary 1", digest.Words());
        Assert.Contains("accepted for 3 March by Board secretary 1", board.Digest(board.Second).Words());
        Assert.Equal(BlockerState.Accepted, (await board.BlockerAsync()).State);
        await board.SweepOnAsync("2026-02-18");
        var line = await scene.ReadAsync(db =>
            db.Ledger.SingleAsync(l => l.Day == new DateOnly(2026, 2, 18) && l.ActionItem!.Ref == "DARA-0042")
        );
        Assert.Equal(SkipReason.WaitsForBoard, line.Skipped);
        Assert.Contains(
            board.News(scene.Owner),
            n => n.Contains("takes “" + BoardScene.Question + "” at its meeting of 3 March", StringComparison.Ordinal)
        );
        Assert.Contains(board.News(scene.Lead), n => n.Contains("at its meeting of 3 March", StringComparison.Ordinal));

        var april = await board.MeetingAsync(new(2026, 4, 14));
        var receipt = await board.DecideAsync(
            board.Secretary,
            "deferred",
            ("deferred_to", $"mtg-{april.Id}"),
            ("deferred_why", "The paper came late.")
        );
        Assert.Contains("Recorded: deferred", receipt.Words());
        var deferred = await board.BlockerAsync();
        Assert.Equal((BlockerState.Accepted, 1, new DateOnly(2026, 4, 14)), (deferred.State, deferred.Deferrals, deferred.OnMeeting!.Date));

        await board.PressAsync(board.Secretary, receipt, receipt.Button("Back to the list"));
        await board.DecideAsync(
            board.Secretary,
            "agreed with changes",
            ("changes_what", "Only for events above 500 people."),
            ("changes_minute", "PIB/26/014")
        );
        Assert.Equal(BlockerState.Decided, (await board.BlockerAsync()).State);
        Assert.Contains("✓ Agreed with changes, by Board secretary 1", board.Digest(board.Second).Words());
        await board.SweepOnAsync("2026-02-19");
        var asked = await scene.ReadAsync(db =>
            db.Ledger.SingleAsync(l => l.Day == new DateOnly(2026, 2, 19) && l.ActionItem!.Ref == "DARA-0042")
        );
        Assert.Equal(RequestReason.NewPlan, asked.Asked);
        Assert.Contains("The Portfolio and Investment Board decided otherwise on 18 February: a new plan is asked for", asked.Reason);
        Assert.Contains(
            board.News(scene.Owner),
            n => n.Contains("with changes: “Only for events above 500 people.” Minute PIB/26/014", StringComparison.Ordinal)
        );
        var bundle = scene.Newest(scene.Owner);
        var item = await scene.PressAsync(scene.Owner, bundle, bundle.Button("Answer", "DARA-0042"));
        Assert.Contains("Only for events above 500 people.", item.Words());
        Assert.Equal(
            [
                "raised at pib > accepted at pib for 2026-03-03",
                "accepted at pib for 2026-03-03 > accepted at pib for 2026-04-14, deferred 1",
                "accepted at pib for 2026-04-14, deferred 1 > AgreedWithChanges by pib",
            ],
            await scene.ReadAsync(db =>
                db.Changes.Where(c => c.Field == "decision").OrderBy(c => c.Id).Select(c => c.From + " > " + c.To).ToListAsync()
            )
        );
    }

    [DatabaseTheory]
    public async Task In_a_channel_the_card_changes_for_everybody_and_the_form_is_a_reply(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider, channel: true);
        await board.RaiseAsync();
        var preview = await board.Scene.Bot.WithAsync(services =>
            services.GetRequiredService<PreviewQuery>().DayAsync(Scene.Today, CancellationToken.None)
        );
        Assert.Single(PlannedMessages.Of(preview), m => m.Email == "channel of the Portfolio and Investment Board");
        await board.SweepAsync();
        var digest = Assert.Single(board.Digests());
        Assert.Equal(board.Channel!.Id, digest.ConversationId);
        Assert.Empty(board.Digests(board.Secretary));
        digest = await board.PressAsync(board.Second, digest, digest.Button("Accept for 3 March"));
        Assert.Contains("accepted for 3 March by Board secretary 2", digest.Words());
        var receipt = await board.DecideAsync(board.Secretary, "agreed");
        Assert.NotEqual(digest.ActivityId, receipt.ActivityId);
        Assert.Contains("Recorded: agreed", receipt.Words());
        Assert.Contains("✓ Agreed, by Board secretary 1", board.Digest().Words());
        Assert.Contains("Nothing waits for a decision any more", board.Digest().Words());
    }

    [DatabaseTheory]
    public async Task Person_outside_the_secretariat_changes_nothing_and_is_told_in_private(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider, channel: true);
        await board.RaiseAsync();
        await board.SweepAsync();
        var digest = board.Digest();
        var shown = digest.Versions.Length;
        var blocker = await board.BlockerAsync();
        foreach (
            var button in new[]
            {
                digest.Button("Accept for 3 March"),
                digest.Button("Decided"),
                digest.Button("Send back"),
                digest.Button("Pass on"),
            }
        )
            await board.PressAsync(
                board.Scene.Owner,
                digest,
                button,
                ($"blk-{blocker.Id}_back", "No."),
                ($"blk-{blocker.Id}_board", "mgb")
            );
        var forged = digest.Button("Decided");
        (forged["verb"], forged["outcome"], forged["once"]) = ("decision.record", "agreed", "once-forged");
        await board.PressAsync(board.Scene.Owner, digest, forged);
        Assert.Equal(BlockerState.Raised, (await board.BlockerAsync()).State);
        Assert.Equal(blocker.Version, (await board.BlockerAsync()).Version);
        Assert.Equal(0, await board.Scene.ReadAsync(db => db.Decisions.CountAsync()));
        Assert.Equal(shown, board.Digest().Versions.Length);
        Assert.Equal(
            5,
            board
                .Teams.MessagesOf(board.Scene.Owner)
                .Count(m => m.Words().StartsWith("Only the secretariat of the board can do this", StringComparison.Ordinal))
        );
        Assert.DoesNotContain(
            board.Teams.Messages,
            m => m.To is null && m.Words().Contains("Only the secretariat", StringComparison.Ordinal)
        );
    }

    [DatabaseTheory]
    public async Task Of_thirty_who_record_different_outcomes_at_once_one_is_recorded_and_the_others_are_told(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider, channel: true);
        var scene = board.Scene;
        var many = new List<FakePerson>();
        for (var i = 0; i < 28; i++)
            many.Add(scene.Teams.AddPerson($"member{i}@example.org", $"Member {i}"));
        await scene.ReadAsync(async db =>
        {
            var people = many.ConvertAll(m => new Person
            {
                Email = m.Email,
                Name = m.Name,
                AadObjectId = m.AadObjectId,
                TenantId = scene.Teams.TenantId,
            });
            db.AddRange(people);
            await db.SaveChangesAsync();
            var pib = await db.Boards.SingleAsync(b => b.Code == "pib");
            db.AddRange(people.Select(p => new BoardSecretary { BoardId = pib.Id, PersonId = p.Id }));
            return await db.SaveChangesAsync();
        });
        await board.RaiseAsync();
        await board.SweepAsync();
        many.AddRange([board.Secretary, board.Second]);
        var digest = board.Digest();
        var april = await board.MeetingAsync(new(2026, 4, 14));
        (string Code, (string, string)[] Typed)[] outcomes =
        [
            ("agreed", []),
            ("agreedWithChanges", [("changes_what", "Later.")]),
            ("notSupported", [("notSupported_why", "Too dear.")]),
            ("deferred", [("deferred_to", $"mtg-{april.Id}")]),
        ];
        var presses = many.Select(
                (person, i) =>
                {
                    var (code, typed) = outcomes[i % outcomes.Length];
                    var data = Scene.With(digest.Button("Decided"), typed);
                    (data["verb"], data["outcome"], data["once"]) = ("decision.record", code, $"once-{i}");
                    return scene.Teams.Activities.CardExecute(person, data, digest.ActivityId, conversationId: digest.ConversationId);
                }
            )
            .ToList();
        var replies = await Task.WhenAll(presses.Select(p => scene.Teams.PostAsync(scene.Bot.Messages, p)));
        Assert.All(replies, r => Assert.Equal(200, r.Status));
        Assert.Equal(1, await scene.ReadAsync(db => db.Decisions.CountAsync()));
        Assert.Equal(1, replies.Count(r => r.Text.Contains("Recorded: ", StringComparison.Ordinal)));
        Assert.Equal(
            29,
            replies.Count(r =>
                r.Text.Contains("Already done", StringComparison.Ordinal) && r.Text.Contains(", by ", StringComparison.Ordinal)
            )
        );
        Assert.Equal(1, await scene.ReadAsync(db => db.Changes.CountAsync(c => c.Field == "decision")));
    }

    [Fact]
    public async Task Item_that_is_sent_back_is_asked_about_again_with_the_reason()
    {
        await using var board = await BoardScene.OpenAsync();
        await board.RaiseAsync();
        await board.SweepOnAsync("2026-02-11");
        var digest = board.Digest();
        var field = $"blk-{(await board.BlockerAsync()).Id}_back";
        digest = await board.PressAsync(board.Secretary, digest, digest.Button("Send back"), (field, new string('x', 281)));
        Assert.Contains("at most 280 characters; these are 281", digest.Words());
        Assert.Equal(281, digest.Input(field)!.Length);
        digest = await board.PressAsync(board.Secretary, digest, digest.Button("Send back"), (field, "Say what it would cost."));
        Assert.Contains("✓ Sent back to the owner, by Board secretary 1", digest.Words());
        await board.SweepOnAsync("2026-02-12");
        Assert.Equal(
            RequestReason.SentBack,
            (
                await board.Scene.ReadAsync(db =>
                    db.Ledger.SingleAsync(l => l.Day == new DateOnly(2026, 2, 12) && l.ActionItem!.Ref == "DARA-0042")
                )
            ).Asked
        );
        Assert.Contains(board.News(board.Scene.Owner), n => n.Contains("back: “Say what it would cost.”", StringComparison.Ordinal));
        await board.RaiseAsync(what: "Spend 20,000 pounds on one price list?");
        await board.SweepOnAsync("2026-02-13");
        Assert.NotEqual(
            RequestReason.SentBack,
            (
                await board.Scene.ReadAsync(db =>
                    db.Ledger.SingleAsync(l => l.Day == new DateOnly(2026, 2, 13) && l.ActionItem!.Ref == "DARA-0042")
                )
            ).Asked
        );
    }

    [Fact]
    public async Task Item_that_is_passed_on_is_at_the_other_board_alone()
    {
        await using var board = await BoardScene.OpenAsync();
        await board.RaiseAsync();
        await board.SweepOnAsync("2026-02-11");
        var id = (await board.BlockerAsync()).Id;
        var stale = board.Digest(board.Second);
        var digest = await board.PressAsync(
            board.Secretary,
            board.Digest(),
            board.Digest().Button("Pass on"),
            ($"blk-{id}_board", "mgb"),
            ($"blk-{id}_why", "Above our limit.")
        );
        Assert.Contains("✓ Now at the Management Board, by Board secretary 1", digest.Words());
        var after = await board.PressAsync(board.Second, stale, stale.Button("Accept for 3 March"));
        Assert.Contains("DARA-0042 is already passed on, by Board secretary 1. Nothing was changed.", after.Words());
        var moved = await board.BlockerAsync();
        Assert.Equal(
            ("mgb", BlockerState.Raised, "Passed on by the Portfolio and Investment Board: “Above our limit.”"),
            (moved.Board!.Code, moved.State, moved.RouteReason)
        );
        await board.SweepOnAsync("2026-02-12");
        Assert.Contains("1 item waits for a decision", board.Digest(board.Above).Words());
    }

    [Fact]
    public async Task Faulty_outcome_comes_back_with_what_was_typed_and_a_second_press_records_nothing_more()
    {
        await using var board = await BoardScene.OpenAsync();
        await board.RaiseAsync();
        await board.SweepOnAsync("2026-02-11");
        var form = await board.PressAsync(board.Secretary, board.Digest(), board.Digest().Button("Decided"));
        form = await board.PressAsync(board.Secretary, form, form.Button("Record: not supported"), ("notSupported_minute", "PIB/26/014"));
        Assert.Contains("▲ Say in one line why.", form.Words());
        Assert.Equal("PIB/26/014", form.Input("notSupported_minute"));
        var send = form.Button("Record: not supported");
        var first = await board.PressAsync(board.Secretary, form, send, ("notSupported_why", "Too dear."));
        var again = await board.PressAsync(board.Secretary, form, send, ("notSupported_why", "Too dear."));
        Assert.Contains("Recorded: not supported", first.Words());
        Assert.Contains("Recorded: not supported", again.Words());
        Assert.Equal(1, await board.Scene.ReadAsync(db => db.Decisions.CountAsync()));
    }
}

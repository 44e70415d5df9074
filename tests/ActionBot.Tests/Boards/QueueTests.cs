using ActionBot.Domain.Blockers;
using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Boards;

public sealed class QueueTests
{
    [DatabaseTheory]
    public async Task Decision_without_a_board_is_asked_of_the_administrators_who_pick_one_and_have_it_remembered(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        var team = await board.Scene.JoinAsync("tracking-team@example.org", "Tracking team", isAdministrator: true);
        await board.RaiseAsync(board: "-");
        Assert.Null((await board.BlockerAsync()).BoardId);
        for (var i = 0; i < 3; i++)
            await board.SweepAsync();
        var card = Assert.Single(board.Teams.MessagesOf(team), m => m.Words().Contains("Which board decides?", StringComparison.Ordinal));
        Assert.Contains("Why you | No board’s remit names it.", card.Words());
        Assert.Contains("Always for the area Finance", card.Words());

        card = await board.PressAsync(
            team,
            card,
            card.Button("Send to this board"),
            ("route_board", "pib"),
            ("route_always", "area:corporate services/finance/")
        );
        Assert.Contains("Sent to the Portfolio and Investment Board", card.Words());
        Assert.Contains("From now on the like goes there by itself.", card.Words());
        Assert.Equal("pib", (await board.BlockerAsync()).Board!.Code);
        await board.RaiseAsync("HMI-0121", "-", "Who checks the bases?");
        var next = await board.BlockerAsync("HMI-0121");
        Assert.Equal(("pib", "The tracking team said so for the area corporate services/finance"), (next.Board!.Code, next.RouteReason));
        Assert.Contains("The queue is empty", (await board.Scene.TypeAsync(team, "which board?")).Words());
    }

    [Fact]
    public async Task Area_with_a_default_board_asks_nobody()
    {
        await using var board = await BoardScene.OpenAsync();
        await board.Scene.ReadAsync(async db =>
        {
            (await db.Areas.SingleAsync(a => a.Name == "Corporate Services")).DefaultBoardId = await db
                .Boards.Where(b => b.Code == "mgb")
                .Select(b => b.Id)
                .SingleAsync();
            return await db.SaveChangesAsync();
        });
        await board.RaiseAsync(board: "-");
        var blocker = await board.BlockerAsync();
        Assert.Equal(("mgb", "It is the default board of the area"), (blocker.Board!.Code, blocker.RouteReason));
    }

    [Fact]
    public async Task Somebody_who_is_no_administrator_picks_no_board()
    {
        await using var board = await BoardScene.OpenAsync();
        var team = await board.Scene.JoinAsync("tracking-team@example.org", "Tracking team", isAdministrator: true);
        await board.RaiseAsync(board: "-");
        await board.SweepAsync();
        var card = board
            .Teams.MessagesOf(team)
            .Last(m => m.Card is not null && m.Words().Contains("Which board decides?", StringComparison.Ordinal));
        var reply = board.Teams.MessagesOf(board.Secretary).Count;
        await board.Scene.PostAsync(
            board.Teams.Activities.CardSubmit(
                board.Secretary,
                Scene.With(card.Button("Send to this board"), ("route_board", "pib")),
                card.ActivityId
            )
        );
        await board.Scene.Bot.DrainAsync();
        Assert.Contains("Only the secretariat of the board can do this", board.Teams.MessagesOf(board.Secretary)[reply].Words());
        Assert.Null((await board.BlockerAsync()).BoardId);
    }

    [DatabaseTheory]
    public async Task What_is_not_acknowledged_in_five_working_days_goes_up_to_the_parent_board_which_may_take_it(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        await board.RaiseAsync();
        await board.SweepOnAsync("2026-02-11");
        await board.SweepOnAsync("2026-02-18");
        Assert.Empty(board.Digests(board.Above));
        await board.SweepOnAsync("2026-02-19");
        var digest = board.Digest(board.Above);
        Assert.Contains("passed up by the Portfolio and Investment Board: not acknowledged in time", digest.Words());
        Assert.Contains(
            board.News(board.Scene.Owner),
            n => n.Contains("is not acknowledged in time, so it also goes to the Management Board’s secretariat.", StringComparison.Ordinal)
        );
        await board.PressAsync(board.Above, digest, digest.Button("Accept for 18 March"));
        var taken = await board.BlockerAsync();
        Assert.Equal(("mgb", BlockerState.Accepted, (long?)null), (taken.Board!.Code, taken.State, taken.PassedUpToId));
        Assert.Contains("✓ Now at the Management Board", board.Digest().Words());
    }

    [Fact]
    public async Task Second_deferral_goes_up_at_once_and_stays_with_its_board()
    {
        await using var board = await BoardScene.OpenAsync();
        await board.RaiseAsync();
        await board.SweepOnAsync("2026-02-11");
        foreach (var date in new[] { new DateOnly(2026, 3, 3), new DateOnly(2026, 4, 14) })
        {
            await board.DecideAsync(board.Secretary, "deferred", ("deferred_to", $"mtg-{(await board.MeetingAsync(date)).Id}"));
            await board.PressAsync(
                board.Secretary,
                board.Teams.MessagesOf(board.Secretary)[^1],
                board.Teams.MessagesOf(board.Secretary)[^1].Button("Back to the list")
            );
        }
        await board.SweepOnAsync("2026-02-12");
        Assert.Contains("passed up by the Portfolio and Investment Board: deferred twice", board.Digest(board.Above).Words());
        var blocker = await board.BlockerAsync();
        Assert.Equal(("pib", 2), (blocker.Board!.Code, blocker.Deferrals));
    }

    [DatabaseTheory]
    public async Task What_a_secretariat_that_nothing_reaches_cannot_acknowledge_goes_up_too(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        await board.Scene.ReadAsync(db =>
            db.BoardSecretaries.Where(s => db.Boards.Any(b => b.Id == s.BoardId && b.Code == "pib")).ExecuteDeleteAsync()
        );
        await board.Scene.ReadAsync(db =>
            db.Boards.Where(b => b.Code == "pib")
                .ExecuteUpdateAsync(s => s.SetProperty(b => b.SecretariatChannel, "19:where-the-app-is-not@thread.tacv2"))
        );
        await board.RaiseAsync();
        // A digest would have come within seven days, and five working days are theirs.
        await board.SweepOnAsync("2026-02-24");
        Assert.Empty(board.Digests(board.Above));
        await board.SweepOnAsync("2026-02-25");
        Assert.Contains("passed up by the Portfolio and Investment Board: not acknowledged in time", board.Digest(board.Above).Words());
    }

    [Fact]
    public async Task Board_that_something_deferred_twice_was_passed_on_to_has_its_own_time()
    {
        await using var board = await BoardScene.OpenAsync();
        await board.RaiseAsync();
        await board.SweepOnAsync("2026-02-11");
        await board.Scene.ReadAsync(async db =>
        {
            var blocker = await db.Blockers.SingleAsync();
            var pib = await db.Boards.SingleAsync(b => b.Code == "pib");
            (await db.Boards.SingleAsync(b => b.Code == "frb")).ParentId = pib.ParentId;
            blocker.Deferrals = 2;
            blocker.PassOn(await db.Boards.Where(b => b.Code == "frb").Select(b => b.Id).SingleAsync(), "Passed on", new(2026, 2, 11));
            blocker.ShownOn = new(2026, 2, 11);
            return await db.SaveChangesAsync();
        });
        await board.SweepOnAsync("2026-02-12");
        Assert.Null((await board.BlockerAsync()).PassedUpToId);
        await board.SweepOnAsync("2026-02-19");
        Assert.Equal(PassedUpWhy.NotAcknowledged, (await board.BlockerAsync()).PassedUpWhy);
    }

    [Fact]
    public async Task Digest_of_twenty_items_has_pages_of_eight_and_a_channel_gets_them_as_replies()
    {
        await using var board = await BoardScene.OpenAsync(channel: true);
        await board.RaiseAsync();
        await board.Scene.AddLikeAsync(19, (a, i) => a.TargetDate = Scene.Today.AddDays(-i));
        await board.Scene.ReadAsync(async db =>
        {
            var like = await db.Blockers.SingleAsync();
            foreach (var action in await db.Actions.Where(a => a.Ref.StartsWith("NEW-")).OrderBy(a => a.Ref).ToListAsync())
                db.Add(
                    new Blocker
                    {
                        ActionItemId = action.Id,
                        UpdateId = like.UpdateId,
                        Kind = BlockerKind.Decision,
                        RaisedOn = Scene.Today,
                        RoutedOn = Scene.Today,
                        BoardId = like.BoardId,
                        ToDecide = $"What of {action.Ref}?",
                    }
                );
            return await db.SaveChangesAsync();
        });
        await board.SweepAsync();
        var digest = board.Digest();
        Assert.Contains("20 items wait for a decision", digest.Words());
        Assert.Contains("Items 1 to 8 of 20", digest.Words());
        var before = board.Teams.Messages.Count;
        var same = await board.PressAsync(board.Secretary, digest, digest.Button("More (12)"));
        Assert.Single(same.Versions);
        var more = board.Teams.Messages[before];
        Assert.Contains("Items 9 to 16 of 20", more.Words());
        more = await board.PressAsync(board.Secretary, more, more.Button("Accept for 3 March", "item 9"));
        Assert.Contains("accepted for 3 March by Board secretary 1", more.Words());

        // The decision is recorded on a card of its own, and whoever looks at the page sees it.
        before = board.Teams.Messages.Count;
        await board.PressAsync(board.Second, more, more.Button("Decided", "item 10"));
        var form = board.Teams.Messages[before];
        await board.PressAsync(board.Second, form, form.Button("Record: agreed"));
        Assert.Contains("**Item 10** · ✓ Agreed, by Board secretary 2", board.Teams.Message(more.ConversationId, more.ActivityId)!.Words());
        Assert.Contains("Items 9 to 16 of 20", board.Teams.Message(more.ConversationId, more.ActivityId)!.Words());
        Assert.Contains("19 items wait for a decision", board.Teams.Message(digest.ConversationId, digest.ActivityId)!.Words());
    }

    [DatabaseTheory]
    public async Task Same_question_again_stays_where_it_is_and_another_answer_ends_it(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        await board.RaiseAsync();
        await board.SweepOnAsync("2026-02-11");
        await board.PressAsync(board.Secretary, board.Digest(), board.Digest().Button("Accept for 3 March"));
        var accepted = await board.BlockerAsync();
        var receipt = board.Teams.MessagesOf(board.Scene.Owner).Last(m => m.Words().Contains("✓ Recorded", StringComparison.Ordinal));
        receipt = await board.Scene.PressAsync(board.Scene.Owner, receipt, receipt.Button("Change my answer"));
        receipt = await board.Scene.PressAsync(
            board.Scene.Owner,
            receipt,
            receipt.Button("Send: waiting for a decision"),
            ("decision_board", "pib"),
            ("decision_what", BoardScene.Question)
        );
        Assert.Equal((accepted.Id, BlockerState.Accepted), ((await board.BlockerAsync()).Id, (await board.BlockerAsync()).State));
        receipt = await board.Scene.PressAsync(board.Scene.Owner, receipt, receipt.Button("Change my answer"));
        receipt = await board.Scene.PressAsync(board.Scene.Owner, receipt, receipt.Button("Another answer"));
        await board.Scene.PressAsync(board.Scene.Owner, receipt, receipt.Button("Send: done"), ("done_line", "One price list is used."));
        Assert.Equal(BlockerState.Cleared, (await board.BlockerAsync()).State);
        await board.SweepAsync();
        Assert.Contains("✓ No longer waits: the owner answered otherwise", board.Digest().Words());
    }

    [DatabaseTheory]
    public async Task Nobody_has_more_than_one_message_a_day_and_each_line_of_news_once(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        await board.RaiseAsync();
        var day = new DateOnly(2026, 2, 11);
        for (var i = 0; i < 30; i++, day = day.AddDays(1))
        {
            await board.SweepOnAsync($"{day:yyyy-MM-dd}");
            if (i == 2)
                await board.PressAsync(board.Secretary, board.Digest(), board.Digest().Button("Accept for 3 March"));
            await board.SweepAsync();
        }
        var sent = await board.Scene.ReadAsync(db =>
            db.CheckIns.Where(c => c.Kind != Domain.CheckIns.CheckInKind.OnRequest && c.DeliveredOn != null)
                .Select(c => new { c.PersonId, On = c.DeliveredOn!.Value })
                .ToListAsync()
        );
        Assert.Equal(sent.Count, sent.Distinct().Count());
        foreach (var days in sent.GroupBy(s => s.PersonId))
            Assert.All(days, d => Assert.True(days.Count(o => o.On <= d.On && o.On > d.On.AddDays(-7)) <= 3));
        Assert.Equal(1, board.News(board.Scene.Owner).Count(n => n.Contains("at its meeting of 3 March", StringComparison.Ordinal)));
        Assert.Empty(await board.Scene.ReadAsync(db => db.News.Where(n => n.CheckInId == null).ToListAsync()));
    }
}

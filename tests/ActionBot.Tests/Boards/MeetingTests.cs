using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Boards;

public sealed class MeetingTests
{
    [DatabaseTheory]
    public async Task Meeting_that_is_moved_twice_and_back_is_told_to_nobody(StorageProvider provider)
    {
        await using var board = await AcceptedAsync(provider);
        foreach (
            var sentence in new[]
            {
                "move the 3 March meeting to 10 March",
                "move the 10 March meeting to 17 March",
                "move the 17 March meeting to 3 March",
            }
        )
        {
            var reply = await board.Scene.TypeAsync(board.Secretary, sentence);
            Assert.Contains("1 item moves with it", reply.Words());
            await board.SweepAsync();
        }
        await board.SweepOnAsync("2026-02-13");
        await board.SweepOnAsync("2026-02-16");
        Assert.DoesNotContain(
            board.News(board.Scene.Owner).Concat(board.News(board.Scene.Lead)),
            n => n.Contains("not on", StringComparison.Ordinal)
        );
        Assert.Equal(new DateOnly(2026, 3, 3), (await board.BlockerAsync()).OnMeeting!.Date);
        Assert.Equal(
            2,
            await board.Scene.ReadAsync(db => db.Meetings.CountAsync(m => db.Boards.Any(b => b.Id == m.BoardId && b.Code == "pib")))
        );
    }

    [DatabaseTheory]
    public async Task Moved_meeting_is_told_once_with_the_date_that_counts(StorageProvider provider)
    {
        await using var board = await AcceptedAsync(provider);
        await board.Scene.TypeAsync(board.Secretary, "move the 3 March meeting to 10 March");
        await board.Scene.TypeAsync(board.Secretary, "move the 10 March meeting to 17 March");
        Assert.Contains("Papers due | Tuesday 10 March", board.Digest().Words());
        foreach (var day in new[] { "2026-02-13", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19" })
            await board.SweepOnAsync(day);
        foreach (var person in new[] { board.Scene.Owner, board.Scene.Lead })
            Assert.Equal(
                "on 17 March, not on 3 March.",
                Assert.Single(board.News(person), n => n.Contains("not on", StringComparison.Ordinal)).Split("” ")[^1]
            );
    }

    [Fact]
    public async Task Items_of_a_cancelled_meeting_go_to_the_next_and_come_back_when_that_is_undone()
    {
        await using var board = await AcceptedAsync();
        var reply = await board.Scene.TypeAsync(board.Secretary, "cancel the 3 March meeting");
        Assert.Contains("1 item goes to 14 April", reply.Words());
        Assert.Equal(new DateOnly(2026, 4, 14), (await board.BlockerAsync()).OnMeeting!.Date);
        await board.Scene.PressAsync(board.Secretary, reply, reply.Button("Undo"));
        Assert.Equal(new DateOnly(2026, 3, 3), (await board.BlockerAsync()).OnMeeting!.Date);
        await board.SweepOnAsync("2026-02-13");
        Assert.DoesNotContain(board.News(board.Scene.Owner), n => n.Contains("not on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Item_without_any_meeting_to_come_waits_for_one_that_is_added()
    {
        await using var board = await AcceptedAsync();
        await board.Scene.TypeAsync(board.Secretary, "cancel the 14 April meeting");
        var reply = await board.Scene.TypeAsync(board.Secretary, "cancel the meeting of 3 March");
        Assert.Contains("1 item goes without a meeting until you add one", reply.Words());
        var blocker = await board.BlockerAsync();
        Assert.Equal((BlockerState.Accepted, (long?)null), (blocker.State, blocker.MeetingId));
        await board.SweepOnAsync("2026-02-13");
        Assert.Contains(
            board.News(board.Scene.Owner),
            n => n.Contains("does not meet on 3 March, and has no later meeting yet", StringComparison.Ordinal)
        );
        await board.Scene.TypeAsync(board.Secretary, "add a meeting on 24 March");
        Assert.Equal(new DateOnly(2026, 3, 24), (await board.BlockerAsync()).OnMeeting!.Date);
        var list = await board.Scene.TypeAsync(board.Secretary, "meetings");
        Assert.Contains("Tuesday 24 March · papers due 17 March · **1 item**", list.Words());
        foreach (var day in new[] { "2026-02-16", "2026-02-17", "2026-02-18" })
            await board.SweepOnAsync(day);
        foreach (var person in new[] { board.Scene.Owner, board.Scene.Lead })
            Assert.EndsWith(
                $"decides on “{BoardScene.Question}” on 24 March.",
                Assert.Single(board.News(person), n => n.Contains("24 March", StringComparison.Ordinal)),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task Meeting_that_is_over_without_outcomes_is_asked_about_on_the_next_working_day()
    {
        await using var board = await AcceptedAsync();
        await board.SweepOnAsync("2026-02-26");
        var before = board.Digests().Count;
        await board.SweepOnAsync("2026-03-03");
        Assert.Equal(before, board.Digests().Count);
        await board.SweepOnAsync("2026-03-04");
        var words = board.Digest().Words();
        Assert.Equal(before + 1, board.Digests().Count);
        Assert.Contains("A meeting is over. Please record what was decided.", words);
        Assert.Contains("No outcome yet", words);
        Assert.Equal(MeetingState.Held, (await board.MeetingAsync(new(2026, 3, 3))).State);
    }

    [Fact]
    public async Task Meetings_that_cannot_be_changed_so_are_left_alone()
    {
        await using var board = await AcceptedAsync();
        foreach (
            var (sentence, says) in new[]
            {
                ("move the 3 March meeting to 14 April", "already meets on 14 April"),
                ("move the 3 March meeting to 2 February 2026", "is past"),
                ("move the 4 March meeting to 10 March", "has no meeting on 4 March"),
                ("cancel the blue meeting", "Nothing was changed"),
                ("meetings of the Gold Group", "You keep no board “Gold Group”"),
            }
        )
            Assert.Contains(says, (await board.Scene.TypeAsync(board.Secretary, sentence)).Words());
        Assert.Contains(
            "You are in the secretariat of no board",
            (await board.Scene.TypeAsync(board.Scene.Owner, "cancel the 3 March meeting")).Words()
        );
        Assert.Equal(MeetingState.Planned, (await board.MeetingAsync(new(2026, 3, 3))).State);
    }

    private static async Task<BoardScene> AcceptedAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var board = await BoardScene.OpenAsync(provider);
        await board.RaiseAsync();
        await board.SweepOnAsync("2026-02-11");
        await board.PressAsync(board.Secretary, board.Digest(), board.Digest().Button("Accept for 3 March"));
        await board.SweepOnAsync("2026-02-12");
        return board;
    }
}

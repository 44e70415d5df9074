using ActionBot.Domain.Boards;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Boards;

/// <summary>What secretaries of several boards, and boards with a channel, are told.</summary>
public sealed class ManyBoardsTests
{
    [DatabaseTheory]
    public async Task Secretary_of_several_boards_hears_of_all_of_them_in_one_message_and_opens_each(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        await KeepsAsync(board, "frb", "mgb");
        await board.RaiseAsync();
        await board.RaiseAsync("HMI-0121", "mgb", "Who checks the bases?");
        await board.RaiseAsync("DARA-0057", "frb", "Who owns the ledger?");
        await LateAsync(board, "DARA-0017");
        await board.SweepOnAsync("2026-02-11");
        var digest = Assert.Single(board.Digests());
        var words = digest.Words();
        foreach (var name in new[] { "Portfolio and Investment Board", "Management Board", "Finance and Resources Board" })
            Assert.Contains(name, words);
        Assert.Contains("**DARA-0017** · Overdue 72 days · Portfolio and Investment Board: Launch the new chart of accounts.", words);
        Assert.Equal(3, words.Split("1 item waits for a decision").Length - 1);
        Assert.Equal(
            3,
            await board.Scene.ReadAsync(db =>
                db.BoardDigests.CountAsync(d => d.CheckInId != null && d.CheckIn!.Person!.Email == board.Secretary.Email)
            )
        );

        var before = board.Teams.MessagesOf(board.Secretary).Count;
        await board.PressAsync(board.Secretary, digest, digest.Button("Show its items", "Management Board"));
        var opened = board.Teams.MessagesOf(board.Secretary)[before];
        Assert.Contains("Who checks the bases?", opened.Words());
        opened = await board.PressAsync(board.Secretary, opened, opened.Button("Accept for 18 March"));
        Assert.Contains("accepted for 18 March by Board secretary 1", opened.Words());

        // What somebody else does shows on the card that was opened, and on the list it was opened from.
        await board.DecideAsync(board.Above, "agreed");
        Assert.Contains("✓ Agreed, by Management secretary", board.Teams.Message(opened.ConversationId, opened.ActivityId)!.Words());
        digest = await board.PressAsync(
            board.Secretary,
            digest,
            digest.Button("Send back"),
            ($"blk-{(await board.BlockerAsync("DARA-0057")).Id}_back", "Say what it costs.")
        );
        Assert.Contains("Management Board | Nothing waits for a decision any more", digest.Words());

        // The message of the next day is for other things.
        await board.SweepOnAsync("2026-02-12");
        Assert.Equal(2, board.Digests().Count);
        Assert.DoesNotContain(
            await board.Scene.ReadAsync(db =>
                db.CheckIns.Where(c => c.Kind == CheckInKind.BoardDigest && c.Person!.Email == board.Secretary.Email).ToListAsync()
            ),
            c => c.On == new DateOnly(2026, 2, 12)
        );
    }

    [DatabaseTheory]
    public async Task Channel_hears_of_late_actions_on_its_boards_risks_with_its_digest_and_nobody_in_their_own_chat(
        StorageProvider provider
    )
    {
        await using var board = await BoardScene.OpenAsync(provider, channel: true);
        await LateAsync(board, "DARA-0017");
        await board.RaiseAsync();
        await board.SweepAsync();
        var digest = Assert.Single(board.Digests());
        Assert.Contains("1 action on a risk of your board is overdue", digest.Words());
        Assert.Contains("**DARA-0017** · Overdue 71 days: Launch the new chart of accounts.", digest.Words());
        digest = await board.PressAsync(board.Second, digest, digest.Button("Accept for 3 March"));
        Assert.Contains("**DARA-0017** · Overdue 71 days", digest.Words());
        for (var day = new DateOnly(2026, 2, 11); day < new DateOnly(2026, 2, 25); day = day.AddDays(1))
            await board.SweepOnAsync($"{day:yyyy-MM-dd}");
        Assert.True(board.Digests().Count > 1);
        Assert.All(board.Digests().Skip(1), d => Assert.DoesNotContain("DARA-0017", d.Words(), StringComparison.Ordinal));
        Assert.Equal(0, await board.Scene.ReadAsync(db => db.ToldSteps.CountAsync(t => t.Step == LadderStep.BoardOverdue)));

        // Another target date that passes is another matter.
        await board.Scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0017").ExecuteUpdateAsync(s => s.SetProperty(a => a.TargetDate, new DateOnly(2026, 2, 26)))
        );
        for (var day = new DateOnly(2026, 4, 23); day < new DateOnly(2026, 5, 2); day = day.AddDays(1))
            await board.SweepOnAsync($"{day:yyyy-MM-dd}");
        Assert.Equal(2, board.Digests().Count(d => d.Words().Contains("**DARA-0017** · Overdue", StringComparison.Ordinal)));
    }

    [DatabaseTheory]
    public async Task Channel_hears_of_late_actions_where_nothing_waits_for_the_board_once(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider, channel: true);
        await LateAsync(board, "DARA-0017", "DARA-0042");
        foreach (var day in new[] { "2026-02-10", "2026-02-10", "2026-02-11", "2026-02-18", "2026-02-25" })
            await board.SweepOnAsync(day);
        Assert.Single(board.Digests());
        var digest = board.Digests()[0];
        Assert.StartsWith(
            "2 actions on risks of your board are overdue | Portfolio and Investment Board, for the secretariat",
            digest.Words()
        );
        Assert.Equal(DigestCause.Overdue, await board.Scene.ReadAsync(db => db.BoardDigests.Select(d => d.Cause).SingleAsync()));

        // What waits for a decision is shown at once all the same, even on the same day.
        await board.RaiseAsync();
        await board.SweepAsync();
        Assert.Equal(2, board.Digests().Count);
        Assert.Contains("1 item waits for a decision", board.Digest().Words());
    }

    [DatabaseTheory]
    public async Task What_comes_in_the_days_before_papers_are_due_is_shown_on_the_next_working_day_and_not_with_the_digest_after_them(
        StorageProvider provider
    )
    {
        await using var board = await BoardScene.OpenAsync(provider);
        await board.RaiseAsync();
        await board.SweepOnAsync("2026-02-11");
        await board.SweepOnAsync("2026-02-17");
        await board.SweepOnAsync("2026-02-18");
        Assert.Equal(2, board.Digests().Count);
        await board.RaiseAsync("HMI-0121", "pib", "Who checks the bases?");
        await board.SweepOnAsync("2026-02-19");
        Assert.Equal(3, board.Digests().Count);
        Assert.Contains("Who checks the bases?", board.Digest().Words());
        await board.SweepOnAsync("2026-02-20");
        Assert.Equal(3, board.Digests().Count);
    }

    private static Task KeepsAsync(BoardScene board, params string[] codes) =>
        board.Scene.ReadAsync(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Email == board.Secretary.Email);
            foreach (var kept in await db.Boards.Where(b => codes.Contains(b.Code)).ToListAsync())
                db.Add(new BoardSecretary { BoardId = kept.Id, PersonId = person.Id });
            return await db.SaveChangesAsync();
        });

    private static Task LateAsync(BoardScene board, params string[] refs) =>
        board.Scene.ReadAsync(db =>
            db.Actions.Where(a => refs.Contains(a.Ref))
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.BoardName, "pib").SetProperty(a => a.TargetDate, new DateOnly(2025, 12, 1)))
        );
}

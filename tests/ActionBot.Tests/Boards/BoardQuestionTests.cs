using ActionBot.Storage;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Boards;

/// <summary>What secretaries are answered: what waits for their boards, and no more.</summary>
public sealed class BoardQuestionTests
{
    [DatabaseTheory]
    public async Task Secretary_is_told_what_waits_for_their_board_and_may_open_it_while_it_waits(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        Assert.StartsWith(
            "No open actions wait for something",
            (await board.Scene.TypeAsync(board.Secretary, "what is waiting for my board?")).Words()
        );
        await board.RaiseAsync();

        var answer = (await board.Scene.TypeAsync(board.Secretary, "what is waiting for my board?")).Words();
        Assert.StartsWith("1 open action waits for something", answer);
        Assert.Contains("at the Portfolio and Investment Board", answer);
        Assert.Contains("Show DARA-0042", answer);
        Assert.Contains("DARA-0042", (await board.Scene.TypeAsync(board.Secretary, "show DARA-0042")).Words());
        Assert.StartsWith("1 open action", (await board.Scene.TypeAsync(board.Secretary, "everything in Finance")).Words());
        // The secretariat of another board is told nothing of it.
        Assert.StartsWith(
            "No open actions wait for something",
            (await board.Scene.TypeAsync(board.Above, "what is waiting for my board?")).Words()
        );
        Assert.StartsWith(
            "No open actions wait for something",
            (await board.Scene.TypeAsync(board.Above, "what is blocked at the Portfolio and Investment Board?")).Words()
        );
        Assert.DoesNotContain("Adopt", (await board.Scene.TypeAsync(board.Above, "show DARA-0042")).Words());

        await board.SweepOnAsync("2026-02-11");
        await board.DecideAsync(board.Secretary, "agreed");
        Assert.StartsWith(
            "No open actions wait for something",
            (await board.Scene.TypeAsync(board.Secretary, "what is waiting for my board?")).Words()
        );
    }

    [DatabaseTheory]
    public async Task Who_serves_no_board_is_asked_to_name_one(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        Assert.Contains(
            "You are in the secretariat of no board. Name the board that you mean.",
            (await board.Scene.TypeAsync(board.Scene.Lead, "what is waiting for my board?")).Words()
        );
    }
}

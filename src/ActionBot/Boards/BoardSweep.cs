using System.Collections.Concurrent;
using ActionBot.Boards.Channels;
using ActionBot.Conversation;
using ActionBot.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards;

/// <summary>
/// Keeps what waits for boards moving: meetings that are over, items without a meeting, moved dates to be told, what nobody
/// acknowledges, the administrators' queue and the digests of channels. Each part is its own transaction, and harmless to run twice.
/// </summary>
internal sealed class BoardSweep(TurnTransaction runner, IServiceScopeFactory scopes, ChannelRosters rosters, ILogger<BoardSweep> logger)
    : ISweep
{
    // For which boards this process has looked for late actions on which day: only spares the work, as ever more actions are late.
    private readonly ConcurrentDictionary<long, DateOnly> lookedAt = new();

    /// <summary>One sweep at the present time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ApartAsync("meetings held", (p, day) => p.HoldMeetingsAsync(day, cancellationToken), cancellationToken);
        await ApartAsync("items planned", (p, day) => p.ReplanAsync(day, cancellationToken), cancellationToken);
        await ApartAsync("moves told", (p, day) => p.TellMovesAsync(day, cancellationToken), cancellationToken);
        await ApartAsync("items shown", (p, day) => p.NoteShownAsync(day, cancellationToken), cancellationToken);
        await ApartAsync("items withdrawn", (p, day) => p.NoteWithdrawnAsync(day, cancellationToken), cancellationToken);
        await ApartAsync("items passed up", (p, day) => p.PassUpAsync(day, cancellationToken), cancellationToken);
        await ApartAsync("items queued", (p, day) => p.AskAdministratorsAsync(day, cancellationToken), cancellationToken);
        await DigestsAsync(cancellationToken);
        await ApartAsync("packs mailed", (p, day) => p.MailPacksAsync(day, cancellationToken), cancellationToken);
    }

    // What is due is found first, without keeping anybody from writing; then Teams is asked who reads in the channels; then it is written.
    private async Task DigestsAsync(CancellationToken cancellationToken)
    {
        DigestsFound found;
        await using (var scope = scopes.CreateAsyncScope())
            found = await scope.ServiceProvider.GetRequiredService<BoardRound>().FindDigestsAsync(lookedAt, cancellationToken);
        await rosters.LookAsync(found.Channels, cancellationToken);
        await ApartAsync("ways of digests", (p, day) => p.NoteDetoursAsync(day, cancellationToken), cancellationToken);
        // Each on its own: what is wrong with the digest of one board keeps no other one away.
        foreach (var board in found.Boards)
        {
            try
            {
                await ApartAsync("digests written", (p, _) => p.WriteDigestAsync(board, cancellationToken), cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                logger.BoardDigestNotWritten(fault, board);
            }
        }
        // Digests that wait for a roster are looked for again.
        foreach (var board in found.LookedAt.Except(found.Boards))
            lookedAt[board] = found.Day;
    }

    private async Task ApartAsync(string name, Func<BoardRound, DateOnly, Task<int>> part, CancellationToken cancellationToken)
    {
        var done = await runner.RunAsync(
            services =>
            {
                var round = services.GetRequiredService<BoardRound>();
                return part(round, round.Today);
            },
            cancellationToken
        );
        if (done > 0)
            logger.BoardsSwept(name, done);
    }
}

/// <summary>Digests that are due to channels and mailboxes.</summary>
/// <param name="Day">The day.</param>
/// <param name="Boards">Their boards.</param>
/// <param name="Channels">The channels among their ways.</param>
/// <param name="LookedAt">The boards for which late actions were looked for.</param>
internal sealed record DigestsFound(DateOnly Day, IReadOnlySet<long> Boards, IReadOnlySet<string> Channels, IReadOnlyList<long> LookedAt);

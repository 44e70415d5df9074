using ActionBot.Directory;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Agendas;

/// <summary>A digest that is due to a board's channel or mailbox.</summary>
/// <param name="Waiting">The board and what waits for it.</param>
/// <param name="Cause">Why.</param>
/// <param name="Late">Overdue actions on its risks of which it has not heard, the most pressing first.</param>
internal sealed record DigestToBoard(WaitingBoard Waiting, DigestCause Cause, IReadOnlyList<LateAction> Late);

/// <summary>
/// Decides which boards are written to as a board, in their channel or by mail, on a day. The sweep and the preview ask here.
/// </summary>
internal sealed class DigestsToBoardsQuery(
    ActionBotContext db,
    BoardAgendas agendas,
    ILateActions late,
    Calendars calendars,
    ChasePolicy policy
)
{
    /// <summary>How the history writes that a board was told that an action is overdue: once for each target date.</summary>
    public const string Entity = "board",
        Field = "toldOverdue",
        Through = "digest ";

    /// <summary>The digests that are due.</summary>
    /// <param name="day">The day.</param>
    /// <param name="of">The boards to load; null means all.</param>
    /// <param name="isIn">Which of them are asked about.</param>
    /// <param name="looksFor">For which of these it is worth the work to look for late actions where nothing else is due.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(IReadOnlyList<DigestToBoard> Due, IReadOnlyList<long> LookedAt)> LoadAsync(
        DateOnly day,
        IReadOnlyCollection<long>? of,
        Func<WaitingBoard, bool> isIn,
        Func<WaitingBoard, bool> looksFor,
        CancellationToken cancellationToken
    )
    {
        var boards = (await agendas.LoadWithIdleAsync(day, of, cancellationToken))
            .Where(w => (w.Channel is not null || w.IsByMail) && isIn(w))
            .Select(w => (Waiting: w, Cause: DigestRule.CauseOn(day, w.Agenda, Last(w), policy.Boards, calendars.Usual)))
            .ToList();
        var looked = boards
            .Where(b =>
                b.Cause is not null
                || (DigestRule.MayTellOfLateness(day, b.Waiting.Board.Cadence, LastOfAny(b.Waiting), policy.Boards) && looksFor(b.Waiting))
            )
            .Select(b => b.Waiting.Board)
            .ToList();
        var news = await NewsAsync(looked, day, cancellationToken);
        return (
            [
                .. boards
                    .Where(b => b.Cause is not null || news.Contains(b.Waiting.Board.Id))
                    .Select(b => new DigestToBoard(b.Waiting, b.Cause ?? DigestCause.Overdue, [.. news[b.Waiting.Board.Id]]))
                    // One a day, even where it did not arrive: the next day it is tried again.
                    .Where(d =>
                        !d.Waiting.Written.Contains(d.Waiting.ToBoard + (d.Cause == DigestCause.Overdue ? WaitingBoard.OfLateness : ""))
                    ),
            ],
            looked.ConvertAll(b => b.Id)
        );
    }

    private static DateOnly? Last(WaitingBoard waiting) => waiting.LastOf(waiting.ToBoard);

    private static DateOnly? LastOfAny(WaitingBoard waiting) =>
        new[]
        {
            Last(waiting),
            waiting.LastOf(WaitingBoard.ToChannel + WaitingBoard.OfLateness),
            waiting.LastOf(WaitingBoard.ByMail + WaitingBoard.OfLateness),
        }.Max();

    private async Task<ILookup<long, LateAction>> NewsAsync(List<Board> boards, DateOnly day, CancellationToken cancellationToken)
    {
        var all = await late.OfBoardsAsync(boards.ConvertAll(b => b.Id), day, cancellationToken);
        var codes = boards.ToDictionary(b => b.Code, b => b.Id);
        var keys = codes.Keys.ToList();
        // What stood on a digest that reached nobody was not told.
        var inVain = all.Count == 0 ? [] : await db.ToldInVainAsync(keys, cancellationToken);
        var told = (
            all.Count == 0
                ? []
                : await db
                    .Changes.Where(c =>
                        c.Entity == Entity && keys.Contains(c.Key) && c.Field == Field && !EF.Parameter(inVain).Contains(c.Through)
                    )
                    .Select(c => new
                    {
                        c.Key,
                        c.To,
                        c.On,
                    })
                    .ToListAsync(cancellationToken)
        ).ToLookup(c => (codes[c.Key], c.To!), c => c.On);
        var heard = await HeardAsync([.. all.Select(a => a.ActionId).Distinct()], cancellationToken);
        return all.Where(a => !told[(a.BoardId, a.Ref)].Concat(heard[(a.BoardId, a.ActionId)]).Any(on => on > a.TargetDate))
            .ToLookup(a => a.BoardId);
    }

    // What its secretaries heard each in their own chat, while its digest went there.
    private async Task<ILookup<(long Board, long Action), DateOnly>> HeardAsync(List<long> actions, CancellationToken cancellationToken)
    {
        var steps =
            actions.Count == 0
                ? []
                : await (
                    from step in db.ToldSteps
                    join secretary in db.BoardSecretaries on step.CheckIn!.PersonId equals secretary.PersonId
                    where
                        step.Step == LadderStep.BoardOverdue
                        && EF.Parameter(actions).Contains(step.ActionItemId)
                        && !step.CheckIn!.Withdrawn
                        && step.CheckIn.DeliveredOn != null
                    select new
                    {
                        secretary.BoardId,
                        step.ActionItemId,
                        On = step.CheckIn!.DeliveredOn!.Value,
                    }
                ).ToListAsync(cancellationToken);
        return steps.ToLookup(s => (s.BoardId, s.ActionItemId), s => s.On);
    }
}

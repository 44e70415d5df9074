using ActionBot.Boards.Agendas;
using ActionBot.Boards.Cards;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.History;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Digests;

/// <summary>
/// The overdue actions of which a board hears in its channel or by mail. What it was told stands in the history, as everything
/// else that happened to it.
/// </summary>
internal sealed class BoardsTold(ActionBotContext db, TimeProvider clock)
{
    // The others come with the next digest.
    private const int Most = 10;

    /// <summary>Takes down what a digest tells.</summary>
    public void Tell(Board board, BoardDigest digest, IEnumerable<LateAction> actions)
    {
        var origin = new ChangeOrigin(clock.GetUtcNow(), digest.On, null, Through(digest));
        db.AddRange(
            actions.Take(Most).Select(a => origin.Of(DigestsToBoardsQuery.Entity, board.Code, DigestsToBoardsQuery.Field, null, a.Ref))
        );
    }

    /// <summary>What digests to channels and by mail tell, by digest.</summary>
    public async Task<ILookup<long, OverdueView>> OfAsync(
        IReadOnlyList<BoardDigest> digests,
        IReadOnlyDictionary<long, Board> boards,
        CancellationToken cancellationToken
    )
    {
        var own = digests.Where(d => d.CheckInId is null && !OpenedPages.IsOpened(d)).ToDictionary(Through);
        var (codes, keys) = (own.Values.Select(d => boards[d.BoardId].Code).Distinct().ToList(), own.Keys.ToList());
        var told =
            own.Count == 0
                ? []
                : await db
                    .Changes.Where(c =>
                        c.Entity == DigestsToBoardsQuery.Entity
                        && codes.Contains(c.Key)
                        && c.Field == DigestsToBoardsQuery.Field
                        && keys.Contains(c.Through)
                    )
                    .Join(
                        db.Actions,
                        c => c.To,
                        a => a.Ref,
                        (c, a) =>
                            new
                            {
                                c.Id,
                                c.Through,
                                a.Ref,
                                a.TargetDate,
                                a.AgreedAction,
                            }
                    )
                    .ToListAsync(cancellationToken);
        return told.OrderBy(t => t.Id).ToLookup(t => own[t.Through].Id, t => new OverdueView(t.Ref, t.TargetDate, t.AgreedAction));
    }

    private static string Through(BoardDigest digest) => DigestsToBoardsQuery.Through + digest.Key;
}

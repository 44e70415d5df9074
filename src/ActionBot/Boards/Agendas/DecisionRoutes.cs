using ActionBot.Domain.Boards;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Agendas;

/// <summary>Finds the board for what an action waits for, from remits, areas and what administrators said before.</summary>
internal sealed class DecisionRoutes(ActionBotContext db)
{
    /// <summary>Where a decision for an action goes, and why.</summary>
    /// <param name="actionId">The action.</param>
    /// <param name="chosen">The board that the owner chose.</param>
    public async Task<BoardRoute> FindAsync(long actionId, long? chosen, CancellationToken cancellationToken)
    {
        var boards = await db
            .Boards.AsNoTracking()
            .OrderBy(b => b.Id)
            .Select(b => new RoutedBoard(b.Id, b.Name, b.Remit))
            .ToListAsync(cancellationToken);
        var rules = await db.RoutingRules.AsNoTracking().ToListAsync(cancellationToken);
        return BoardRouting.Find(await ActionAsync(actionId, cancellationToken), chosen, boards, rules);
    }

    /// <summary>What routing knows of an action.</summary>
    public async Task<RoutedAction> ActionAsync(long actionId, CancellationToken cancellationToken)
    {
        var action = await db
            .Actions.Where(a => a.Id == actionId)
            .Select(a => new
            {
                a.Report!.Source!.Code,
                a.Area!.Path,
                a.Rating,
                a.Theme,
            })
            .FirstAsync(cancellationToken);
        // The nearest area that has a default board decides for what lies below it.
        var usual = await db
            .Areas.Where(a => a.DefaultBoardId != null && action.Path.StartsWith(a.Path))
            .OrderByDescending(a => a.Path.Length)
            .Select(a => a.DefaultBoardId)
            .FirstOrDefaultAsync(cancellationToken);
        return new(action.Code, action.Path, action.Rating, action.Theme, usual);
    }
}

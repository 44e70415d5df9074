using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Answering;

/// <summary>The boards an owner may choose from, best remit first.</summary>
internal sealed class BoardChoices(ActionBotContext db)
{
    /// <summary>
    /// The most boards that are offered: nobody reads more, and a card has to stay within what Teams takes. Who misses theirs
    /// chooses <see cref="Unknown"/>.
    /// </summary>
    public const int Most = 40;

    /// <summary>Stands for "I do not know": the tracking team finds the board.</summary>
    public static BoardChoice Unknown { get; } = new("-", "I do not know: the tracking team finds it");

    public async Task<IReadOnlyList<BoardChoice>> ForAsync(ActionItem action, CancellationToken cancellationToken)
    {
        var source = action.Report!.Source!.Code;
        var path = await db.Areas.Where(a => a.Id == action.AreaId).Select(a => a.Path).FirstAsync(cancellationToken);
        var boards = await db
            .Boards.AsNoTracking()
            .Select(b => new
            {
                b.Code,
                b.Name,
                b.Remit,
            })
            .ToListAsync(cancellationToken);
        var ranked = boards
            .OrderByDescending(b => b.Remit.Fit(source, path, action.Rating, action.Theme))
            .ThenBy(b => b.Remit.OnlyCovers(action.Rating))
            .ThenBy(b => b.Name, StringComparer.Ordinal)
            .Take(Most)
            .Select(b => new BoardChoice(b.Code, b.Name));
        return [.. ranked, Unknown];
    }
}

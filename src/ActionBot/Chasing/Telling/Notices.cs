using ActionBot.Chasing.Telling.Cards;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Storage;
using ActionBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Telling;

/// <summary>Draws what managers, secretariats and the tracking team are told.</summary>
internal sealed class Notices(ActionBotContext db, ToldRows rows)
{
    /// <summary>
    /// The card of each notice, by the key of its message. What has no room on a card is taken back from what its message tells.
    /// </summary>
    public async Task<IReadOnlyDictionary<long, (AdaptiveCard Card, string Headline)>> DrawAsync(
        DateOnly day,
        IReadOnlyList<(Notice Notice, CheckIn Row)> planned,
        CancellationToken cancellationToken
    )
    {
        var words = await rows.WordsAsync(planned.Select(p => InSections(p.Notice)), cancellationToken);
        var boardIds = planned
            .SelectMany(p => p.Notice.Items)
            .Where(i => i.Step == LadderStep.BoardOverdue)
            .Select(i => i.Action.BoardId)
            .OfType<long>()
            .Distinct()
            .ToList();
        var boards =
            boardIds.Count == 0
                ? []
                : await db.Boards.Where(b => boardIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name, cancellationToken);
        return planned.ToDictionary(
            p => p.Row.Id,
            p =>
            {
                var told = ToldRows.ByAction(InSections(p.Notice)).ToList();
                var view = View(told, words, boards, day);
                var (shown, card) = Room.Fit(told.Count, most => NoticeCard.Draw(view, most));
                Room.TellOnly(p.Row, told.Take(shown).Select(g => g.Key));
                return (card, NoticeCard.Headline(view));
            }
        );
    }

    // The order of the card, so that the rows that have room are the first ones of it.
    private static List<StepReached> InSections(Notice notice)
    {
        var order = notice
            .Items.GroupBy(i => i.Action.ActionId)
            .ToDictionary(g => g.Key, g => (Section: g.Min(i => Section(i.Step)), First: g.First()));
        var owners = notice
            .Items.Select(i => i.Action.OwnerId)
            .Distinct()
            .Select((o, i) => (Owner: o ?? 0, At: i))
            .ToDictionary(o => o.Owner, o => o.At);
        var boards = notice
            .Items.Select(i => i.Action.BoardId)
            .Distinct()
            .Select((b, i) => (Board: b ?? 0, At: i))
            .ToDictionary(b => b.Board, b => b.At);
        return
        [
            .. notice
                .Items.OrderBy(i => order[i.Action.ActionId].Section)
                .ThenBy(i =>
                    order[i.Action.ActionId].Section switch
                    {
                        0 => owners[i.Action.OwnerId ?? 0],
                        1 => boards[i.Action.BoardId ?? 0],
                        _ => 0,
                    }
                ),
        ];
    }

    private static int Section(LadderStep step) =>
        step switch
        {
            LadderStep.ManagerNoAnswer => 0,
            LadderStep.BoardOverdue => 1,
            LadderStep.LeadNoAnswer
            or LadderStep.LeadOverdue
            or LadderStep.LeadUndated
            or LadderStep.LeadNoChange
            or LadderStep.LeadNoOwner => 2,
        };

    private static NoticeView View(
        List<IGrouping<long, StepReached>> told,
        IReadOnlyDictionary<long, ToldAction> words,
        Dictionary<long, string> boards,
        DateOnly day
    )
    {
        var drawn = told.ConvertAll(g =>
            (
                Section: g.Min(i => Section(i.Step)),
                g.First().Action,
                Row: ToldRows.Row(g, words.GetValueOrDefault(g.Key), day),
                Words: words.GetValueOrDefault(g.Key)
            )
        );
        return new(
            day,
            [
                .. drawn
                    .Where(d => d.Section == 0)
                    .GroupBy(d => d.Action.OwnerId)
                    .Select(g => new ToldGroup(g.First().Words?.Owner ?? "", [.. g.Select(d => d.Row)])),
            ],
            [
                .. drawn
                    .Where(d => d.Section == 1)
                    .GroupBy(d => d.Action.BoardId)
                    .Select(g => new ToldGroup(boards.GetValueOrDefault(g.Key ?? 0) ?? "", [.. g.Select(d => d.Row)])),
            ],
            [.. drawn.Where(d => d.Section == 2).Select(d => d.Row)]
        );
    }
}

using ActionBot.Directory;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Reporting;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Reporting;

/// <summary>Counts requests and the first answers to them. The database adds them up by day, so that few rows come back.</summary>
internal sealed class AnswerTimesQuery(ActionBotContext db, Calendars calendars)
{
    /// <summary>The requests of a span of days.</summary>
    /// <param name="actions">The actions that may be counted; null means all.</param>
    public async Task<AnswerTimes> CountAsync(
        DateOnly from,
        DateOnly to,
        IQueryable<ActionItem>? actions,
        CancellationToken cancellationToken
    )
    {
        var items = db.CheckInItems.Where(i =>
            i.CheckIn!.Kind == CheckInKind.Scheduled && i.CheckIn.DeliveredOn >= from && i.CheckIn.DeliveredOn <= to
        );
        if (actions is not null)
            items = items.Where(i => actions.Any(a => a.Id == i.ActionItemId));
        var asked = await items
            .GroupBy(i => i.CheckIn!.DeliveredOn!.Value)
            .Select(g => new { Asked = g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var first =
            from item in items
            join update in db.Updates on item.ActionItemId equals update.ActionItemId
            where update.At >= item.CheckIn!.DeliveredAt && update.On <= to
            group update.On by new
            {
                item.CheckInId,
                item.ActionItemId,
                Asked = item.CheckIn!.DeliveredOn!.Value,
            } into answers
            select new { answers.Key.Asked, Answered = answers.Min() };
        var answered = await first
            .GroupBy(f => f)
            .Select(g => new
            {
                g.Key.Asked,
                g.Key.Answered,
                Count = g.Count(),
            })
            .ToListAsync(cancellationToken);
        var inTime = answered.ToLookup(a => a.Asked, a => a.Count);
        return AnswerTimes.Of(
            from,
            to,
            [
                .. answered.Select(a => (a.Asked, (DateOnly?)a.Answered, a.Count)),
                .. asked.Select(a => (a.Asked, (DateOnly?)null, a.Count - inTime[a.Asked].Sum())),
            ],
            calendars.Usual
        );
    }
}

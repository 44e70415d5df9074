using ActionBot.Directory;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Register;
using ActionBot.Domain.Reporting;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Reporting;

/// <summary>Counts requests and the first answers to them. The database adds them up by day, so that few rows come back.</summary>
public sealed class AnswerQuery(ActionBotContext db, Calendars calendars)
{
    /// <summary>The requests of a span of days.</summary>
    /// <param name="actions">The actions that may be counted; null means all.</param>
    public async Task<AnswerTimes> CountAsync(DateOnly from, DateOnly to, IQueryable<ActionItem>? actions, CancellationToken cancellationToken)
    {
        var items = db.CheckInItems.Where(i => i.CheckIn!.Kind == CheckInKind.Scheduled && i.CheckIn.DeliveredOn >= from && i.CheckIn.DeliveredOn <= to);
        if (actions is not null)
            items = items.Where(i => actions.Any(a => a.Id == i.ActionItemId));
        var asked = items.Select(i => new
        {
            Asked = i.CheckIn!.DeliveredOn!.Value,
            Answered = db.Updates.Where(u => u.ActionItemId == i.ActionItemId && u.At >= i.CheckIn.DeliveredAt && u.On <= to).Min(u => (DateOnly?)u.On),
        });
        var counted = await asked.GroupBy(a => new { a.Asked, a.Answered }).Select(g => new { g.Key.Asked, g.Key.Answered, Count = g.Count() }).ToListAsync(cancellationToken);
        return AnswerTimes.Of(from, to, [.. counted.Select(c => (c.Asked, c.Answered, c.Count))], calendars.Usual);
    }
}

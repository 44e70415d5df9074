using ActionBot.Domain.Chasing;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Ledger;

/// <summary>What a day decided, in numbers that have to add up.</summary>
/// <param name="Day">The day.</param>
/// <param name="Considered">Actions that were in the register and not closed at the end of the day, counted from the register and
/// its history.</param>
/// <param name="Asked">Those asked about.</param>
/// <param name="NotAsked">Those not asked about, by rule.</param>
/// <param name="Undecided">Refs of those without a line, shortened to a few.</param>
internal sealed record DayTotals(
    DateOnly Day,
    int Considered,
    int Asked,
    IReadOnlyDictionary<SkipReason, int> NotAsked,
    IReadOnlyList<string> Undecided
)
{
    /// <summary>Whether considered = asked + every kind of not asked.</summary>
    public bool AddsUp => Considered == Asked + NotAsked.Values.Sum();
}

/// <summary>
/// Adds a day up. What was considered comes from the register, not from the ledger, so that a line that is missing shows.
/// </summary>
internal sealed class LedgerTotals(ActionBotContext db)
{
    private const int MostNamed = 20;

    public async Task<DayTotals> OfAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var lines = await db
            .Ledger.Where(l => l.Day == day)
            .GroupBy(l => l.Skipped)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        // An action that was closed on the day or later was open when the day was decided, if it has a line; one that was closed
        // before was not.
        var considered = db.Actions.Where(a =>
            a.RegisteredOn <= day && (a.Status != ActionStatus.Closed || db.Ledger.Any(l => l.Day == day && l.ActionItemId == a.Id))
        );
        var undecided = considered.Where(a => !db.Ledger.Any(l => l.Day == day && l.ActionItemId == a.Id));
        return new(
            day,
            await considered.CountAsync(cancellationToken),
            lines.Where(l => l.Key is null).Sum(l => l.Count),
            lines.Where(l => l.Key is not null).OrderBy(l => l.Key).ToDictionary(l => l.Key!.Value, l => l.Count),
            await undecided.OrderBy(a => a.Ref).Select(a => a.Ref).Take(MostNamed).ToListAsync(cancellationToken)
        );
    }
}

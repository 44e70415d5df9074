using ActionBot.Domain.Chasing;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Ledger;

/// <summary>
/// Writes what a plan decided about each action: one line for an action and day. A request takes the place of a line that says
/// otherwise, and a day on hold is decided anew once the hold is over.
/// </summary>
internal sealed class LedgerWriter(ActionBotContext db)
{
    /// <summary>
    /// Adds the lines of a plan. An action that has its line of the day keeps it, unless it is asked about now: as when somebody
    /// took it over whose hour comes later.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="messages">The message of each person asked, by the person's key.</param>
    public async Task WriteAsync(DayPlan plan, IReadOnlyDictionary<long, long> messages, CancellationToken cancellationToken)
    {
        List<LedgerLine> lines =
        [
            .. plan.Bundles.SelectMany(b => b.Requests, (b, r) => Asked(r, b.Person, plan.Day, messages[b.Person.PersonId])),
            .. plan.Skipped.Where(s => s.Reason != SkipReason.Closed).Select(s => NotAsked(s, plan.Day)),
        ];
        var ids = lines.ConvertAll(l => l.ActionItemId);
        var asked = plan.Bundles.SelectMany(b => b.Requests, (_, r) => r.Action.ActionId).ToList();
        await db
            .Ledger.Where(l =>
                l.Day == plan.Day && ((l.Skipped == SkipReason.OnHold && ids.Contains(l.ActionItemId)) || asked.Contains(l.ActionItemId))
            )
            .ExecuteDeleteAsync(cancellationToken);
        var known = await db
            .Ledger.Where(l => l.Day == plan.Day && ids.Contains(l.ActionItemId))
            .Select(l => l.ActionItemId)
            .ToHashSetAsync(cancellationToken);
        db.AddRange(lines.Where(l => !known.Contains(l.ActionItemId)));
    }

    private static LedgerLine Asked(Request request, PersonFacts person, DateOnly day, long checkIn) =>
        new()
        {
            Day = day,
            ActionItemId = request.Action.ActionId,
            PersonId = person.PersonId,
            Asked = request.Reason,
            Reason = British.Plain(ReasonWording.Of(request, day)),
            Inputs = InputsOf(request.Action),
            CheckInId = checkIn,
        };

    private static LedgerLine NotAsked(Skip skip, DateOnly day) =>
        new()
        {
            Day = day,
            ActionItemId = skip.Action.ActionId,
            PersonId = skip.Person?.PersonId,
            Skipped = skip.Reason,
            Until = skip.Until,
            Reason = British.Plain(ReasonWording.Of(skip, day)),
            Inputs = InputsOf(skip.Action),
        };

    private static string InputsOf(ActionFacts action)
    {
        (string Name, object? Value)[] inputs =
        [
            ("rating", action.Rating.Given()),
            ("status", action.Status),
            ("target", Day(action.TargetDate)),
            ("asked", Day(action.LastAskedOn)),
            ("answered", Day(action.LastAnsweredOn)),
            ("unanswered", action.Unanswered == 0 ? null : action.Unanswered),
            ("snoozed", Day(action.SnoozedUntil)),
            ("waits", action.Wait is { } wait ? $"{wait.Kind} {Day(wait.Until)}".TrimEnd() : null),
            ("monitored", action.IsMonitored ? null : "no"),
        ];
        return string.Join("; ", inputs.Where(i => i.Value is not null).Select(i => $"{i.Name}={i.Value}"));
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd");
}

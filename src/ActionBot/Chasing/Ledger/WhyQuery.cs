using ActionBot.Chasing.Preview;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Ledger;

/// <summary>Why somebody was asked about an action on a day, or why not.</summary>
/// <param name="Ref">The action.</param>
/// <param name="Day">The day.</param>
/// <param name="Decision">"asked", "not asked", "not decided" or "expected", the last for a day that is not decided yet.</param>
/// <param name="Reason">The reason as a sentence.</param>
/// <param name="Rule">The name of the rule, where one decided.</param>
/// <param name="Inputs">What the rule looked at.</param>
/// <param name="Person">Who was asked, or would have been.</param>
/// <param name="Delivery">What became of the message.</param>
/// <param name="Told">Who else was told of what on that day.</param>
internal sealed record Why(
    string Ref,
    DateOnly Day,
    string Decision,
    string Reason,
    string? Rule,
    string? Inputs,
    string? Person,
    string? Delivery,
    IReadOnlyList<string> Told
);

/// <summary>Answers "why" from the ledger, and for days that are not decided yet from the preview.</summary>
internal sealed class WhyQuery(ActionBotContext db, PreviewQuery preview, TimeProvider clock)
{
    /// <summary>Why an action was asked about on a day, or why not.</summary>
    /// <param name="action">The action.</param>
    /// <param name="day">The day.</param>
    public async Task<Why> ForAsync(ActionItem action, DateOnly day, CancellationToken cancellationToken)
    {
        var line = await db.Ledger.AsNoTracking().FirstOrDefaultAsync(l => l.ActionItemId == action.Id && l.Day == day, cancellationToken);
        var told = await ToldAsync(action.Id, day, cancellationToken);
        if (line is null)
            return await WithoutLineAsync(action, day, told, cancellationToken);
        var person = line.PersonId is { } id
            ? await db.People.Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken)
            : null;
        return new(
            action.Ref,
            day,
            line.Asked is null ? "not asked" : "asked",
            line.Reason,
            line.Asked?.ToString() ?? line.Skipped?.ToString(),
            line.Inputs,
            person,
            line.CheckInId is { } message ? await DeliveryAsync(message, cancellationToken) : null,
            told
        );
    }

    /// <summary>The last day for which there is a line, not after the given one.</summary>
    public Task<DateOnly?> LastDayAsync(long actionId, DateOnly upTo, CancellationToken cancellationToken) =>
        db.Ledger.Where(l => l.ActionItemId == actionId && l.Day <= upTo).MaxAsync(l => (DateOnly?)l.Day, cancellationToken);

    private async Task<Why> WithoutLineAsync(
        ActionItem action,
        DateOnly day,
        IReadOnlyList<string> told,
        CancellationToken cancellationToken
    )
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        Why Undecided(string reason) => new(action.Ref, day, "not decided", reason, null, null, null, null, told);
        if (day < action.RegisteredOn)
            return Undecided($"It was not in the register yet; it came on {British.Date(action.RegisteredOn, today)}");
        if (action.Status == ActionStatus.Closed)
            return Undecided("It is closed, and nothing is decided about closed actions");
        if (day < today)
            return Undecided(
                await db.Ledger.Where(l => l.ActionItemId == action.Id && l.Day > day).MinAsync(l => (DateOnly?)l.Day, cancellationToken)
                    is { } next
                    ? $"ActionBot did not run then; it was next decided on {British.Date(next, today)}"
                    : "ActionBot did not run then, and has not decided about it since"
            );
        if (day.DayNumber - today.DayNumber >= PreviewQuery.MostDays)
            return Undecided($"That is too far ahead. I can look {PreviewQuery.MostDays} days ahead");
        await foreach (var plan in preview.DaysAsync(today, day.DayNumber - today.DayNumber + 1, cancellationToken))
            if (plan.Day == day)
                return Expected(action, plan, told);
        return Undecided("Nothing can be said of that day");
    }

    private static Why Expected(ActionItem action, DayPlan plan, IReadOnlyList<string> told)
    {
        foreach (var bundle in plan.Bundles)
            if (bundle.Requests.FirstOrDefault(r => r.Action.ActionId == action.Id) is { } request)
                return new(
                    action.Ref,
                    plan.Day,
                    "expected",
                    $"As things stand it will be asked about: {ReasonWording.Of(request, plan.Day)}",
                    request.Reason.ToString(),
                    null,
                    bundle.Person.Email,
                    null,
                    told
                );
        var skip = plan.Skipped.First(s => s.Action.ActionId == action.Id);
        return new(
            action.Ref,
            plan.Day,
            "expected",
            $"As things stand it will not be asked about: {ReasonWording.Of(skip, plan.Day)}",
            skip.Reason.ToString(),
            null,
            skip.Person?.Email,
            null,
            told
        );
    }

    private async Task<IReadOnlyList<string>> ToldAsync(long actionId, DateOnly day, CancellationToken cancellationToken) =>
        [
            .. (
                await db
                    .ToldSteps.Where(t => t.ActionItemId == actionId && t.CheckIn!.On == day && !t.CheckIn.Withdrawn)
                    .OrderBy(t => t.Step)
                    .Select(t => new { t.CheckIn!.Person!.Name, t.Step })
                    .ToListAsync(cancellationToken)
            ).Select(t => $"{t.Name}: {ReasonWording.Of(t.Step)}"),
        ];

    private async Task<string> DeliveryAsync(long checkIn, CancellationToken cancellationToken)
    {
        var message = await db
            .Outbox.Where(m => m.CheckInId == checkIn)
            .OrderByDescending(m => m.Id)
            .Select(m => new
            {
                m.State,
                m.SentAt,
                m.Fault,
            })
            .FirstOrDefaultAsync(cancellationToken);
        return message?.State switch
        {
            OutboxState.Sent => $"Sent at {message.SentAt:HH:mm} UTC on {message.SentAt:yyyy-MM-dd}",
            OutboxState.Pending => "Waits to be sent",
            OutboxState.Unreachable => "Not sent: the person cannot be reached in Teams yet",
            OutboxState.Withdrawn when message.Fault == OutboxMessage.TooLate =>
                "Not sent: the hours of the person were over by then; a current message follows",
            OutboxState.Withdrawn => "Not sent: a newer message took its place",
            OutboxState.Failed => "Not sent: Teams refused it; the tracking team has it in its list",
            _ => "Nothing is known of the message",
        };
    }
}

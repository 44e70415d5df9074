using ActionBot.Domain.CheckIns;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns;

/// <summary>What became of a wish to be asked later.</summary>
/// <param name="Taken">The actions that are snoozed now.</param>
/// <param name="Tired">Those that were snoozed too often already.</param>
/// <param name="Until">The day on which they are asked about.</param>
/// <param name="MostRunning">How often running a question may be put off.</param>
internal sealed record SnoozeOutcome(IReadOnlyList<ActionItem> Taken, IReadOnlyList<ActionItem> Tired, DateOnly Until, int MostRunning)
{
    /// <summary>What a card or a message says of it.</summary>
    public string Sentence(DateOnly today)
    {
        var snoozed = Taken.Count == 0 ? "" : $"Snoozed until {British.Date(Until, today)}: {Names(Taken)}. You can still answer before. ";
        return (
            snoozed
            + (
                Tired.Count == 0
                    ? ""
                    : $"{Names(Tired)} {(Tired.Count == 1 ? "was" : "were")} snoozed {Often} already, so please answer now."
            )
        ).Trim();
    }

    private string Often =>
        MostRunning switch
        {
            1 => "once",
            2 => "twice",
            _ => $"{MostRunning} times",
        };

    private static string Names(IEnumerable<ActionItem> actions) => British.List([.. actions.Select(a => a.Ref)]);
}

/// <summary>Puts questions off and takes that back, by the same rules through every door.</summary>
internal sealed class SnoozeWriter(ActionBotContext db, AskRules rules, TimeProvider clock)
{
    /// <summary>Snoozes some actions of owners for whom a person answers, until a day within the range of the rule.</summary>
    public async Task<SnoozeOutcome> SnoozeAsync(
        Person person,
        DateOnly today,
        IReadOnlyList<ActionItem> actions,
        DateOnly until,
        string through,
        CancellationToken cancellationToken
    )
    {
        var tired = await TiredAsync(actions, today, cancellationToken);
        var taken = actions.Where(a => !tired.Contains(a.Id)).ToList();
        foreach (var action in taken)
            await SnoozeAsync(person, today, action, until, through, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new(taken, [.. actions.Except(taken)], until, rules.PuttingOff.MostRunning);
    }

    /// <summary>Ends the snoozes of some actions, and gives those that had one.</summary>
    public async Task<IReadOnlyList<ActionItem>> WakeAsync(
        Person person,
        DateOnly today,
        IReadOnlyList<ActionItem> actions,
        string through,
        CancellationToken cancellationToken
    )
    {
        var ids = actions.Select(a => a.Id).ToList();
        var running = await db.SnoozesOn(today).Where(s => ids.Contains(s.ActionItemId)).ToListAsync(cancellationToken);
        foreach (var snooze in running)
        {
            // One of today is as if it had never been, and does not count as one of the two that are allowed.
            if (snooze.On == today)
                db.Remove(snooze);
            else
                snooze.Until = today;
        }
        var woken = actions.Where(a => running.Any(s => s.ActionItemId == a.Id)).ToList();
        foreach (var action in woken)
            Note(person, today, action, running.Where(s => s.ActionItemId == action.Id).Max(s => s.Until), null, through);
        await db.SaveChangesAsync(cancellationToken);
        return woken;
    }

    // The policy says how often running is the most, without an answer between.
    private async Task<HashSet<long>> TiredAsync(IReadOnlyList<ActionItem> actions, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = actions.Select(a => a.Id).ToList();
        var most = rules.PuttingOff.MostRunning;
        return await db.SnoozesThatCount()
            .Where(s => ids.Contains(s.ActionItemId) && s.On < today)
            .GroupBy(s => s.ActionItemId)
            .Where(g => g.Count() >= most)
            .Select(g => g.Key)
            .ToHashSetAsync(cancellationToken);
    }

    private async Task SnoozeAsync(
        Person person,
        DateOnly on,
        ActionItem action,
        DateOnly until,
        string through,
        CancellationToken cancellationToken
    )
    {
        // A second wish on the same day corrects the first one; that of another owner takes its place.
        var today = await db.Snoozes.FirstOrDefaultAsync(s => s.ActionItemId == action.Id && s.On == on, cancellationToken);
        // A snooze is the owner's, also where a delegate asks for it.
        var owner = action.OwnerId ?? person.Id;
        var before = today?.PersonId == owner ? today.Until : (DateOnly?)null;
        if (today is null)
            db.Add(
                new Snooze
                {
                    ActionItemId = action.Id,
                    PersonId = owner,
                    At = clock.GetUtcNow(),
                    On = on,
                    Until = until,
                }
            );
        else
            (today.Until, today.At, today.PersonId) = (until, clock.GetUtcNow(), owner);
        if (before != until)
            Note(person, on, action, before, until, through);
    }

    private void Note(Person person, DateOnly on, ActionItem action, DateOnly? before, DateOnly? until, string through) =>
        db.Add(
            new ChangeOrigin(clock.GetUtcNow(), on, person.Id, through).Of(
                action,
                "snoozedUntil",
                before?.ToString("yyyy-MM-dd"),
                until?.ToString("yyyy-MM-dd")
            )
        );
}

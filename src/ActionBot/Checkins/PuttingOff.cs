using System.Globalization;
using ActionBot.Conversation;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.History;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Checkins;

/// <summary>"Snooze": the owner is asked about some actions on a later day.</summary>
internal sealed class SnoozeItems(CheckinDesk desk, ActionBotContext db, TimeProvider clock) : ICardAction
{
    public string Verb => "checkin.snooze";

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(CheckinDesk.NotYours);
        var named = (press.Data["snooze_refs"] ?? press.Data["ref"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var items = named.Select(open.Item).OfType<CheckInItem>().Distinct().ToList();
        var (first, last, _) = SnoozeRule.Range(open.Today, open.Person.Pattern());
        if (items.Count == 0)
            return CheckinDesk.List(open, band: "Nothing was snoozed. Choose at least one action.");
        if (!DateOnly.TryParseExact(press.Data["snooze_until"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) || until < first || until > last)
            return CheckinDesk.List(open, open.PageOf(items[0]), $"Nothing was snoozed. Choose a date from {British.Date(first, open.Today)} to {British.Date(last, open.Today)}.");

        var tired = await TiredAsync(items, open.Today, cancellationToken);
        var taken = items.Where(i => !tired.Contains(i.ActionItemId)).ToList();
        foreach (var item in taken)
            await SnoozeAsync(open, item, until, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return CheckinDesk.List(open, open.PageOf(items[0]), Band(items, taken, until, open.Today));
    }

    private static string Band(List<CheckInItem> asked, List<CheckInItem> taken, DateOnly until, DateOnly today)
    {
        var snoozed = taken.Count == 0 ? "" : $"Snoozed until {British.Date(until, today)}: {Names(taken)}. You can still answer before. ";
        var refused = asked.Except(taken).ToList();
        return (snoozed + (refused.Count == 0 ? "" : $"{Names(refused)} {(refused.Count == 1 ? "was" : "were")} snoozed twice already, so please answer now.")).Trim();
    }

    private static string Names(IEnumerable<CheckInItem> items) => British.List([.. items.Select(i => i.ActionItem!.Ref)]);

    // Twice running without an answer between is the most.
    private async Task<HashSet<long>> TiredAsync(List<CheckInItem> items, DateOnly today, CancellationToken cancellationToken)
    {
        var ids = items.ConvertAll(i => i.ActionItemId);
        return await db.Snoozes
            .Where(s => ids.Contains(s.ActionItemId) && s.On < today && !db.Updates.Any(u => u.ActionItemId == s.ActionItemId && u.At > s.At))
            .GroupBy(s => s.ActionItemId).Where(g => g.Count() >= SnoozeRule.MostRunning).Select(g => g.Key).ToHashSetAsync(cancellationToken);
    }

    private async Task SnoozeAsync(OpenCheckIn open, CheckInItem item, DateOnly until, CancellationToken cancellationToken)
    {
        // A second press on the same day corrects the first one.
        var today = await db.Snoozes.FirstOrDefaultAsync(s => s.ActionItemId == item.ActionItemId && s.On == open.Today, cancellationToken);
        var before = today?.Until;
        if (today is null)
            db.Add(new Snooze { ActionItemId = item.ActionItemId, PersonId = open.Person.Id, At = clock.GetUtcNow(), On = open.Today, Until = until });
        else
            (today.Until, today.At) = (until, clock.GetUtcNow());
        if (before != until)
            db.Add(new Change
            {
                At = clock.GetUtcNow(), On = open.Today, PersonId = open.Person.Id, Entity = "action", Key = item.ActionItem!.Ref, Field = "snoozedUntil",
                From = before?.ToString("yyyy-MM-dd"), To = until.ToString("yyyy-MM-dd"), Through = "card checkin.snooze",
            });
    }
}

/// <summary>"Not mine": the lead hears of it, and the person is not asked about the action meanwhile.</summary>
internal sealed class NotMine(CheckinDesk desk, ActionBotContext db, Outbox outbox, TimeProvider clock) : ICardAction
{
    public string Verb => "checkin.notMine";

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(CheckinDesk.NotYours);
        if (open.Item(press.Data["notMine_ref"] ?? press.Data["ref"]) is not { } item)
            return CheckinDesk.List(open, band: "Nothing was sent. Choose the action that is not yours.");
        var action = item.ActionItem!;
        var suggested = AnswerForm.OneLine(press.Data["notMine_who"] ?? "");
        if (suggested.Length > AnswerForm.MaxName)
            return CheckinDesk.List(open, open.PageOf(item), $"Nothing was sent. Name who should be asked in at most {AnswerForm.MaxName} characters.");
        if (!await db.OwnershipQueries.AnyAsync(q => q.ActionItemId == action.Id && q.SettledAt == null, cancellationToken))
        {
            var now = clock.GetUtcNow();
            var query = new OwnershipQuery { ActionItemId = action.Id, PersonId = open.Person.Id, At = now, Suggested = suggested.Length > 0 ? suggested : null };
            db.Add(query);
            db.Add(new Change
            {
                At = now, On = open.Today, PersonId = open.Person.Id, Entity = "action", Key = action.Ref, Field = "ownershipQueried",
                To = query.Suggested ?? "", Through = "card checkin.notMine",
            });
            await db.SaveChangesAsync(cancellationToken);
            await TellLeadsAsync(open, item, query, cancellationToken);
        }
        return CheckinDesk.List(open, open.PageOf(item), $"{action.Ref}: the area lead decides who owns it. You are not asked about it meanwhile. If it is yours after all, answer it.");
    }

    private async Task TellLeadsAsync(OpenCheckIn open, CheckInItem item, OwnershipQuery query, CancellationToken cancellationToken)
    {
        var action = item.ActionItem!;
        var path = await db.Areas.Where(a => a.Id == action.AreaId).Select(a => a.Path).FirstAsync(cancellationToken);
        var leads = await db.AreaLeads.Where(l => path.StartsWith(l.Area!.Path) && l.Person!.IsActive && l.PersonId != open.Person.Id)
            .Select(l => new { l.PersonId, l.Area!.Path }).ToListAsync(cancellationToken);
        // The nearest lead answers; those above are not bothered. Where there is none, it is the tracking team's to settle.
        var nearest = leads.Where(l => l.Path.Length == leads.Max(x => x.Path.Length)).Select(l => l.PersonId).ToHashSet();
        var told = await db.People.AsNoTracking()
            .Where(p => nearest.Count > 0 ? nearest.Contains(p.Id) : p.IsAdministrator && p.IsActive && p.Id != open.Person.Id)
            .ToListAsync(cancellationToken);
        if (told.Count == 0)
            throw new RuleException($"Nobody leads the area of {action.Ref}, so nobody could be told. Please tell the team that keeps the register.");
        var suggestion = query.Suggested is { } who ? $" They suggest “{who}”." : "";
        foreach (var person in told)
            await outbox.SendAsync(
                $"notMine:{query.Id}:{person.Id}",
                OutboxAddress.Person(person.Id),
                OutboundActivity.Plain($"{open.Person.Name} says that {action.Ref} is not theirs: “{British.Shorten(action.AgreedAction, 90)}”.{suggestion} Nobody is asked about it until it has an owner. Please tell the tracking team who owns it."),
                OutboxPriority.Bulk,
                person.Pattern().NextSend(clock.GetUtcNow()),
                cancellationToken);
    }
}

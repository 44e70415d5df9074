using ActionBot.Checkins.Cards;
using ActionBot.Conversation;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Checkins;

/// <summary>Loads check-ins and turns them into the views that cards are drawn from.</summary>
public sealed class CheckinReader(ActionBotContext db, Delegations delegations)
{
    /// <summary>The most rows of one card.</summary>
    public const int PageSize = 10;

    /// <summary>The person with the owners for whom they may answer on a day.</summary>
    public async Task<Answerer> AnswererAsync(Person person, DateOnly day, CancellationToken cancellationToken) =>
        Answerer.Of(person, await delegations.OwnersAnsweredForAsync([person.Id], day, cancellationToken));

    /// <summary>A check-in of the person with everything its cards show, or null: a check-in of somebody else is answered like one that does not exist.</summary>
    public Task<CheckIn?> FindAsync(string? ask, Person person, CancellationToken cancellationToken) =>
        WithItems().FirstOrDefaultAsync(c => c.Ask == ask && c.PersonId == person.Id, cancellationToken);

    /// <summary>The first pages of several new check-ins.</summary>
    public async Task<IReadOnlyDictionary<long, BundleView>> BundlesAsync(IReadOnlyList<CheckIn> checkIns, DateOnly day, CancellationToken cancellationToken)
    {
        var ids = checkIns.Select(c => c.Id).ToList();
        var loaded = await WithItems().Include(c => c.Person).AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken);
        var owners = await delegations.OwnersAnsweredForAsync([.. loaded.Select(c => c.PersonId).Distinct()], day, cancellationToken);
        return loaded.ToDictionary(c => c.Id, c => Bundle(c, Answerer.Of(c.Person!, owners), day));
    }

    /// <summary>One page of a bundle.</summary>
    public static BundleView Bundle(CheckIn checkIn, Answerer who, DateOnly today, int page = 0, string? band = null)
    {
        var (items, person) = (Shown(checkIn, who), who.Person);
        var pages = Math.Max(1, (items.Count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 0, pages - 1);
        var answered = items.Count(i => i.UpdateId is not null);
        var snooze = SnoozeRule.Range(today, person.Pattern());
        return new(
            checkIn.Ask,
            person.Name,
            today,
            checkIn.Kind == CheckInKind.OnRequest,
            items.Count,
            answered,
            shown,
            pages,
            [.. items.Skip(shown * PageSize).Take(PageSize).Select(i => Row(i, who, today))],
            band,
            answered == items.Count && items.Count > 0 ? items.Min(i => NextAsk.After(i.ActionItem!, person, today)) : null,
            answered < items.Count ? new(snooze.First, snooze.Last, snooze.Suggested) : null,
            items.Any(i => i.Reason != RequestReason.OnRequest),
            items.Any(i => who.For(i.ActionItem!) is not null));
    }

    /// <summary>The items for which the person may still answer, in their fixed order: what was handed to somebody else, or is not delegated any more, is theirs no longer.</summary>
    public static IReadOnlyList<CheckInItem> Shown(CheckIn checkIn, Answerer who) =>
        [.. checkIn.Items.Where(i => who.MayAnswer(i.ActionItem!) && (i.ActionItem!.Status != ActionStatus.Closed || i.UpdateId is not null)).OrderBy(i => i.Place)];

    /// <summary>The key of a new drawing of a form.</summary>
    public static string NewOnce() => CardKey.New("once");

    private IQueryable<CheckIn> WithItems() => db.CheckIns
        .Include(c => c.Items).ThenInclude(i => i.ActionItem!).ThenInclude(a => a.Report!).ThenInclude(r => r.Source)
        .Include(c => c.Items).ThenInclude(i => i.ActionItem!.Owner)
        .Include(c => c.Items).ThenInclude(i => i.Update)
        .Include(c => c.Items).ThenInclude(i => i.ActionItem!.WaitedFor.Where(b => b.State == BlockerState.Raised)).ThenInclude(b => b.ActionItem)
        .AsSplitQuery();

    /// <summary>The refs of the open actions that wait for one and have no word from its owner yet.</summary>
    internal static IReadOnlyList<string> Waiting(ActionItem action) =>
        [.. action.WaitedFor.Where(b => b.State == BlockerState.Raised && b.ActionItem is { Status: not ActionStatus.Closed }).OrderBy(b => b.Id).Select(b => b.ActionItem!.Ref)];

    private static RowView Row(CheckInItem item, Answerer who, DateOnly today)
    {
        var action = item.ActionItem!;
        return new(
            action.Ref,
            action.Version,
            NewOnce(),
            action.Report!.Source!.Name,
            action.Rating,
            action.TargetDate,
            action.AgreedAction,
            action.Risk,
            !action.NeedsForecast(today),
            item.Update is { } update ? new(update.Choice, ReceiptWording.Consequence(update, action, who.Person, today)) : null,
            who.For(action),
            Waiting(action));
    }
}

/// <summary>When an owner is asked about an action again.</summary>
public static class NextAsk
{
    /// <summary>The first working day on which the next request can fall, or null while somebody else has to act.</summary>
    public static DateOnly? After(ActionItem action, Person person, DateOnly today)
    {
        if (action.Status != ActionStatus.Open)
            return null;
        var facts = new ActionFacts(
            action.Id, action.Ref, action.OwnerId, action.Rating, IsMonitored: true, action.Status, action.TargetDate,
            action.Report?.IssuedOn ?? action.RegisteredOn, action.LastAnsweredOn, null, null, false);
        var next = RequestSchedule.NextOn(facts, ChasePolicy.Default.For(action.Rating, action.Report?.Source?.Code ?? "", ""));
        return person.Pattern().FirstWorkingDayFrom(next > today ? next : today.AddDays(1));
    }
}

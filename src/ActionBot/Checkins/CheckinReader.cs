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
public sealed class CheckinReader(ActionBotContext db, Delegations delegations, AskRules rules)
{
    /// <summary>The most rows of one card.</summary>
    public const int PageSize = 10;

    /// <summary>The person with the owners for whom they may answer on a day.</summary>
    public async Task<Answerer> AnswererAsync(Person person, DateOnly day, CancellationToken cancellationToken) =>
        Answerer.Of(
            person,
            await delegations.OwnersAnsweredForAsync([person.Id], day, cancellationToken),
            await db.Absences.AsNoTracking().Where(a => a.PersonId == person.Id && a.To >= day).ToListAsync(cancellationToken),
            rules
        );

    /// <summary>
    /// A check-in of the person with everything its cards show, or null: a check-in of somebody else is answered like one that
    /// does not exist.
    /// </summary>
    public Task<CheckIn?> FindAsync(string? ask, Person person, CancellationToken cancellationToken) =>
        WithItems().FirstOrDefaultAsync(c => c.Ask == ask && c.PersonId == person.Id, cancellationToken);

    /// <summary>The first pages of several new check-ins.</summary>
    public async Task<IReadOnlyDictionary<long, BundleView>> BundlesAsync(
        IReadOnlyList<CheckIn> checkIns,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var ids = checkIns.Select(c => c.Id).ToList();
        var loaded = await WithItems().Include(c => c.Person).AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken);
        var owners = await delegations.OwnersAnsweredForAsync([.. loaded.Select(c => c.PersonId).Distinct()], day, cancellationToken);
        var people = loaded.ConvertAll(c => c.PersonId);
        var absences = (
            await db.Absences.AsNoTracking().Where(a => people.Contains(a.PersonId) && a.To >= day).ToListAsync(cancellationToken)
        ).ToLookup(a => a.PersonId);
        return loaded.ToDictionary(
            c => c.Id,
            c => Bundle(c, Answerer.Of(c.Person!, owners, absences[c.PersonId], rules), PutOffs.None, day)
        );
    }

    /// <summary>What of a check-in waits for no answer on a day.</summary>
    public async Task<PutOffs> PutOffsAsync(CheckIn checkIn, DateOnly today, CancellationToken cancellationToken)
    {
        var actions = checkIn.Items.ConvertAll(i => i.ActionItemId);
        var snoozed = await db.SnoozesOn(today)
            .Where(s => actions.Contains(s.ActionItemId))
            .GroupBy(s => s.ActionItemId)
            .Select(g => new { g.Key, Until = g.Max(s => s.Until) })
            .ToDictionaryAsync(s => s.Key, s => s.Until, cancellationToken);
        var disowned = await db.OpenOwnershipQueries()
            .Where(q => actions.Contains(q.ActionItemId))
            .Select(q => q.ActionItemId)
            .ToHashSetAsync(cancellationToken);
        return new(snoozed, disowned);
    }

    /// <summary>One page of a bundle.</summary>
    public static BundleView Bundle(CheckIn checkIn, Answerer who, PutOffs putOffs, DateOnly today, int page = 0, string? band = null)
    {
        var (items, person) = (Shown(checkIn, who), who.Person);
        var pages = Math.Max(1, (items.Count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 0, pages - 1);
        var answered = items.Count(i => i.UpdateId is not null);
        return new(
            checkIn.Ask,
            person.Name,
            today,
            checkIn.Kind == CheckInKind.OnRequest,
            items.Count,
            answered,
            shown,
            pages,
            [.. items.Skip(shown * PageSize).Take(PageSize).Select(i => Row(i, who, putOffs, today))],
            band,
            answered == items.Count && items.Count > 0 ? items.Min(i => who.NextAsk(i.ActionItem!, i.Update, today)) : null,
            answered < items.Count ? who.Rules.SnoozeOf(person, today) : null,
            items.Any(i => i.Reason != RequestReason.OnRequest),
            items.Any(i => who.For(i.ActionItem!) is not null),
            items.Count(putOffs.Has)
        );
    }

    /// <summary>
    /// The items for which the person may still answer, in their fixed order: what was handed to somebody else, or is not
    /// delegated any more, is theirs no longer.
    /// </summary>
    public static IReadOnlyList<CheckInItem> Shown(CheckIn checkIn, Answerer who) =>
        [
            .. checkIn
                .Items.Where(i => who.MayAnswer(i.ActionItem!) && (i.ActionItem!.Status != ActionStatus.Closed || i.UpdateId is not null))
                .OrderBy(i => i.Place),
        ];

    /// <summary>The key of a new drawing of a form.</summary>
    public static string NewOnce() => CardKey.New("once");

    private IQueryable<CheckIn> WithItems() =>
        db
            .CheckIns.Include(c => c.Items)
                .ThenInclude(i => i.ActionItem!)
                    .ThenInclude(a => a.Report!)
                        .ThenInclude(r => r.Source)
            .Include(c => c.Items)
                .ThenInclude(i => i.ActionItem!.Area)
            .Include(c => c.Items)
                .ThenInclude(i => i.ActionItem!.Owner)
            .Include(c => c.Items)
                .ThenInclude(i => i.Update)
            .Include(c => c.Items)
                .ThenInclude(i => i.ActionItem!.WaitedFor.Where(b => b.State == BlockerState.Raised))
                    .ThenInclude(b => b.ActionItem)
            .AsSplitQuery();

    /// <summary>The refs of the open actions that wait for one and have no word from its owner yet.</summary>
    internal static IReadOnlyList<string> Waiting(ActionItem action) =>
        [
            .. action
                .WaitedFor.Where(b => b.State == BlockerState.Raised && b.ActionItem is { Status: not ActionStatus.Closed })
                .OrderBy(b => b.Id)
                .Select(b => b.ActionItem!.Ref),
        ];

    private static RowView Row(CheckInItem item, Answerer who, PutOffs putOffs, DateOnly today)
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
            item.Update is { } update ? new(update.Choice, ReceiptWording.Consequence(update, action, who, today)) : null,
            who.For(action),
            putOffs.Why(item, today),
            Waiting(action)
        );
    }
}

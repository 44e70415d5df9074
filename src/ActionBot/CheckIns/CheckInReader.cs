using ActionBot.CheckIns.Answering;
using ActionBot.CheckIns.Cards;
using ActionBot.Conversation;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns;

/// <summary>Loads check-ins and turns them into the views that cards are drawn from.</summary>
internal sealed class CheckInReader(ActionBotContext db, Delegations delegations, AskRules rules)
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
        // Nothing that is asked about anew is put off.
        var waiting = await WaitingAsync([.. loaded.SelectMany(c => c.Items).Select(i => i.ActionItemId).Distinct()], cancellationToken);
        var facts = ItemFacts.None with { Waiting = waiting };
        return loaded.ToDictionary(c => c.Id, c => Bundle(c, Answerer.Of(c.Person!, owners, absences[c.PersonId], rules), facts, day));
    }

    /// <summary>What stands about the actions of a check-in on a day.</summary>
    public async Task<ItemFacts> ItemFactsAsync(CheckIn checkIn, DateOnly today, CancellationToken cancellationToken)
    {
        var actions = checkIn.Items.ConvertAll(i => i.ActionItemId);
        var snoozed = await db.SnoozesOn(today)
            .Where(s => actions.Contains(s.ActionItemId))
            .GroupBy(s => s.ActionItemId)
            .Select(g => new { g.Key, Until = g.Max(s => s.Until) })
            .ToDictionaryAsync(s => s.Key, s => s.Until, cancellationToken);
        var disowned = await db.OpenOwnershipClaims()
            .Where(q => actions.Contains(q.ActionItemId))
            .Select(q => q.ActionItemId)
            .ToHashSetAsync(cancellationToken);
        return new(snoozed, disowned, await WaitingAsync(actions, cancellationToken));
    }

    /// <summary>One page of a bundle.</summary>
    public static BundleView Bundle(CheckIn checkIn, Answerer who, ItemFacts facts, DateOnly today, int page = 0, string? band = null)
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
            [.. items.Skip(shown * PageSize).Take(PageSize).Select(i => Row(i, who, facts, today))],
            band,
            answered == items.Count && items.Count > 0 ? items.Min(i => who.NextAsk(i.ActionItem!, i.Update, today)) : null,
            answered < items.Count ? who.Rules.SnoozeOf(person, today) : null,
            items.Any(i => i.Reason != RequestReason.OnRequest),
            items.Any(i => who.For(i.ActionItem!) is not null),
            items.Count(facts.IsPutOff)
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
            .AsSplitQuery();

    private async Task<ILookup<long, string>> WaitingAsync(IReadOnlyCollection<long> actions, CancellationToken cancellationToken) =>
        (
            await db.StandingDependencies()
                .Where(b => b.State == BlockerState.Raised && b.DependsOnId != null && actions.Contains(b.DependsOnId.Value))
                .Where(b => b.ActionItem!.Status != ActionStatus.Closed)
                .OrderBy(b => b.Id)
                .Select(b => new { On = b.DependsOnId!.Value, b.ActionItem!.Ref })
                .ToListAsync(cancellationToken)
        ).ToLookup(b => b.On, b => b.Ref);

    private static RowView Row(CheckInItem item, Answerer who, ItemFacts facts, DateOnly today)
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
            facts.Why(item, today),
            [.. facts.Waiting[action.Id]]
        );
    }
}

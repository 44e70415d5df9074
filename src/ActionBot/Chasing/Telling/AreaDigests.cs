using ActionBot.Chasing.Telling.Cards;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Telling;

/// <summary>A digest to be drawn.</summary>
/// <param name="Row">The message, already stored.</param>
/// <param name="Items">What the lead has to be told of.</param>
internal sealed record DigestOrder(CheckIn Row, IReadOnlyList<StepReached> Items);

/// <summary>Draws the position of leads' areas and keeps its numbers, with one set of queries for any number of leads.</summary>
internal sealed class AreaDigests(ActionBotContext db, AreaScopes scopes, AreaActions actions, ToldRows rows)
{
    private const int MostFirst = 3;

    /// <summary>
    /// The card of each digest, by the key of its message. What has no room on a card is taken back from what its message tells.
    /// </summary>
    public async Task<IReadOnlyDictionary<long, (AdaptiveCard Card, string Headline)>> DrawAsync(
        DateOnly day,
        IReadOnlyList<DigestOrder> orders,
        CancellationToken cancellationToken,
        string? band = null
    )
    {
        if (orders.Count == 0)
            return new Dictionary<long, (AdaptiveCard, string)>();
        var people = orders.Select(o => o.Row.PersonId).ToHashSet();
        var led = await scopes.LoadAsync(people, cancellationToken);
        var areas = await AreasAsync(led.Values.SelectMany(s => s.AreaIds).ToHashSet(), day, cancellationToken);
        var before = await BeforeAsync(people, day, cancellationToken);
        var words = await rows.WordsAsync(orders.Select(o => o.Items), cancellationToken);
        return orders.ToDictionary(
            o => o.Row.Id,
            o =>
            {
                var scope = led.GetValueOrDefault(o.Row.PersonId) ?? new(o.Row.PersonId, [], [], new HashSet<long>());
                return Draw(o, scope, areas, before.GetValueOrDefault(o.Row.PersonId), words, band);
            }
        );
    }

    private (AdaptiveCard, string) Draw(
        DigestOrder order,
        AreaScope scope,
        AreaFacts areas,
        AreaPosition? before,
        IReadOnlyDictionary<long, ToldAction> words,
        string? band
    )
    {
        var told = ToldRows.ByAction(order.Items).ToList();
        var numbers = areas.Numbers(scope);
        var sections = areas.Sections(scope);
        var view = new AreaDigestView(
            scope.Names,
            areas.Day,
            order.Row.Kind == CheckInKind.OnRequest,
            before is not null && before.Areas.SequenceEqual(scope.Paths)
                ? new(numbers, before.Numbers, before.AsAt)
                : new(numbers, null, null),
            told.ConvertAll(g => ToldRows.Row(g, words.GetValueOrDefault(g.Key), areas.Day)),
            sections.ConvertAll(s => s.View),
            areas.Week(scope),
            new(order.Row.Ask, 0, []),
            band
        );
        var (shown, card) = Room.Fit(told.Count, most => DigestCard.Draw(With(view, most, sections), most));
        Room.TellOnly(order.Row, told.Take(shown).Select(g => g.Key));
        db.Add(
            new AreaPosition
            {
                CheckInId = order.Row.Id,
                AsAt = areas.Day,
                Areas = scope.Paths,
                Open = numbers.Open,
                Overdue = numbers.Overdue,
                NoAnswer = numbers.NoAnswer,
                NoDate = numbers.NoDate,
                Refs = [.. With(view, shown, sections).Question.Choices.Select(c => c.Ref)],
            }
        );
        return (card, DigestCard.Headline(view));
    }

    // Whatever stands on the card may be said to be wrong.
    private static AreaDigestView With(
        AreaDigestView view,
        int shown,
        List<(SectionView View, IReadOnlyList<SectionRow> First)> sections
    ) =>
        view with
        {
            Question = view.Question with
            {
                Choices =
                [
                    .. view
                        .Needs.Take(shown)
                        .Select(n => new RefChoice(n.Ref, n.Action))
                        .Concat(sections.SelectMany(s => s.First).Select(r => new RefChoice(r.Ref, r.Action)))
                        .DistinctBy(c => c.Ref, StringComparer.OrdinalIgnoreCase)
                        .Take(ToldRows.MostRows),
                ],
            },
        };

    private async Task<AreaFacts> AreasAsync(IReadOnlySet<long> areas, DateOnly day, CancellationToken cancellationToken)
    {
        var soon = day.AddDays(DueWording.SoonDays);
        var marks = await actions.MarksAsync(areas, day, cancellationToken);
        var open = actions.Open(areas);
        var totals = await open.Select(a => new
            {
                a.AreaId,
                IsChecked = a.Status != ActionStatus.Open ? 1 : 0,
                IsSoon = a.TargetDate >= day && a.TargetDate <= soon ? 1 : 0,
            })
            .GroupBy(a => a.AreaId)
            .Select(g => new
            {
                g.Key,
                Open = g.Count(),
                Checked = g.Sum(a => a.IsChecked),
                Soon = g.Sum(a => a.IsSoon),
            })
            .ToDictionaryAsync(g => g.Key, g => (g.Open, g.Checked, g.Soon), cancellationToken);
        var sections = new Dictionary<AreaSection, (IReadOnlyDictionary<long, int> Counts, IReadOnlyList<SectionRow> First)>();
        foreach (var section in Enum.GetValues<AreaSection>())
        {
            var inIt = actions.In(section, open, marks);
            var counts = await inIt.GroupBy(a => a.AreaId)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            sections[section] = (
                counts,
                counts.Count == 0 ? [] : await FirstAsync(inIt, [.. counts.Keys], section, day, cancellationToken)
            );
        }
        return new(day, totals, sections, await actions.ClosedAsync(areas, day, cancellationToken));
    }

    // The first few of each area: among them are the first few of every lead.
    private async Task<IReadOnlyList<SectionRow>> FirstAsync(
        IQueryable<ActionItem> inIt,
        List<long> areas,
        AreaSection section,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var first = await db
            .Areas.Where(a => areas.Contains(a.Id))
            .SelectMany(area =>
                inIt.Where(a => a.AreaId == area.Id)
                    .OrderBy(a => a.TargetDate == null)
                    .ThenBy(a => a.TargetDate)
                    .ThenByDescending(a => a.Rating)
                    .ThenBy(a => a.Ref)
                    .Take(MostFirst)
            )
            .Select(a => new
            {
                a.AreaId,
                a.Ref,
                a.AgreedAction,
                a.TargetDate,
                a.Rating,
                a.Forecast,
                Until = section == AreaSection.Snoozed
                    ? db.SnoozesOn(day).Where(s => s.ActionItemId == a.Id).Max(s => (DateOnly?)s.Until)
                    : null,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. first
                .OrderBy(a => a.TargetDate ?? DateOnly.MaxValue)
                .ThenByDescending(a => a.Rating)
                .ThenBy(a => a.Ref, StringComparer.Ordinal)
                .Select(a => new SectionRow(
                    a.AreaId,
                    a.Ref,
                    a.AgreedAction,
                    section switch
                    {
                        AreaSection.Overdue => British.Count(Position.DaysOverdue(a.TargetDate, day), "day"),
                        AreaSection.Slipping when a.Forecast > a.TargetDate => British.Date(a.Forecast.Value, day),
                        AreaSection.Snoozed when a.Until is { } until => $"until {British.Date(until, day)}",
                        _ => null,
                    }
                )),
        ];
    }

    private async Task<IReadOnlyDictionary<long, AreaPosition>> BeforeAsync(
        HashSet<long> people,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var told = db
            .AreaPositions.AsNoTracking()
            .Where(p =>
                people.Contains(p.CheckIn!.PersonId)
                && p.CheckIn.Kind == CheckInKind.AreaDigest
                && p.CheckIn.DeliveredOn != null
                && p.AsAt < day
            );
        var last = await told.Where(p =>
                !db.AreaPositions.Any(o =>
                    o.CheckIn!.PersonId == p.CheckIn!.PersonId
                    && o.CheckIn.Kind == CheckInKind.AreaDigest
                    && o.CheckIn.DeliveredOn != null
                    && o.AsAt < day
                    && o.AsAt > p.AsAt
                )
            )
            .Select(p => new { p.CheckIn!.PersonId, Position = p })
            .ToListAsync(cancellationToken);
        return last.GroupBy(p => p.PersonId).ToDictionary(g => g.Key, g => g.First().Position);
    }
}

/// <summary>One action of a section.</summary>
/// <param name="Words">A few words on it, beside the ref.</param>
internal sealed record SectionRow(long AreaId, string Ref, string Action, string? Words);

/// <summary>Everything that was counted, by area.</summary>
internal sealed record AreaFacts(
    DateOnly Day,
    IReadOnlyDictionary<long, (int Open, int Checked, int Soon)> Totals,
    IReadOnlyDictionary<AreaSection, (IReadOnlyDictionary<long, int> Counts, IReadOnlyList<SectionRow> First)> InSections,
    IReadOnlyDictionary<long, int> Closed
)
{
    private const int MostFirst = 3;

    public AreaNumbers Numbers(AreaScope scope) =>
        new(
            Sum(scope, t => t.Open),
            Count(scope, AreaSection.Overdue),
            Count(scope, AreaSection.NoAnswer),
            Count(scope, AreaSection.NoDate)
        );

    public WeekView Week(AreaScope scope) =>
        new(Sum(scope, t => t.Checked), Closed.Where(c => scope.AreaIds.Contains(c.Key)).Sum(c => c.Value), Sum(scope, t => t.Soon));

    public List<(SectionView View, IReadOnlyList<SectionRow> First)> Sections(AreaScope scope) =>
        [
            .. from section in Enum.GetValues<AreaSection>()
            let count = Count(scope, section)
            where count > 0
            let first = InSections[section].First.Where(r => scope.AreaIds.Contains(r.AreaId)).Take(MostFirst).ToList()
            select (
                new SectionView(section, count, first.ConvertAll(r => r.Words is { } words ? $"{r.Ref} ({words})" : r.Ref)),
                (IReadOnlyList<SectionRow>)first
            ),
        ];

    private int Count(AreaScope scope, AreaSection section) =>
        InSections[section].Counts.Where(c => scope.AreaIds.Contains(c.Key)).Sum(c => c.Value);

    private int Sum(AreaScope scope, Func<(int Open, int Checked, int Soon), int> part) =>
        Totals.Where(t => scope.AreaIds.Contains(t.Key)).Sum(t => part(t.Value));
}

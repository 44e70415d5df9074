using System.Runtime.CompilerServices;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Reporting;
using ActionBot.Reporting.History;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Reporting;

/// <summary>
/// Reads the actions of a scope as they stood on a day: today's rows, with everything undone that counts for a later day. Batch
/// by batch, so that a register of any size fits.
/// </summary>
internal sealed class PositionRows(
    ActionBotContext db,
    ReportRequest request,
    ReportScope scope,
    RegisterNames names,
    MonitoringRule monitoring,
    bool withTexts
)
{
    private const int BatchRows = 25_000;

    // The fields that a report looks at, as the history calls them.
    private static readonly string[] Fields =
    [
        "status",
        "closedAs",
        "targetDate",
        "owner",
        "rating",
        "area",
        "theme",
        "deliveryRoute",
        "boardName",
        "corporateRisk",
        "source",
        "report",
        "standing",
        "forecast",
        "lastAnsweredOn",
        "lastLine",
        "agreedAction",
        "risk",
    ];

    private readonly DateOnly on = request.On;
    private readonly DateOnly earliest = request.Since ?? request.On;

    public async IAsyncEnumerable<ReportedRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = await db.FirstLineAfterAsync(HistoryQuery.Action, earliest, cancellationToken);
        var waits = await WaitsAsync(cancellationToken);
        var next = BatchAsync("", first, waits, cancellationToken);
        try
        {
            while (await next is { Rows: [.., var last] rows } past)
            {
                // The next are read while these are counted.
                next = Task.Run(() => BatchAsync(last.Ref, first, waits, cancellationToken), cancellationToken);
                foreach (var row in rows)
                    if (Row(row, past) is { } read)
                        yield return read;
            }
        }
        finally
        {
            // Whoever stops early gets the connection back.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // In the order of refs, because the history is filed by them: a stretch of one is a stretch of the other, and both are read
    // by their indexes.
    private async Task<Batch> BatchAsync(
        string after,
        long? first,
        Dictionary<long, PositionWait> waits,
        CancellationToken cancellationToken
    )
    {
        var rows = await scope
            .Actions.AsNoTracking()
            .Where(a => string.Compare(a.Ref, after) > 0)
            .OrderBy(a => a.Ref)
            .Take(BatchRows)
            .Select(withTexts ? StoredAction.Listed : StoredAction.Counted)
            .ToListAsync(cancellationToken);
        var past = new Batch(rows, new(on), new(earliest), waits, []);
        if (rows.Count == 0)
            return past;
        var to = rows[^1].Ref;
        var history = db.Changes.Where(c =>
            c.Entity == HistoryQuery.Action && string.Compare(c.Key, after) > 0 && string.Compare(c.Key, to) <= 0
        );
        if (first is { } line)
        {
            var batch = scope.Actions.Where(a => string.Compare(a.Ref, after) > 0 && string.Compare(a.Ref, to) <= 0);
            var lines =
                from change in history
                join action in batch on change.Key equals action.Ref
                where change.Id >= line && Fields.Contains(change.Field)
                orderby change.Id
                select change;
            await foreach (var read in HistoryQuery.Narrow(lines).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                past.OnDay.Take(read);
                if (request.Since is not null)
                    past.Earlier.Take(read);
            }
        }
        var slipped = rows.Where(r => r.SlipCount > 0).Select(r => r.Ref).ToHashSet();
        if (slipped.Count > 0)
            await SlipsAsync(slipped, history, past.Slips, cancellationToken);
        return past;
    }

    // Every move of a target date to a later one, before the day and after it.
    private async Task SlipsAsync(
        HashSet<string> slipped,
        IQueryable<Change> history,
        Dictionary<string, SlipDays> slips,
        CancellationToken cancellationToken
    )
    {
        var lines = history.Where(c => c.Field == "targetDate" && c.From != null && c.To != null);
        await foreach (var line in HistoryQuery.Narrow(lines).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (
                !slipped.Contains(line.Key)
                || PastFields.Read(line.From) is not { } from
                || PastFields.Read(line.To) is not { } to
                || to <= from
            )
                continue;
            var known = slips.GetValueOrDefault(line.Key);
            slips[line.Key] =
                line.On <= on ? known with { Days = known.Days + to.DayNumber - from.DayNumber } : known with { Later = known.Later + 1 };
        }
    }

    // A ref that its owner may not see counts as what they named, whether there is such an action or not. Of several blockers the last one
    // named counts. There are far fewer of them than of actions, so they are read at once.
    private async Task<Dictionary<long, PositionWait>> WaitsAsync(CancellationToken cancellationToken)
    {
        var day = on;
        var blockers =
            from blocker in db.Blockers
            join action in scope.Actions on blocker.ActionItemId equals action.Id
            where blocker.RaisedOn <= day && (blocker.EndedOn == null || blocker.EndedOn > day)
            orderby blocker.Id
            select new
            {
                blocker.ActionItemId,
                blocker.Kind,
                blocker.BoardId,
                IsAction = blocker.DependsOnId != null && blocker.OutsideParty == null,
            };
        var waits = new Dictionary<long, PositionWait>();
        await foreach (var blocker in blockers.AsAsyncEnumerable().WithCancellation(cancellationToken))
            waits[blocker.ActionItemId] = new(
                blocker.Kind switch
                {
                    BlockerKind.Decision => DelayWait.Decision,
                    BlockerKind.Dependency => blocker.IsAction ? DelayWait.Action : DelayWait.OutsideBody,
                },
                blocker.BoardId
            );
        return waits;
    }

    private ReportedRow? Row(StoredAction stored, Batch known)
    {
        if (stored.RegisteredOn > on)
            return null;
        var past = known.OnDay.Of(stored.Ref);
        var report = names.ReportOf(stored.ReportId, past);
        var path = past.Text("area", null) ?? names.PathOf(stored.AreaId);
        if (
            (request.Source is { } only && !string.Equals(report.Source, only, StringComparison.OrdinalIgnoreCase))
            || (scope.Areas is { } areas && !areas.Any(a => path.StartsWith(a, StringComparison.Ordinal)))
        )
            return null;
        var rating = past.Enum("rating", stored.Rating);
        var status = past.Enum("status", stored.Status);
        var standing = Standing(past, stored.Standing);
        var hasOwner = past.Has("owner") ? past.Text("owner", null) is not null : stored.OwnerId is { } owner && !names.HasLeft(owner);
        PositionWait? wait = known.Waits.TryGetValue(stored.Id, out var waits) ? waits : null;
        var slips = known.Slips.GetValueOrDefault(stored.Ref);
        var action = new ReportedAction(
            stored.Ref,
            report.Source,
            names.AreaLabel(path),
            rating,
            monitoring.IsMonitored(rating, report.Assurance, report.Kind),
            status,
            past.Date("targetDate", stored.TargetDate)
        )
        {
            Theme = past.Text("theme", stored.Theme),
            Board = past.Text("boardName", stored.Board),
            Route = past.Text("deliveryRoute", stored.Route),
            CorporateRisk = past.Text("corporateRisk", stored.CorporateRisk),
            Slips = Math.Max(0, stored.SlipCount - slips.Later),
            SlippedDays = slips.Days,
            Reason = DelayReasons.Of(status, wait?.Kind, standing, hasOwner),
            WaitsForBoard = names.Board(wait?.BoardId),
            Before = Before(stored, known),
        };
        return new(action, stored.Texts is { } texts ? Detail(stored, texts, past, report, path, standing) : null);
    }

    private EarlierPosition? Before(StoredAction stored, Batch known)
    {
        if (request.Since is not { } since || stored.RegisteredOn > since)
            return null;
        var past = known.Earlier.Of(stored.Ref);
        return new(past.Enum("status", stored.Status), past.Date("targetDate", stored.TargetDate));
    }

    private static AnswerChoice? Standing(PastFields past, AnswerChoice? now) =>
        !past.Has("standing") ? now
        : AnswerChoices.TryParse(past.Text("standing", null), out var then) ? then
        : null;

    private static RowDetail Detail(
        StoredAction stored,
        StoredTexts texts,
        PastFields past,
        PastReport report,
        string path,
        AnswerChoice? standing
    ) =>
        new(
            report.Title,
            report.Assurance,
            path,
            past.Text("agreedAction", texts.AgreedAction) ?? "",
            past.Text("risk", texts.Risk),
            past.Text("owner", texts.Owner),
            standing,
            past.Date("forecast", texts.Forecast),
            past.Date("lastAnsweredOn", texts.LastAnsweredOn),
            past.Text("lastLine", texts.LastLine),
            past.Has("closedAs")
                ? Enum.TryParse<ClosureKind>(past.Text("closedAs", null), out var kind)
                    ? kind
                    : null
                : texts.ClosedAs,
            stored.RegisteredOn
        );

    private readonly record struct PositionWait(DelayWait Kind, long? BoardId);

    private readonly record struct SlipDays(int Days, int Later);

    private sealed record Batch(
        List<StoredAction> Rows,
        PastValues OnDay,
        PastValues Earlier,
        Dictionary<long, PositionWait> Waits,
        Dictionary<string, SlipDays> Slips
    );
}

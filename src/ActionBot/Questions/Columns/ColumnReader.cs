using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Storage.Touches;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions.Columns;

/// <summary>Reads columns from the database: all of them, or what was touched.</summary>
internal static class ColumnReader
{
    private const int AtATime = 5_000;

    /// <summary>Everything.</summary>
    /// <param name="names">Up to where names had changed in the columns before.</param>
    public static async Task<ActionColumns> AllAsync(ActionBotContext db, int names, CancellationToken cancellationToken)
    {
        var columns = new ActionColumns(names + 1, await db.Actions.CountAsync(cancellationToken));
        await foreach (var action in Rows(db.Actions.OrderBy(a => a.Id)).AsAsyncEnumerable().WithCancellation(cancellationToken))
            columns.Put(action);
        foreach (var wait in await Waits(db.StandingBlockers()).ToListAsync(cancellationToken))
            columns.Put(wait);
        foreach (var snooze in await Rows(db.SnoozesThatCount()).ToListAsync(cancellationToken))
            columns.Put(snooze);
        foreach (var action in await db.OpenOwnershipClaims().Select(q => q.ActionItemId).ToListAsync(cancellationToken))
            columns.PutOwnerIsAsked(action);
        Put(columns.Areas, await Rows(db.Areas).ToListAsync(cancellationToken), a => a.Id);
        Put(columns.Reports, await Rows(db.Reports).ToListAsync(cancellationToken), r => r.Id);
        Put(columns.Sources, await Rows(db.Sources).ToListAsync(cancellationToken), s => s.Id);
        Put(columns.Boards, await Rows(db.Boards).ToListAsync(cancellationToken), b => b.Id);
        Put(columns.People, await Rows(db.People).ToListAsync(cancellationToken), p => p.Id);
        return columns;
    }

    /// <summary>What was touched, as it is now: what has to be done to the columns.</summary>
    public static async Task<Action<ActionColumns>> ChangesAsync(
        ActionBotContext db,
        IReadOnlyCollection<(Touched Of, long Key)> touched,
        CancellationToken cancellationToken
    )
    {
        var changes = new List<Action<ActionColumns>>();
        foreach (var ids in Keys(Touched.Action))
        {
            // As one parameter: SQLite would be sent thousands.
            var actions = await Rows(db.Actions.Where(a => EF.Parameter(ids).Contains(a.Id))).ToListAsync(cancellationToken);
            var waits = await Waits(db.StandingBlockers().Where(b => EF.Parameter(ids).Contains(b.ActionItemId)))
                .ToListAsync(cancellationToken);
            var snoozes = await Rows(db.SnoozesThatCount().Where(s => EF.Parameter(ids).Contains(s.ActionItemId)))
                .ToListAsync(cancellationToken);
            var queried = await db.OpenOwnershipClaims()
                .Where(q => EF.Parameter(ids).Contains(q.ActionItemId))
                .Select(q => q.ActionItemId)
                .ToListAsync(cancellationToken);
            changes.Add(columns =>
            {
                actions.ForEach(columns.Put);
                waits.ForEach(columns.Put);
                snoozes.ForEach(columns.Put);
                queried.ForEach(columns.PutOwnerIsAsked);
                foreach (var gone in ids.Except(actions.Select(a => a.Id)))
                    columns.Remove(gone);
            });
        }
        await NamedAsync(Touched.Area, db.Areas, Rows, c => c.Areas, r => r.Id);
        await NamedAsync(Touched.Report, db.Reports, Rows, c => c.Reports, r => r.Id);
        await NamedAsync(Touched.Source, db.Sources, Rows, c => c.Sources, r => r.Id);
        await NamedAsync(Touched.Board, db.Boards, Rows, c => c.Boards, r => r.Id);
        await NamedAsync(Touched.Person, db.People, Rows, c => c.People, r => r.Id);
        return columns => changes.ForEach(change => change(columns));

        IEnumerable<long[]> Keys(Touched of) => touched.Where(t => t.Of == of).Select(t => t.Key).Chunk(AtATime);

        async Task NamedAsync<T, TRow>(
            Touched of,
            IQueryable<T> all,
            Func<IQueryable<T>, IQueryable<TRow>> rows,
            Func<ActionColumns, Known<TRow>> known,
            Func<TRow, long> key
        )
            where T : class
            where TRow : class
        {
            foreach (var ids in Keys(of))
            {
                var read = await rows(all.Where(t => EF.Parameter(ids).Contains(EF.Property<long>(t, "Id"))))
                    .ToDictionaryAsync(key, cancellationToken);
                // A person is written whenever they link their account or ask to be left alone; their name is the same.
                changes.Add(columns =>
                {
                    var hasChanged = false;
                    foreach (var id in ids)
                        hasChanged |= known(columns).Put(id, read.GetValueOrDefault(id));
                    if (hasChanged)
                        columns.NameChanged();
                });
            }
        }
    }

    private static void Put<T>(Known<T> known, List<T> things, Func<T, long> key)
        where T : class => things.ForEach(t => known.Put(key(t), t));

    private static IQueryable<ActionRow> Rows(IQueryable<ActionItem> actions) =>
        actions
            .AsNoTracking()
            .Select(a => new ActionRow(
                a.Id,
                a.Ref,
                a.Status,
                a.Rating,
                a.Standing,
                a.AreaId,
                a.OwnerId,
                a.ReportId,
                a.TargetDate,
                a.Forecast,
                a.LastAnsweredOn,
                a.AskedOn,
                a.AskedAgainOn,
                a.SlipCount > 0,
                a.LastLine != null,
                a.Theme,
                a.DeliveryRoute,
                a.CorporateRisk,
                a.BoardName
            ));

    private static IQueryable<WaitRow> Waits(IQueryable<Blocker> blockers) =>
        blockers.OrderBy(b => b.Id).Select(b => new WaitRow(b.ActionItemId, b.Kind, b.BoardId));

    private static IQueryable<SnoozeRow> Rows(IQueryable<Snooze> snoozes) =>
        snoozes.Select(s => new SnoozeRow(s.ActionItemId, s.On, s.Until));

    private static IQueryable<PersonRow> Rows(IQueryable<Person> people) =>
        people.Select(p => new PersonRow(p.Id, p.Email, p.Name, p.IsActive));

    private static IQueryable<AreaRow> Rows(IQueryable<Area> areas) =>
        areas.Select(a => new AreaRow(a.Id, a.Path, a.Name, a.Abbreviations));

    private static IQueryable<ReportRow> Rows(IQueryable<Report> reports) =>
        reports.Select(r => new ReportRow(r.Id, r.Title, r.SourceId, r.IssuedOn, r.Assurance));

    private static IQueryable<SourceRow> Rows(IQueryable<Source> sources) =>
        sources.Select(s => new SourceRow(s.Id, s.Code, s.Name, s.Kind));

    private static IQueryable<BoardRow> Rows(IQueryable<Domain.Boards.Board> boards) =>
        boards.Select(b => new BoardRow(b.Id, b.Code, b.Name, b.Abbreviations));
}

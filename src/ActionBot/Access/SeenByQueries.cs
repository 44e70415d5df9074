using System.Linq.Expressions;
using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Access;

/// <summary>Finds out what people may see, and keeps queries to it.</summary>
internal static class SeenByQueries
{
    /// <summary>What a person may see on a day.</summary>
    /// <param name="today">The person's day, on which delegations stand or not.</param>
    public static async Task<SeenBy> SeenByAsync(
        this ActionBotContext db,
        Person person,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        if (person.IsAdministrator)
            return SeenBy.All;
        var id = person.Id;
        var led = await db.AreaLeads.Where(l => l.PersonId == id).Select(l => l.Area!.Path).ToListAsync(cancellationToken);
        var areas = led.Count == 0 ? [] : await db.AreasBelow(led).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellationToken);
        var owners = await db.OwnersAnsweredFor(id, today).ToListAsync(cancellationToken);
        var reports = await db
            .Reports.Where(r => db.SourceVerifiers.Any(v => v.PersonId == id && v.SourceId == r.SourceId))
            .Select(r => r.Id)
            .Order()
            .ToListAsync(cancellationToken);
        List<long> answered = [.. owners.Append(id).Distinct().Order()];
        // A lead who owns nothing elsewhere, as most do, sees what their areas have: two who lead the same see the same.
        if (
            areas.Count > 0
            && !await db.Actions.AnyAsync(a => answered.Contains(a.OwnerId!.Value) && !areas.Contains(a.AreaId), cancellationToken)
        )
            answered = [];
        return new(false, areas, answered, reports, await db.WaitingForBoardsOf(id).Distinct().Order().ToListAsync(cancellationToken));
    }

    /// <summary>The areas at or below paths.</summary>
    public static IQueryable<Area> AreasBelow(this ActionBotContext db, IReadOnlyList<string> paths)
    {
        var tops = AreaPaths.Tops(paths);
        return db.Areas.Where(a => EF.Parameter(tops).Any(top => a.Path.StartsWith(top)));
    }

    /// <summary>Those of the actions that a person may see.</summary>
    public static IQueryable<ActionItem> SeenIn(this IQueryable<ActionItem> actions, SeenBy seen)
    {
        if (seen.Everything)
            return actions;
        var (areas, owners, reports, waiting) = (seen.Areas.ToList(), seen.Owners.ToList(), seen.Reports.ToList(), seen.Waiting.ToList());
        var ways = new List<Expression<Func<ActionItem, bool>>>();
        if (areas.Count > 0)
            ways.Add(a => areas.Contains(a.AreaId));
        if (owners.Count > 0)
            ways.Add(a => owners.Contains(a.OwnerId!.Value));
        if (reports.Count > 0)
            ways.Add(a => reports.Contains(a.ReportId));
        if (waiting.Count > 0)
            ways.Add(a => EF.Parameter(waiting).Contains(a.Id));
        return actions.Where(Any(ways));
    }

    /// <summary>Those of the actions that each of some readers may see; with nobody, none.</summary>
    public static IQueryable<ActionItem> SeenIn(this IQueryable<ActionItem> actions, IReadOnlyList<SeenBy> readers) =>
        Distinct(readers).DefaultIfEmpty(SeenBy.Nothing).Aggregate(actions, (seen, reader) => seen.SeenIn(reader));

    private static List<SeenBy> Distinct(IReadOnlyList<SeenBy> readers)
    {
        var distinct = new List<SeenBy>();
        foreach (var reader in readers)
            if (!distinct.Exists(d => d.SeesTheSameAs(reader)))
                distinct.Add(reader);
        return distinct;
    }

    /// <summary>Whether any of some conditions is true; none of none is.</summary>
    public static Expression<Func<T, bool>> Any<T>(IEnumerable<Expression<Func<T, bool>>> conditions)
    {
        var item = Expression.Parameter(typeof(T), "x");
        var any = conditions
            .Select(c => new Put(c.Parameters[0], item).Visit(c.Body))
            .Aggregate<Expression, Expression?>(null, (all, one) => all is null ? one : Expression.OrElse(all, one));
        return Expression.Lambda<Func<T, bool>>(any ?? Expression.Constant(false), item);
    }

    private sealed class Put(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

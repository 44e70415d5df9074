using System.Linq.Expressions;
using ActionBot.Directory;
using ActionBot.Domain.History;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>Turns a question into conditions on actions. What it names is looked up first, in small tables, so that the register is asked by keys.</summary>
internal sealed class QuestionFilter(ActionBotContext db, QuestionMarks marks)
{
    private const int MostDigits = 8;

    /// <summary>The actions that a question is about.</summary>
    /// <param name="from">Those that may be seen.</param>
    /// <param name="question">The question.</param>
    /// <param name="day">The day of the position.</param>
    public async Task<IQueryable<ActionItem>> ApplyAsync(IQueryable<ActionItem> from, Question question, DateOnly day, CancellationToken cancellationToken)
    {
        var actions = question.IncludesClosed ? from : from.Where(a => a.Status != ActionStatus.Closed);
        foreach (var any in question.Marks)
            actions = actions.Where(SeenByQueries.Any(any.Select(m => m.Not ? Not(marks.Is(m.Mark, day)) : marks.Is(m.Mark, day))));
        foreach (var kind in question.Names.GroupBy(n => (n.Kind, n.Not)))
        {
            var condition = await OfAsync(kind.Key.Kind, [.. kind.Select(n => n.Key)], question, cancellationToken);
            actions = actions.Where(kind.Key.Not ? Not(condition) : condition);
        }
        // "In July or September": whole spans of one kind mean any of them; open-ended ones narrow it further.
        foreach (var spans in question.Spans.GroupBy(s => s is { From: not null, To: not null, Not: false } ? $"{s.Field}" : $"{s}"))
            actions = actions.Where(SeenByQueries.Any(spans.Select(In)));
        if (question.Words is { } words)
        {
            var pattern = $"%{words.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            actions = actions.Where(a => EF.Functions.Like(a.AgreedAction.ToLower(), pattern, "\\") || EF.Functions.Like(a.Risk!.ToLower(), pattern, "\\"));
        }
        return actions;
    }

    private async Task<Expression<Func<ActionItem, bool>>> OfAsync(NameKind kind, List<string> keys, Question question, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case NameKind.Area:
                var areas = await db.AreasBelow(keys).Select(a => a.Id).ToListAsync(cancellationToken);
                return a => areas.Contains(a.AreaId);
            case NameKind.Source:
                var published = await db.Reports.Where(r => keys.Contains(r.Source!.Code)).Select(r => r.Id).ToListAsync(cancellationToken);
                return a => published.Contains(a.ReportId);
            case NameKind.Report:
                var reports = await db.Reports.Where(r => keys.Contains(r.Title)).Select(r => r.Id).ToListAsync(cancellationToken);
                return a => reports.Contains(a.ReportId);
            case NameKind.Person:
                var people = await db.People.Where(p => keys.Contains(p.Email)).Select(p => p.Id).ToListAsync(cancellationToken);
                return a => a.OwnerId != null && people.Contains(a.OwnerId.Value);
            case NameKind.Board:
                return await AtBoardAsync(keys, question, cancellationToken);
            case NameKind.Theme:
                return a => a.Theme != null && keys.Contains(a.Theme);
            case NameKind.Route:
                return a => a.DeliveryRoute != null && keys.Contains(a.DeliveryRoute);
            case NameKind.Risk:
                return a => a.CorporateRisk != null && keys.Contains(a.CorporateRisk);
            case NameKind.Rating:
                var ratings = Parsed<Rating>(keys);
                return a => ratings.Contains(a.Rating);
            case NameKind.Assurance:
                var opinions = Parsed<Assurance>(keys);
                var rated = await db.Reports.Where(r => opinions.Contains(r.Assurance)).Select(r => r.Id).ToListAsync(cancellationToken);
                return a => rated.Contains(a.ReportId);
            default:
                var refs = keys.SelectMany(Spellings).Distinct().ToList();
                return a => refs.Contains(a.RefKey);
        }
    }

    // "Blocked at the board" is what waits for it; the board by itself is also what the register says it owns.
    private async Task<Expression<Func<ActionItem, bool>>> AtBoardAsync(List<string> codes, Question question, CancellationToken cancellationToken)
    {
        var boards = await db.Boards.Where(b => codes.Contains(b.Code)).Select(b => new { b.Id, b.Name, b.Code }).ToListAsync(cancellationToken);
        var (ids, names) = (boards.ConvertAll(b => (long?)b.Id), boards.SelectMany(b => new[] { b.Name, b.Code }).ToList());
        if (question.Wants(Mark.Blocked) || question.Wants(Mark.Decision))
            return a => db.Blockers.Any(b => b.ActionItemId == a.Id && b.EndedOn == null && ids.Contains(b.BoardId));
        return a => (a.BoardName != null && names.Contains(a.BoardName)) || db.Blockers.Any(b => b.ActionItemId == a.Id && b.EndedOn == null && ids.Contains(b.BoardId));
    }

    // "dara 42" is DARA-0042 where the register writes its numbers so.
    private static IEnumerable<string> Spellings(string key)
    {
        yield return key;
        var digits = key.Length - key.TrimEnd("0123456789".ToCharArray()).Length;
        var (head, number) = (key[..^digits], key[^digits..].TrimStart('0'));
        for (var length = Math.Max(1, number.Length); digits > 0 && length <= MostDigits; length++)
            yield return head + number.PadLeft(length, '0');
    }

    private Expression<Func<ActionItem, bool>> In(DateSpan span)
    {
        var (from, to) = (span.From ?? DateOnly.MinValue, span.To ?? DateOnly.MaxValue);
        return (span.Field, span.Not) switch
        {
            (DateField.Target, false) => a => a.TargetDate >= from && a.TargetDate <= to,
            (DateField.Target, true) => a => a.TargetDate == null || a.TargetDate < from || a.TargetDate > to,
            (DateField.Answered, false) => a => a.LastAnsweredOn >= from && a.LastAnsweredOn <= to,
            (DateField.Answered, true) => a => a.LastAnsweredOn == null || a.LastAnsweredOn < from || a.LastAnsweredOn > to,
            (DateField.Issued, false) => a => a.Report!.IssuedOn >= from && a.Report.IssuedOn <= to,
            (DateField.Issued, true) => a => a.Report!.IssuedOn == null || a.Report.IssuedOn < from || a.Report.IssuedOn > to,
            (_, false) => a => a.Status == ActionStatus.Closed && ClosedOn(from, to).Any(c => c.Key == a.Ref),
            _ => a => !ClosedOn(from, to).Any(c => c.Key == a.Ref),
        };
    }

    private IQueryable<Change> ClosedOn(DateOnly from, DateOnly to) =>
        db.Changes.Where(c => c.Entity == "action" && c.Field == "status" && c.To == nameof(ActionStatus.Closed) && c.On >= from && c.On <= to);

    private static List<T> Parsed<T>(IEnumerable<string> keys) where T : struct, Enum =>
        [.. keys.Select(k => Enum.TryParse<T>(k, out var value) && Enum.IsDefined(value) ? value : (T?)null).OfType<T>()];

    private static Expression<Func<ActionItem, bool>> Not(Expression<Func<ActionItem, bool>> condition) =>
        Expression.Lambda<Func<ActionItem, bool>>(Expression.Not(condition.Body), condition.Parameters);
}

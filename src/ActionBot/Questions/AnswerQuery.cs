using ActionBot.Directory;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>Answers questions. Who may see what is part of every query: each of those who will read the answer must be allowed to see all of it.</summary>
internal sealed class AnswerQuery(ActionBotContext db, QuestionFilter filter, QuestionMarks marks, AnswerGroups groups)
{
    private const int MostToSort = 20_000;

    // More than any of the three kinds has, and no answer is 0.
    private const int Places = 16;

    /// <summary>The answer with the actions of its page.</summary>
    /// <param name="question">The question.</param>
    /// <param name="readers">What each reader may see; with nobody, nothing is seen.</param>
    /// <param name="day">The day of the position.</param>
    public async Task<Answer> AnswerAsync(Question question, IReadOnlyList<SeenBy> readers, DateOnly day, CancellationToken cancellationToken)
    {
        var actions = await ActionsAsync(question, readers, day, cancellationToken);
        // One pass tells the number and everything that is said of it.
        // Where the answer is about these alone, all of it is.
        var unanswered = question.Wants(Mark.Unanswered) ? a => true : marks.Is(Mark.Unanswered, day);
        // Grouped by one number, which a database does in half the time that three columns take.
        var parts = (await actions.GroupBy(a => ((((int)a.Rating * Places) + ((int?)a.Standing ?? 0)) * Places) + (int)a.Status)
            .Select(g => new { g.Key, Count = g.Count(), Overdue = g.Count(a => a.TargetDate < day), Dated = g.Count(a => a.TargetDate != null), Unanswered = g.AsQueryable().Count(unanswered), Oldest = g.Min(a => a.TargetDate) })
            .ToListAsync(cancellationToken)).ConvertAll(p => new
            {
                Rating = (Rating)(p.Key / Places / Places),
                Standing = p.Key / Places % Places is > 0 and var standing ? (AnswerChoice)standing : (AnswerChoice?)null,
                Status = (ActionStatus)(p.Key % Places),
                p.Count,
                p.Overdue,
                p.Dated,
                p.Unanswered,
                p.Oldest,
            });
        var total = parts.Sum(p => p.Count);
        var isLate = question.Wants(Mark.Overdue);
        var figures = new AnswerFigures(
            isLate && question.Spans.Count == 0 ? await OpenAsync(question, readers, day, cancellationToken) : null,
            parts.Where(p => p.Rating == Rating.High).Sum(p => p.Count),
            parts.Where(p => p.Status != ActionStatus.Closed).Sum(p => p.Overdue),
            parts.Where(p => p is { Status: ActionStatus.Open, Standing: AnswerChoice.Decision or AnswerChoice.Other }).Sum(p => p.Count),
            parts.Sum(p => p.Unanswered),
            parts.Min(p => p.Oldest));
        var by = question.By ?? (isLate && total > 1 ? Facet.Reason : null);
        var counted = by switch
        {
            null => [],
            Facet.Reason => AnswerGroups.Reasons(parts.Select(p => (p.Standing, p.Status, p.Count))),
            { } facet => await groups.CountAsync(actions, facet, cancellationToken),
        };
        return new(question, day, total, figures, by, counted, total == 0 ? [] : await RowsAsync(actions, question, parts.Sum(p => p.Dated), total, cancellationToken));
    }

    /// <summary>The refs of an answer, in its order.</summary>
    /// <param name="question">The question.</param>
    /// <param name="readers">What each reader may see.</param>
    /// <param name="day">The day of the position.</param>
    /// <param name="most">How many at most; none means all.</param>
    public async Task<IReadOnlyList<string>> RefsAsync(Question question, IReadOnlyList<SeenBy> readers, DateOnly day, int? most, CancellationToken cancellationToken)
    {
        var inOrder = InOrder(await ActionsAsync(question, readers, day, cancellationToken), question.Order).Select(a => a.Ref);
        return await (most is { } take ? inOrder.Take(take) : inOrder).ToListAsync(cancellationToken);
    }

    /// <summary>How many actions an answer has.</summary>
    public async Task<int> CountAsync(Question question, IReadOnlyList<SeenBy> readers, DateOnly day, CancellationToken cancellationToken) =>
        await (await ActionsAsync(question, readers, day, cancellationToken)).CountAsync(cancellationToken);

    private async Task<IQueryable<ActionItem>> ActionsAsync(Question question, IReadOnlyList<SeenBy> readers, DateOnly day, CancellationToken cancellationToken) =>
        await filter.ApplyAsync(Seen(readers), question, day, cancellationToken);

    private IQueryable<ActionItem> Seen(IReadOnlyList<SeenBy> readers) =>
        readers.Aggregate(db.Actions.AsNoTracking().SeenIn(readers.Count == 0 ? SeenBy.Nothing : SeenBy.All), (actions, reader) => actions.SeenIn(reader));

    private async Task<int> OpenAsync(Question question, IReadOnlyList<SeenBy> readers, DateOnly day, CancellationToken cancellationToken)
    {
        var open = question with { Marks = [.. question.Marks.Where(any => any is not [{ Mark: Mark.Overdue, Not: false }])] };
        return await (await ActionsAsync(open, readers, day, cancellationToken)).CountAsync(cancellationToken);
    }

    // Few are put in order. Of many by date, the dated ones come first: asked for by themselves, the database walks them in the order of its index and stops
    // at the page's end; where few belong to the answer it would walk past most of the register before.
    private async Task<List<AnswerRow>> RowsAsync(IQueryable<ActionItem> actions, Question question, int dated, int total, CancellationToken cancellationToken)
    {
        var (skip, take) = (question.Skip, Math.Clamp(question.Limit ?? QuestionText.Page, 0, QuestionText.Page));
        if (question.Order is not (Ordering.Oldest or Ordering.Newest) || total <= MostToSort)
            return await SortedPageAsync(InOrder(actions, question.Order), question.Order, skip, take, cancellationToken);
        var withDate = actions.Where(a => a.TargetDate != null);
        var byDate = question.Order == Ordering.Oldest
            ? withDate.OrderBy(a => a.TargetDate).ThenByDescending(a => a.Rating).ThenBy(a => a.Ref) : withDate.OrderByDescending(a => a.TargetDate).ThenBy(a => a.Ref);
        var rows = skip < dated ? await PageAsync(byDate, skip, take, cancellationToken) : [];
        if (rows.Count < take && skip + rows.Count < total && dated < total)
        {
            var undated = actions.Where(a => a.TargetDate == null);
            rows.AddRange(await PageAsync(question.Order == Ordering.Oldest ? undated.OrderByDescending(a => a.Rating).ThenBy(a => a.Ref) : undated.OrderBy(a => a.Ref), Math.Max(0, skip - dated), take - rows.Count, cancellationToken));
        }
        return rows;
    }

    // All have to be put in order before the page is known: the index holds what orders them, and only the rows of the page are looked up.
    private async Task<List<AnswerRow>> SortedPageAsync(IQueryable<ActionItem> inOrder, Ordering order, int skip, int take, CancellationToken cancellationToken)
    {
        var page = await inOrder.Skip(skip).Take(take).Select(a => a.Id).ToListAsync(cancellationToken);
        return await PageAsync(InOrder(db.Actions.AsNoTracking().Where(a => page.Contains(a.Id)), order), 0, take, cancellationToken);
    }

    private static Task<List<AnswerRow>> PageAsync(IQueryable<ActionItem> inOrder, int skip, int take, CancellationToken cancellationToken) => inOrder.Skip(skip).Take(take)
        .Select(a => new AnswerRow(a.Ref, a.Rating, a.AgreedAction, a.TargetDate, a.Status, a.Forecast, a.Standing, a.Owner!.Name, a.Owner != null && !a.Owner.IsActive)).ToListAsync(cancellationToken);

    private static IOrderedQueryable<ActionItem> InOrder(IQueryable<ActionItem> actions, Ordering order) => order switch
    {
        Ordering.Newest => actions.OrderBy(a => a.TargetDate == null).ThenByDescending(a => a.TargetDate).ThenBy(a => a.Ref),
        Ordering.Riskiest => actions.OrderByDescending(a => a.Rating).ThenBy(a => a.TargetDate == null).ThenBy(a => a.TargetDate).ThenBy(a => a.Ref),
        Ordering.Ref => actions.OrderBy(a => a.Ref),
        Ordering.Silent => actions.OrderBy(a => a.LastAnsweredOn != null).ThenBy(a => a.LastAnsweredOn).ThenBy(a => a.Ref),
        _ => actions.OrderBy(a => a.TargetDate == null).ThenBy(a => a.TargetDate).ThenByDescending(a => a.Rating).ThenBy(a => a.Ref),
    };
}

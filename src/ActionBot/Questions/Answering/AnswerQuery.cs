using ActionBot.Access;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Questions.Columns;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions.Answering;

/// <summary>
/// Answers questions. Who may see what is part of every query: each of those who will read the answer must be allowed to see all
/// of it.
/// </summary>
internal sealed class AnswerQuery(ActionBotContext db, ColumnSource columns, QuestionFilter filter, QuestionMarks marks)
{
    // From here on it is worth another core.
    private const int ManyToCount = 50_000;

    /// <summary>The answer with the actions of its page.</summary>
    /// <param name="question">The question.</param>
    /// <param name="readers">What each reader may see; with nobody, nothing is seen.</param>
    /// <param name="day">The day of the position.</param>
    public async Task<Answer> AnswerAsync(
        Question question,
        IReadOnlyList<SeenBy> readers,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var isLate = question.Wants(Mark.Overdue);
        // What is late is told with all of which it is a part, so that is the last condition.
        var whole = isLate
            ? question with
            {
                Marks = [.. question.Marks.Where(any => any is not [{ Mark: Mark.Overdue, Not: false }])],
            }
            : question;
        var conditions = await filter.ConditionsAsync(whole, readers, day, cancellationToken);
        var (skip, take) = (question.Skip, Math.Clamp(question.Limit ?? QuestionText.Page, 0, QuestionText.Page));
        var (answer, page) = await columns.AskAsync(
            c =>
            {
                using var found = Selection.Of(c, conditions);
                var open = isLate && question.Spans.Count == 0 ? found.Count : (int?)null;
                if (isLate)
                    found.Keep(marks.Is(Mark.Overdue, day)(c));
                var by = question.By ?? (isLate && found.Count > 1 ? Facet.Reason : null);
                int[] first = [];
                IReadOnlyList<AnswerGroup> counted = [];
                var figures = new AnswerFigures(open, 0, 0, 0, 0, null);
                void Count() => counted = by is { } facet ? AnswerGroups.Count(c, found.Rows, facet) : [];
                void Look()
                {
                    first =
                        skip >= found.Count
                            ? []
                            : AnswerOrder.First(c, found.Rows, question.Order, (int)Math.Min((long)skip + take, found.Count));
                    figures = Figures(c, found.Rows, question, open, day);
                }
                Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = found.Count < ManyToCount ? 1 : -1 }, Count, Look);
                return (
                    new Answer(question, day, found.Count, figures, by, counted, []),
                    Array.ConvertAll(first[Math.Min(skip, first.Length)..], row => c.Id[row])
                );
            },
            cancellationToken
        );
        return answer with { Rows = await RowsAsync(page, readers, cancellationToken) };
    }

    /// <summary>The refs of an answer, in its order.</summary>
    /// <param name="question">The question.</param>
    /// <param name="readers">What each reader may see.</param>
    /// <param name="day">The day of the position.</param>
    /// <param name="most">How many at most; none means all.</param>
    public async Task<IReadOnlyList<string>> RefsAsync(
        Question question,
        IReadOnlyList<SeenBy> readers,
        DateOnly day,
        int? most,
        CancellationToken cancellationToken
    )
    {
        var conditions = await filter.ConditionsAsync(question, readers, day, cancellationToken);
        return await columns.AskAsync(
            c =>
            {
                using var found = Selection.Of(c, conditions);
                return Array.ConvertAll(AnswerOrder.First(c, found.Rows, question.Order, most ?? found.Count), row => c.Ref[row]);
            },
            cancellationToken
        );
    }

    /// <summary>How many actions an answer has.</summary>
    public async Task<int> CountAsync(Question question, IReadOnlyList<SeenBy> readers, DateOnly day, CancellationToken cancellationToken)
    {
        var conditions = await filter.ConditionsAsync(question, readers, day, cancellationToken);
        return await columns.AskAsync(
            c =>
            {
                using var found = Selection.Of(c, conditions);
                return found.Count;
            },
            cancellationToken
        );
    }

    private AnswerFigures Figures(ActionColumns c, ReadOnlySpan<int> rows, Question question, int? open, DateOnly day)
    {
        // Where the answer is about those that nobody answered, all of it is.
        Func<int, bool> isUnanswered = question.Wants(Mark.Unanswered) ? _ => true : marks.Is(Mark.Unanswered, day)(c);
        var isOverdue = marks.Is(Mark.Overdue, day)(c);
        Span<int> rated = stackalloc int[RatingTitles.All.Max(r => (int)r) + 1];
        var (overdue, blocked, unanswered, oldest) = (0, 0, 0, ActionColumns.NoDay);
        foreach (var row in rows)
        {
            rated[(int)c.Rating[row]]++;
            overdue += isOverdue(row) ? 1 : 0;
            blocked += c.Status[row] == ActionStatus.Open && QuestionMarks.IsWaiting(c.Standing[row]) ? 1 : 0;
            unanswered += isUnanswered(row) ? 1 : 0;
            oldest = Math.Min(oldest, c.Target[row]);
        }
        DateOnly? first = oldest == ActionColumns.NoDay ? null : DateOnly.FromDayNumber(oldest);
        return new(open, rated[(int)Rating.High], overdue, blocked, unanswered, first) { Critical = rated[(int)Rating.Critical] };
    }

    // What is shown is asked of the register itself, and once more only where all readers may see it.
    private async Task<IReadOnlyList<AnswerRow>> RowsAsync(long[] page, IReadOnlyList<SeenBy> readers, CancellationToken cancellationToken)
    {
        if (page.Length == 0)
            return [];
        var rows = await db
            .Actions.AsNoTracking()
            .SeenIn(readers)
            .Where(a => page.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                Row = new AnswerRow(
                    a.Ref,
                    a.Rating,
                    a.AgreedAction,
                    a.TargetDate,
                    a.Status,
                    a.Forecast,
                    a.Standing,
                    a.Owner!.Name,
                    a.Owner != null && !a.Owner.IsActive
                ),
            })
            .ToDictionaryAsync(a => a.Id, a => a.Row, cancellationToken);
        return [.. page.Select(id => rows.GetValueOrDefault(id)).OfType<AnswerRow>()];
    }
}

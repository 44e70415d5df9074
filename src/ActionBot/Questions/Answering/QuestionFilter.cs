using ActionBot.Access;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Questions.Columns;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions.Answering;

/// <summary>
/// Turns a question into conditions on actions. Who may see them is the first of them. What only the database knows, such as
/// texts, is looked up before.
/// </summary>
internal sealed class QuestionFilter(ActionBotContext db, QuestionMarks marks)
{
    private const int MostDigits = 8;

    /// <summary>The conditions of a question, for actions that each of some readers may see.</summary>
    /// <param name="question">The question.</param>
    /// <param name="readers">What each reader may see; with nobody, nothing is seen.</param>
    /// <param name="day">The day of the position.</param>
    public async Task<IReadOnlyList<Condition>> ConditionsAsync(
        Question question,
        IReadOnlyList<SeenBy> readers,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        List<Condition> conditions = [.. readers.DefaultIfEmpty(SeenBy.Nothing).Where(r => !r.Everything).Select(Seen)];
        if (!question.IncludesClosed)
            conditions.Add(marks.Is(Mark.Open, day));
        foreach (var kind in question.Names.GroupBy(n => (n.Kind, n.Not)))
        {
            var condition = await OfAsync(kind.Key.Kind, [.. kind.Select(n => n.Key)], question, cancellationToken);
            conditions.Add(kind.Key.Not ? Not(condition) : condition);
        }
        foreach (var any in question.Marks)
            conditions.Add(Any([.. any.Select(m => m.Not ? Not(marks.Is(m.Mark, day)) : marks.Is(m.Mark, day))]));
        // "In July or September": whole spans of one kind mean any of them; open-ended ones narrow it further.
        foreach (var spans in question.Spans.GroupBy(s => s is { From: not null, To: not null, Not: false } ? $"{s.Field}" : $"{s}"))
        {
            var whole = new List<Condition>();
            foreach (var span in spans)
                whole.Add(await InAsync(span, readers, cancellationToken));
            conditions.Add(Any(whole));
        }
        if (question.Words is { } words)
            conditions.Add(await SayAsync(words, readers, cancellationToken));
        return conditions;
    }

    /// <summary>Whether somebody may see an action.</summary>
    public static Condition Seen(SeenBy reader) =>
        c =>
        {
            var (areas, owners, reports, waiting) = (
                c.Areas.Are(reader.Areas),
                c.People.Are(reader.Owners),
                c.Reports.Are(reader.Reports),
                reader.Waiting.ToHashSet()
            );
            return i =>
                areas[c.Area[i]]
                || (c.Owner[i] != ActionColumns.Nobody && owners[c.Owner[i]])
                || reports[c.Report[i]]
                || (waiting.Count > 0 && waiting.Contains(c.Id[i]));
        };

    private async Task<Condition> OfAsync(NameKind kind, List<string> keys, Question question, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case NameKind.Area:
                return InOne(c => c.Area, c => c.Areas.Are(a => keys.Exists(k => a.Path.StartsWith(k, StringComparison.Ordinal))));
            case NameKind.Source:
                return InOne(
                    c => c.Report,
                    c => c.Reports.Are(r => c.Sources.Find(r.SourceId) is { } source && keys.Contains(source.Code))
                );
            case NameKind.Report:
                return InOne(c => c.Report, c => c.Reports.Are(r => keys.Contains(r.Title)));
            case NameKind.Person:
                return c =>
                {
                    var people = c.People.Are(p => keys.Contains(p.Email));
                    return i => c.Owner[i] != ActionColumns.Nobody && people[c.Owner[i]];
                };
            case NameKind.Board:
                return AtBoard(keys, question);
            case NameKind.Theme:
                return InOne(c => c.Theme, c => c.Themes.Are(keys));
            case NameKind.Route:
                return InOne(c => c.Route, c => c.Routes.Are(keys));
            case NameKind.Risk:
                return InOne(c => c.Risk, c => c.Risks.Are(keys));
            case NameKind.Rating:
                var ratings = Parsed<Rating>(keys);
                return c => i => ratings.Contains(c.Rating[i]);
            case NameKind.Assurance:
                var opinions = Parsed<Assurance>(keys);
                return InOne(c => c.Report, c => c.Reports.Are(r => opinions.Contains(r.Assurance)));
            default:
                var refs = keys.SelectMany(Spellings).Distinct().ToList();
                return OneOf(await db.Actions.Where(a => refs.Contains(a.RefKey)).Select(a => a.Id).ToListAsync(cancellationToken));
        }
    }

    // "Blocked at the board" is what waits for it; the board by itself is also what the register says it owns.
    private static Condition AtBoard(List<string> codes, Question question) =>
        c =>
        {
            var boards = c.Boards.All.Where(b => codes.Contains(b.Code)).ToList();
            var ids = boards.Select(b => b.Id).ToHashSet();
            var named = c.BoardNames.Are(
                question.Wants(Mark.Blocked) || question.Wants(Mark.Decision) ? [] : boards.SelectMany(b => new[] { b.Name, b.Code })
            );
            return i => named[c.BoardName[i]] || (c.WaitsAt.TryGetValue(i, out var waits) && waits.Exists(ids.Contains));
        };

    // "dara 42" is DARA-0042 where the register writes its numbers so.
    private static IEnumerable<string> Spellings(string key)
    {
        yield return key;
        var digits = key.Length - key.TrimEnd("0123456789".ToCharArray()).Length;
        var (head, number) = (key[..^digits], key[^digits..].TrimStart('0'));
        for (var length = Math.Max(1, number.Length); digits > 0 && length <= MostDigits; length++)
            yield return head + number.PadLeft(length, '0');
    }

    private async Task<Condition> InAsync(DateSpan span, IReadOnlyList<SeenBy> readers, CancellationToken cancellationToken)
    {
        var (from, to) = (span.From ?? DateOnly.MinValue, span.To ?? DateOnly.MaxValue);
        var (first, last) = (from.DayNumber, to.DayNumber);
        Condition within = span.Field switch
        {
            DateField.Target => c => i => c.Target[i] >= first && c.Target[i] <= last,
            DateField.Answered => c => i => c.Answered[i] >= first && c.Answered[i] <= last,
            DateField.Issued => InOne(c => c.Report, c => c.Reports.Are(r => r.IssuedOn >= from && r.IssuedOn <= to)),
            _ => await ClosedAsync(from, to, readers, cancellationToken),
        };
        return !span.Not ? within : Not(within);
    }

    // What was opened again has no day on which it was closed.
    private async Task<Condition> ClosedAsync(
        DateOnly from,
        DateOnly to,
        IReadOnlyList<SeenBy> readers,
        CancellationToken cancellationToken
    )
    {
        var closings = db.Changes.Where(c =>
            c.Entity == "action" && c.Field == "status" && c.To == nameof(ActionStatus.Closed) && c.On >= from && c.On <= to
        );
        return OneOf(
            await db
                .Actions.SeenIn(readers)
                .Where(a => a.Status == ActionStatus.Closed && closings.Any(c => c.Key == a.Ref))
                .Select(a => a.Id)
                .ToListAsync(cancellationToken)
        );
    }

    // Between two words any one sign may stand: "counter terrorism" is found in "counter-terrorism".
    private async Task<Condition> SayAsync(string words, IReadOnlyList<SeenBy> readers, CancellationToken cancellationToken)
    {
        var escaped = words
            .ToLowerInvariant()
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
        var pattern = $"%{escaped.Replace(' ', '_')}%";
        return OneOf(
            await db
                .Actions.SeenIn(readers)
                .Where(a =>
                    EF.Functions.Like(a.AgreedAction.ToLower(), pattern, "\\") || EF.Functions.Like(a.Risk!.ToLower(), pattern, "\\")
                )
                .Select(a => a.Id)
                .ToListAsync(cancellationToken)
        );
    }

    private static Condition OneOf(IEnumerable<long> ids)
    {
        var one = ids.ToHashSet();
        return c => i => one.Contains(c.Id[i]);
    }

    private static Condition InOne(Func<ActionColumns, int[]> column, Func<ActionColumns, bool[]> places) =>
        c =>
        {
            var (at, are) = (column(c), places(c));
            return i => are[at[i]];
        };

    private static Condition Any(IReadOnlyList<Condition> conditions) =>
        conditions is [var only]
            ? only
            : c =>
            {
                var any = conditions.Select(condition => condition(c)).ToArray();
                return i => Array.Exists(any, holds => holds(i));
            };

    private static Condition Not(Condition condition) =>
        c =>
        {
            var holds = condition(c);
            return i => !holds(i);
        };

    private static List<T> Parsed<T>(IEnumerable<string> keys)
        where T : struct, Enum =>
        [.. keys.Select(k => Enum.TryParse<T>(k, out var value) && Enum.IsDefined(value) ? value : (T?)null).OfType<T>()];
}

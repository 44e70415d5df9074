using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Questions;

/// <summary>Questions in words: as the bot tells how it understood one, and as a person could ask it.</summary>
public static class QuestionText
{
    /// <summary>How many actions an answer shows at a time.</summary>
    public const int Page = 10;

    private const int MostOfName = 60;

    /// <summary>
    /// How it was understood, as one sentence: "Open actions that are overdue, in Public Order and below, rated High, by area."
    /// </summary>
    /// <param name="question">The question.</param>
    public static string Sentence(Question question)
    {
        List<string> parts = [Subject(question) + That(question)];
        parts.AddRange(Kinds.Select(k => Names(question, k)).OfType<string>());
        parts.AddRange(question.Spans.Select(Told));
        if (question.Words is { } words)
            parts.Add($"with the words “{British.Shorten(words, MostOfName)}”");
        if (question.By is { } by)
            parts.Add("counted by " + by.Noun());
        if (question.Order != Ordering.Oldest)
            parts.Add(question.Order.Title());
        if (question.Limit is { } limit)
            parts.Add(question.Skip > 0 ? $"numbers {question.Skip + 1} to {question.Skip + limit}" : $"the first {limit}");
        var sentence = string.Join(", ", parts);
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }

    /// <summary>The question as somebody could type it; it is read as the same question.</summary>
    /// <param name="question">The question.</param>
    public static string Typed(Question question)
    {
        List<string> parts = [];
        if (question.CountOnly)
            parts.Add("how many");
        parts.AddRange(question.Marks.Select(any => string.Join(" or ", any.Select(m => (m.Not ? "not " : "") + m.Mark.Phrase()))));
        parts.Add("actions");
        // Whoever is offered it on a button that cuts it short still reads what is looked for.
        if (question.Words is { } words)
            parts.Add($"about \"{words.Replace("\"", "", StringComparison.Ordinal)}\"");
        parts.AddRange(
            question
                .Names.GroupBy(n => (n.Kind, n.Not))
                .Select(g => $"{(g.Key.Not ? "except " : "")}{g.Key.Kind.Before()}{string.Join(" or ", g.Select(n => n.Text))}")
        );
        parts.AddRange(question.Spans.Select(s => $"{(s.Not ? "not " : "")}{s.Field.Phrase()} {Days(s)}"));
        if (question.By is { } by)
            parts.Add("by " + by.Noun());
        if (question.Order != Ordering.Oldest)
            parts.Add(question.Order.Title());
        return British.Plain(string.Join(' ', parts));
    }

    /// <summary>The areas, or whatever else the actions belong to, for a line under a headline; null where it is everything.</summary>
    /// <param name="question">The question.</param>
    public static string? Where(Question question) =>
        Kinds.Where(k => k != NameKind.Rating).Select(k => Names(question, k)).OfType<string>().ToList() is { Count: > 0 } parts
            ? string.Join(" · ", parts.Select(p => char.ToUpperInvariant(p[0]) + p[1..]))
            : null;

    private static readonly NameKind[] Kinds = Enum.GetValues<NameKind>();

    private static string Subject(Question question) =>
        (question.CountOnly ? "the number of " : "")
        + (
            question.Wants(Mark.Closed) ? "closed actions"
            : question.IncludesClosed ? "actions, open or closed"
            : "open actions"
        );

    private static string That(Question question)
    {
        var said = question
            .Marks.Where(any => any is not [{ Mark: Mark.Open or Mark.Closed or Mark.Any, Not: false }])
            .Select(any => string.Join(" or ", any.Select(Told)))
            .ToList();
        return said.Count == 0 ? "" : " that " + British.List(said);
    }

    private static string Told(MarkTerm term) => term.Not ? term.Mark.Denied() : term.Mark.Told();

    private static string? Names(Question question, NameKind kind)
    {
        var wanted = question.Wanted(kind).Select(n => Text(n)).ToList();
        var refused = question.Names.Where(n => n.Kind == kind && n.Not).Select(n => Text(n)).ToList();
        if (wanted.Count + refused.Count == 0)
            return null;
        var told = wanted.Count > 0 ? kind.Lead() + Either(wanted) : "";
        return refused.Count == 0 ? told : $"{told}{(told.Length > 0 ? ", " : "")}not {kind.Lead()}{Either(refused)}";
    }

    private static string Text(NameTerm name) => British.Shorten(name.Text, MostOfName);

    private static string Either(List<string> items) =>
        items.Count == 1 ? items[0] : $"{string.Join(", ", items.SkipLast(1))} or {items[^1]}";

    private static string Told(DateSpan span)
    {
        var day = span.Field switch
        {
            DateField.Target => "with a target date",
            DateField.Answered => "last answered",
            DateField.Issued => "from reports issued",
            _ => "closed",
        };
        var not = span.Not
            ? span.Field == DateField.Answered
                ? "not answered"
                : "not " + day
            : day;
        return $"{not} {Ends(span)}";
    }

    private static string Ends(DateSpan span) =>
        (span.From, span.To) switch
        {
            ({ } from, { } to) when from == to => "on " + British.FullDate(from),
            ({ } from, { } to) => $"from {British.FullDate(from)} to {British.FullDate(to)}",
            ({ } from, null) => "from " + British.FullDate(from) + " on",
            (null, { } to) => "up to " + British.FullDate(to),
            _ => "on any day",
        };

    private static string Days(DateSpan span) =>
        (span.From, span.To) switch
        {
            ({ } from, { } to) => $"between {British.FullDate(from)} and {British.FullDate(to)}",
            ({ } from, null) => "since " + British.FullDate(from),
            (null, { } to) => "before " + British.FullDate(to.AddDays(1)),
            _ => "",
        };
}

using ActionBot.Domain.Register;

namespace ActionBot.Domain.Questions;

/// <summary>A mark that an action must have, or must not have.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Not">Whether it must not have it.</param>
public sealed record MarkTerm(Mark Mark, bool Not = false);

/// <summary>Days from one to another, both included; a missing end is open.</summary>
/// <param name="Field">Which day of the action.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Not">Whether the day must not lie in it; an action without such a day then counts as well.</param>
public sealed record DateSpan(DateField Field, DateOnly? From, DateOnly? To, bool Not = false);

/// <summary>A question as it was understood. Everything in it is absolute: "my area" has become an area, "next month" two days.</summary>
public sealed record Question
{
    /// <summary>All of these must be true; in each, one of the marks.</summary>
    public IReadOnlyList<IReadOnlyList<MarkTerm>> Marks { get; init; } = [];

    /// <summary>What the actions belong to.</summary>
    public IReadOnlyList<NameTerm> Names { get; init; } = [];

    /// <summary>In which spans their days lie.</summary>
    public IReadOnlyList<DateSpan> Spans { get; init; } = [];

    /// <summary>Words that stand in the agreed action or its risk.</summary>
    public string? Words { get; init; }

    /// <summary>Whether only the number is wanted.</summary>
    public bool CountOnly { get; init; }

    /// <summary>By what to count.</summary>
    public Facet? By { get; init; }

    /// <summary>In which order.</summary>
    public Ordering Order { get; init; }

    /// <summary>How many at most; none means all.</summary>
    public int? Limit { get; init; }

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>Whether closed actions count: they are asked for, or single actions are.</summary>
    public bool IncludesClosed =>
        Names.Any(n => n is { Kind: NameKind.Ref, Not: false })
        || Spans.Any(s => s.Field == DateField.Closed)
        || Marks.Any(any => any.Any(m => m is { Mark: Mark.Closed or Mark.Any, Not: false }));

    /// <summary>Whether it says anything about which actions are meant.</summary>
    public bool HasFilters => Marks.Count > 0 || Names.Count > 0 || Spans.Count > 0 || Words is not null;

    /// <summary>Whether a mark is wanted by itself.</summary>
    /// <param name="mark">The mark.</param>
    public bool Wants(Mark mark) => Marks.Any(any => any is [{ Not: false } only] && only.Mark == mark);

    /// <summary>The names of a kind that are wanted.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<NameTerm> Wanted(NameKind kind) => Names.Where(n => n.Kind == kind && !n.Not);

    /// <summary>The question with another mark; the same twice is once.</summary>
    /// <param name="term">The mark.</param>
    public Question With(MarkTerm term) =>
        Marks.Any(any => any is [var only] && only == term) ? this : this with { Marks = [.. Marks, [term]] };

    /// <summary>The question about one rating only.</summary>
    /// <param name="rating">The rating.</param>
    public Question Only(Rating rating) => this with { Names = [.. Names.Where(n => n.Kind != NameKind.Rating), Ratings.Term(rating)] };

    /// <summary>This question, changed by a later one of the same chat: "only high", "and in Finance?", "the next ten".</summary>
    /// <param name="later">What was said later.</param>
    /// <param name="more">How many more of the same are wanted: passes over what was shown.</param>
    public Question Then(Question later, int? more)
    {
        if (more is { } next)
            return this with { Skip = Skip + Shown, Limit = Math.Min(next, QuestionText.Page), CountOnly = false };
        var kinds = later.Names.Select(n => n.Kind).ToHashSet();
        var fields = later.Spans.Select(s => s.Field).ToHashSet();
        return this with
        {
            Names = [.. Names.Where(n => !kinds.Contains(n.Kind)), .. later.Names],
            Spans = [.. Spans.Where(s => !fields.Contains(s.Field)), .. later.Spans],
            Marks = [.. Marks.Where(any => !later.Marks.Any(l => Settles(l, any))), .. later.Marks],
            Words = later.Words ?? Words,
            CountOnly = later.CountOnly,
            By = later.By ?? (later.HasFilters ? By : null),
            Order = later.Order == Ordering.Oldest ? Order : later.Order,
            Limit = later.Limit,
            Skip = 0,
        };
    }

    // How many of it were shown: a page at most, and of a number none.
    private int Shown => CountOnly ? 0 : Math.Min(Limit ?? QuestionText.Page, QuestionText.Page);

    // Of the places that an action can be in at a time, the later word counts.
    private static bool Settles(IReadOnlyList<MarkTerm> later, IReadOnlyList<MarkTerm> before) =>
        later.SequenceEqual(before) || (later.All(m => IsPlace(m.Mark)) && before.All(m => IsPlace(m.Mark)));

    private static bool IsPlace(Mark mark) =>
        mark is Mark.Open or Mark.Closed or Mark.Any or Mark.Overdue or Mark.NotYetDue or Mark.Undated;
}

/// <summary>Ratings as names.</summary>
public static class Ratings
{
    /// <summary>The rating as a name that a question may hold.</summary>
    /// <param name="rating">The rating.</param>
    public static NameTerm Term(Rating rating) => new(NameKind.Rating, rating.ToString(), rating.Given() ?? "not rated");
}

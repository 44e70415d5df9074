using ActionBot.Domain.Register;

namespace ActionBot.Domain.Questions;

/// <summary>Something that an action is or is not on a day.</summary>
public enum Mark
{
    /// <summary>Not closed: also those that wait for their verifier.</summary>
    Open,

    /// <summary>Closed for good.</summary>
    Closed,

    /// <summary>Open or closed: lifts the rule that a question is about open actions.</summary>
    Any,

    /// <summary>Not closed, and past the target date.</summary>
    Overdue,

    /// <summary>Not closed, with a target date that is not past.</summary>
    NotYetDue,

    /// <summary>Without a target date.</summary>
    Undated,

    /// <summary>Waits for a board or for something else.</summary>
    Blocked,

    /// <summary>Waits for a board to decide.</summary>
    Decision,

    /// <summary>Waits for another action or an outside body.</summary>
    Dependency,

    /// <summary>The owner's latest answer is "at risk".</summary>
    AtRisk,

    /// <summary>The owner's latest answer is "on track".</summary>
    OnTrack,

    /// <summary>Asked about, with time to answer, and not answered since.</summary>
    Unanswered,

    /// <summary>Answered at least once, here or in the register.</summary>
    Answered,

    /// <summary>Put off by its owner.</summary>
    Snoozed,

    /// <summary>The target date was moved later, or the forecast is after it.</summary>
    Slipping,

    /// <summary>Nobody owns it, its owner has left, or says that it is not theirs.</summary>
    NoOwner,

    /// <summary>Its owner says it is done.</summary>
    AwaitingVerification,

    /// <summary>Its owner asks to close it undone.</summary>
    ClosureRequested,

    /// <summary>Tracked centrally, by the monitoring rule.</summary>
    Monitored,
}

/// <summary>A mark that an action must have, or must not have.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Not">Whether it must not have it.</param>
public sealed record MarkTerm(Mark Mark, bool Not = false);

/// <summary>What a name of the register is the name of.</summary>
public enum NameKind
{
    /// <summary>A node of the organisation's tree; everything below it counts.</summary>
    Area,

    /// <summary>A body that issues reports.</summary>
    Source,

    /// <summary>A board: that an action waits for, or that owns its risk.</summary>
    Board,

    /// <summary>A theme.</summary>
    Theme,

    /// <summary>An audit or inspection.</summary>
    Report,

    /// <summary>The owner.</summary>
    Person,

    /// <summary>How it is delivered.</summary>
    Route,

    /// <summary>A corporate risk.</summary>
    Risk,

    /// <summary>Critical, High, Medium, Low or not rated.</summary>
    Rating,

    /// <summary>The auditor's opinion.</summary>
    Assurance,

    /// <summary>An action, by its ref.</summary>
    Ref,
}

/// <summary>A thing that the actions must belong to, or must not. Several of one kind that are not refused mean any of them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">By what the register finds it: an area's path, a source's code, a person's address, otherwise its name.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Not">Whether they must not belong to it.</param>
public sealed record NameTerm(NameKind Kind, string Key, string Text, bool Not = false);

/// <summary>Which day of an action a span is about.</summary>
public enum DateField
{
    /// <summary>The agreed target date.</summary>
    Target,

    /// <summary>The day of the latest answer.</summary>
    Answered,

    /// <summary>The day on which its report was issued.</summary>
    Issued,

    /// <summary>The day on which it was closed.</summary>
    Closed,
}

/// <summary>Days from one to another, both included; a missing end is open.</summary>
/// <param name="Field">Which day of the action.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Not">Whether the day must not lie in it; an action without such a day then counts as well.</param>
public sealed record DateSpan(DateField Field, DateOnly? From, DateOnly? To, bool Not = false);

/// <summary>By what an answer is counted.</summary>
public enum Facet
{
    /// <summary>The area that has to do it.</summary>
    Area,

    /// <summary>The owner.</summary>
    Owner,

    /// <summary>Who issued the report.</summary>
    Source,

    /// <summary>The report.</summary>
    Report,

    /// <summary>The rating, riskiest first.</summary>
    Rating,

    /// <summary>The theme.</summary>
    Theme,

    /// <summary>The board that a decision waits for.</summary>
    Board,

    /// <summary>Why it is late, by the owner's latest answer.</summary>
    Reason,

    /// <summary>The month of the target date, earliest first.</summary>
    Month,

    /// <summary>The financial quarter of the target date, earliest first.</summary>
    Quarter,

    /// <summary>The auditor's opinion.</summary>
    Assurance,

    /// <summary>How it is delivered.</summary>
    Route,
}

/// <summary>In which order the actions of an answer stand.</summary>
public enum Ordering
{
    /// <summary>By target date, those without one last, the riskier first among equals.</summary>
    Oldest,

    /// <summary>The latest target date first.</summary>
    Newest,

    /// <summary>By rating, then by target date.</summary>
    Riskiest,

    /// <summary>By ref.</summary>
    Ref,

    /// <summary>Those answered longest ago first.</summary>
    Silent,
}

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

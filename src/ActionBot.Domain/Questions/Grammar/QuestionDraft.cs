namespace ActionBot.Domain.Questions.Grammar;

/// <summary>Puts the pieces of a question together, from left to right.</summary>
internal sealed class QuestionDraft(Asker asker)
{
    private const int MostOfWords = 200;
    private const string OneText = "I look for one text at a time. Ask for each by itself.";
    private const string LeadsNone = "You do not lead an area. Name one, or ask for your own actions.";

    private static readonly string[] Things = ["action", "recommendation", "rec", "item", "everything", "all", "task"];
    private static readonly Mark[] Places = [Mark.Overdue, Mark.NotYetDue, Mark.Undated, Mark.Closed];

    private readonly List<List<MarkTerm>> marks = [];
    private readonly List<NameTerm> names = [];
    private readonly List<(Piece Piece, bool Not, DateField? Field, bool IsExact)> spans = [];
    private readonly List<string> unknown = [];
    private readonly List<string> words = [];
    private bool isRefused,
        wasRefused,
        afterOr,
        afterAnd,
        counts,
        refers,
        isExact,
        who,
        any,
        was,
        seeksWording;
    private DateField? field;
    private Piece? last;
    private Facet? by;
    private Ordering order;
    private int? limit,
        more;
    private string? fault;

    /// <summary>Takes the next piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="typed">Its words as they were typed.</param>
    public void Take(Piece piece, string typed)
    {
        any |=
            piece.Kind
                is not (
                    PieceKind.Noise
                    or PieceKind.Unknown
                    or PieceKind.And
                    or PieceKind.Or
                    or PieceKind.Not
                    or PieceKind.Who
                    or PieceKind.Kind
                    or PieceKind.Again
                    or PieceKind.Limit
                );
        was |= typed is "was" or "were";
        switch (piece.Kind)
        {
            case PieceKind.Unknown:
                RefusesUnknown |= isRefused;
                unknown.Add(typed);
                break;
            case PieceKind.Not:
                isRefused = true;
                break;
            case PieceKind.And or PieceKind.Or:
                (afterAnd, afterOr) = (piece.Kind == PieceKind.And, piece.Kind == PieceKind.Or);
                if (afterOr && last?.Kind == PieceKind.Quote)
                    fault ??= OneText;
                refers |= last is null && piece.Kind == PieceKind.And;
                break;
            case PieceKind.Mark:
                Add(piece, Refuses(piece));
                break;
            case PieceKind.Name:
                var not = Refuses(piece);
                names.AddRange(piece.Also.Prepend(piece.Name!).Select(n => n with { Not = not }));
                break;
            case PieceKind.Mine:
                Own(piece);
                break;
            case PieceKind.MyArea:
                OwnOf(asker.Areas, LeadsNone);
                break;
            case PieceKind.MyBoard:
                OwnOf(asker.Boards, "You are in the secretariat of no board. Name the board that you mean.");
                break;
            case PieceKind.Quote:
                if (Refuses(piece))
                    fault ??= "I cannot leave actions out by their words. Ask for those that have them.";
                if (words.Count > 0)
                    fault ??= OneText;
                words.Add(piece.Text);
                break;
            case PieceKind.Span or PieceKind.Longer or PieceKind.Shorter:
                spans.Add((piece, Refuses(piece), field, isExact));
                break;
            case PieceKind.Field:
                (field, isExact) = (piece.Field, piece.IsExact);
                Late(piece);
                break;
            case PieceKind.By:
                by = piece.Facet;
                break;
            case PieceKind.Order:
                order = piece.Order;
                break;
            case PieceKind.Count:
                counts = true;
                break;
            case PieceKind.Limit:
                limit = piece.Number;
                break;
            case PieceKind.More:
                more = piece.Number > 0 ? piece.Number : QuestionText.Page;
                break;
            case PieceKind.Again:
                refers = true;
                break;
            case PieceKind.Who:
                who = true;
                break;
            case PieceKind.About:
                seeksWording |= piece.IsExact;
                break;
        }
        if (piece.Kind is PieceKind.Noise && last is null && typed is "only" or "just")
            refers = true;
        if (piece.Kind is not (PieceKind.Noise or PieceKind.Kind or PieceKind.And or PieceKind.Or or PieceKind.Not))
            (last, afterAnd, afterOr) = (piece, false, false);
    }

    /// <summary>What was understood so far, whether or not all was.</summary>
    public Question Question =>
        new()
        {
            Marks = [.. marks],
            Names = [.. names.Distinct()],
            Spans = Joined([.. spans.Select(Bind).OfType<DateSpan>().Distinct()]),
            Words = Wording.British.Shorten(string.Join(' ', words), MostOfWords).TrimEnd('…').Trim() is { Length: > 0 } said ? said : null,
            CountOnly = counts && by is null,
            By = by ?? (who && marks.Count > 0 ? Facet.Owner : null),
            Order = order,
            Limit = limit,
        };

    /// <summary>The reading, once all pieces are taken.</summary>
    public Reading Finish(List<Token> tokens)
    {
        var question = Question;
        if (
            spans.Exists(s =>
                s.Piece.Kind is PieceKind.Longer or PieceKind.Shorter && FieldOf(s) == DateField.Target && s.Piece.Field == DateField.Target
            )
        )
            question = question.With(new MarkTerm(Mark.Overdue));
        if (spans.Exists(s => FieldOf(s) == DateField.Answered))
            question = question with
            {
                Marks = [.. question.Marks.Where(any => !any.All(m => m.Mark is Mark.Answered or Mark.Unanswered))],
            };
        if (
            was
            && !isExact
            && question.Wants(Mark.Overdue)
            && question.Spans.FirstOrDefault(s => s is { Field: DateField.Target, From: { } from } && from == s.To && from < asker.Day)
                is { From: { } then }
        )
            fault ??=
                $"I answer as things are now. What was overdue on {Wording.British.FullDate(then)} "
                + "is in a report, which the tracking team can make for any day.";
        if (seeksWording && words.Count == 0)
            fault ??= "Which words am I to look for? Put them in quotes.";
        if (unknown.Count > 0 || fault is not null)
            return new Reading.NotUnderstood(unknown, fault, []);
        var isBare =
            !question.HasFilters && (more is not null || by is not null || counts || limit is not null || order != Ordering.Oldest);
        if (!question.HasFilters && !isBare && !tokens.Exists(t => Things.Contains(t.Stem)))
            return new Reading.NotUnderstood([], null, []);
        return new Reading.Understood(question, refers || isBare, more is not null && !question.HasFilters ? more : null);
    }

    /// <summary>Whether a word that nobody knows was refused: "not in Narnia".</summary>
    public bool RefusesUnknown { get; private set; }

    /// <summary>Whether anything but words of no meaning was understood.</summary>
    public bool HasSense => any && (Question.HasFilters || Question.By is not null || fault is not null);

    // "not" refuses what follows, and what is joined to that: "except Finance and Commercial".
    private bool Refuses(Piece piece)
    {
        var not = isRefused || (wasRefused && (afterAnd || afterOr) && last?.Kind == piece.Kind && last.Name?.Kind == piece.Name?.Kind);
        (isRefused, wasRefused) = (false, not);
        return not;
    }

    private void Add(Piece piece, bool not)
    {
        var term = piece.Marks[0] with { Not = piece.Marks[0].Not != not };
        if (term.Mark is Mark.Answered or Mark.Unanswered)
            field = DateField.Answered;
        else if (term is { Mark: Mark.Closed, Not: false })
            field = DateField.Closed;
        var isUnion =
            afterAnd
            && !term.Not
            && Places.Contains(term.Mark)
            && last is { Kind: PieceKind.Mark }
            && marks[^1].TrueForAll(m => !m.Not && m != term && Places.Contains(m.Mark));
        if ((afterOr || isUnion) && last?.Kind == PieceKind.Mark && marks.Count > 0)
            marks[^1].Add(term);
        else if (!marks.Exists(m => m is [var only] && only == term))
            marks.Add([term]);
    }

    private void Own(Piece piece)
    {
        if (asker.Self is { } self)
            names.Add(self with { Not = Refuses(piece) });
        else if (asker.Areas.Count > 0)
            OwnOf(asker.Areas, LeadsNone);
        else
            fault = "Nobody in particular asks, so nothing is “mine”. Name the owner.";
    }

    private void OwnOf(IReadOnlyList<NameTerm> own, string none)
    {
        if (own.Count > 0)
            names.AddRange(own.Select(o => o with { Not = isRefused }));
        else if (!asker.SeesAll)
            fault = none;
        isRefused = false;
    }

    // "next month is due": the word may come after the span.
    private void Late(Piece piece)
    {
        for (var i = 0; i < spans.Count; i++)
            if (spans[i].Field is null)
                spans[i] = spans[i] with { Field = piece.Field, IsExact = piece.IsExact };
    }

    // "After 1 July and before 30 September" is one span.
    private static List<DateSpan> Joined(List<DateSpan> all)
    {
        for (var i = 0; i + 1 < all.Count; i++)
            if (
                all[i] is { To: null, Not: false } first
                && all[i + 1] is { To: not null, Not: false } second
                && first.Field == second.Field
                && first.From <= second.To
                && !(second.From > first.From)
            )
            {
                all[i] = first with { To = second.To };
                all.RemoveAt(i + 1);
            }
        return all;
    }

    private DateField FieldOf((Piece Piece, bool Not, DateField? Field, bool IsExact) span) =>
        span.Piece.Field == DateField.Issued
            ? DateField.Issued
            : span.Field ?? (marks.Exists(m => m is [{ Mark: Mark.Closed, Not: false }]) ? DateField.Closed : DateField.Target);

    private DateSpan? Bind((Piece Piece, bool Not, DateField? Field, bool IsExact) span)
    {
        var (piece, not, _, exact) = span;
        var about = FieldOf(span);
        if (piece.Kind == PieceKind.Longer)
            return about == DateField.Answered ? new(about, piece.Day, null, Not: !not) : new(about, null, piece.Day.AddDays(-1), not);
        if (piece.Kind == PieceKind.Shorter)
            return new(about, piece.Day, about == DateField.Target ? asker.Day.AddDays(-1) : null, not);
        var isLate = marks.Exists(m => m.Exists(t => t is { Mark: Mark.Overdue, Not: false }));
        var (from, to) = (piece.Span!.From, piece.Span.To);
        if (piece.IsYearless && isLate && (from ?? to) > asker.Day)
            (from, to) = (from?.AddYears(-1), to?.AddYears(-1));
        if (piece.IsDeadline && about == DateField.Target && !exact && !isLate && to >= asker.Day)
            from = asker.Day;
        var silent =
            about == DateField.Answered
            && marks.Exists(m => m.Exists(t => t is { Mark: Mark.Unanswered, Not: false } or { Mark: Mark.Answered, Not: true }));
        return new(about, from, to, not != silent);
    }
}

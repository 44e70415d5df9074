namespace ActionBot.Domain.Questions.Grammar;

/// <summary>A piece of a question; only what its kind needs is set.</summary>
internal sealed record Piece(PieceKind Kind)
{
    public static Piece Noise { get; } = new(PieceKind.Noise);

    public IReadOnlyList<MarkTerm> Marks { get; init; } = [];
    public NameTerm? Name { get; init; }

    /// <summary>Further names of the same kind that the same words mean: "medium or above".</summary>
    public IReadOnlyList<NameTerm> Also { get; init; } = [];

    public NameKind NameKind { get; init; }
    public DateSpan? Span { get; init; }
    public DateField Field { get; init; }

    /// <summary>
    /// Whether the target date itself is named, so that "before" means any day before; or the wording of an action, so that a
    /// name means its words.
    /// </summary>
    public bool IsExact { get; init; }

    /// <summary>A span that ends at a day and has no beginning of its own: "by March".</summary>
    public bool IsDeadline { get; init; }

    /// <summary>A span of a month without its year, taken to be to come.</summary>
    public bool IsYearless { get; init; }

    /// <summary>Whether a name was said whole.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether what follows may be words to look for in the actions.</summary>
    public bool Seeks { get; init; }

    public DateOnly Day { get; init; }
    public Facet Facet { get; init; }
    public Ordering Order { get; init; }
    public int Number { get; init; }
    public string Text { get; init; } = "";

    public static Piece Of(Mark mark, bool not = false) => new(PieceKind.Mark) { Marks = [new(mark, not)] };

    public static Piece Of(NameTerm name) => new(PieceKind.Name) { Name = name };

    public static Piece Of(IReadOnlyList<NameTerm> names) => Of(names[0]) with { Also = [.. names.Skip(1)] };

    public static Piece Of(Facet facet) => new(PieceKind.By) { Facet = facet };

    public static Piece Of(Ordering order) => new(PieceKind.Order) { Order = order };

    public static Piece Of(DateField field, bool exact = false) => new(PieceKind.Field) { Field = field, IsExact = exact };

    public static Piece Of(NameKind kind) => new(PieceKind.Kind) { NameKind = kind };
}

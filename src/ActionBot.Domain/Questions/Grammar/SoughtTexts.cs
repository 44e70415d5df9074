namespace ActionBot.Domain.Questions.Grammar;

/// <summary>
/// Finds the words of a question that are to be looked for in the actions themselves: those after "mention", "about" or "find".
/// What is joined by small words stays one text, as in "breach of the code".
/// </summary>
internal static class SoughtTexts
{
    // What may stand between "find" and what is to be found.
    private static readonly HashSet<string> Skipped =
    [
        "a",
        "an",
        "the",
        "any",
        "all",
        "some",
        "me",
        "us",
        "action",
        "actions",
        "recommendation",
        "recommendations",
        "anything",
        "everything",
        "something",
    ];

    // Words that are never looked for by themselves, and where a text ends.
    private static readonly HashSet<string> Small =
    [
        .. Skipped,
        "of",
        "on",
        "in",
        "to",
        "for",
        "from",
        "at",
        "by",
        "with",
        "within",
        "into",
        "under",
        "per",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "and",
        "or",
        "that",
        "this",
        "these",
        "those",
        "it",
        "its",
        "they",
        "their",
        "them",
        "there",
        "which",
        "what",
        "where",
        "when",
        "who",
        "i",
        "we",
        "our",
        "you",
        "please",
        "pls",
        "thanks",
        "still",
        "already",
        "now",
        "today",
        "currently",
        "yet",
        "only",
        "just",
        "also",
        "too",
    ];

    /// <summary>The pieces of a question, with sought words as if they were in quotes.</summary>
    public static IReadOnlyList<LatticeEdge> In(IReadOnlyList<LatticeEdge> edges, IReadOnlyList<Token> tokens)
    {
        var read = new List<LatticeEdge>();
        for (var at = 0; at < edges.Count; at++)
        {
            read.Add(edges[at]);
            if (!edges[at].Pieces[0].Seeks)
                continue;
            var from = at + 1 + edges.Skip(at + 1).TakeWhile(e => e.Pieces[0].Kind == PieceKind.Noise && All(e, tokens, Skipped)).Count();
            var to = End(edges, tokens, from, edges[at].Pieces[0]);
            // "Please find attached" looks for nothing.
            if (to == from || tokens[edges[from].From].Text is "attached" or "enclosed")
                continue;
            read.AddRange(edges.Take(from).Skip(at + 1));
            read.Add(
                new(
                    edges[from].From,
                    edges[to - 1].To,
                    edges[from].Cost,
                    [new(PieceKind.Quote) { Text = Said(edges, tokens, from, to) }],
                    0
                )
            );
            at = to - 1;
        }
        return read;
    }

    /// <summary>The words that nobody knows, where they are one text with what stands between them; null otherwise.</summary>
    public static string? Unknown(IReadOnlyList<LatticeEdge> edges, IReadOnlyList<Token> tokens)
    {
        var first = edges.TakeWhile(e => e.Pieces[0].Kind != PieceKind.Unknown).Count();
        var to = End(edges, tokens, first, Piece.Noise);
        return to > first && edges.Skip(to).All(e => e.Pieces[0].Kind != PieceKind.Unknown) ? Said(edges, tokens, first, to) : null;
    }

    /// <summary>The words of a piece as they were typed.</summary>
    public static string Typed(LatticeEdge edge, IReadOnlyList<Token> tokens) => string.Join(' ', Of(edge, tokens).Select(t => t.Text));

    // A text ends with its last word that nobody knows. Where its first word is one that somebody knows, ordinary words after it
    // belong to it as well.
    private static int End(IReadOnlyList<LatticeEdge> edges, IReadOnlyList<Token> tokens, int from, Piece lead)
    {
        var end = from;
        var isKnown = from < edges.Count && !All(edges[from], tokens, Small) && MayBegin(edges, from, lead);
        for (var at = from; at < edges.Count; at++)
        {
            if (
                edges[at].Pieces[0].Kind == PieceKind.Unknown
                || IsLikeNothing(edges[at])
                || (isKnown && at == end && (at == from || IsOrdinary(edges[at], tokens)))
            )
                end = at + 1;
            else if (!IsOrdinary(edges[at], tokens) && (at == from || !Joins(edges[at], tokens)))
                break;
        }
        return end;
    }

    // After "mention" any word may begin a text, after "about" only one that nobody knows.
    private static bool MayBegin(IReadOnlyList<LatticeEdge> edges, int at, Piece lead) =>
        lead.IsExact
            ? edges[at].Pieces[0].Kind is not (PieceKind.About or PieceKind.Quote)
            : lead is { Kind: PieceKind.Noise, Seeks: true } && IsHalfAName(edges, at);

    // "Find training needs" is not about the Training Group, nor "find fraud losses" about the theme.
    private static bool IsHalfAName(IReadOnlyList<LatticeEdge> edges, int at) =>
        edges[at].Pieces[0] is { Kind: PieceKind.Name, Name.Kind: not (NameKind.Person or NameKind.Ref or NameKind.Rating) } name
        && (!name.IsWhole || (at + 1 < edges.Count && edges[at + 1].Pieces[0].Kind == PieceKind.Unknown));

    // What is only like a word of no meaning is most likely itself: "code", which is like "come".
    private static bool IsLikeNothing(LatticeEdge edge) => edge is { Pieces: [{ Kind: PieceKind.Noise }, ..], Slips: > 0 };

    // "Risk" in "risk assessments", and what is like a name, between words that nobody knows: "body worn video".
    private static bool IsOrdinary(LatticeEdge edge, IReadOnlyList<Token> tokens) =>
        edge.Pieces[0].Kind == PieceKind.Name
            ? edge.Slips > 0
            : edge.Pieces[0].Kind == PieceKind.Noise && !Of(edge, tokens).Any(t => Small.Contains(t.Text));

    private static bool Joins(LatticeEdge edge, IReadOnlyList<Token> tokens) =>
        edge.To == edge.From + 1 && tokens[edge.From].Text is "of" or "the" or "to";

    private static bool All(LatticeEdge edge, IReadOnlyList<Token> tokens, HashSet<string> words) =>
        Of(edge, tokens).All(t => words.Contains(t.Text));

    private static IEnumerable<Token> Of(LatticeEdge edge, IReadOnlyList<Token> tokens) => tokens.Skip(edge.From).Take(edge.To - edge.From);

    private static string Said(IReadOnlyList<LatticeEdge> edges, IReadOnlyList<Token> tokens, int from, int to) =>
        string.Join(' ', tokens.Skip(edges[from].From).Take(edges[to - 1].To - edges[from].From).Select(t => t.Said));
}

namespace ActionBot.Domain.Questions;

/// <summary>
/// Finds the words of a question that are to be looked for in the actions themselves: those after "mention", "about" or "find". What is joined by
/// small words stays one text, as in "use of force".
/// </summary>
internal static class SoughtWords
{
    private static readonly string[] Searches = ["find", "search for", "look for", "look up", "looking for", "i am looking for", "im looking for"];

    /// <summary>The pieces of a question, with sought words as if they were in quotes.</summary>
    public static IReadOnlyList<Edge> In(IReadOnlyList<Edge> edges, IReadOnlyList<Token> tokens)
    {
        var read = new List<Edge>();
        for (var at = 0; at < edges.Count; at++)
        {
            read.Add(edges[at]);
            if (edges[at].Pieces[0].Kind != PieceKind.About && !Searches.Contains(Typed(edges[at], tokens)))
                continue;
            // Where the wording itself is asked for, a word is not the name of something: "that mention vetting".
            var takesNames = edges[at].Pieces[0].IsExact;
            var from = at + 1 + edges.Skip(at + 1).TakeWhile(e => e.Pieces[0].Kind == PieceKind.Noise).Count();
            if (End(edges, tokens, from, takesNames) is var to && to == from)
                continue;
            var sought = new Edge(edges[from].From, edges[to - 1].To, edges[from].Cost, [], 0);
            read.AddRange([.. edges.Take(from).Skip(at + 1), sought with { Pieces = [new(PieceKind.Quote) { Text = Typed(sought, tokens) }] }]);
            at = to - 1;
        }
        return read;
    }

    /// <summary>Where a text ends that begins with a piece: after its last word that nobody knows, or that is a name where names count as words.</summary>
    public static int End(IReadOnlyList<Edge> edges, IReadOnlyList<Token> tokens, int at, bool takesNames = false)
    {
        var end = at;
        for (var i = at; i < edges.Count; i++)
        {
            var kind = edges[i].Pieces[0].Kind;
            if (kind == PieceKind.Unknown || (takesNames && kind == PieceKind.Name && i == end))
                end = i + 1;
            else if (i != end || i == at || !Joins(edges[i], tokens))
                break;
        }
        return end;
    }

    /// <summary>The words of a piece as they were typed.</summary>
    public static string Typed(Edge edge, IReadOnlyList<Token> tokens) => string.Join(' ', tokens.Skip(edge.From).Take(edge.To - edge.From).Select(t => t.Text));

    // A word that is like a known one, between others that nobody knows, is most likely itself: "body worn video".
    private static bool Joins(Edge edge, IReadOnlyList<Token> tokens) => edge.Slips > 0 || (edge.To == edge.From + 1 && Words.Joins(tokens[edge.From].Stem));
}

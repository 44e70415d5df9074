namespace ActionBot.Domain.Questions.Grammar;

/// <summary>Some words of a question and what they may mean.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">The first word after them.</param>
/// <param name="Cost">How far-fetched that is.</param>
/// <param name="Pieces">What they may mean, equally well.</param>
/// <param name="Slips">How many slips of the finger had to be taken for granted.</param>
internal sealed record LatticeEdge(int From, int To, double Cost, IReadOnlyList<Piece> Pieces, int Slips);

/// <summary>
/// Finds the likeliest way to cut a question into pieces: as few as possible, names as whole as possible, with as few slips of
/// the finger and words that nobody knows as possible.
/// </summary>
internal sealed class Lattice(IReadOnlyList<Token> tokens, Vocabulary vocabulary, DateOnly today)
{
    private const double OfNoise = 0.9,
        OfPhrase = 1,
        OfBeginning = 1.3,
        OfPart = 1.5,
        OfPerson = 0.3,
        OfSlip = 0.7,
        OfNumber = 3,
        OfUnknown = 10;
    private const int MostSpellings = 5,
        MostNameWords = 12;

    private readonly List<(string Word, int Slips)>[] spellings = new List<(string, int)>[tokens.Count];

    /// <summary>The pieces of the whole question from left to right.</summary>
    public IReadOnlyList<LatticeEdge> Cut()
    {
        var best = new (double Cost, LatticeEdge? Last)[tokens.Count + 1];
        Array.Fill(best, (double.MaxValue, null));
        best[0] = (0, null);
        for (var at = 0; at < tokens.Count; at++)
            foreach (var edge in Edges(at))
                if (best[at].Cost + edge.Cost < best[edge.To].Cost - 1e-9)
                    best[edge.To] = (best[at].Cost + edge.Cost, edge);
        var path = new List<LatticeEdge>();
        for (var at = tokens.Count; at > 0; at = path[^1].From)
            path.Add(best[at].Last!);
        path.Reverse();
        return path;
    }

    private IEnumerable<LatticeEdge> Edges(int at)
    {
        yield return new(at, at + 1, OfUnknown, [new(PieceKind.Unknown) { Text = tokens[at].Text }], 0);
        if (tokens[at].Kind == TokenKind.Quote)
            yield return new(at, at + 1, OfPhrase, [new(PieceKind.Quote) { Text = tokens[at].Text }], 0);
        if (tokens[at].Kind == TokenKind.Email && vocabulary.Person(tokens[at].Text) is { } person)
            yield return new(at, at + 1, OfPhrase, [Piece.Of(person.Term)], 0);
        if (Ref(at) is { } reference)
            yield return reference;
        foreach (var edge in Spans(at).Concat(Phrase(at)).Concat(NamesAt(at)))
            yield return edge;
        if (Amount(at) is { } amount)
            yield return amount;
    }

    // "DARA-0042", and "dara 42" where DARA is a source.
    private LatticeEdge? Ref(int at)
    {
        if (tokens[at].Kind == TokenKind.Ref)
            return new(at, at + 1, OfPhrase, [Ref(tokens[at].Text)], 0);
        if (
            at + 1 == tokens.Count
            || tokens[at + 1] is not { Kind: TokenKind.Number } number
            || !number.Text.All(char.IsAsciiDigit)
            || number.Text.Length > 8
        )
            return null;
        var code = tokens[at].Text;
        return vocabulary.Names.Any(n => n.Kind == NameKind.Source && n.Key.Equals(code, StringComparison.OrdinalIgnoreCase))
            ? new(at, at + 2, OfPhrase, [Ref($"{code.ToUpperInvariant()}-{number.Text}")], 0)
            : null;
    }

    private static Piece Ref(string text) => Piece.Of(new NameTerm(NameKind.Ref, Register.Refs.Key(text), text));

    private IEnumerable<LatticeEdge> Spans(int at)
    {
        for (var to = Math.Min(tokens.Count, at + SpokenSpan.Longest); to > at; to--)
        {
            if (Joined(at, to) is not { } text || SpokenSpan.Read(text, today) is not { } piece)
                continue;
            yield return new(at, to, OfPhrase, [piece], 0);
            yield break;
        }
    }

    private string? Joined(int at, int to)
    {
        for (var i = at; i < to; i++)
            if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Number))
                return null;
        return string.Join(' ', Enumerable.Range(at, to - at).Select(i => tokens[i].Text));
    }

    private IEnumerable<LatticeEdge> Phrase(int at)
    {
        foreach (var (words, to, slips) in Spelled(at, Phrases.Longest, ofNames: false))
            if (Phrases.Find(words) is { } piece)
                yield return new(at, to, (piece.Kind == PieceKind.Noise ? OfNoise : OfPhrase) + slips * OfSlip, [piece], slips);
    }

    private IEnumerable<LatticeEdge> NamesAt(int at)
    {
        foreach (var (words, to, slips) in Spelled(at, MostNameWords, ofNames: true))
        {
            if (vocabulary.Find(words) is not { } found)
                continue;
            foreach (var alike in found.GroupBy(f => CostOf(f.Name, f.Fit)))
                yield return new(
                    at,
                    to,
                    alike.Key + slips * OfSlip,
                    [.. alike.Select(f => Piece.Of(f.Name.Term) with { IsWhole = f.Fit == Fit.Whole })],
                    slips
                );
        }
    }

    private static double CostOf(Name name, Fit fit) =>
        (
            fit switch
            {
                Fit.Whole => OfPhrase,
                Fit.Beginning => OfBeginning,
                _ => OfPart,
            }
        ) + (name.Kind == NameKind.Person && fit != Fit.Whole ? OfPerson : 0);

    // "top 5", "first ten", "the next 10", "5 oldest".
    private LatticeEdge? Amount(int at)
    {
        var first = tokens[at].Text;
        if (
            at + 1 < tokens.Count
            && first is "top" or "first" or "next" or "last" or "another" or "worst"
            && Number(tokens[at + 1]) is { } n
        )
            return new(at, at + 2, OfPhrase, [new(first is "next" or "another" ? PieceKind.More : PieceKind.Limit) { Number = n }], 0);
        if (at + 1 == tokens.Count || Number(tokens[at]) is not { } count)
            return null;
        // "ten more"; else "5 overdue actions", unless the number is better read as something else.
        return Phrases.Find(tokens[at + 1].Stem)?.Kind == PieceKind.More
            ? new(at, at + 2, OfPhrase, [new(PieceKind.More) { Number = count }], 0)
            : new(at, at + 1, OfNumber, [new(PieceKind.Limit) { Number = count }], 0);
    }

    private static int? Number(Token token) =>
        int.TryParse(token.Text, out var digits) ? (digits is > 0 and <= 1000 ? digits : null)
        : token.Kind == TokenKind.Word && token.Text.Length > 2 ? Wording.DateTerms.Number(token.Text)
        : null;

    /// <summary>
    /// Every way of reading the words from here on, with the slips of the finger that each takes. In names, words that only join
    /// are passed over.
    /// </summary>
    private IEnumerable<(string Words, int To, int Slips)> Spelled(int at, int longest, bool ofNames)
    {
        var open = new List<(string Words, int Slips)> { ("", 0) };
        for (var to = at; to < Math.Min(tokens.Count, at + longest) && open.Count > 0; to++)
        {
            if (tokens[to].Kind is TokenKind.Quote or TokenKind.Email or TokenKind.Ref)
                yield break;
            if (ofNames && Tokenizer.Joins(tokens[to].Stem))
            {
                if (to == at)
                    yield break;
                continue;
            }
            open =
            [
                .. open.SelectMany(o =>
                        Spellings(to).Select(s => (o.Words.Length == 0 ? s.Word : $"{o.Words} {s.Word}", o.Slips + s.Slips))
                    )
                    .Where(o => o.Item2 <= 3)
                    .OrderBy(o => o.Item2)
                    .Take(MostSpellings * 2),
            ];
            foreach (var (words, slips) in open)
                yield return (words, to + 1, slips);
        }
    }

    private List<(string Word, int Slips)> Spellings(int at) => spellings[at] ??= FindSpellings(tokens[at]);

    private List<(string Word, int Slips)> FindSpellings(Token token)
    {
        List<(string Word, int Slips)> found = [(token.Stem, 0)];
        if (token.Kind != TokenKind.Word || token.Stem.Length < 4 || Phrases.IsKnown(token.Stem) || vocabulary.Knows(token.Stem))
            return found;
        var most = token.Stem.Length < 7 ? 1 : 2;
        var near = Phrases
            .Near(token.Stem, most)
            .Concat(vocabulary.Near(token.Stem, most))
            .DistinctBy(n => n.Word)
            .OrderBy(n => n.Slips)
            .ToList();
        found.AddRange(near.TakeWhile(n => n.Slips == near[0].Slips).Take(MostSpellings));
        // "corp" for corporate: the beginning of one word only.
        if (near.Count == 0 && vocabulary.Begun(token.Stem) is { } word)
            found.Add((word, 1));
        return found;
    }
}

using ActionBot.Domain.Questions.Grammar;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Questions;

/// <summary>
/// Reads what people ask in plain English, by the words of the register and the few hundred ways of asking in
/// <see cref="Phrases"/>. Nothing is guessed: every word that carries meaning is understood or named.
/// </summary>
public static class QuestionReader
{
    /// <summary>The longest text that is read as a question.</summary>
    public const int LongestText = 400;

    private const int MostWords = 60,
        MostChoices = 4;

    /// <summary>Reads a text.</summary>
    /// <param name="text">What was typed or said.</param>
    /// <param name="vocabulary">The names of the register.</param>
    /// <param name="asker">Who asks.</param>
    public static Reading Read(string text, Vocabulary vocabulary, Asker asker)
    {
        var line = text.Length > LongestText * 2 ? "" : British.OneLine(text);
        var tokens = line.Length > LongestText ? [] : Tokenizer.Read(line);
        if (tokens.Count > MostWords || line.Length > LongestText || (text.Length > 0 && line.Length == 0))
            return new Reading.NotUnderstood([], "That is longer than a question. Ask for one thing at a time.", Suggestions.Usual(asker));
        var edges = SoughtTexts.In(new Lattice(tokens, vocabulary, asker.Day).Cut(), tokens);
        var draft = new QuestionDraft(asker);
        for (var i = 0; i < edges.Count; i++)
            draft.Take(Chosen(edges, i, vocabulary), SoughtTexts.Typed(edges[i], tokens));
        return draft.Finish(tokens) switch
        {
            Reading.NotUnderstood not => not with
            {
                Near = Suggestions.For(not, draft, SoughtTexts.Unknown(edges, tokens), vocabulary, asker),
                IsQuestion = draft.HasSense || (not.Words.Count > 0 && tokens[0].Stem is "show" or "list"),
            },
            Reading.Understood when Open(edges) is { } open => Several(edges, open, tokens, vocabulary, asker),
            var reading => reading,
        };
    }

    // A word that says what a name is the name of decides between its meanings.
    private static Piece Chosen(IReadOnlyList<LatticeEdge> edges, int at, Vocabulary vocabulary)
    {
        var meanings = Meanings(edges, at);
        if (
            meanings is [{ Kind: PieceKind.Quote } quote]
            && !edges.Take(at).Any(e => e.Pieces[0].Kind == PieceKind.About)
            && vocabulary.Find(string.Join(' ', Tokenizer.Stems(quote.Text))) is [(var name, Fit.Whole), ..]
        )
            return Piece.Of(name.Term);
        return meanings[0];
    }

    private static List<Piece> Meanings(IReadOnlyList<LatticeEdge> edges, int at)
    {
        var pieces = edges[at].Pieces.DistinctBy(p => (p.Kind, p.Name)).ToList();
        if (pieces.Count < 2)
            return pieces;
        foreach (var kind in Hints(edges, at))
            if (pieces.Where(p => p.Name?.Kind == kind).ToList() is { Count: > 0 } told)
                return told;
        // A theme and the report of the same name are about the same.
        var themes = pieces
            .Where(p => p.Name?.Kind == NameKind.Theme)
            .Select(p => p.Name!.Text)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        pieces.RemoveAll(p => p.Name is { Kind: NameKind.Report } report && themes.Contains(report.Text));
        return pieces;
    }

    private static IEnumerable<NameKind> Hints(IReadOnlyList<LatticeEdge> edges, int at)
    {
        var before = edges.Take(at).Reverse().Select(e => e.Pieces[0]).SkipWhile(p => p.Kind == PieceKind.Noise).FirstOrDefault();
        var after = edges.Skip(at + 1).Select(e => e.Pieces[0]).FirstOrDefault();
        foreach (var near in new[] { before, after })
            if (near?.Kind == PieceKind.Kind)
                yield return near.NameKind;
    }

    private static int? Open(IReadOnlyList<LatticeEdge> edges)
    {
        for (var i = 0; i < edges.Count; i++)
            if (edges[i].Pieces[0].Kind == PieceKind.Name && Meanings(edges, i).Count > 1)
                return i;
        return null;
    }

    private static Reading.Several Several(
        IReadOnlyList<LatticeEdge> edges,
        int open,
        List<Token> tokens,
        Vocabulary vocabulary,
        Asker asker
    )
    {
        var choices = new List<ReadingChoice>();
        foreach (var meaning in Meanings(edges, open).OrderBy(m => m.Name!.Kind).Take(MostChoices))
        {
            var draft = new QuestionDraft(asker);
            for (var i = 0; i < edges.Count; i++)
                draft.Take(i == open ? meaning : Chosen(edges, i, vocabulary), SoughtTexts.Typed(edges[i], tokens));
            if (draft.Finish(tokens) is Reading.Understood understood)
                choices.Add(new($"{meaning.Name!.Text} ({meaning.Name.Kind.Title()})", understood.Question));
        }
        return new Reading.Several(SoughtTexts.Typed(edges[open], tokens), choices);
    }
}

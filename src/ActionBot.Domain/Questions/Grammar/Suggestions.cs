namespace ActionBot.Domain.Questions.Grammar;

/// <summary>Questions that can be answered, for somebody whose own was not understood.</summary>
public static class Suggestions
{
    private const int Most = 3,
        ShortestWord = 2;

    /// <summary>What people ask most.</summary>
    /// <param name="asker">Who asks.</param>
    public static IReadOnlyList<string> Usual(Asker asker) =>
        asker.Areas.Count > 0
            ? ["What is overdue in my area?", "Which actions have no date?", "Due next month by owner"]
            : ["What is overdue?", "Which actions have no date?", "Due next month by owner"];

    /// <summary>
    /// The nearest to what was asked: with its unknown words replaced by the nearest names, then with them looked for in the
    /// actions, then without them, then what people ask most.
    /// </summary>
    internal static IReadOnlyList<string> For(
        Reading.NotUnderstood not,
        QuestionDraft draft,
        string? unknown,
        Vocabulary vocabulary,
        Asker asker
    )
    {
        var near = new List<string>();
        var question = draft.Question;
        foreach (var word in not.Words)
            if (Nearest(word, vocabulary) is { } name)
                near.Add(QuestionText.Typed(question with { Names = [.. question.Names.Where(n => n.Kind != name.Kind), name.Term] }));
        if (unknown is { Length: > ShortestWord } && question.Words is null && !draft.RefusesUnknown)
            near.Add(QuestionText.Typed(question with { Words = unknown }));
        if (question.HasFilters || question.By is not null)
            near.Add(QuestionText.Typed(question));
        return
        [
            .. near.Concat(Usual(asker))
                .Where(q => QuestionReaderKnows(q, vocabulary, asker))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(Most),
        ];
    }

    // What is offered is understood when it is pressed; a name with words of its own may not be.
    private static bool QuestionReaderKnows(string text, Vocabulary vocabulary, Asker asker) =>
        text.Length <= QuestionReader.LongestText
        && new Lattice(Tokenizer.Read(text), vocabulary, asker.Day).Cut().All(e => e.Pieces[0].Kind != PieceKind.Unknown);

    private static Name? Nearest(string word, Vocabulary vocabulary)
    {
        if (word.Length < 4)
            return null;
        var most = Math.Max(2, word.Length * 2 / 5);
        return vocabulary
            .Near(Tokenizer.Stem(word), Math.Min(most, 4))
            .OrderBy(n => n.Slips)
            .Take(Most)
            .SelectMany(n => vocabulary.Find(n.Word) is { } found ? found.Select(f => f.Name) : [])
            .FirstOrDefault(n => n.Kind != NameKind.Person);
    }
}

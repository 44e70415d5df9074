using System.Numerics;
using ActionBot.Domain.Questions.Grammar;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Questions;

/// <summary>A name that stands in the register or governs it, with the other ways in which people write it.</summary>
/// <param name="Kind">What it is the name of.</param>
/// <param name="Key">By what the register finds it.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Others">Codes and abbreviations.</param>
public sealed record Name(NameKind Kind, string Key, string Text, IReadOnlyList<string> Others)
{
    internal NameTerm Term => new(Kind, Key, Text);
}

/// <summary>How well words fit a name, best first.</summary>
internal enum Fit
{
    Whole,
    Beginning,
    Part,
}

/// <summary>Every name that a question may hold. Made once for a state of the register, and then only read.</summary>
public sealed class Vocabulary
{
    private const int MostAlike = 6;
    private const int LongestName = 12;

    private readonly Dictionary<string, List<(Name Name, Fit Fit)>> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Name> byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Word, uint Letters)> words = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Takes the names in.</summary>
    /// <param name="names">The names.</param>
    public Vocabulary(IEnumerable<Name> names)
    {
        Names = [.. names];
        foreach (var name in Names)
        {
            if (name.Kind == NameKind.Person)
                byEmail[name.Key] = name;
            foreach (
                var spelling in Spellings(name)
                    .Prepend(name.Kind == NameKind.Person ? name.Key.Split('@')[0] : name.Text)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
            )
            {
                Add(name, Tokenizer.Stems(spelling));
                if (spelling.Contains('-', StringComparison.Ordinal))
                    Add(name, Tokenizer.Stems(spelling, close: true));
            }
        }
        // Words of people are many; those of all else are looked at first when a word is not known.
        words.AddRange(
            Names
                .OrderBy(n => n.Kind == NameKind.Person)
                .SelectMany(Spellings)
                .SelectMany(t => Tokenizer.Stems(t))
                .Where(known.Add)
                .Select(w => (w, Letters(w)))
        );
    }

    /// <summary>An empty one, for a register without names.</summary>
    public static Vocabulary Empty { get; } = new([]);

    /// <summary>All names.</summary>
    public IReadOnlyList<Name> Names { get; }

    internal bool Knows(string stem) => known.Contains(stem);

    internal Name? Person(string email) => byEmail.GetValueOrDefault(email);

    /// <summary>
    /// The names that these words are; else those that they begin or are part of; null where none is or where too many are.
    /// </summary>
    internal IReadOnlyList<(Name Name, Fit Fit)>? Find(string phrase)
    {
        if (!phrases.TryGetValue(phrase, out var found))
            return null;
        if (found[0].Fit == Fit.Whole)
            return [.. found.TakeWhile(f => f.Fit == Fit.Whole).Take(MostAlike)];
        return found.Count <= MostAlike ? found : null;
    }

    /// <summary>The one known word that begins so; null where none does, or several do.</summary>
    internal string? Begun(string stem) =>
        words.Where(w => w.Word.StartsWith(stem, StringComparison.Ordinal)).Take(2).ToList() is [var only] ? only.Word : null;

    /// <summary>The known words within a few slips of the finger.</summary>
    internal IEnumerable<(string Word, int Slips)> Near(string stem, int most)
    {
        var letters = Letters(stem);
        foreach (var (word, has) in words)
            if (
                Math.Abs(word.Length - stem.Length) <= most
                && BitOperations.PopCount(letters ^ has) <= 2 * most
                && EditDistance.Between(stem, word, most) is var slips
                && slips <= most
            )
                yield return (word, slips);
    }

    // Somebody who is called by their address is found by it, and not by the words in it.
    private static IEnumerable<string> Spellings(Name name) =>
        name.Kind == NameKind.Person && name.Text == name.Key ? name.Others : name.Others.Prepend(name.Text);

    private void Add(Name name, string[] stems)
    {
        if (stems.Length is 0 or > LongestName)
            return;
        for (var from = 0; from < stems.Length; from++)
        for (var to = stems.Length; to > from; to--)
        {
            // Of people, only what begins or ends their name is worth keeping: given names and surnames.
            if (name.Kind == NameKind.Person && from > 0 && to < stems.Length)
                continue;
            var fit =
                from > 0 ? Fit.Part
                : to < stems.Length ? Fit.Beginning
                : Fit.Whole;
            if (fit != Fit.Whole && IsCommon(stems, from, to))
                continue;
            Add(string.Join(' ', stems[from..to]), name, fit);
        }
    }

    private void Add(string phrase, Name name, Fit fit)
    {
        if (!phrases.TryGetValue(phrase, out var list))
            phrases[phrase] = list = [];
        if (list.FindIndex(l => l.Name == name) is >= 0 and var at)
        {
            if (list[at].Fit <= fit)
                return;
            list.RemoveAt(at);
        }
        if (fit == Fit.Whole)
            list.Insert(0, (name, fit));
        else if (list.Count <= MostAlike)
            list.Add((name, fit));
    }

    // A part that is a number, a letter or a word of the trade names nothing.
    private static bool IsCommon(string[] stems, int from, int to) =>
        to - from == 1 && (stems[from].Length < 3 || char.IsAsciiDigit(stems[from][0]) || Phrases.IsKnown(stems[from]));

    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word)
            letters |= 1u << (c % 32);
        return letters;
    }
}

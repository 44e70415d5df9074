using System.Numerics;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Questions.Grammar;

/// <summary>The words of questions that are no names: phrases.txt has every way of saying each thing.</summary>
internal static class Phrases
{
    private const string BeforeNoun = "before a noun";
    private const string ByItself = " by itself";

    private const string OrAbove = "the rating or above";
    private const string Above = "above the rating";

    // What the groups of phrases.txt mean.
    private static readonly Dictionary<string, Piece> Meanings = new(StringComparer.Ordinal)
    {
        ["says nothing"] = Piece.Noise,
        ["not"] = new(PieceKind.Not),
        ["or"] = new(PieceKind.Or),
        ["and"] = new(PieceKind.And),
        ["how many"] = new(PieceKind.Count),
        ["about the last question"] = new(PieceKind.Again),
        ["mine"] = new(PieceKind.Mine),
        ["my area"] = new(PieceKind.MyArea),
        ["my board"] = new(PieceKind.MyBoard),
        ["who"] = new(PieceKind.Who),
        ["open"] = Piece.Of(Mark.Open),
        ["closed"] = Piece.Of(Mark.Closed),
        ["open or closed"] = Piece.Of(Mark.Any),
        ["overdue"] = Piece.Of(Mark.Overdue),
        ["not yet due"] = Piece.Of(Mark.NotYetDue),
        ["undated"] = Piece.Of(Mark.Undated),
        ["blocked"] = Piece.Of(Mark.Blocked),
        ["waits for a decision"] = Piece.Of(Mark.Decision),
        ["waits for something else"] = Piece.Of(Mark.Dependency),
        ["at risk"] = Piece.Of(Mark.AtRisk),
        ["on track"] = Piece.Of(Mark.OnTrack),
        ["unanswered"] = Piece.Of(Mark.Unanswered),
        ["answered"] = Piece.Of(Mark.Answered),
        ["never answered"] = Piece.Of(Mark.Answered, not: true),
        ["snoozed"] = Piece.Of(Mark.Snoozed),
        ["slipping"] = Piece.Of(Mark.Slipping),
        ["no owner"] = Piece.Of(Mark.NoOwner),
        ["awaiting verification"] = Piece.Of(Mark.AwaitingVerification),
        ["closure requested"] = Piece.Of(Mark.ClosureRequested),
        ["monitored"] = Piece.Of(Mark.Monitored),
        ["the riskiest"] = Piece.Of([Ratings.Term(Rating.Critical), Ratings.Term(Rating.High)]),
        ["substantial assurance"] = Piece.Of(Opinion(Assurance.Substantial)),
        ["adequate assurance"] = Piece.Of(Opinion(Assurance.Adequate)),
        ["limited assurance"] = Piece.Of(Opinion(Assurance.Limited)),
        ["no assurance"] = Piece.Of(Opinion(Assurance.None)),
        ["the target date itself"] = Piece.Of(DateField.Target, exact: true),
        ["due"] = Piece.Of(DateField.Target),
        ["issued"] = Piece.Of(DateField.Issued),
        ["last answered"] = Piece.Of(DateField.Answered),
        ["oldest first"] = Piece.Of(Ordering.Oldest),
        ["newest first"] = Piece.Of(Ordering.Newest),
        ["riskiest first"] = Piece.Of(Ordering.Riskiest),
        ["by ref"] = Piece.Of(Ordering.Ref),
        ["longest unanswered first"] = Piece.Of(Ordering.Silent),
        ["more"] = new(PieceKind.More),
        ["look for"] = Piece.Noise with { Seeks = true },
        ["about"] = new(PieceKind.About) { Seeks = true },
        ["with the words"] = new(PieceKind.About) { Seeks = true, IsExact = true },
        ["area"] = Piece.Of(NameKind.Area),
        ["theme"] = Piece.Of(NameKind.Theme),
        ["report"] = Piece.Of(NameKind.Report),
        ["board"] = Piece.Of(NameKind.Board),
        ["source"] = Piece.Of(NameKind.Source),
        ["person"] = Piece.Of(NameKind.Person),
        ["route"] = Piece.Of(NameKind.Route),
        ["corporate risk"] = Piece.Of(NameKind.Risk),
    };

    // And those of the ratings.
    private static readonly Dictionary<string, Piece> Rated = RatingTitles.All.ToDictionary(
        Heading,
        r => Piece.Of(Ratings.Term(r)),
        StringComparer.Ordinal
    );

    // What the groups of breakdowns.txt are counted by.
    private static readonly Dictionary<string, Facet> Facets = Enum.GetValues<Facet>()
        .ToDictionary(f => f.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly Dictionary<string, Piece> Known = Index();

    // "Search" by itself may be part of a name, such as that of a theme.
    private static readonly HashSet<string> Single = [.. Known.Keys.Where(k => k != "search for").SelectMany(k => k.Split(' '))];
    private static readonly (string Word, uint Letters)[] Typed = [.. Single.Where(w => w.Length > 3).Select(w => (w, Letters(w)))];

    /// <summary>The most words of a phrase.</summary>
    public static int Longest { get; } = Known.Keys.Max(k => k.Count(c => c == ' ') + 1);

    /// <summary>What a phrase of stems does, or null.</summary>
    public static Piece? Find(string phrase) => Known.GetValueOrDefault(phrase);

    /// <summary>Whether a word stands in any phrase.</summary>
    public static bool IsKnown(string stem) => Single.Contains(stem);

    /// <summary>The words of phrases within a few slips of the finger.</summary>
    public static IEnumerable<(string Word, int Slips)> Near(string stem, int most)
    {
        var letters = Letters(stem);
        foreach (var (word, has) in Typed)
            if (
                Math.Abs(word.Length - stem.Length) <= most
                && BitOperations.PopCount(letters ^ has) <= 2 * most
                && EditDistance.Between(stem, word, most) is var slips
                && slips <= most
            )
                yield return (word, slips);
    }

    private static string Heading(Rating rating) =>
        rating switch
        {
            Rating.Critical => "rated critical",
            Rating.High => "rated high",
            Rating.Medium => "rated medium",
            Rating.Low => "rated low",
            Rating.NotRated => "not rated",
        };

    private static NameTerm Opinion(Assurance opinion) =>
        new(NameKind.Assurance, opinion.ToString(), opinion == Assurance.None ? "no assurance" : opinion.ToString());

    // The more particular groups come later and take the place of what the first one passes over.
    private static Dictionary<string, Piece> Index()
    {
        var index = new Dictionary<string, Piece>(StringComparer.Ordinal);
        foreach (var (heading, phrases) in PhraseLists.Embedded("phrases.txt", [.. Meanings.Keys, .. Rated.Keys]))
        foreach (var phrase in phrases)
            index[Key(phrase)] = Meanings.TryGetValue(heading, out var meaning) ? meaning : Rated[heading];
        // There is no order among what is not rated, and nothing above Critical.
        foreach (var (heading, phrases) in PhraseLists.Embedded("thresholds.txt", [OrAbove, Above]))
        foreach (var phrase in phrases)
        foreach (var rating in RatingTitles.All.Where(r => r is not Rating.NotRated && (heading == OrAbove || r < RatingTitles.All[0])))
        foreach (var word in new[] { rating.Title(), rating.Title() + " risk", rating.Title() + " rated" })
            index[Key(phrase.Replace("{rating}", word.ToLowerInvariant(), StringComparison.Ordinal))] = Piece.Of([
                .. RatingTitles.All.Where(r => r > rating || (heading == OrAbove && r == rating)).Select(Ratings.Term),
            ]);

        string[] headings = [BeforeNoun, .. Facets.Keys, "reason" + ByItself, "owner" + ByItself];
        var groups = PhraseLists.Embedded("breakdowns.txt", headings);
        var before = groups.Single(g => g.Heading == BeforeNoun).Phrases;
        foreach (var (heading, phrases) in groups.Where(g => g.Heading != BeforeNoun))
        {
            var facet = Piece.Of(Facets[heading.Replace(ByItself, "", StringComparison.Ordinal)]);
            foreach (var phrase in phrases)
            foreach (var start in heading.EndsWith(ByItself, StringComparison.Ordinal) ? [""] : before.Select(b => b + " "))
                index[Key(start + phrase)] = facet;
        }
        return index;
    }

    private static string Key(string phrase) => string.Join(' ', phrase.Split(' ').Select(Tokenizer.Stem));

    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word)
            letters |= 1u << (c % 32);
        return letters;
    }
}

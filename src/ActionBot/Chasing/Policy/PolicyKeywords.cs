using ActionBot.Domain.Register;

namespace ActionBot.Chasing.Policy;

/// <summary>The words that a policy file may use. Where two mean the same, the first is the one that is offered.</summary>
internal static class PolicyKeywords
{
    public static readonly IReadOnlyList<(string Word, Rating Value)> Ratings = [.. RatingTitles.All.Select(r => (r.Title(), r))];

    public static readonly IReadOnlyList<(string Word, Assurance Value)> Opinions =
    [
        ("Substantial", Assurance.Substantial),
        ("Adequate", Assurance.Adequate),
        ("Limited", Assurance.Limited),
        ("No assurance", Assurance.None),
        ("None", Assurance.None),
        ("Not stated", Assurance.NotStated),
    ];

    public static readonly IReadOnlyList<(string Word, DayOfWeek Value)> Weekdays =
    [
        .. Enumerable.Range(1, 7).Select(i => (DayOfWeek)(i % 7)).Select(d => (d.ToString(), d)),
    ];

    public static string Of<T>(IReadOnlyList<(string Word, T Value)> words, T value) => words.First(w => Equals(w.Value, value)).Word;
}

using System.Text.RegularExpressions;
using ActionBot.Domain;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Wording;

namespace ActionBot.Boards.Packs;

/// <summary>
/// Finds the board and the meeting that somebody names: a board by its code, its name or the first letters of its words, a
/// meeting by its day or as the next.
/// </summary>
internal static partial class PackFinder
{
    private const int MostNamed = 8;

    /// <summary>The board at the beginning of a text, and what is said after it; without a board named, the only one there is.</summary>
    /// <exception cref="RuleException">None of them, or several, are named.</exception>
    public static (Board Board, string Left) Board(string text, IReadOnlyList<Board> boards)
    {
        var found = boards.SelectMany(b => Names(b), (b, name) => (Board: b, Name: name)).Where(n => Begins(text, n.Name)).ToList();
        var longest = found.Where(f => f.Name.Length == found.Max(n => n.Name.Length)).ToList();
        if (longest is [var (board, called), ..])
            return longest.Select(l => l.Board.Id).Distinct().Count() == 1
                ? (board, text[called.Length..].Trim(' ', ','))
                : throw new RuleException(
                    $"“{called}” may be {British.List([.. longest.Select(l => l.Board.Name).Distinct()])}. Give the name in full."
                );
        if (
            boards is [var only]
            && (
                text.Length == 0
                || NextMeeting().IsMatch(text)
                || SpokenDate.Read(Day(text), DateOnly.MinValue.AddYears(2000)).Date is not null
            )
        )
            return (only, text);
        throw new RuleException(
            $"There is no board “{British.Shorten(text, 60)}” among yours: "
                + $"{British.List([.. boards.Take(MostNamed).Select(b => $"{b.Name} ({b.Code})")])}"
                + $"{(boards.Count > MostNamed ? " and more" : "")}."
        );
    }

    /// <summary>The meeting that a text names.</summary>
    /// <exception cref="RuleException">The board has no such meeting, or the text is no day.</exception>
    public static Meeting Meeting(string text, Board board, DateOnly today)
    {
        var held = board.Meetings.Where(m => m.State != MeetingState.Cancelled).OrderBy(m => m.Date).ToList();
        var next = held.Find(m => m.Date >= today);
        if (text.Length == 0 || NextMeeting().IsMatch(text))
            return next ?? throw new RuleException($"The {board.Name} has no meeting to come.");
        var read = SpokenDate.Read(Day(text), today);
        if (read.Date is not { } day)
            throw new RuleException(read.Fault!);
        return held.Find(m => m.Date == day)
            ?? throw new RuleException(
                $"The {board.Name} does not meet on {British.FullDate(day)}. "
                    + $"{(next is null ? "It has no meeting to come." : $"Its next meeting is on {British.FullDate(next.Date)}.")}"
            );
    }

    private static IEnumerable<string> Names(Board board)
    {
        yield return board.Code;
        yield return board.Name;
        yield return "the " + board.Name;
        var initials = string.Concat(
            board.Name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsUpper(w[0])).Select(w => w[0])
        );
        if (initials.Length > 1)
            yield return initials;
    }

    private static bool Begins(string text, string name) =>
        text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (text.Length == name.Length || !char.IsLetterOrDigit(text[name.Length]));

    private static string Day(string text) => Around().Replace(text, "").Trim();

    [GeneratedRegex(@"^(the\s+)?next(\s+meeting)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NextMeeting();

    [GeneratedRegex(@"^(of|on|for|the|meeting|\s)+\b|\bmeeting$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();
}

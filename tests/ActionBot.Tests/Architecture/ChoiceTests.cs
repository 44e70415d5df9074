using System.Text.RegularExpressions;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Reporting;
using ActionBot.Storage.Messages;

namespace ActionBot.Tests.Architecture;

/// <summary>
/// A choice over ratings, answers, outcomes and kinds names every one of them. The compiler then shows whoever adds one every place that
/// has to decide about it (see CS8509 in .editorconfig); a "_" or a "default" would silence it.
/// </summary>
public sealed partial class ChoiceTests
{
    private static readonly string[] Guarded =
    [
        nameof(Rating),
        nameof(ChaseTier),
        nameof(AnswerChoice),
        nameof(NotNeededReason),
        nameof(DecisionOutcome),
        nameof(BlockerKind),
        nameof(ClosureKind),
        nameof(CheckInKind),
        nameof(RequestReason),
        nameof(SkipReason),
        nameof(LadderStep),
        nameof(DelayReason),
        nameof(Domain.Reporting.DelayWait),
        nameof(DetourKind),
        nameof(OutboxKind),
    ];

    private static readonly Regex Member = new($@"(?<![\w.])(?:\w+\.)*(?:{string.Join('|', Guarded)})\.[A-Z]\w*");

    private static readonly Regex Ternary = new(
        $@"(?:==|!=|\bis(?:\s+not)?)\s+\(?(?:\w+\.)*(?:{string.Join('|', Guarded)})\.[A-Z]\w*(?:\s+or\s+[\w.]+)*\)?\s*\?(?![?.\[])"
    );

    [Fact]
    public void No_choice_over_ratings_answers_outcomes_or_kinds_has_a_rest()
    {
        var wrong =
            from file in HouseSources.Projects.SelectMany(HouseSources.Files)
            let text = File.ReadAllText(file)
            from fault in Faults(text)
            select $"{System.IO.Path.GetFileName(file)}:{fault}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("var x = rating switch { Rating.High => 1, _ => 2 };", true)]
    [InlineData("var x = rating switch { Register.Rating.High => 1, var other => 2 };", true)]
    [InlineData("var x = (a, rating) switch { (1, Rating.High) => 1, (_, _) => 2 };", true)]
    [InlineData("var x = wait switch { { Kind: BlockerKind.Decision } => 1, _ => 2 };", true)]
    [InlineData("switch (choice) { case AnswerChoice.Done: Go(); break; default: Stop(); break; }", true)]
    [InlineData("switch (choice) { case AnswerChoice.Done: Go(); break; }", true)]
    [InlineData("var x = rating == Rating.High ? 1 : 2;", true)]
    [InlineData("var x = kind is BlockerKind.Decision or BlockerKind.Dependency ? 1 : 2;", true)]
    [InlineData("var x = rating switch { Rating.High => 1, Rating.Low or Rating.Medium => 2 };", false)]
    [InlineData("var x = rating switch { Rating.High => n switch { 1 => 2, _ => 3 }, Rating.Low => 2 };", false)]
    [InlineData("var x = n switch { 1 => Rating.High, _ => Rating.Low };", false)]
    [InlineData("var x = choice switch { AnswerChoice.Done when late => 1, AnswerChoice.Done => 2 };", false)]
    [InlineData("var x = rows.Where(r => r.Rating == Rating.High);", false)]
    [InlineData("var x = (DecisionOutcome?)outcome is DecisionOutcome.Agreed;", false)]
    public void Rest_is_found_where_there_is_one(string code, bool isWrong) => Assert.Equal(isWrong, Faults(code).Any());

    private static IEnumerable<string> Faults(string code)
    {
        foreach (Match ternary in Ternary.Matches(code))
            yield return $"{Line(code, ternary.Index)} {ternary.Value}";
        foreach (Match at in SwitchWord().Matches(code))
        {
            var isStatement = code[at.Index..].StartsWith("switch (", StringComparison.Ordinal);
            var heads = Heads(code, code.IndexOf('{', at.Index), isStatement).ToList();
            if (!heads.Exists(h => Member.IsMatch(h)))
                continue;
            // A statement is never checked by the compiler, whatever it names.
            if (isStatement || heads.Exists(h => RestHead().IsMatch(h)))
                yield return $"{Line(code, at.Index)} {string.Join(" | ", heads)}";
        }
    }

    // What stands before "=>", or between "case" and ":", right inside the braces of a switch; conditions after "when" are not part of it.
    private static IEnumerable<string> Heads(string code, int open, bool isStatement)
    {
        if (open < 0)
            yield break;
        var (depth, from) = (0, open + 1);
        var isHead = true;
        for (var at = open; at < code.Length; at++)
        {
            if (code[at] is '{' or '(' or '[')
                depth++;
            else if (code[at] is '}' or ')' or ']')
                depth--;
            if (depth == 0)
                yield break;
            if (depth != 1)
                continue;
            if (isStatement)
            {
                if (CaseWord().Match(code, at) is { Success: true } label && label.Index == at)
                    (from, isHead) = (at + label.Length, true);
                else if (code[at] == ':' && isHead)
                {
                    yield return Pattern(code[from..at], "default");
                    isHead = false;
                }
            }
            else if (isHead && code[at] == '=' && code[at + 1] == '>')
            {
                yield return Pattern(code[from..at], "");
                isHead = false;
            }
            else if (!isHead && code[at] == ',')
                (from, isHead) = (at + 1, true);
        }
    }

    private static string Pattern(string head, string ifNone) =>
        head.Split(" when ")[0].Trim() is { Length: > 0 } pattern ? pattern : ifNone;

    private static int Line(string code, int at) => code.AsSpan(0, at).Count('\n') + 1;

    [GeneratedRegex(@"\bswitch\b(?=\s*[({])")]
    private static partial Regex SwitchWord();

    [GeneratedRegex(@"\b(?:case|default)\b")]
    private static partial Regex CaseWord();

    [GeneratedRegex(@"^(?:_|var \w+|default|\((?:_|var \w+)(?:,\s*(?:_|var \w+))*\))$")]
    private static partial Regex RestHead();
}

using System.Text.RegularExpressions;
using ActionBot.Access;
using ActionBot.Chasing.Ledger;
using ActionBot.Chasing.Preview;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;

namespace ActionBot.Chasing.Chat;

/// <summary>
/// "why REF on DATE": why an action was asked about, or why not, for everybody who may see the action. Without a day it is the
/// last that was decided.
/// </summary>
internal sealed partial class ChatWhy(ActionBotContext db, WhyQuery query, IKnownNames names, TimeProvider clock) : ITextCommand
{
    private const string Example = "Type, for example: “why DARA-0042 on 10 February”.";

    public TextRank Rank => TextRank.NamedAction;

    public IReadOnlyList<HelpLine> Help =>
        [
            new(HelpPart.Asking, 50, HelpFor.Owner, $"why {HelpLine.Ref}", "why I asked about it, or did not."),
            new(
                HelpPart.Others,
                20,
                HelpFor.Lead | HelpFor.Verifier | HelpFor.Administrator,
                $"why {HelpLine.Ref}",
                "why I asked its owner about it, or did not."
            ),
        ];

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (Command().Match(British.OneLine(text)) is not { Success: true } command)
            return null;
        var (reference, when) = (command.Groups["ref"].Value, command.Groups["when"].Value);
        if (reference.Length == 0)
            return CardReply.Say($"Which action? {Example}");
        var today = person.DayAt(clock.GetUtcNow());
        if (
            reference.Length > Refs.MaxLength * 2
            || await db.ActionsSeenBy(person, today).FindAsync(reference, cancellationToken) is not { } action
        )
            // "Why are we late?" is a question.
            return
                command.Groups["asked"].Success
                || (Refs.LooksLikeOne(reference) && !await names.KnowsAsync(reference, person, cancellationToken))
                ? CardReply.Say(Sentences.NotFound(reference))
                : null;
        var (read, fault) =
            when.Length > 0
                ? SpokenDate.Read(when, today)
                : new(await query.LastDayAsync(action.Id, today, cancellationToken) ?? today, null);
        if (read is not { } day)
            return CardReply.Say($"{fault} {Example}");
        var why = await query.ForAsync(action, Meant(day, when, today), cancellationToken);
        return CardReply.New(WhyCard.Draw(person.IsAdministrator ? why : why with { Inputs = null }), $"Why {action.Ref}?");
    }

    // "Why" mostly looks back, where other commands look ahead: a weekday is the last one, and a day too far to be planned was a year ago.
    private static DateOnly Meant(DateOnly day, string typed, DateOnly today) =>
        day <= today ? day
        : Enum.TryParse<DayOfWeek>(typed.Trim(), ignoreCase: true, out _) ? day.AddDays(-7)
        : day.DayNumber - today.DayNumber >= PreviewQuery.MostDays && !typed.Contains($"{day.Year}", StringComparison.Ordinal)
            ? day.AddYears(-1)
        : day;

    [GeneratedRegex(
        @"^\W*why\b(?:\s+(?:was|were|is|am|are|did|do|you|i|ask(?:ed)?|about|not|me|get|this|that|it)\b)*\s*(?<ref>.*?)"
            + @"(?<asked>\s+(?:not\s+)?(?:asked|chased|sent)(?:\s+about)?)?(?:\s+on\s+(?<when>.*?))?[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Command();
}

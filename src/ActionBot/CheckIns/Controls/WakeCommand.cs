using System.Text.RegularExpressions;
using ActionBot.Access;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Controls;

/// <summary>"wake REF" and "undo snooze", typed or pressed: the questions come as if they had not been put off.</summary>
internal sealed partial class WakeCommand(NamedActions named, SnoozeWriter snoozing, ActionBotContext db, TimeProvider clock)
    : ITextCommand,
        ICardAction
{
    public const string TheVerb = "snooze.undo";

    private const int Most = 50;

    public TextRank Rank => TextRank.OwnWord;

    public IReadOnlyList<HelpLine> Help => [new(HelpPart.Again, 10, HelpFor.Owner, $"wake {HelpLine.Ref}", "ends the snooze.")];

    public string Verb => TheVerb;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (Command().Match(British.OneLine(text)) is not { Success: true } command)
            return null;
        var today = person.DayAt(clock.GetUtcNow());
        var refs = command.Groups["refs"].Value.Trim();
        var (actions, missing) =
            refs.Length > 0
                ? await named.ReadAsync(refs, person, today, cancellationToken)
                : new NamedActionsRead(await LatestAsync(person, today, cancellationToken), null);
        // "Undo the delegation" takes something else back.
        if (missing is not null && command.Groups["bare"].Success && !refs.Any(char.IsDigit))
            return null;
        return CardReply.Say(missing ?? await WakeAsync(person, today, actions, "chat wake", cancellationToken));
    }

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        var today = press.Person.DayAt(clock.GetUtcNow());
        var refs = (press.Data["refs"] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(Most)
            .ToList();
        var actions = await db.ActionsAnsweredBy(press.Person, today)
            .Where(a => a.Status != ActionStatus.Closed && refs.Contains(a.Ref))
            .OrderBy(a => a.Ref)
            .ToListAsync(cancellationToken);
        if (actions.Count == 0)
            return CardReply.Say(Sentences.NotFound(refs.FirstOrDefault() ?? ""));
        var sentence = await WakeAsync(press.Person, today, actions, "card " + TheVerb, cancellationToken);
        return CardReply.Replace(ControlCard.Draw("Not snoozed", [sentence]));
    }

    private async Task<string> WakeAsync(
        Person person,
        DateOnly today,
        IReadOnlyList<ActionItem> actions,
        string through,
        CancellationToken cancellationToken
    )
    {
        if (actions.Count == 0)
            return "Nothing of yours was snoozed today. Type “wake” and a ref, such as “wake DARA-0042”.";
        var woken = await snoozing.WakeAsync(person, today, actions, through, cancellationToken);
        return woken.Count == 0
            ? $"{Names(actions)} {(actions.Count == 1 ? "is" : "are")} not snoozed. Nothing was changed."
            : $"{Names(woken)} {(woken.Count == 1 ? "is" : "are")} not snoozed any more. I ask about "
                + $"{(woken.Count == 1 ? "it" : "them")} when {(woken.Count == 1 ? "it is" : "they are")} due.";
    }

    // What "undo" without a ref takes back: everything that was snoozed today.
    private Task<List<ActionItem>> LatestAsync(Person person, DateOnly today, CancellationToken cancellationToken) =>
        db.ActionsAnsweredBy(person, today)
            .Where(a => db.SnoozesOn(today).Any(s => s.ActionItemId == a.Id && s.On == today))
            .OrderBy(a => a.Ref)
            .ToListAsync(cancellationToken);

    private static string Names(IEnumerable<ActionItem> actions) => British.List([.. actions.Select(a => a.Ref)]);

    [GeneratedRegex(
        @"^\W*(?:please )?(?:(?:undo|cancel|end|stop) (?:the |my )?snoo(?:ze|zing)\b(?: of)?"
            + @"|(?<bare>undo)\b(?: (?:it|that|this)\b)?|unsnooze\b|wake(?: up)?\b)[\s:]*(?<refs>.*?)[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Command();
}

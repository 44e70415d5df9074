using System.Text.RegularExpressions;
using ActionBot.CheckIns.Cards;
using ActionBot.CheckIns.Own;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using ActionBot.Teams.Inbound;

namespace ActionBot.CheckIns.Controls;

/// <summary>"snooze REF until DATE", by the rules of the button. Without a date it asks for one.</summary>
internal sealed partial class SnoozeCommand(
    NamedActions named,
    SnoozeWriter snoozing,
    OwnList list,
    ActionBotContext db,
    AskRules rules,
    TimeProvider clock
) : ITextCommand
{
    public TextRank Rank => TextRank.OwnWord;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.Asking, 10, HelpFor.Owner, $"snooze {HelpLine.Ref} until Friday", "ask me later.")];

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (Command().Match(British.OneLine(text)) is not { Success: true } command)
            return null;
        var today = person.DayAt(clock.GetUtcNow());
        var (first, last, suggested, most) = rules.SnoozeOf(person, today);
        var (refs, when) = (command.Groups["refs"].Value.Trim(), command.Groups["when"].Value);
        var example =
            "Type, for example: “snooze "
            + $"{(refs.Length > 0 ? British.Shorten(refs, 60) : "DARA-0042")} until "
            + $"{British.Plain(British.Date(suggested, today))}”.";
        if (refs.Length == 0)
            return CardReply.Say($"Which action? {example}");
        var (actions, missing) = await named.ReadAsync(refs, person, today, cancellationToken);
        if (missing is not null)
            return CardReply.Say(missing);
        if (when.Length == 0)
            return await AskAsync(person, today, actions, new(first, last, suggested, most), cancellationToken);
        var (until, fault) = SpokenDate.Read(when, today);
        if (until is not { } day)
            return CardReply.Say($"Nothing was snoozed. {fault} {example}");
        if (day < first || day > last)
            return CardReply.Say(
                $"Nothing was snoozed: “{British.Shorten(when, 40)}” is {British.Date(day, today)}. I expect a day from "
                    + $"{British.Date(first, today)} to {British.Date(last, today)}, at most {British.Count(most, "working day")} "
                    + $"on. {example}"
            );
        var outcome = await snoozing.SnoozeAsync(person, today, actions, day, "chat snooze", cancellationToken);
        if (outcome.Taken.Count == 0)
            return CardReply.Say($"Nothing was snoozed. {outcome.Sentence(today)}");
        var headline = $"Snoozed until {British.Date(day, today)}";
        return CardReply.New(ControlCard.Draw(headline, [outcome.Sentence(today)], Undo(outcome.Taken)), British.Plain(headline));
    }

    private async Task<CardReply> AskAsync(
        Person person,
        DateOnly today,
        IReadOnlyList<ActionItem> actions,
        SnoozeDays days,
        CancellationToken cancellationToken
    )
    {
        var ids = actions.Select(a => a.Id).ToList();
        var open = (await list.OpenAsync(person, db.Actions.Where(a => ids.Contains(a.Id)), cancellationToken))!;
        return CardReply.New(
            SnoozeUntilCard.Draw(open.CheckIn.Ask, [.. open.Items.Select(i => i.ActionItem!.Ref)], days, today),
            SnoozeUntilCard.Headline
        );
    }

    private static SubmitAction Undo(IReadOnlyList<ActionItem> actions)
    {
        var data = CardParts.Data(WakeCommand.TheVerb);
        data["refs"] = string.Join(',', actions.Select(a => a.Ref));
        return CardParts.Press("Undo", data);
    }

    [GeneratedRegex(
        @"^\W*(?:please )?snooze\b[\s:]*(?<refs>.*?)(?:\s*\b(?:until|till|til|for|to)\b\s*(?<when>.*?))?[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Command();
}

/// <summary>Asks until when some actions are to be snoozed.</summary>
internal static class SnoozeUntilCard
{
    /// <summary>What is wanted, as a sentence; also the words of the notification.</summary>
    public const string Headline = "Until when?";

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(string ask, IReadOnlyList<string> refs, SnoozeDays days, DateOnly today)
    {
        var data = CheckInData.Snooze(ask);
        data["snooze_refs"] = string.Join(',', refs);
        return new()
        {
            FallbackText = $"{Headline} Type, for example: snooze {refs[0]} until {British.Plain(British.Date(days.Suggested, today))}",
            Body =
            [
                CardParts.Heading(Headline),
                new TextBlock(CardText.Escape("Snooze " + British.List(refs))) { Spacing = Spacing.Small },
                .. PuttingOffForms.Until(days, today),
                new ActionSet([new SubmitAction("Snooze", data)]),
            ],
        };
    }
}

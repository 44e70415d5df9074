using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionBot.Access;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Controls;

/// <summary>"delegate to NAME until DATE", and the buttons of those whom the name may mean.</summary>
internal sealed partial class DelegateCommand(DelegationWriter delegating, PersonSearch people, ActionBotContext db, TimeProvider clock)
    : ITextCommand,
        ICardAction
{
    private const int SuggestedDays = 14;
    public const string TheVerb = "delegate.set";

    public TextRank Rank => TextRank.OwnWord;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.Asking, 30, HelpFor.Owner, "delegate to a name until next Friday", "they answer for you.")];

    public string Verb => TheVerb;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (Command().Match(British.OneLine(text)) is not { Success: true } command)
            return null;
        var today = person.DayAt(clock.GetUtcNow());
        var (who, when) = (command.Groups["who"].Value.Trim(), command.Groups["when"].Value.Trim());
        var suggested = British.Plain(British.Date(today.AddDays(SuggestedDays), today));
        var example =
            "Type, for example: “delegate to "
            + $"{(who.Length > 0 ? British.Shorten(who, 60) : "finance-owner2@example.org")} until {suggested}”.";
        if (who.Length == 0)
            return CardReply.Say($"Who answers for you, and until when? {example}");
        if (when.Length == 0)
            return CardReply.Say($"Until when? {example}");
        var (until, fault) = SpokenDate.Read(when, today);
        if (until is not { } day)
            return CardReply.Say($"Nothing was changed. {fault} {example}");
        var match = await people.FindAsync(who, person, cancellationToken);
        if (match.Found is { } found)
            return await StartAsync(person, found, today, day, "chat delegate", inPlace: false, cancellationToken);
        var typed = $"delegate to finance-owner2@example.org until {British.Plain(British.Date(day, today))}";
        return match.Fits.Count + match.Nearest.Count == 0
            ? CardReply.Say(PickPersonCard.Nobody(who, typed))
            : CardReply.New(PickPersonCard.Draw(who, match, typed, p => Choose(p, day)), PickPersonCard.Headline);
    }

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        var (person, to) = (press.Person, press.Data["to"]);
        if (
            !DateOnly.TryParseExact(press.Data["until"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            || await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Email == to, cancellationToken) is not { } delegate_
        )
            return CardReply.Say("Nothing was changed. Type “delegate to”, an address, “until” and a day.");
        return await StartAsync(
            person,
            delegate_,
            person.DayAt(clock.GetUtcNow()),
            until,
            "card " + TheVerb,
            inPlace: true,
            cancellationToken
        );
    }

    private async Task<CardReply> StartAsync(
        Person person,
        Person delegate_,
        DateOnly today,
        DateOnly until,
        string through,
        bool inPlace,
        CancellationToken cancellationToken
    )
    {
        if (await delegating.FaultAsync(person, delegate_, today, until, cancellationToken) is { } fault)
            return CardReply.Say($"Nothing was changed. {fault}");
        await delegating.StartAsync(person, delegate_, today, until, through, cancellationToken);
        var headline = $"{delegate_.Name} answers for you";
        var card = ControlCard.Draw(
            headline,
            [
                $"Until {British.Weekday(until, today)}, that day included. {delegate_.Name}"
                    + " is told, sees your actions and is asked in your place.",
                "You can still answer yourself. Your lead sees who answered.",
            ],
            CardParts.Press("Stop delegating", CardParts.Data(StopDelegating.TheVerb))
        );
        return inPlace ? CardReply.Replace(card) : CardReply.New(card, headline);
    }

    private static JsonObject Choose(Person person, DateOnly until)
    {
        var data = CardParts.Data(TheVerb);
        data["to"] = person.Email;
        data["until"] = until.ToString("yyyy-MM-dd");
        return data;
    }

    [GeneratedRegex(
        // "Delegate my actions to",
        @"^\W*(?:please )?delegate\b(?:\s+(?:my|all|everything)(?:\s+(?:my\s+)?(?:actions|questions))?)?(?:\s+to\b)?"
            // somebody,
            + @"[\s:]*(?<who>.*?)"
            // "until Friday" or "for two weeks".
            + @"(?:\s*\b(?:until|till|til)\b\s*(?<when>.*?)"
            + @"|\s+(?<when>(?:for|in)\s+\S+\s+(?:days?|weeks?|fortnight|months?)))?[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Command();
}

/// <summary>"stop delegating", typed or pressed.</summary>
internal sealed partial class StopDelegating(DelegationWriter delegating, ActionBotContext db, TimeProvider clock)
    : ITextCommand,
        ICardAction
{
    public const string TheVerb = "delegate.stop";

    public TextRank Rank => TextRank.Whole;

    public IReadOnlyList<HelpLine> Help => [new(HelpPart.Again, 30, HelpFor.Owner, "stop delegating", "you answer for yourself.")];

    public string Verb => TheVerb;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken) =>
        Command().IsMatch(British.OneLine(text)) ? CardReply.Say(await StopAsync(person, "chat stop delegating", cancellationToken)) : null;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        CardReply.Replace(
            ControlCard.Draw("You answer for yourself", [await StopAsync(press.Person, "card " + TheVerb, cancellationToken)])
        );

    private async Task<string> StopAsync(Person person, string through, CancellationToken cancellationToken)
    {
        var ended = await delegating.StopAsync(person, person.DayAt(clock.GetUtcNow()), through, cancellationToken);
        var ids = ended.Select(d => d.DelegateId).ToList();
        var names = await db.People.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(cancellationToken);
        return names.Count == 0
            ? "Nobody answers for you. You answer for yourself."
            : $"{British.List(names)} {(names.Count == 1 ? "does" : "do")} not answer for you any more. I ask you again.";
    }

    [GeneratedRegex(
        @"^\W*(?:please )?(?:(?:stop|end|cancel|undo) (?:the |my )?(?:delegating|delegation|delegate)|undelegate)(?: now)?[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Command();
}

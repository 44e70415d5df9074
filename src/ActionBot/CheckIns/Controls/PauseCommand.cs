using System.Text.RegularExpressions;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.History;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Controls;

/// <summary>"pause [until DATE]": no questions before that day. "resume", typed or pressed, ends it.</summary>
internal sealed partial class PauseCommand(ActionBotContext db, AskRules rules, TimeProvider clock) : ITextCommand, ICardAction
{
    public const string ResumeVerb = "pause.end";

    public TextRank Rank => TextRank.OwnWord;

    public IReadOnlyList<HelpLine> Help =>
        [
            new(HelpPart.Asking, 40, HelpFor.Owner, "pause until next Friday", "ask me nothing until then."),
            new(HelpPart.Again, 20, HelpFor.Owner, "resume", "ends the pause."),
        ];

    public string Verb => ResumeVerb;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        var line = British.OneLine(text);
        if (Resume().IsMatch(line))
            return CardReply.Say(await ResumeAsync(person, "chat resume", cancellationToken));
        return Pause().Match(line) is { Success: true } command
            ? await PauseAsync(person, command.Groups["when"].Value, cancellationToken)
            : null;
    }

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        CardReply.Replace(ControlCard.Draw("Not paused", [await ResumeAsync(press.Person, "card " + ResumeVerb, cancellationToken)]));

    private async Task<CardReply> PauseAsync(Person person, string when, CancellationToken cancellationToken)
    {
        var today = person.DayAt(clock.GetUtcNow());
        var (first, last, usual) = rules.PauseOf(person, today);
        var example = $"Type, for example: “pause until {British.Plain(British.Date(usual, today))}”.";
        var again = usual;
        if (when.Length > 0)
        {
            var (until, fault) = SpokenDate.Read(when, today);
            if (until is not { } day)
                return CardReply.Say($"Nothing was paused. {fault} {example}");
            if (day < first || day > last)
                return CardReply.Say(
                    $"Nothing was paused: “{British.Shorten(when, 40)}” is {British.Date(day, today)}. I expect a day from "
                        + $"{British.Date(first, today)} to {British.Date(last, today)}, at most "
                        + $"{British.Count(rules.PuttingOff.MostPauseWorkingDays, "working day")} on. {example}"
                );
            again = day;
        }
        // The day that is named is the first on which questions may come, as it is with a snooze.
        await SetAsync(person, today, again.AddDays(-1), "chat pause", cancellationToken);
        var headline = $"Paused until {British.Date(again, today)}";
        return CardReply.New(
            ControlCard.Draw(
                headline,
                [
                    "I ask you nothing before "
                        + $"{British.Weekday(rules.PatternOf(person).FirstWorkingDayFrom(again), today)}. Your lead can see this.",
                    "I still answer what you type, and tell you when something of yours changes.",
                ],
                CardParts.Press("Resume now", CardParts.Data(ResumeVerb))
            ),
            British.Plain(headline)
        );
    }

    private async Task<string> ResumeAsync(Person person, string through, CancellationToken cancellationToken)
    {
        var today = person.DayAt(clock.GetUtcNow());
        if (!(person.PausedUntil >= today))
            return "You are not paused. I ask you when something of yours is due.";
        await SetAsync(person, today, null, through, cancellationToken);
        return "I ask you again, from your next working day on.";
    }

    private async Task SetAsync(Person person, DateOnly today, DateOnly? until, string through, CancellationToken cancellationToken)
    {
        var stored = await db.People.FirstAsync(p => p.Id == person.Id, cancellationToken);
        if (stored.PausedUntil == until)
            return;
        db.Add(
            new ChangeOrigin(clock.GetUtcNow(), today, person.Id, through).Of(
                person,
                "pausedUntil",
                stored.PausedUntil?.ToString("yyyy-MM-dd"),
                until?.ToString("yyyy-MM-dd")
            )
        );
        stored.PausedUntil = until;
        await db.SaveChangesAsync(cancellationToken);
    }

    [GeneratedRegex(
        @"^\W*(?:please )?pause(?: (?:me|all|everything|questions|asking me))?(?:\s+(?:until|till|til|for)?\s*(?<when>\S.*?))?[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pause();

    [GeneratedRegex(
        @"^\W*(?:please )?(?:resume|unpause|(?:stop|end|cancel|undo) (?:the |my )?paus(?:e|ing))(?: now)?[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Resume();
}

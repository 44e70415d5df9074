using System.Globalization;
using System.Text.RegularExpressions;
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
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Chat;

/// <summary>
/// "preview" and "preview tomorrow", typed or pressed by an administrator. For anybody else it is a text like any that is not
/// understood.
/// </summary>
internal sealed partial class ChatPreview(ActionBotContext db, PreviewQuery preview, TimeProvider clock) : ITextCommand, ICardAction
{
    // Beyond it an answer would keep the chat waiting, and the command line does not.
    private const int MostActions = 50_000;

    public TextRank Rank => TextRank.OwnWord;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.Team, 10, HelpFor.Administrator, "preview tomorrow", "who would be asked what, and why.")];

    public string Verb => PreviewCard.Verb;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (!person.IsAdministrator || Command().Match(British.OneLine(text)) is not { Success: true } command)
            return null;
        var today = person.DayAt(clock.GetUtcNow());
        var when = command.Groups["when"].Value;
        var (read, fault) = when.Length > 0 ? SpokenDate.Read(when, today) : new(today, null);
        return read is { } day
            ? await ShowAsync(day, 0, today, inPlace: false, cancellationToken)
            : CardReply.Say($"{fault} Type, for example: “preview tomorrow”.");
    }

    public Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        press.Person.IsAdministrator
        && DateOnly.TryParseExact(press.Data["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? ShowAsync(day, press.Data.Number("page") ?? 0, press.Person.DayAt(clock.GetUtcNow()), inPlace: true, cancellationToken)
            : Task.FromResult(CardReply.Say(Sentences.UnknownPress));

    private async Task<CardReply> ShowAsync(DateOnly day, int page, DateOnly today, bool inPlace, CancellationToken cancellationToken)
    {
        if (day < today)
            return CardReply.Say(
                $"{British.Date(day, today)} is past. Type “why”, a ref and “on {British.Date(day, today)}” for what was decided then."
            );
        if (day.DayNumber - today.DayNumber >= PreviewQuery.MostDays)
            return CardReply.Say($"That is too far ahead. I can look {PreviewQuery.MostDays} days ahead.");
        if (await db.Actions.Where(a => a.Status != ActionStatus.Closed).Take(MostActions + 1).CountAsync(cancellationToken) > MostActions)
            return CardReply.Say($"The register is too large to preview here. Use the command: preview --on {day:yyyy-MM-dd}");
        var plan = await preview.DayAsync(day, cancellationToken);
        return inPlace
            ? CardReply.Replace(PreviewCard.Draw(plan, page))
            : CardReply.New(PreviewCard.Draw(plan, page), PreviewCard.Headline(plan));
    }

    [GeneratedRegex(
        @"^\W*(?:show\s+)?(?:the\s+)?preview\b(?:\s+(?:of|on|for))?\s*(?<when>.*?)[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Command();
}

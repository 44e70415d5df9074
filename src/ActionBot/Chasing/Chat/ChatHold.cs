using System.Text.RegularExpressions;
using ActionBot.Chasing.Holds;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Inbound;

namespace ActionBot.Chasing.Chat;

/// <summary>
/// "hold", "hold because …", "hold status" and "release", by an administrator. For anybody else they are texts like any that are
/// not understood.
/// </summary>
internal sealed partial class ChatHold(SendingHolds holds) : ITextCommand, ICardAction
{
    public TextRank Rank => TextRank.OwnWord;

    public IReadOnlyList<HelpLine> Help =>
        [
            new(HelpPart.Team, 20, HelpFor.Administrator, "hold", "stops all that I send of my own accord."),
            new(HelpPart.Team, 21, HelpFor.Administrator, "hold status", "whether it is stopped."),
            new(HelpPart.Team, 22, HelpFor.Administrator, "release", "lets it go on."),
        ];

    public string Verb => HoldCard.Verb;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (!person.IsAdministrator)
            return null;
        var line = British.OneLine(text);
        if (Release().IsMatch(line))
            return New([await ReleaseAsync(person, "chat release", cancellationToken)], stands: false);
        if (Status().IsMatch(line))
            return New(
                [HoldWording.Status(await holds.StandingAsync(cancellationToken))],
                await holds.StandingAsync(cancellationToken) is not null
            );
        if (Hold().Match(line) is not { Success: true } command)
            return null;
        var reason = command.Groups["reason"] is { Length: > 0 } given ? given.Value : null;
        if (reason?.Length > AnswerForm.MaxLine)
            return CardReply.Say($"Nothing is held. Say why in at most {AnswerForm.MaxLine} characters; these are {reason.Length:N0}.");
        var withdrawn = await holds.BeginAsync(person.Id, reason, "chat hold", cancellationToken);
        return New(
            [
                HoldWording.Begun(withdrawn),
                "What people type and press is answered all the same.",
                "A release brings one current message to each who is due, never a backlog.",
            ],
            stands: true
        );
    }

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        press.Person.IsAdministrator
            ? CardReply.Replace(
                HoldCard.Draw([await ReleaseAsync(press.Person, "card " + HoldCard.Verb, cancellationToken)], stands: false)
            )
            : CardReply.Say(Sentences.UnknownPress);

    private async Task<string> ReleaseAsync(Person person, string through, CancellationToken cancellationToken) =>
        HoldWording.Released(await holds.ReleaseAsync(person.Id, through, cancellationToken));

    private static CardReply New(IEnumerable<string> sentences, bool stands) =>
        CardReply.New(HoldCard.Draw(sentences.Select(British.Plain), stands), HoldCard.Headline(stands));

    [GeneratedRegex(
        @"^\W*(?:hold|hold on|stop sending|hold (?:all )?sending)(?:\s*(?:because|:|,)\s*(?<reason>.+?))?[\s.!]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Hold();

    [GeneratedRegex(
        @"^\W*(?:release|hold off|release (?:the )?hold|send again|start sending)[\s.!]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Release();

    [GeneratedRegex(
        @"^\W*(?:hold status|is (?:all )?sending on hold|is there a hold)[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Status();
}

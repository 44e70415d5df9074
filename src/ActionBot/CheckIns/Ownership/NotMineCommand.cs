using System.Text.RegularExpressions;
using ActionBot.Access;
using ActionBot.CheckIns.Controls;
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

namespace ActionBot.CheckIns.Ownership;

/// <summary>"not mine REF [NAME]": the same as the button.</summary>
internal sealed partial class NotMineCommand(ActionBotContext db, NamedActions named, OwnershipWriter claims, TimeProvider clock)
    : ITextCommand
{
    public TextRank Rank => TextRank.OwnWord;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.Asking, 20, HelpFor.Owner, $"not mine {HelpLine.Ref}", "the lead finds its owner.")];

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (Command().Match(British.OneLine(text)) is not { Success: true } command)
            return null;
        var today = person.DayAt(clock.GetUtcNow());
        var (action, typed, rest) = await named.FirstAsync(command.Groups["rest"].Value, person, today, cancellationToken);
        if (typed.Length == 0)
            return CardReply.Say(
                "Which action is not yours? Type its ref and, if you know, who should "
                    + "be asked, such as “not mine DARA-0042 Finance owner 2”."
            );
        if (action is null)
            return CardReply.Say(Sentences.NotFound(typed));
        if (!await db.ActionsAnsweredBy(person, today).AnyAsync(a => a.Id == action.Id, cancellationToken))
            return CardReply.Say(
                $"{action.Ref} is not yours already: "
                    + $"{(action.Owner is { } owner ? $"{owner.Name} owns it" : "it has no owner")}. Nothing was sent."
            );
        return CardReply.Say(
            action.Status == ActionStatus.Closed
                ? $"{action.Ref} is closed. Nothing more is needed."
                : await claims.ClaimAsync(person, today, action, Asking().Replace(rest, ""), "chat not mine", cancellationToken)
        );
    }

    [GeneratedRegex(
        @"^\W*(?:(?:it|that|this) is |it['’]s |that['’]s )?not (?:mine|my action)\b[\s:,]*(?<rest>.*?)[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Command();

    [GeneratedRegex(
        @"^[\s,;:–-]*(?:please )?(?:(?:ask|try|it is|it['’]s|it belongs to|belongs to) )?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Asking();
}

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

/// <summary>"reassign REF to NAME", for leads and administrators.</summary>
internal sealed partial class ReassignCommand(ActionBotContext db, OwnerWriter naming, PersonSearch people, TimeProvider clock)
    : ITextCommand
{
    private const string Through = "chat reassign";

    public TextRank Rank => TextRank.OwnWord;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.Others, 10, HelpFor.Lead | HelpFor.Administrator, $"reassign {HelpLine.Ref} to a name", "names its owner.")];

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (Command().Match(British.OneLine(text)) is not { Success: true } command)
            return null;
        var (typed, who) = (command.Groups["ref"].Value, command.Groups["who"].Value);
        if (typed.Length == 0 || who.Length == 0)
            return CardReply.Say(
                "Which action, and to whom? Type, for example: “reassign "
                    + $"{(typed.Length > 0 ? British.Shorten(typed, Refs.MaxLength) : "DARA-0042")} to finance-owner2@example.org”."
            );
        var today = person.DayAt(clock.GetUtcNow());
        if (
            typed.Length > Refs.MaxLength * 2
            || await db.ActionsSeenBy(person, today).FindAsync(typed, cancellationToken) is not { } action
        )
            return CardReply.Say(Sentences.NotFound(typed));
        if (!await db.ActionsLedBy(person).AnyAsync(a => a.Id == action.Id, cancellationToken))
            return CardReply.Say(
                "Only a lead of its area or the tracking team names the owner of "
                    + $"{action.Ref}. If it is not yours, type “not mine {action.Ref}”."
            );
        if (action.Status == ActionStatus.Closed)
            return CardReply.Say($"{action.Ref} is closed. Nothing more is needed.");
        return await ReassignAsync(person, today, action, who, cancellationToken);
    }

    private async Task<CardReply> ReassignAsync(
        Person person,
        DateOnly today,
        ActionItem action,
        string who,
        CancellationToken cancellationToken
    )
    {
        var query = await db.OpenOwnershipClaims()
            .Where(q => q.ActionItemId == action.Id)
            .Select(q => (long?)q.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var example = $"reassign {action.Ref} to finance-owner2@example.org";
        var match = await people.FindAsync(who, person, cancellationToken);
        if (match.Found is null && !who.Contains('@'))
            return match.Fits.Count + match.Nearest.Count == 0
                ? CardReply.Say(PickPersonCard.Nobody(who, example))
                : CardReply.New(PickPersonCard.Draw(who, match, example, p => Choose(action, query, p)), PickPersonCard.Headline);
        var (owner, fault) = await naming.ReadAsync(person, today, match.Found?.Email ?? who, Through, cancellationToken);
        if (owner is null)
            return CardReply.Say($"{action.Ref} was not reassigned. {fault}");
        if (owner.Id == action.OwnerId)
            return CardReply.Say($"{owner.Name} owns {action.Ref} already. Nothing was changed.");
        if (await naming.NameAsync(person, today, action, query is not null, owner, Through, cancellationToken) is not { } next)
            return CardReply.Say(
                $"{action.Ref} was not reassigned. This was already settled by "
                    + $"{await naming.SettledByAsync(action.Ref, cancellationToken)}."
            );
        var settled = $"{owner.Name} owns {action.Ref}.";
        return CardReply.New(OwnerCard.Receipt(action.Ref, action.AgreedAction, settled, next), settled);
    }

    private static System.Text.Json.Nodes.JsonObject Choose(ActionItem action, long? query, Person person)
    {
        var data = OwnerCard.Data(Verbs.NameOwner, action.Ref, action.OwnerId ?? 0, query);
        data[OwnerCard.Who] = person.Email;
        return data;
    }

    [GeneratedRegex(
        @"^\W*re-?assign\b\W*(?<ref>.*?)(?:\s+to(?:\s+(?<who>.+?))?)?[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Command();
}

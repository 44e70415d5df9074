using System.Text.RegularExpressions;
using ActionBot.Access;
using ActionBot.Blockers.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Blockers;

/// <summary>"what is waiting on DARA-0042" and "what does DARA-0042 wait for".</summary>
internal sealed partial class WaitCommands(ChainQuery chains, IKnownNames names, ActionBotContext db, TimeProvider clock) : ITextCommand
{
    public TextRank Rank => TextRank.NamedAction;

    public IReadOnlyList<HelpLine> Help =>
        [
            new(
                HelpPart.First,
                60,
                HelpFor.Everybody,
                $"what is waiting on {HelpLine.Ref}",
                $"What waits for an action. Or: “what does {HelpLine.Ref} wait for”."
            ),
        ];

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        var (up, down) = (WaitingOn().Match(text), WaitsFor().Match(text));
        var typed =
            up.Success ? up.Groups["ref"].Value
            : down.Success ? down.Groups["ref"].Value
            : "";
        // "What is waiting for a decision?" is a question of its own.
        if (typed.Length == 0 || typed.Length > Refs.MaxLength * 2 || !Refs.LooksLikeOne(typed))
            return null;
        var today = person.DayAt(clock.GetUtcNow());
        if (await db.ActionsSeenBy(person, today).AsNoTracking().FindAsync(typed, cancellationToken) is not { } action)
            return await names.KnowsAsync(typed, person, cancellationToken) ? null : CardReply.Say(Sentences.NotFound(typed));
        var view = up.Success
            ? await chains.WaitingOnAsync(action, person, today, cancellationToken)
            : await chains.WaitsForAsync(action, person, today, cancellationToken);
        return CardReply.New(ChainCard.Draw(view), view.Headline);
    }

    [GeneratedRegex(
        @"^\W*(what|who|which actions?)(['’]s|\s+is|\s+are)?\s+(all\s+)?(waiting|waits?|depends?|depending)\s+(on|for)\s+(?<ref>\S.*?)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex WaitingOn();

    [GeneratedRegex(
        @"^\W*(what|whom?)\s+(does|is)\s+(?<ref>\S.*?)\s+(waiting|waits?|depends?|depending)\s+(on|for)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex WaitsFor();
}

using System.Text.RegularExpressions;
using ActionBot.Blockers.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Help;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;

namespace ActionBot.Blockers;

/// <summary>"unresolved", for administrators: the refs for which owners wait and which lead to no action that can be waited for.</summary>
internal sealed partial class UnresolvedCommand(ActionBotContext db) : ITextCommand
{
    public TextRank Rank => TextRank.Whole;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.Team, 40, HelpFor.Administrator, "unresolved", "refs that owners wait for and nobody knows.")];

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        // To everybody else it is no command at all.
        if (!person.IsAdministrator || !Asked().IsMatch(text))
            return null;
        var waits = await db.UnresolvedWaitsAsync(cancellationToken);
        return CardReply.New(UnresolvedCard.Draw(waits), UnresolvedCard.Headline(waits.Count));
    }

    [GeneratedRegex(
        @"^\W*(show\s+)?(me\s+)?(the\s+)?(unresolved|unknown)(\s+(refs?|dependenc(y|ies)|waits?))?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Asked();
}

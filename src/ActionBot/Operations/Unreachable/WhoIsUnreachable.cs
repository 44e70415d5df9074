using System.Text.RegularExpressions;
using ActionBot.Conversation;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Operations.Unreachable;

/// <summary>"Who can't you reach?", typed by an administrator. For anybody else it is a text like any that is not understood.</summary>
internal sealed partial class WhoIsUnreachable(UnreachableQuery query, TimeProvider clock) : ITextCommand
{
    private const int Most = 20;

    public TextRank Rank => TextRank.Whole;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.Team, 50, HelpFor.Administrator, "who can’t you reach", "whom messages do not reach.")];

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (!person.IsAdministrator || !Asked().IsMatch(text))
            return null;
        var list = await query.ListAsync(cancellationToken);
        return CardReply.Say(list.ToText(person.DayAt(clock.GetUtcNow()), Zones.Of(person.TimeZone), Most));
    }

    [GeneratedRegex(
        @"^\W*("
            + @"(show\s+|list\s+)?(the\s+)?unreachable(\s+people)?"
            + @"|who(m)?\s+(can\s*['’]?t|cannot|can\s+not)\s+you\s+reach"
            + @"|who(m)?\s+can\s+you\s+not\s+reach"
            + @"|who\s+is\s+unreachable"
            + @")\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Asked();
}

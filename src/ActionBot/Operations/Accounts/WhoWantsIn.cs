using System.Text.RegularExpressions;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Operations.Accounts;

/// <summary>"Who wants in", typed or pressed by an administrator. For anybody else it is a text like any that is not understood.</summary>
internal sealed partial class WhoWantsIn(AccountViews views) : ITextCommand, ICardAction
{
    public TextRank Rank => TextRank.Whole;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.Team, 60, HelpFor.Administrator, "who wants in", "accounts that the register does not know.")];

    public string Verb => AccountsCard.ListVerb;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (!person.IsAdministrator)
            return null;
        var state =
            Waiting().IsMatch(text) ? AccountRequestState.Waiting
            : Refused().IsMatch(text) ? AccountRequestState.Refused
            : (AccountRequestState?)null;
        if (state is null)
            return null;
        var view = await views.LoadAsync(person, turn.TenantId, state.Value, cancellationToken);
        return CardReply.New(AccountsCard.Draw(view), AccountsCard.Headline(view));
    }

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        press.Person.IsAdministrator
            ? CardReply.Replace(
                AccountsCard.Draw(
                    await views.LoadAsync(press.Person, press.Turn.TenantId, AccountViews.StateOf(press.Data), cancellationToken)
                )
            )
            : CardReply.Say(Sentences.UnknownPress);

    [GeneratedRegex(
        @"^\W*("
            // "Who else wants to get in", or
            + @"(show\s+(me\s+)?)?who(\s+else)?\s+(wants|is\s+waiting|asks|asked|wanted)\s+(to\s+(get|come|be\s+let)\s+)?in"
            // "list the unknown accounts".
            + @"|(show\s+(me\s+)?|list\s+)?(the\s+)?"
            + @"(strangers|unknown\s+accounts|accounts\s+that\s+want\s+in|access\s+requests)"
            + @")\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Waiting();

    [GeneratedRegex(
        @"^\W*(who\s+(was|is|did\s+we)\s+refuse[d]?|(show\s+(me\s+)?|list\s+)?(the\s+)?refused(\s+accounts)?)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Refused();
}

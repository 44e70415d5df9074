using System.Text.RegularExpressions;
using ActionBot.CheckIns.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;

namespace ActionBot.CheckIns.Own;

/// <summary>"my actions", typed, or a button of the welcome: the person's own open actions, all or those due.</summary>
internal sealed partial class MyActions(OwnList list, ActionBotContext db, TimeProvider clock) : ITextCommand, ICardAction
{
    public TextRank Rank => TextRank.Whole;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.First, 10, HelpFor.Owner, "my actions", "All open actions that are yours, to answer.")];

    public string Verb => Verbs.Ask;

    public bool Takes(PressData data) => Verbs.IsOfOwnActions(data);

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken) =>
        Mine().IsMatch(text) ? await ShowAsync(person, dueOnly: false, cancellationToken) : null;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        press.Data["q"] switch
        {
            Verbs.Mine => await ShowAsync(press.Person, dueOnly: false, cancellationToken),
            Verbs.Due => await ShowAsync(press.Person, dueOnly: true, cancellationToken),
            _ => CardReply.Say(Sentences.UnknownPress),
        };

    private async Task<CardReply> ShowAsync(Person person, bool dueOnly, CancellationToken cancellationToken)
    {
        var soon = person.DayAt(clock.GetUtcNow()).AddDays(DueWording.SoonDays);
        var which = dueOnly
            ? db.Actions.Where(a => a.Status == ActionStatus.Open && (a.TargetDate == null || a.TargetDate <= soon))
            : db.Actions;
        if (
            await list.OpenAsync(person, which, cancellationToken, dueOnly ? RequestReason.DueSoon : RequestReason.OnRequest)
            is not { } open
        )
            return CardReply.Say(
                dueOnly
                    ? "Nothing of yours is overdue, undated or due in the next four weeks."
                    : "You own no open actions. You are not asked about anything."
            );
        var view = CheckInReader.Bundle(open.CheckIn, open.Who, open.ItemFacts, open.Today);
        return CardReply.New(BundleCard.Draw(view), BundleCard.Headline(view));
    }

    [GeneratedRegex(@"^\W*(show\s+|list\s+)?(me\s+)?my\s+(open\s+)?actions?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mine();
}

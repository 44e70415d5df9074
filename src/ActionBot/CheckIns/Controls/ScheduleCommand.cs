using System.Text.RegularExpressions;
using ActionBot.Conversation;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Inbound;

namespace ActionBot.CheckIns.Controls;

/// <summary>"when do you ask me?", typed, or the button of the help.</summary>
internal sealed partial class ScheduleCommand(SchedulePlan plan, TimeProvider clock) : ITextCommand, ICardAction
{
    public TextRank Rank => TextRank.Whole;

    public IReadOnlyList<HelpLine> Help => [new(HelpPart.Again, 40, HelpFor.Owner, "when do you ask me", "when I ask you next.")];

    public string Verb => Verbs.ShowSchedule;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken) =>
        Command().IsMatch(British.OneLine(text)) ? await ShowAsync(person, cancellationToken) : null;

    public Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) => ShowAsync(press.Person, cancellationToken);

    private async Task<CardReply> ShowAsync(Person person, CancellationToken cancellationToken) =>
        CardReply.New(
            ScheduleCard.Draw(await plan.OfAsync(person, person.DayAt(clock.GetUtcNow()), cancellationToken)),
            ScheduleCard.Headline
        );

    [GeneratedRegex(
        @"^\W*(?:"
            + @"when (?:do|will|would|are) you (?:next )?ask(?:ing)?(?: me)?(?: next| again)?"
            + @"|when (?:am|will) I(?: be)? (?:next )?asked(?: next| again)?"
            + @"|(?:show )?(?:me )?my (?:schedule|settings)"
            + @")[\s.!?]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Command();
}

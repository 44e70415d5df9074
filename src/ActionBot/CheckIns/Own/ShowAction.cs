using System.Text.RegularExpressions;
using ActionBot.Access;
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

namespace ActionBot.CheckIns.Own;

/// <summary>"show REF": the action with its question for the owner and their delegate, without it for others who may see it.</summary>
internal sealed partial class ShowAction(OwnList list, CheckInDesk desk, IKnownNames names, ActionBotContext db, TimeProvider clock)
    : ITextCommand,
        ICardAction
{
    public TextRank Rank => TextRank.NamedAction;

    public IReadOnlyList<HelpLine> Help => [new(HelpPart.First, 30, HelpFor.Everybody, $"show {HelpLine.Ref}", "One action, by its ref.")];

    public string Verb => Verbs.ShowAction;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (ShowWhat().IsMatch(text))
            return CardReply.Say(Sentences.NotFound(""));
        var show = Show().Match(text);
        var typed = show.Success ? show.Groups["ref"].Value : text;
        if (Refs.LooksLikeOne(typed) && (show.Success || !typed.Contains(' ')))
            return await FindAsync(typed, person, cancellationToken)
                ?? (await names.KnowsAsync(typed, person, cancellationToken) ? null : CardReply.Say(Sentences.NotFound(typed)));
        // A ref may be a word; but "show overdue" and "show what is late" are questions.
        return show.Success && !typed.Contains(' ') ? await FindAsync(typed, person, cancellationToken) : null;
    }

    public Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        ShowAsync(press.Data["ref"] ?? "", press.Person, cancellationToken);

    private async Task<CardReply> ShowAsync(string typed, Person person, CancellationToken cancellationToken) =>
        await FindAsync(typed, person, cancellationToken) ?? CardReply.Say(Sentences.NotFound(typed));

    private async Task<CardReply?> FindAsync(string typed, Person person, CancellationToken cancellationToken)
    {
        var today = person.DayAt(clock.GetUtcNow());
        var found =
            typed.Length > Refs.MaxLength * 2
                ? null
                : await db.ActionsSeenBy(person, today)
                    .Include(a => a.Report!)
                        .ThenInclude(r => r.Source)
                    .Include(a => a.Area)
                    .Include(a => a.Owner)
                    .AsNoTracking()
                    .FindAsync(typed, cancellationToken);
        if (found is null)
            return null;
        if (
            found.Status != ActionStatus.Closed
            && await list.OpenAsync(person, db.Actions.Where(a => a.Id == found.Id), cancellationToken) is { } open
        )
        {
            var reply = await desk.ItemAsync(open, open.Items[0], cancellationToken);
            return CardReply.New(reply.Card!, found.Ref);
        }
        var snoozed = await db.SnoozesOn(today).Where(s => s.ActionItemId == found.Id).MaxAsync(s => (DateOnly?)s.Until, cancellationToken);
        return CardReply.New(ActionCard.Draw(View(found, today, snoozed)), found.Ref);
    }

    private static ActionView View(ActionItem action, DateOnly today, DateOnly? snoozed)
    {
        (string Label, string? Value)[] facts =
        [
            ("Status", Status(action)),
            ("Rating", action.Rating.Given()),
            ("Target date", action.TargetDate is { } target ? British.FullDate(target) : "None"),
            ("Forecast", action.Forecast is { } forecast ? British.FullDate(forecast) : null),
            ("Owner", action.Owner?.Name ?? "Nobody yet"),
            ("Area", action.Area!.Name),
            (
                "Last answer",
                action.LastAnsweredOn is { } on ? $"{action.Standing?.Title() ?? "Reported"}, {British.Date(on, today)}" : "None yet"
            ),
            ("Snoozed until", snoozed is { } until ? British.Date(until, today) : null),
            ("In their words", action.LastLine is { } line ? $"“{line}”" : null),
        ];
        return new(
            action.Ref,
            action.Report!.Source!.Name,
            action.Report.Title,
            action.AgreedAction,
            action.Risk,
            action.TargetDate,
            action.Status == ActionStatus.Closed,
            today,
            [.. facts.Where(f => f.Value is not null).Select(f => (f.Label, f.Value!))]
        );
    }

    private static string Status(ActionItem action) =>
        action.Status switch
        {
            ActionStatus.AwaitingVerification => "Done, waits for the verifier",
            ActionStatus.ClosureRequested => "Closure requested",
            ActionStatus.Closed => "Closed",
            _ => "Open",
        };

    [GeneratedRegex(
        @"^\W*(show|open|see)\s+(me\s+)?(action\s+)?(?<ref>\S.*?)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Show();

    [GeneratedRegex(@"^\W*show\s*(me\s+)?((an?|the)\s+)?(ref|action)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShowWhat();
}

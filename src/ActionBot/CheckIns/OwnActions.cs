using System.Text.RegularExpressions;
using ActionBot.Access;
using ActionBot.CheckIns.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns;

/// <summary>Opens a check-in because its owner asks for it, so that the same cards answer it.</summary>
public sealed class OwnList(ActionBotContext db, CheckInReader reader, TimeProvider clock)
{
    /// <summary>A check-in of some of the open actions for which the person answers, or null when there are none.</summary>
    public async Task<OpenCheckIn?> OpenAsync(
        Person person,
        IQueryable<ActionItem> which,
        CancellationToken cancellationToken,
        RequestReason reason = RequestReason.OnRequest
    )
    {
        var today = person.DayAt(clock.GetUtcNow());
        var who = await reader.AnswererAsync(person, today, cancellationToken);
        var actions = await which
            .Where(a => who.Owners.Contains(a.OwnerId!.Value) && a.Status != ActionStatus.Closed)
            .OrderBy(a => a.TargetDate == null)
            .ThenBy(a => a.TargetDate)
            .ThenByDescending(a => a.Rating)
            .ThenBy(a => a.Ref)
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        if (actions.Count == 0)
            return null;
        var checkIn = new CheckIn
        {
            Ask = CardKey.New("ask"),
            PersonId = person.Id,
            On = today,
            Kind = CheckInKind.OnRequest,
        };
        foreach (var id in actions)
            checkIn.Items.Add(
                new()
                {
                    ActionItemId = id,
                    OwnerId = person.Id,
                    Place = checkIn.Items.Count + 1,
                    Reason = reason,
                }
            );
        db.Add(checkIn);
        await db.SaveChangesAsync(cancellationToken);
        return new(
            (await reader.FindAsync(checkIn.Ask, person, cancellationToken))!,
            who,
            await reader.ItemFactsAsync(checkIn, today, cancellationToken),
            today
        );
    }
}

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

using System.Text.RegularExpressions;
using ActionBot.Access;
using ActionBot.Chasing.Telling.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Help;
using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Telling;

/// <summary>"This is right".</summary>
internal sealed class ConfirmArea(DigestDesk desk, AreaConfirmationWriter words) : ICardAction
{
    public string Verb => DigestData.ConfirmVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(DigestDesk.NotYours);
        if (await desk.IsStaleAsync(open, cancellationToken))
            return await desk.StaleAsync(press.Person, cancellationToken);
        return await words.TakeAsync(open, press, AreaWord.Right, cancellationToken);
    }
}

/// <summary>"Something is wrong": which actions, and what.</summary>
internal sealed class DisputeArea(DigestDesk desk, AreaConfirmationWriter words, ActionBotContext db) : ICardAction
{
    public string Verb => DigestData.DisputeVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(DigestDesk.NotYours);
        if (await desk.IsStaleAsync(open, cancellationToken))
            return await desk.StaleAsync(press.Person, cancellationToken);
        var form = new AreaDispute(press.Data.Fields(AreaFields.All));
        var (word, faults) = form.Check(await FoundAsync(form, open, cancellationToken));
        if (word is not null)
            return await words.TakeAsync(open, press, word, cancellationToken);
        return press.Data.Number("rev") == open.Rev
            ? await desk.AskAgainAsync(open, new(form, faults), cancellationToken)
            : await words.TakeAsync(open, press, null, cancellationToken);
    }

    // What is not in the lead's areas is answered like what does not exist.
    private async Task<IReadOnlyDictionary<string, string>> FoundAsync(
        AreaDispute form,
        OpenDigest open,
        CancellationToken cancellationToken
    )
    {
        var id = open.Person.Id;
        var led = db.Actions.AsNoTracking().Where(a => db.AreaLeads.Any(l => l.PersonId == id && a.Area!.Path.StartsWith(l.Area!.Path)));
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var typed in form.Named.Where(r => r.Length <= Refs.MaxLength * 2))
            if (await led.FindAsync(typed, cancellationToken) is { } action)
                found[typed] = action.Ref;
        return found;
    }
}

/// <summary>"Change my answer".</summary>
internal sealed class ChangeAreaAnswer(DigestDesk desk) : ICardAction
{
    public string Verb => DigestData.ChangeVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(DigestDesk.NotYours);
        if (await desk.IsStaleAsync(open, cancellationToken))
            return await desk.StaleAsync(press.Person, cancellationToken);
        return await desk.AskAgainAsync(
            open,
            open.Confirmation is { IsRight: false } wrong ? new(Form(wrong, open.Position), []) : null,
            cancellationToken
        );
    }

    private static AreaDispute Form(AreaConfirmation wrong, AreaPosition position)
    {
        var offered = wrong.Refs.Where(r => position.Refs.Contains(r)).ToList();
        return new(
            new Dictionary<string, string>
            {
                [AreaFields.Refs] = string.Join(',', offered),
                [AreaFields.Other] = string.Join(", ", wrong.Refs.Except(offered)),
                [AreaFields.What] = wrong.Line ?? "",
            }
        );
    }
}

/// <summary>"my area", typed, or "Show today's position": the position at any time.</summary>
internal sealed partial class ShowArea(DigestDesk desk) : ITextCommand, ICardAction
{
    public TextRank Rank => TextRank.Whole;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.First, 20, HelpFor.Lead, "my area", "Where your areas stand, to confirm or to correct.")];

    public string Verb => Verbs.ShowArea;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken) =>
        Mine().IsMatch(text) ? await desk.TodayAsync(person, cancellationToken) : null;

    public Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        desk.TodayAsync(press.Person, cancellationToken);

    [GeneratedRegex(
        @"^\W*(confirm\s+)?(the\s+)?(position\s+of\s+)?my\s+areas?(\s+(position|digest))?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Mine();
}

using System.Globalization;
using ActionBot.CheckIns.Cards;
using ActionBot.Conversation;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Wording;

namespace ActionBot.CheckIns;

/// <summary>"Snooze": the owner is asked about some actions on a later day.</summary>
internal sealed class SnoozeItems(CheckInDesk desk, SnoozeWriter snoozing) : ICardAction
{
    public string Verb => CheckInData.SnoozeVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(CheckInDesk.NotYours);
        var named = (press.Data["snooze_refs"] ?? press.Data["ref"] ?? "").Split(
            ',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var items = named.Select(open.Item).OfType<CheckInItem>().Distinct().ToList();
        var (first, last, _, _) = open.Who.Rules.SnoozeOf(open.Person, open.Today);
        if (items.Count == 0)
            return CheckInDesk.List(open, band: "Nothing was snoozed. Choose at least one action.");
        if (
            !DateOnly.TryParseExact(
                press.Data["snooze_until"],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var until
            )
            || until < first
            || until > last
        )
            return CheckInDesk.List(
                open,
                open.PageOf(items[0]),
                $"Nothing was snoozed. Choose a date from {British.Date(first, open.Today)} to {British.Date(last, open.Today)}."
            );

        var outcome = await snoozing.SnoozeAsync(
            open.Person,
            open.Today,
            items.ConvertAll(i => i.ActionItem!),
            until,
            "card " + CheckInData.SnoozeVerb,
            cancellationToken
        );
        return await desk.PutOffAsync(open, items[0], outcome.Sentence(open.Today), cancellationToken);
    }
}

using ActionBot.CheckIns.Answering;
using ActionBot.CheckIns.Cards;
using ActionBot.Conversation;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns;

/// <summary>One check-in on the desk: who answers, on which day, and the cards it can show.</summary>
/// <param name="CheckIn">The check-in, loaded for this person.</param>
/// <param name="Who">Who answers, and for whom.</param>
/// <param name="ItemFacts">What of it waits for no answer now.</param>
/// <param name="Today">The person's day.</param>
internal sealed record OpenCheckIn(CheckIn CheckIn, Answerer Who, ItemFacts ItemFacts, DateOnly Today)
{
    public Person Person => Who.Person;

    /// <summary>The items for which the person may still answer.</summary>
    public IReadOnlyList<CheckInItem> Items { get; } = CheckInReader.Shown(CheckIn, Who);

    /// <summary>The item of a ref, if it is in this check-in and theirs to answer.</summary>
    public CheckInItem? Item(string? reference) =>
        Items.FirstOrDefault(i => string.Equals(i.ActionItem!.Ref, reference, StringComparison.OrdinalIgnoreCase));

    /// <summary>The item's place among those shown, from 1.</summary>
    public int NumberOf(CheckInItem item) => Items.TakeWhile(i => i != item).Count() + 1;

    /// <summary>The page on which the item stands.</summary>
    public int PageOf(CheckInItem item) => (NumberOf(item) - 1) / CheckInReader.PageSize;

    public int AnsweredCount => Items.Count(i => i.UpdateId is not null);

    /// <summary>The next item that waits for an answer, after this one and then from the top.</summary>
    public CheckInItem? NextAfter(CheckInItem item) =>
        Items
            .Where(i => i.UpdateId is null && !ItemFacts.IsPutOff(i) && i != item)
            .OrderBy(i => i.Place < item.Place)
            .ThenBy(i => i.Place)
            .FirstOrDefault();
}

/// <summary>Opens check-ins for the people they belong to, and draws what they press.</summary>
internal sealed class CheckInDesk(ActionBotContext db, CheckInReader reader, BoardChoices boards, BoardReplyQuery words, TimeProvider clock)
{
    /// <summary>The sentence for a card whose check-in is not, or no longer, the person's.</summary>
    public const string NotYours = "This question is not yours, or not any more. Type “my actions” to see what is.";

    /// <summary>The check-in of a press, or null when there is none of this person.</summary>
    public async Task<OpenCheckIn?> OpenAsync(CardPress press, CancellationToken cancellationToken)
    {
        var checkIn = await reader.FindAsync(press.Data["ask"], press.Person, cancellationToken);
        if (checkIn is null)
            return null;
        var today = press.Person.DayAt(clock.GetUtcNow());
        var who = await reader.AnswererAsync(press.Person, today, cancellationToken);
        // To somebody who answered for another, and does not any more, their cards are as those of anybody else.
        return checkIn.Items.Any(i => who.MayAnswer(i.ActionItem!))
            ? new(checkIn, who, await reader.ItemFactsAsync(checkIn, today, cancellationToken), today)
            : null;
    }

    /// <summary>The bundle on the page of an item, once something of it was put off.</summary>
    public async Task<CardReply> PutOffAsync(OpenCheckIn open, CheckInItem item, string band, CancellationToken cancellationToken) =>
        List(open with { ItemFacts = await reader.ItemFactsAsync(open.CheckIn, open.Today, cancellationToken) }, open.PageOf(item), band);

    /// <summary>The bundle, on the page of an item or on a given one.</summary>
    public static CardReply List(OpenCheckIn open, int page = 0, string? band = null) =>
        CardReply.Replace(BundleCard.Draw(CheckInReader.Bundle(open.CheckIn, open.Who, open.ItemFacts, open.Today, page, band)));

    /// <summary>The item with the question "Where does it stand?".</summary>
    public async Task<CardReply> ItemAsync(
        OpenCheckIn open,
        CheckInItem item,
        CancellationToken cancellationToken,
        OpenFormView? form = null,
        long? replaces = null,
        string? band = null
    )
    {
        var action = item.ActionItem!;
        if (action.Status == ActionStatus.Closed)
            return List(open, open.PageOf(item), $"{action.Ref} is closed. Nothing more is needed.");
        var view = new ItemView(
            open.CheckIn.Ask,
            open.NumberOf(item),
            open.Items.Count,
            action.Report!.Source!.Name,
            action.Report.Title,
            action.Ref,
            action.Version,
            CheckInReader.NewOnce(),
            action.AgreedAction,
            action.Risk,
            action.Rating,
            action.TargetDate,
            action.SlipCount,
            action.LastAnsweredOn is { } on ? new(action.Standing, on, action.LastLine) : null,
            action.NeedsForecast(open.Today),
            open.Today,
            await boards.ForAsync(action, cancellationToken),
            action.Report.Source.VerifierName,
            open.Who.Rules.SnoozeOf(open.Person, open.Today),
            form,
            replaces,
            band,
            open.Who.For(action),
            [.. open.ItemFacts.Waiting[action.Id]],
            await words.OfAsync(action, open.Today, cancellationToken)
        );
        return CardReply.Replace(ItemCard.Draw(view));
    }

    /// <summary>The receipt of an answer.</summary>
    public async Task<CardReply> ReceiptAsync(
        OpenCheckIn open,
        CheckInItem item,
        ProgressUpdate update,
        CancellationToken cancellationToken,
        string? band = null
    )
    {
        var action = item.ActionItem!;
        var board = update.BoardCode is { } code
            ? await db.Boards.Where(b => b.Code == code).Select(b => b.Name).FirstOrDefaultAsync(cancellationToken)
            : null;
        // It may have gone to another board than the chosen one, whose remit leaves it out.
        var routed = update.Choice.AsksBoard()
            ? await db
                .Blockers.Where(b => b.UpdateId == update.Id)
                .OrderByDescending(b => b.Id)
                .Select(b => b.Board!.Name)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
        var at = TimeZoneInfo.ConvertTime(update.At, Zones.Of(open.Person.TimeZone));
        var recorded = $"{British.Date(update.On, open.Today)}, {at:HH:mm}";
        var next = open.NextAfter(item);
        return CardReply.Replace(
            ReceiptCard.Draw(
                new(
                    open.CheckIn.Ask,
                    action.Ref,
                    action.Version,
                    action.AgreedAction,
                    open.AnsweredCount,
                    open.Items.Count,
                    ReceiptWording.Facts(update, board, recorded, open.Today, open.Who.For(action)),
                    ReceiptWording.Next(update, action, open.Who, routed, open.Today),
                    next is null ? null : new(next.ActionItem!.Ref, next.ActionItem.Version, open.NumberOf(next)),
                    update.Id,
                    band
                )
            )
        );
    }
}

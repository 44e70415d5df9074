using ActionBot.CheckIns.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Answering;

/// <summary>One of the six answers. Applied once, however often it arrives; never from a card of an older position.</summary>
internal sealed class AnswerItem(CheckInDesk desk, AnswerWriter recorder, RefLookup refs, BoardChoices boards, ActionBotContext db)
    : ICardAction
{
    private const int MostOnce = 60;

    public string Verb => CheckInData.AnswerVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(CheckInDesk.NotYours);
        if (open.Item(press.Data["ref"]) is not { } item)
            return CheckInDesk.List(open, band: Sentences.OutOfDate);
        if (!AnswerChoices.TryParse(press.Data["choice"], out var choice) || press.Data["once"] is not { Length: > 0 and <= MostOnce } once)
            return await desk.ItemAsync(open, item, cancellationToken, band: Sentences.OutOfDate);

        var form = new AnswerForm(choice, press.Data.Fields(AnswerFields.Of(choice)));
        var context = await ContextAsync(open, item.ActionItem!, form, cancellationToken);
        var check = AnswerRules.Check(form, context);
        var kept = Kept(context.Lookup);
        if (await db.Updates.FirstOrDefaultAsync(u => u.PersonId == press.Person.Id && u.Once == once, cancellationToken) is { } earlier)
            return await RepeatedAsync(open, item, earlier, check.Answer, kept, cancellationToken);
        if (item.ActionItem!.Status == ActionStatus.Closed || press.Data.Number("rev") != item.ActionItem.Version)
            return await desk.ItemAsync(open, item, cancellationToken, Kept(form), band: Sentences.OutOfDate);
        if (check.Answer is not { } answer)
            return await desk.ItemAsync(open, item, cancellationToken, new OpenFormView(form, check.Faults), Replaces(press));

        var update = await recorder.RecordAsync(open, item, answer, once, cancellationToken);
        return await desk.ReceiptAsync(open, item, update, cancellationToken, kept);
    }

    // The same answer again gets the same receipt; another answer from the same drawing changes nothing, and the person is shown
    // what counts.
    private Task<CardReply> RepeatedAsync(
        OpenCheckIn open,
        CheckInItem item,
        ProgressUpdate earlier,
        CheckedAnswer? now,
        string? kept,
        CancellationToken cancellationToken
    )
    {
        var band =
            earlier.ActionItemId != item.ActionItemId || earlier.ToAnswer() != now
                ? "An answer from this card was recorded already. Press “Change my answer” to change it."
                : kept;
        return earlier.ActionItemId == item.ActionItemId
            ? desk.ReceiptAsync(open, item, earlier, cancellationToken, band)
            : desk.ItemAsync(open, item, cancellationToken, band: Sentences.OutOfDate);
    }

    private async Task<AnswerContext> ContextAsync(
        OpenCheckIn open,
        ActionItem action,
        AnswerForm form,
        CancellationToken cancellationToken
    )
    {
        var isOther = form.Choice.WaitsFor() == BlockerKind.Dependency;
        if (isOther)
            await db.TakeDependencyTurnAsync(cancellationToken);
        var matches = await refs.ForAsync(form, action, open.Person, cancellationToken);
        var (waits, seen) = isOther
            ? await refs.WaitsAsync(matches, open.Person, cancellationToken)
            : (new Dictionary<string, IReadOnlyList<string>>(), null);
        return new(
            action.Ref,
            open.Today,
            action.NeedsForecast(open.Today),
            form.Choice.AsksBoard() ? await boards.ForAsync(action, cancellationToken) : [],
            matches,
            waits,
            seen
        );
    }

    // Said of every ref that the person may not see, whether there is one or not.
    private static string? Kept(IReadOnlyDictionary<string, RefMatch> matches) =>
        matches.Select(m => m.Value.Kept(m.Key)).FirstOrDefault(k => k is not null);

    private static OpenFormView? Kept(AnswerForm form) => form.Values.Count > 0 ? new(form, []) : null;

    private static long? Replaces(CardPress press) => long.TryParse(press.Data["update"], out var update) ? update : null;
}

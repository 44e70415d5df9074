using ActionBot.CheckIns.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns;

/// <summary>"Answer", "Next action" and "Another answer": shows one action of a bundle.</summary>
internal sealed class OpenItem(CheckInDesk desk) : ICardAction
{
    public string Verb => CheckInData.OpenVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(CheckInDesk.NotYours);
        return open.Item(press.Data["ref"]) is { } item
            ? await desk.ItemAsync(open, item, cancellationToken)
            : CheckInDesk.List(open, band: Sentences.OutOfDate);
    }
}

/// <summary>"Back to the list", and the pages of a long one.</summary>
internal sealed class ListItems(CheckInDesk desk) : ICardAction
{
    public string Verb => CheckInData.ListVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(CheckInDesk.NotYours);
        var page = press.Data.Number("page") ?? (open.Item(press.Data["ref"]) is { } item ? open.PageOf(item) : 0);
        return CheckInDesk.List(open, page);
    }
}

/// <summary>"Change my answer": shows the form with what was answered.</summary>
internal sealed class ChangeAnswer(CheckInDesk desk, ActionBotContext db) : ICardAction
{
    public string Verb => CheckInData.ChangeVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(CheckInDesk.NotYours);
        if (open.Item(press.Data["change_ref"] ?? press.Data["ref"]) is not { } item)
            return CheckInDesk.List(
                open,
                band: press.Data["change_ref"] is null ? "Choose the action whose answer you want to change." : Sentences.OutOfDate
            );
        var last = await db
            .Updates.Where(u => u.ActionItemId == item.ActionItemId && u.PersonId == press.Person.Id)
            .OrderByDescending(u => u.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return last is null
            ? await desk.ItemAsync(open, item, cancellationToken)
            : await desk.ItemAsync(open, item, cancellationToken, new OpenFormView(AnswerForms.Of(last), []), last.Id);
    }
}

/// <summary>An answer as the form that it came from.</summary>
internal static class AnswerForms
{
    public static AnswerForm Of(ProgressUpdate update)
    {
        (string Field, string? Value)[] values = update.Choice switch
        {
            AnswerChoice.OnTrack => [(AnswerFields.OnTrackForecast, Iso(update.Forecast)), (AnswerFields.OnTrackLine, update.Line)],
            AnswerChoice.AtRisk => [(AnswerFields.AtRiskLine, update.Line), (AnswerFields.AtRiskForecast, Iso(update.Forecast))],
            AnswerChoice.Decision =>
            [
                (AnswerFields.DecisionBoard, update.BoardCode),
                (AnswerFields.DecisionWhat, update.ToDecide),
                (AnswerFields.DecisionMeeting, Iso(update.Meeting)),
            ],
            AnswerChoice.Other =>
            [
                (AnswerFields.OtherOn, update.DependsOnRef ?? update.OutsideParty),
                (AnswerFields.OtherExpected, Iso(update.Expected)),
                (AnswerFields.OtherLine, update.Line),
            ],
            AnswerChoice.Done => [(AnswerFields.DoneLine, update.Line), (AnswerFields.DoneEvidence, update.Evidence)],
            AnswerChoice.NotNeeded =>
            [
                (AnswerFields.NotNeededReason, update.Reason?.Code()),
                (AnswerFields.NotNeededRef, update.SupersededByRef),
                (AnswerFields.NotNeededLine, update.Line),
            ],
        };
        return new(update.Choice, values.Where(v => v.Value is not null).ToDictionary(v => v.Field, v => v.Value!));
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd");
}

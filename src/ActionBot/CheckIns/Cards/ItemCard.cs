using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;
using static ActionBot.Conversation.Cards.FormParts;

namespace ActionBot.CheckIns.Cards;

/// <summary>One action with the question "Where does it stand?": six forms behind buttons, or one of them open.</summary>
internal static class ItemCard
{
    private const int MostQuoted = 280;
    private const int MostOfReport = 80;

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(ItemView view) =>
        new()
        {
            FallbackText = $"{view.Ref}: where does it stand? Open this message in Teams to answer.",
            Body =
            [
                .. Band(view.Band),
                .. OneAction(Above(view), view.Ref, Chip(view.TargetDate, view.Today), view.AgreedAction, view.Risk),
                .. WaitingParts.Draw(view.Ref, view.Waiting),
                .. view.Open is { } open ? OpenForm(view, open) : SixChoices(view),
                .. Foot(view),
            ],
        };

    private static string Above(ItemView view) =>
        (view.Of > 1 ? $"Action {view.Number:N0} of {view.Of:N0} · " : "")
        + (view.For is { } owner ? $"For {CardText.Escape(owner)} · " : "")
        + $"{CardText.Escape(view.Source)}, {CardText.Escape(British.Shorten(view.Report, MostOfReport))}";

    private static IEnumerable<CardElement> SixChoices(ItemView view)
    {
        var fields = new AnswerFieldset(view, open: null);
        return
        [
            Facts(History(view)),
            Strong("Where does it stand?") with
            {
                Spacing = Spacing.Medium,
                Separator = true,
            },
            // Short rows, so that on a phone a form opens right under the finger that opened it.
            Row(Form(AnswerChoice.OnTrack), Form(AnswerChoice.AtRisk)),
            Row(Form(AnswerChoice.Decision)),
            Row(Form(AnswerChoice.Other)),
            Row(Form(AnswerChoice.Done), Form(AnswerChoice.NotNeeded)),
        ];

        ShowCardAction Form(AnswerChoice choice) =>
            new(choice.Title(), new() { Body = fields.Draw(choice), Actions = fields.Send(choice) });
    }

    private static IEnumerable<(string Label, string Value)> History(ItemView view)
    {
        if (view.Rating.Given() is { } rating)
            yield return ("Rating", rating);
        yield return ("Target date", view.TargetDate is { } target ? British.FullDate(target) + Moved(view.SlipCount) : "None yet");
        if (view.BoardWord is { } word)
            yield return ("The board", word);
        yield return ("Last answer", view.LastAnswer is { } last ? Last(last, view.Today) : "None yet");
    }

    private static string Moved(int times) =>
        times switch
        {
            <= 0 => "",
            1 => ", moved once",
            2 => ", moved twice",
            _ => $", moved {British.Count(times, "time")}",
        };

    private static string Last(LastAnswerView last, DateOnly today) =>
        (last.Choice is { } choice ? choice.Title() + ", " : "")
        + British.Date(last.On, today)
        + (string.IsNullOrWhiteSpace(last.Line) ? "" : $": “{British.Shorten(British.OneLine(last.Line), MostQuoted)}”");

    private static IEnumerable<CardElement> OpenForm(ItemView view, OpenFormView open)
    {
        var fields = new AnswerFieldset(view, open);
        var drawn = fields.Draw(open.Form.Choice);
        var send = fields.Send(open.Form.Choice);
        return
        [
            .. open.Faults.Count > 0 ? [Faulty("saved", open.Faults.Count)] : Array.Empty<CardElement>(),
            .. view.ReplacesUpdate is null || open.Faults.Count > 0
                ? Array.Empty<CardElement>()
                : [Muted("What you send replaces your last answer.") with { Spacing = Spacing.Medium, Separator = true }],
            drawn[0] with
            {
                Spacing = Spacing.Medium,
            },
            .. drawn.Skip(1),
            .. send.Count == 0 ? Array.Empty<CardElement>() : [new ActionSet(send)],
        ];
    }

    private static IEnumerable<CardElement> Foot(ItemView view)
    {
        List<ActionSet> rows = [];
        if (view.Open is not null)
            rows.Add(Row(Press("Another answer", CheckInData.Open(view.Ask, view.Ref, view.Rev, view.ReplacesUpdate))));
        if (view.Of > 1)
            rows.Add(Row(Press("Back to the list", CheckInData.List(view.Ask))));
        if (view.Open is null)
            rows.Add(
                Row([
                    .. view.Snooze is { } days
                        ? [PuttingOffForms.Snooze(days, view.Today, CheckInData.Snooze(view.Ask, view.Ref, view.Rev), [])]
                        : Array.Empty<CardButton>(),
                    PuttingOffForms.NotMine(CheckInData.NotMine(view.Ask, view.Ref, view.Rev), []),
                ])
            );
        rows[0] = rows[0] with { Spacing = Spacing.Default };
        yield return new Container(rows) { Separator = true, Spacing = Spacing.Medium };
    }
}

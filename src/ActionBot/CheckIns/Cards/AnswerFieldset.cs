using ActionBot.Conversation.Cards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;
using static ActionBot.Conversation.Cards.FormParts;

namespace ActionBot.CheckIns.Cards;

/// <summary>
/// The heading and fields of each answer. The same function draws them inside the form that a button opens and, with values and
/// faults, open in the body of a card.
/// </summary>
internal sealed class AnswerFieldset(ItemView view, OpenFormView? open)
{
    private const int MostOfBoard = 100;
    private const string FromToday = "Give a date from today on.";

    /// <summary>The fields of an answer under their heading.</summary>
    public IReadOnlyList<CardElement> Draw(AnswerChoice choice) =>
        [
            Strong(choice.Title()),
            .. choice switch
            {
                AnswerChoice.OnTrack => OnTrack(),
                AnswerChoice.AtRisk => AtRisk(),
                AnswerChoice.Decision => Decision(),
                AnswerChoice.Other => Other(),
                AnswerChoice.Done => Done(),
                AnswerChoice.NotNeeded => NotNeeded(),
            },
        ];

    /// <summary>The button that sends an answer; none where it cannot be sent.</summary>
    public IReadOnlyList<CardButton> Send(AnswerChoice choice) =>
        choice.AsksBoard() && view.Boards.Count == 0
            ? []
            :
            [
                new SubmitAction(
                    SendTitle(choice),
                    CheckInData.Answer(view.Ask, view.Ref, view.Rev, choice, view.Once, view.ReplacesUpdate)
                )
                {
                    Style = ActionStyle.Positive,
                },
            ];

    private static string SendTitle(AnswerChoice choice) =>
        choice switch
        {
            AnswerChoice.Other => "Send: waiting for something",
            AnswerChoice.OnTrack or AnswerChoice.AtRisk or AnswerChoice.Decision or AnswerChoice.Done or AnswerChoice.NotNeeded => "Send: "
                + char.ToLowerInvariant(choice.Title()[0])
                + choice.Title()[1..],
        };

    private IEnumerable<CardElement> OnTrack() =>
        [
            .. view.ForecastRequired
                ? Date(
                    AnswerFields.OnTrackForecast,
                    "When will it be done?",
                    $"{FromToday} {(view.TargetDate is null ? "There is no target date." : "The target date has passed.")}"
                )
                : Date(AnswerFields.OnTrackForecast, "When will it be done? (optional)"),
            Hint(view.TargetDate is null ? "A forecast does not set the target date." : "A forecast does not move the target date."),
            .. Line(AnswerFields.OnTrackLine, "Anything to add? (optional)"),
        ];

    private IEnumerable<CardElement> AtRisk() =>
        [
            .. Line(AnswerFields.AtRiskLine, "What is at risk?", "Say in one line what is at risk."),
            .. Date(AnswerFields.AtRiskForecast, "When do you now expect it to be done?", FromToday),
        ];

    private IEnumerable<CardElement> Decision() =>
        view.Boards.Count == 0
            ?
            [
                new TextBlock("No board is set up yet. Answer “At risk”, and say in its line what must be decided.")
                {
                    Spacing = Spacing.Small,
                },
            ]
            :
            [
                .. Choose(
                    AnswerFields.DecisionBoard,
                    "Which board decides?",
                    "Choose the board.",
                    view.Boards.Select(b => new Choice(CardText.Plain(British.Shorten(b.Name, MostOfBoard)), b.Code)),
                    ChoiceStyle.Filtered,
                    "Choose or type a name"
                ),
                .. Line(AnswerFields.DecisionWhat, "What must be decided?", "Say in one line what the board must decide."),
                .. Date(AnswerFields.DecisionMeeting, "Date of the meeting, if you know it (optional)"),
            ];

    private IEnumerable<CardElement> Other() =>
        [
            .. Text(
                AnswerFields.OtherOn,
                "Which action or body does it wait for?",
                i =>
                    i with
                    {
                        MaxLength = AnswerForm.MaxName,
                        Placeholder = "Such as DARA-0017, or a name",
                        IsRequired = true,
                        ErrorMessage = "Give the ref of an action, or the name of an outside body.",
                    }
            ),
            .. Date(AnswerFields.OtherExpected, "When do you expect it?", FromToday),
            .. Line(AnswerFields.OtherLine, "Anything to add? (optional)"),
        ];

    private IEnumerable<CardElement> Done() =>
        [
            .. Line(AnswerFields.DoneLine, "What has changed for the risk?", "Say in one line what has changed for the risk."),
            .. Text(
                AnswerFields.DoneEvidence,
                "Link to the evidence (optional)",
                i =>
                    i with
                    {
                        Style = TextInputStyle.Url,
                        MaxLength = AnswerForm.MaxLink,
                        Placeholder = "https://",
                        Regex = @"^https://\S+$",
                        ErrorMessage = "Give a link that starts with https://",
                    }
            ),
            Hint($"{CardText.Escape(view.VerifierName)} checks it, then closes the action."),
        ];

    private IEnumerable<CardElement> NotNeeded() =>
        [
            .. Choose(
                AnswerFields.NotNeededReason,
                "Why is it no longer needed?",
                "Choose a reason.",
                Enum.GetValues<NotNeededReason>().Select(r => new Choice(r.Title(), r.Code())),
                ChoiceStyle.Expanded,
                placeholder: null
            ),
            .. Text(
                AnswerFields.NotNeededRef,
                "If superseded: by which action?",
                i => i with { MaxLength = Refs.MaxLength, Placeholder = "A ref such as DARA-0071" }
            ),
            .. Line(AnswerFields.NotNeededLine, "Explain in one line", "Explain in one line."),
            Hint($"{CardText.Escape(view.VerifierName)} approves or rejects it."),
        ];

    private IEnumerable<CardElement> Line(string id, string label, string? missing = null) =>
        [FormParts.Line(id, label, Value(id), missing), .. Faults(id)];

    private IEnumerable<CardElement> Text(string id, string label, Func<TextInput, TextInput> as_) =>
        [as_(new(id, label) { Value = Kept(Value(id)) }), .. Faults(id)];

    private IEnumerable<CardElement> Date(string id, string label, string? missing = null) =>
        [
            new DateInput(id, label)
            {
                Min = view.Today,
                Value = KeptDate(Value(id)),
                IsRequired = missing is not null,
                ErrorMessage = missing ?? FromToday,
            },
            .. Faults(id),
        ];

    private IEnumerable<CardElement> Choose(
        string id,
        string label,
        string missing,
        IEnumerable<Choice> choices,
        ChoiceStyle style,
        string? placeholder
    )
    {
        var all = choices.ToList();
        var chosen = all.FirstOrDefault(c => c.Value == Value(id))?.Value;
        return
        [
            new ChoiceSetInput(id, label, all)
            {
                // A client that filters shows the code of what was chosen before, not its name, and then refuses to send it.
                Style = style == ChoiceStyle.Filtered && chosen is not null ? ChoiceStyle.Compact : style,
                Placeholder = placeholder,
                Value = chosen,
                IsRequired = true,
                ErrorMessage = missing,
            },
            .. Faults(id),
        ];
    }

    private string? Value(string id) => open?.Form[id];

    private IEnumerable<CardElement> Faults(string id) => FormParts.Faults(open?.Faults, id);

    private static TextBlock Hint(string text) => Muted(text) with { Spacing = Spacing.Small };
}

using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;
using static ActionBot.Conversation.Cards.FormParts;

namespace ActionBot.Chasing.Telling.Cards;

/// <summary>
/// "Is this the right position?" with its two answers. The same fields stand behind a button and, with values and faults, open in
/// the body.
/// </summary>
internal static class QuestionParts
{
    /// <summary>What becomes of the answer.</summary>
    public const string Kept = "Your answer is kept with the date.";

    private const int MostOpenChoices = 8;
    private const int MostOfChoice = 60;

    /// <summary>The question with the form behind its button.</summary>
    public static IEnumerable<CardElement> Ask(QuestionView question, string hint = Kept) =>
        [
            .. Question(hint),
            Row(Right(question)),
            Row(new ShowCardAction("Something is wrong", new() { Body = Fields(question, null), Actions = [Send(question)] })),
        ];

    /// <summary>The question with the form open.</summary>
    public static IEnumerable<CardElement> Ask(QuestionView question, OpenDisputeView open, string hint) =>
        [.. Question(hint), Row(Right(question)), .. Fields(question, open), Row(Send(question))];

    private static IEnumerable<CardElement> Question(string hint) =>
        [
            Strong("Is this the right position?") with
            {
                Spacing = Spacing.Medium,
                Separator = true,
            },
            Muted(hint) with
            {
                Spacing = Spacing.None,
            },
        ];

    private static SubmitAction Right(QuestionView question) =>
        Press("This is right", DigestData.Confirm(question)) with
        {
            Style = ActionStyle.Positive,
        };

    private static SubmitAction Send(QuestionView question) => new("Send to the tracking team", DigestData.Dispute(question));

    private static IReadOnlyList<CardElement> Fields(QuestionView question, OpenDisputeView? open) =>
        [
            Strong("Something is wrong") with
            {
                Spacing = open is null ? Spacing.Default : Spacing.Medium,
            },
            .. question.Choices.Count == 0
                ? Array.Empty<CardElement>()
                :
                [
                    new ChoiceSetInput(
                        AreaFields.Refs,
                        "Which actions? (optional)",
                        [
                            .. question.Choices.Select(c => new Choice(
                                CardText.Plain($"{c.Ref}: {British.Shorten(British.OneLine(c.Action), MostOfChoice)}"),
                                c.Ref
                            )),
                        ]
                    )
                    {
                        Style = question.Choices.Count > MostOpenChoices ? ChoiceStyle.Compact : ChoiceStyle.Expanded,
                        IsMultiSelect = true,
                        Placeholder = question.Choices.Count > MostOpenChoices ? "Choose" : null,
                        Value = Chosen(question, open),
                    },
                ],
            .. Faults(open?.Faults, AreaFields.Refs),
            new TextInput(AreaFields.Other, question.Choices.Count == 0 ? "Which actions? (optional)" : "Another one? (optional)")
            {
                MaxLength = AreaDispute.MaxOther,
                Placeholder = "Refs such as DARA-0042, HMI-0066",
                Value = Kept(Typed(open, AreaFields.Other)),
            },
            .. Faults(open?.Faults, AreaFields.Other),
            Line(AreaFields.What, "What is wrong?", Typed(open, AreaFields.What), "Say in one line what is wrong."),
            .. Faults(open?.Faults, AreaFields.What),
            Muted("Goes to the tracking team.") with
            {
                Spacing = Spacing.Small,
            },
        ];

    private static string? Chosen(QuestionView question, OpenDisputeView? open)
    {
        var chosen = (open?.Form.Chosen ?? []).Where(r => question.Choices.Any(c => c.Ref == r)).ToList();
        return chosen.Count == 0 ? null : string.Join(',', chosen);
    }

    private static string? Typed(OpenDisputeView? open, string field) => open?.Form.Values.GetValueOrDefault(field);
}

using System.Text.Json.Nodes;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.CheckIns.Cards;

/// <summary>
/// The two forms at the foot of check-in cards: ask me later, and this is not mine. In a bundle they first ask for which action.
/// </summary>
internal static class PuttingOffForms
{
    private const string SnoozeRefs = "snooze_refs";
    private const string SnoozeUntil = "snooze_until";
    private const string NotMineRef = "notMine_ref";
    private const string NotMineWho = "notMine_who";

    /// <param name="choices">The actions to choose from; none on the card of one action.</param>
    public static ShowCardAction Snooze(SnoozeDays days, DateOnly today, JsonObject data, IReadOnlyList<Choice> choices) =>
        new(
            "Snooze",
            new()
            {
                Body =
                [
                    Strong("Ask me later"),
                    .. choices.Count == 0
                        ? Array.Empty<CardElement>()
                        :
                        [
                            new ChoiceSetInput(SnoozeRefs, "Which actions?", choices)
                            {
                                Style = ChoiceStyle.Expanded,
                                IsMultiSelect = true,
                                Value = string.Join(',', choices.Select(c => c.Value)),
                                IsRequired = true,
                                ErrorMessage = "Choose at least one action.",
                            },
                        ],
                    .. Until(days, today),
                ],
                Actions = [new SubmitAction("Snooze", data)],
            }
        );

    /// <summary>The field for the day, with the rule in small.</summary>
    public static IReadOnlyList<CardElement> Until(SnoozeDays days, DateOnly today) =>
        [
            new DateInput(SnoozeUntil, "Ask me again on")
            {
                Min = days.First,
                Max = days.Last,
                Value = days.Suggested,
                IsRequired = true,
                ErrorMessage = $"Choose a date from {Range(days, today)}.",
            },
            Muted($"At most {British.Count(days.MostWorkingDays, "working day")}. Your lead can see a snooze.") with
            {
                Spacing = Spacing.Small,
            },
        ];

    /// <param name="choices">The actions to choose from; none on the card of one action.</param>
    public static ShowCardAction NotMine(JsonObject data, IReadOnlyList<Choice> choices) =>
        new(
            "Not mine",
            new()
            {
                Body =
                [
                    Strong("Not yours?"),
                    .. choices.Count == 0
                        ? Array.Empty<CardElement>()
                        :
                        [
                            new ChoiceSetInput(NotMineRef, "Which action?", choices)
                            {
                                Placeholder = "Choose",
                                IsRequired = true,
                                ErrorMessage = "Choose the action that is not yours.",
                            },
                        ],
                    new TextInput(NotMineWho, "Who should be asked? (optional)")
                    {
                        MaxLength = AnswerForm.MaxName,
                        Placeholder = "Name or role",
                    },
                    Muted("The area lead decides who owns it. You are not asked again meanwhile.") with
                    {
                        Spacing = Spacing.Small,
                    },
                ],
                Actions = [new SubmitAction("Tell the lead", data)],
            }
        );

    private static string Range(SnoozeDays days, DateOnly today)
    {
        var first = days.First.Month == days.Last.Month ? $"{days.First.Day}" : British.Date(days.First, today);
        return $"{first} to {British.Date(days.Last, today)}";
    }
}

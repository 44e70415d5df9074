using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Conversation.Cards;

/// <summary>What can be typed, with a button for each.</summary>
public static class HelpCard
{
    private const int MostQuoted = 80;

    /// <summary>Draws it.</summary>
    /// <param name="notUnderstood">What the person typed, when it was not understood.</param>
    /// <param name="exampleRef">An action of the person's, to show how one is named.</param>
    public static AdaptiveCard Draw(string? notUnderstood = null, string? exampleRef = null)
    {
        var headline = notUnderstood is null ? Sentences.HelpSummary : Sentences.NotUnderstood;
        return new()
        {
            FallbackText =
                headline + ". You can type: my actions, show and a ref, what is overdue, snooze and a ref, pause, delegate, help.",
            Body =
            [
                Heading(headline),
                .. string.IsNullOrWhiteSpace(notUnderstood)
                    ? Array.Empty<CardElement>()
                    :
                    [
                        Muted($"You wrote “{CardText.Escape(British.Shorten(Line(notUnderstood), MostQuoted))}”.") with
                        {
                            Spacing = Spacing.None,
                        },
                    ],
                new TextBlock("You can type:") { Spacing = Spacing.Small },
                Words("my actions", "All open actions that are yours, to answer."),
                Words("show " + (exampleRef ?? "DARA-0042"), "One action, by its ref."),
                Words("report", "Today’s position: what is open, what is late and why."),
                Words(
                    "what is overdue in my area",
                    "Questions about actions: overdue, due next month, no date, blocked, not "
                        + "answered; by area, owner or month. Or: “find overtime”."
                ),
                Words("what is waiting on " + (exampleRef ?? "DARA-0042"), "What waits for an action. Or: “what does it wait for”."),
                Words("critical", "What holds up the most actions."),
                Words("help", "This card."),
                new TextBlock("To change when I ask you, type:") { Spacing = Spacing.Medium },
                .. Controls(exampleRef ?? "DARA-0042").Select(c => new TextBlock(c) { Spacing = Spacing.Small }),
                new TextBlock("In a board’s secretariat, **meetings** shows its meetings and how to change them.")
                {
                    Spacing = Spacing.Medium,
                },
                Row(Press("Show my actions", WelcomeCard.Ask(Verbs.Mine))) with
                {
                    Spacing = Spacing.Medium,
                },
                Row(Press("Show what is due", WelcomeCard.Ask(Verbs.Due))),
                Row(Press("When do you ask me?", Data(Verbs.ShowSchedule))),
                .. exampleRef is null ? Array.Empty<CardElement>() : [Row(Show(exampleRef))],
            ],
        };
    }

    private static IEnumerable<string> Controls(string reference) =>
        [
            $"**snooze {CardText.Escape(reference)} until Friday**: ask me later.",
            $"**not mine {CardText.Escape(reference)}**: the lead finds its owner.",
            "**delegate to a name until next Friday**: they answer for you.",
            "**pause until next Friday**: ask me nothing until then.",
            $"**why {CardText.Escape(reference)}**: why I asked about it, or did not.",
        ];

    private static Container Words(string typed, string does) =>
        new([Strong(CardText.Escape(typed)), new TextBlock(does) { Spacing = Spacing.None }]) { Spacing = Spacing.Small };

    private static string Line(string text) => Domain.Checkins.AnswerForm.OneLine(text);

    private static SubmitAction Show(string reference)
    {
        var data = Data(Verbs.ShowAction);
        data["ref"] = reference;
        return Press("Show " + British.Shorten(reference, 20), data);
    }
}

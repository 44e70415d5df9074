using ActionBot.CheckIns.Cards;
using ActionBot.Tests.CheckIns.Cards;

namespace ActionBot.EndToEnd.Gallery;

internal static class ReceiptSamples
{
    public static IReadOnlyList<CardSample> All { get; } =
    [
        Of("decision", CardStory.Receipt) with
        {
            PhotographDark = true,
        },
        Of("twice", CardStory.Receipt with { Band = "This answer was recorded already." }),
        Of("last", CardStory.Receipt with { AnsweredCount = 5, NextItem = null }),
        Of("alone", CardStory.Receipt with { AnsweredCount = 1, Total = 1, NextItem = null }),
        Of(
            "short",
            CardStory.Receipt with
            {
                Facts = [("Your answer", "On track"), ("Recorded", "10\u00A0February, 09:47")],
                Next = ["You are next asked on 10\u00A0March."],
            }
        ),
        Of(
            "done",
            CardStory.Receipt with
            {
                Facts =
                [
                    ("Your answer", "Done"),
                    ("In your words", "“Every claim since April is matched with duty records; 14 were repaid.”"),
                    ("Evidence", "https://records.example.org/cost-recovery/claims/2026/january/matched-with-duty-records.xlsx"),
                    ("Recorded", "10\u00A0February, 09:47"),
                ],
                Next = ["Internal audit checks it, then closes the action.", "You are not asked again meanwhile."],
            }
        ),
        Of(
            "long-texts",
            CardStory.Receipt with
            {
                Ref = HardTexts.LongRef,
                AgreedAction = HardTexts.Long(3000),
                Facts =
                [
                    ("Your answer", "Waiting for something else"),
                    ("Waits for", HardTexts.Long(120)),
                    ("In your words", "“" + HardTexts.Long(280) + "”"),
                    ("Evidence", "https://example.org/" + new string('x', 480)),
                ],
                Next = [$"It is recorded as waiting for {HardTexts.Long(120)}."],
            }
        ),
        Of(
            "markup",
            CardStory.Receipt with
            {
                Facts = [("Your answer", "At risk"), ("In your words", "“" + HardTexts.Markup + "”")],
                Next = [HardTexts.Markup],
            }
        ) with
        {
            Shows = ["“" + HardTexts.Markup + "”", HardTexts.Markup],
        },
    ];

    private static CardSample Of(string name, ReceiptView view) => new("receipt-" + name, ReceiptCard.Draw(view));
}

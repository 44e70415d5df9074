using ActionBot.CheckIns.Cards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Tests.CheckIns.Cards;

namespace ActionBot.EndToEnd.Gallery;

internal static class ItemSamples
{
    private static readonly ItemView OnTime = CardStory.Item with
    {
        TargetDate = new(2026, 2, 17),
        SlipCount = 0,
        ForecastRequired = false,
    };
    private static readonly string TooLong = HardTexts.Long(300);

    public static IReadOnlyList<CardSample> All { get; } =
    [
        Of("overdue", CardStory.Item) with
        {
            PhotographForms = true,
            PhotographDark = true,
        },
        Of("on-time", OnTime) with
        {
            PhotographForms = true,
        },
        Of("undated", CardStory.Item with { TargetDate = null, SlipCount = 0, LastAnswer = null }) with
        {
            PhotographForms = true,
        },
        Of("critical", CardStory.Item with { Rating = Rating.Critical }) with
        {
            Shows = ["Critical"],
        },
        Of("bare", CardStory.Item with { Rating = Rating.NotRated, Risk = null, LastAnswer = null, SlipCount = 0 }),
        Of(
            "imported-last-answer",
            CardStory.Item with
            {
                SlipCount = 3,
                LastAnswer = new(null, new(2025, 11, 3), "Ongoing - see the [tracker](https://example.org)"),
            }
        ) with
        {
            Shows = ["3\u00A0November\u00A02025: “Ongoing - see the [tracker](https://example.org)”"],
        },
        Of("last-answer-without-words", CardStory.Item with { SlipCount = 2, LastAnswer = new(AnswerChoice.Other, new(2026, 2, 3), null) }),
        Of("alone", CardStory.Item with { Of = 1 }),
        Of("no-snooze", CardStory.Item with { Snooze = null }),
        Of("out-of-date", CardStory.Item with { Band = "This card was out of date. Here is today’s position." }),
        Of(
            "hundred-boards",
            CardStory.Item with
            {
                Boards = [.. Enumerable.Range(1, 100).Select(n => new BoardChoice($"board-{n}", $"{n:000} {HardTexts.LongName}"))],
            }
        ) with
        {
            PhotographForms = true,
        },
        Of("no-boards", CardStory.Item with { Boards = [] }) with
        {
            PhotographForms = true,
        },
        Of(
            "long-texts",
            CardStory.Item with
            {
                Ref = HardTexts.LongRef,
                Source = HardTexts.LongName,
                Report = HardTexts.Long(250),
                AgreedAction = HardTexts.Long(3000),
                Risk = HardTexts.Long(2000),
                VerifierName = HardTexts.LongName,
                LastAnswer = new(AnswerChoice.NotNeeded, new(2026, 1, 6), HardTexts.Long(280)),
            }
        ),
        Of(
            "markup",
            CardStory.Item with
            {
                Ref = "A*1*_x",
                Source = "*Audit*",
                AgreedAction = HardTexts.Markup + "\n\n- first\n- second\n1. third\n# fourth\n> fifth",
                Risk = HardTexts.Markup,
                VerifierName = "_Team_ [A](b)",
                LastAnswer = new(AnswerChoice.AtRisk, new(2026, 1, 6), HardTexts.Markup),
            }
        ) with
        {
            Shows =
            [
                "A*1*_x",
                "*Audit*, Cost Recovery",
                HardTexts.Markup,
                "Risk: " + HardTexts.Markup,
                "- first",
                "1. third",
                "# fourth",
                "> fifth",
                "“" + HardTexts.Markup + "”",
            ],
        },
        Fault("dependency", CardStory.FaultyDependency) with
        {
            PhotographDark = true,
        },
        Fault("on-track", AnswerChoice.OnTrack, (AnswerFields.OnTrackForecast, "2025-12-31"), (AnswerFields.OnTrackLine, TooLong)),
        Fault("on-track-empty", AnswerChoice.OnTrack),
        Fault("at-risk", AnswerChoice.AtRisk, (AnswerFields.AtRiskForecast, "soon")),
        Fault("at-risk-line", AnswerChoice.AtRisk, (AnswerFields.AtRiskLine, TooLong), (AnswerFields.AtRiskForecast, "2062-02-10")),
        Fault("decision", AnswerChoice.Decision, (AnswerFields.DecisionBoard, "board-gone"), (AnswerFields.DecisionMeeting, "2026-02-09")),
        Fault(
            "decision-one",
            AnswerChoice.Decision,
            (AnswerFields.DecisionBoard, "board-pob"),
            (AnswerFields.DecisionMeeting, "2026-03-03")
        ),
        Fault("other-empty", AnswerChoice.Other),
        Fault("done", AnswerChoice.Done, (AnswerFields.DoneEvidence, "http://records.example.org/claims")),
        Fault("not-needed", AnswerChoice.NotNeeded),
        Fault(
            "not-needed-ref",
            AnswerChoice.NotNeeded,
            (AnswerFields.NotNeededReason, "superseded"),
            (AnswerFields.NotNeededRef, "DARA-0170"),
            (AnswerFields.NotNeededLine, "It moved.")
        ),
        Fault(
            "markup",
            CardStory.Item with
            {
                Open = new(
                    CardStory.Form(AnswerChoice.Other, (AnswerFields.OtherOn, "*x* [y](z)")),
                    [new(AnswerFields.OtherOn, "There is no *x* [y](z).")]
                ),
            }
        ) with
        {
            Shows = ["▲ There is no *x* [y](z)."],
        },
        Fault("on-changed-answer", CardStory.FaultyDependency with { ReplacesUpdate = 51 }),
        Change(
            "on-track",
            AnswerChoice.OnTrack,
            (AnswerFields.OnTrackForecast, "2026-03-31"),
            (AnswerFields.OnTrackLine, "First match run is done.")
        ),
        Change(
            "at-risk",
            AnswerChoice.AtRisk,
            (AnswerFields.AtRiskLine, "Two of five analysts have left."),
            (AnswerFields.AtRiskForecast, "2026-06-30")
        ) with
        {
            PhotographDark = true,
        },
        Change(
            "decision",
            AnswerChoice.Decision,
            (AnswerFields.DecisionBoard, "board-pob"),
            (AnswerFields.DecisionWhat, "Who pays for the ledger?"),
            (AnswerFields.DecisionMeeting, "2026-03-03")
        ),
        Change("other", AnswerChoice.Other, (AnswerFields.OtherOn, "Home Office"), (AnswerFields.OtherExpected, "2026-05-01")),
        Change(
            "done",
            AnswerChoice.Done,
            (AnswerFields.DoneLine, "Every claim is matched."),
            (AnswerFields.DoneEvidence, "https://records.example.org/claims/2026/01/" + new string('x', 400))
        ),
        Change(
            "not-needed",
            AnswerChoice.NotNeeded,
            (AnswerFields.NotNeededReason, "riskAccepted"),
            (AnswerFields.NotNeededLine, "The board carries it.")
        ),
        Of("change-alone", Changed(AnswerChoice.Done, (AnswerFields.DoneLine, "Every claim is matched.")) with { Of = 1 }),
    ];

    private static CardSample Of(string name, ItemView view) => new("item-" + name, ItemCard.Draw(view));

    private static CardSample Fault(string name, ItemView view) => Of("fault-" + name, view);

    private static CardSample Fault(string name, AnswerChoice choice, params (string, string)[] values) =>
        Fault(name, CardStory.Faulty(CardStory.Form(choice, values)));

    private static ItemView Changed(AnswerChoice choice, params (string, string)[] values) =>
        CardStory.Item with
        {
            Open = new(CardStory.Form(choice, values), []),
            ReplacesUpdate = 51,
        };

    private static CardSample Change(string name, AnswerChoice choice, params (string, string)[] values) =>
        Of("change-" + name, Changed(choice, values));
}

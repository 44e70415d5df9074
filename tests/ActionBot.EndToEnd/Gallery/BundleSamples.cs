using ActionBot.CheckIns.Cards;
using ActionBot.Domain.Register;
using ActionBot.Tests.CheckIns.Cards;

namespace ActionBot.EndToEnd.Gallery;

internal static class BundleSamples
{
    public static IReadOnlyList<CardSample> All { get; } =
    [
        Of("full", CardStory.Full) with
        {
            PhotographForms = true,
            PhotographDark = true,
        },
        Of("partial", CardStory.Partial) with
        {
            PhotographForms = true,
            PhotographDark = true,
        },
        Of("done", CardStory.Done) with
        {
            PhotographForms = true,
        },
        Of("out-of-date", CardStory.Partial with { Band = "This card was out of date. Here is today’s position." }) with
        {
            PhotographDark = true,
        },
        Of("one", CardStory.Bundle(CardStory.CostRecovery)),
        Of("one-done", CardStory.Bundle(CardStory.Equipment.As(AnswerChoice.OnTrack, "Next asked on its target date, 17\u00A0February."))),
        Of(
            "one-left",
            CardStory.Bundle(CardStory.CostRecovery.As(AnswerChoice.AtRisk, "Next asked on 17\u00A0February."), CardStory.Equipment)
        ),
        Of(
            "all-answers",
            CardStory.Bundle([.. AnswerChoices.All.Select((c, i) => Numbered(i).As(c, "Next asked on 17\u00A0February.")), Numbered(7)])
        ),
        Of(
            "no-risk-not-rated-undated",
            CardStory.Bundle(
                CardStory.Row("COR-7", 1, "Coroner", Rating.NotRated, null, "Reply to the coroner.", null),
                CardStory.Row("COR-8", 1, "Coroner", Rating.NotRated, CardStory.Today, "Send the report.", "  "),
                CardStory.Row("COR-9", 1, "Coroner", Rating.Low, CardStory.Today.AddDays(1), "Meet the family.", null)
            )
        ),
        Of("put-off", PutOff(CardStory.Partial)) with
        {
            PhotographForms = true,
        },
        Of("put-off-all", PutOff(CardStory.Bundle(CardStory.CostRecovery))),
        Of("put-off-on-request", PutOff(CardStory.Full) with { OnRequest = true }),
        Of("no-snooze", CardStory.Full with { Snooze = null }),
        Of("snooze-over-month-end", CardStory.Full with { Snooze = new(new(2026, 2, 25), new(2026, 3, 10), new(2026, 3, 4)) }) with
        {
            PhotographForms = true,
        },
        Of("on-request", Page(14, 0, onRequest: true)),
        Of("on-request-last-page", Page(14, 1, onRequest: true)),
        Of("on-request-one", CardStory.Bundle(CardStory.CostRecovery) with { OnRequest = true }),
        Of("on-request-partial", CardStory.Partial with { OnRequest = true, Snooze = null }),
        Of("on-request-none", CardStory.Bundle() with { OnRequest = true, NextAskedOn = null }),
        Of("pages-first-of-35", Page(35, 0)),
        Of("pages-middle-of-35", Page(35, 1)),
        Of("pages-last-of-35", Page(35, 3)),
        Of("pages-one-on-last-of-21", Page(21, 2)),
        Of(
            "pages-partly-answered",
            Page(35, 1) with
            {
                AnsweredCount = 12,
                Rows = [.. Page(35, 1).Rows.Select((r, i) => i < 8 ? r.As(AnswerChoice.OnTrack, "Next asked on 10\u00A0March.") : r)],
            }
        ),
        Of("long-texts", CardStory.Bundle([.. Enumerable.Range(1, 10).Select(Longest)])) with
        {
            PhotographForms = true,
        },
        Of(
            "long-texts-done",
            CardStory.Bundle([
                .. Enumerable
                    .Range(1, 3)
                    .Select(n => Longest(n).As(AnswerChoice.Other, $"Waits for {HardTexts.LongName}. Next asked on 17\u00A0February.")),
            ])
        ),
        Of(
            "markup",
            CardStory.Bundle(
                CardStory.Row(
                    "A*1*",
                    1,
                    "Audit [x](https://example.org)",
                    Rating.High,
                    CardStory.Today,
                    HardTexts.Markup[..88],
                    "- one\n- two #3"
                ),
                CardStory.Row("_B_2", 1, "Audit [x](https://example.org)", Rating.High, CardStory.Today, "1. First, 2. second", "> quote")
            ) with
            {
                Person = "*Head* of _Public_ Order",
            }
        ) with
        {
            PhotographForms = true,
            Shows =
            [
                "A*1*",
                "_B_2",
                "*Head* of _Public_ Order",
                "Audit [x](https://example.org)",
                "Check *all* _bases_ [today](https://example.org)",
                "1. First, 2. second",
            ],
        },
    ];

    private static CardSample Of(string name, BundleView view) => new("bundle-" + name, BundleCard.Draw(view));

    // The first open row is snoozed, the others wait for the lead; the last one still needs its answer.
    private static BundleView PutOff(BundleView view)
    {
        var open = view.Rows.Where(r => r.Answered is null).ToList();
        var putOff = open.Count == 1 ? open : open[..^1];
        return view with
        {
            PutOffCount = putOff.Count,
            Rows =
            [
                .. view.Rows.Select(r =>
                    !putOff.Contains(r)
                        ? r
                        : r with
                        {
                            PutOff = r == putOff[0] ? "Snoozed until 17\u00A0February" : "The area lead decides who owns it",
                        }
                ),
            ],
        };
    }

    private static RowView Numbered(int n) =>
        CardStory.Row(
            $"DARA-{100 + n:0000}",
            1,
            n % 3 == 0 ? "Inspectorate" : "Internal audit",
            n % 2 == 0 ? Rating.High : Rating.Medium,
            CardStory.Today.AddDays(n * 9 - 60),
            "Publish the equipment check schedule for every base.",
            "faulty equipment goes unnoticed"
        );

    private static BundleView Page(int total, int page, bool onRequest = false) =>
        CardStory.Bundle([.. Enumerable.Range(0, total).Skip(page * 10).Take(10).Select(Numbered)]) with
        {
            OnRequest = onRequest,
            Total = total,
            Page = page,
            Pages = (total + 9) / 10,
        };

    private static RowView Longest(int n) =>
        CardStory.Row(
            HardTexts.LongRef[..38] + $"{n:00}",
            1,
            HardTexts.LongName,
            Rating.Medium,
            CardStory.Today.AddDays(-1234),
            HardTexts.Long(3000),
            HardTexts.Long(2000)
        );
}

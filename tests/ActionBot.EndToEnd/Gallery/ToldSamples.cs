using ActionBot.Chasing.Chat;
using ActionBot.Chasing.Telling.Cards;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;
using ActionBot.Tests.CheckIns.Cards;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>What leads, managers, secretariats and administrators are told.</summary>
internal static class ToldSamples
{
    private static readonly ToldRow[] Rows =
    [
        new("DARA-0042", "Overdue 41 days", "Overdue 41 days. 4 requests were not answered.", CardStory.CostRecovery.AgreedAction, false),
        new("HMI-0066", "No date", "Has no owner.", "Publish the equipment check schedule for every base.", true),
        new("DARA-0057", "No date", "No date after 2 requests.", "Agree which directorate owns the mutual aid ledger.", false),
        new("DARA-0063", "Due 3 March", "The same answer 3 times running.", "Launch the new chart of accounts.", false),
        new("HMI-0118", "Overdue 3 days", "Its owner has left.", "Train every supervisor in the new procedure.", true),
        new("DARA-0091", "Overdue 29 days", "Overdue 29 days.", "Replace the radio batteries.", false),
    ];

    private static readonly QuestionView Question = new("ask-1", 0, [.. Rows.Select(r => new RefChoice(r.Ref, r.Action))]);

    private static readonly AreaDigestView Digest = new(
        ["Public Order"],
        CardStory.Today,
        false,
        new(new(27, 11, 5, 3), new(29, 9, 5, 4), CardStory.Today.AddDays(-7)),
        Rows,
        [
            new(AreaSection.Overdue, 11, ["DARA-0042 41 days", "HMI-0118 3 days"]),
            new(AreaSection.Snoozed, 1, ["DARA-0017 until 17 February"]),
        ],
        new(4, 2, 6),
        Question,
        null
    );

    private static readonly AskAgainView Again = new(
        ["Public Order"],
        CardStory.Today,
        CardStory.Today,
        new(27, 11, 5, 3),
        Question,
        null,
        true,
        null
    );

    private static readonly ConfirmedView Right = new(
        "ask-1",
        ["Public Order"],
        CardStory.Today,
        CardStory.Today,
        new(27, 11, 5, 3),
        AreaWord.Right,
        "10 February at 10:12",
        false,
        null
    );

    private static readonly NoticeView Notice = new(
        CardStory.Today,
        [new("Head of Public Order", Rows[..2]), new("Head of Taskforce", Rows[2..3])],
        [new("Portfolio and Investment Board", Rows[3..5])],
        Rows[5..]
    );

    private static readonly PersonFacts Owner = new(
        1,
        "public-order-head-of-specialist-operations@example.org",
        true,
        WorkingPattern.Usual,
        []
    );

    public static IReadOnlyList<CardSample> All { get; } =
    [
        new("digest", DigestCard.Draw(Digest)) { PhotographForms = true, PhotographDark = true },
        new(
            "digest-first-and-quiet",
            DigestCard.Draw(
                Digest with
                {
                    Numbers = new(new(1, 0, 0, 0), null, null),
                    Needs = [],
                    Sections = [],
                    Question = Question with { Choices = [] },
                }
            )
        )
        {
            PhotographForms = true,
        },
        new(
            "digest-large",
            DigestCard.Draw(
                Digest with
                {
                    Areas = [HardTexts.LongName, "Finance", "Commercial"],
                    Numbers = new(new(123_456, 23_456, 3_456, 456), new(123_400, 23_500, 3_456, 400), CardStory.Today.AddDays(-7)),
                }
            )
        ),
        new(
            "digest-long-texts",
            DigestCard.Draw(
                Digest with
                {
                    Needs =
                    [
                        new(HardTexts.LongRef, "Overdue 41 days", HardTexts.Long(600), HardTexts.Long(900), true),
                        new("X-1", "No date", HardTexts.Markup, HardTexts.Markup, false),
                    ],
                }
            )
        ),
        new("digest-again", AskAgainCard.Draw(Again)) { PhotographForms = true },
        new(
            "digest-fault",
            AskAgainCard.Draw(
                Again with
                {
                    Replaces = false,
                    Open = new(
                        new(new Dictionary<string, string> { [AreaFields.Other] = "DARA-9999" }),
                        [
                            new(AreaFields.Other, "I find no “DARA-9999” in your areas. Check the ref, or leave it out."),
                            new(AreaFields.What, "Say in one line what is wrong."),
                        ]
                    ),
                }
            )
        ),
        new("digest-right", ConfirmedCard.Draw(Right)) { PhotographDark = true },
        new(
            "digest-wrong",
            ConfirmedCard.Draw(Right with { Word = new(false, ["DARA-0042", "HMI-0066"], "The owner is *another*."), IsTold = true })
        )
        {
            Shows = ["“The owner is *another*.”"],
        },
        new("digest-section", SectionListCard.Draw(new(["Public Order"], AreaSection.Overdue, CardStory.Today, 11, 0, Rows))),
        new("notice", Chasing(Notice)) { PhotographDark = true },
        new("notice-manager", Chasing(Notice with { Boards = [], Unled = [] })),
        new(
            "why-asked",
            WhyCard.Draw(
                new(
                    "DARA-0042",
                    CardStory.Today,
                    "asked",
                    "Overdue 41 days",
                    "Overdue",
                    "rating=High; target=2025-12-31",
                    "Head of Public Order",
                    "Sent at 09:31 UTC on 2026-02-10",
                    ["Public Order lead: overdue"]
                )
            )
        )
        {
            PhotographDark = true,
        },
        new(
            "why-not-asked",
            WhyCard.Draw(
                new(
                    HardTexts.LongRef,
                    CardStory.Today,
                    "not asked",
                    "Waits for *DARA-0017*, whose owner is asked instead",
                    "WaitsForAction",
                    null,
                    null,
                    null,
                    []
                )
            )
        )
        {
            Shows = ["*DARA-0017*"],
        },
        new("preview", PreviewCard.Draw(Plan(3, 7), 0)) { PhotographDark = true },
        new("preview-pages", PreviewCard.Draw(Plan(30, 2), 1)),
        new("preview-nothing", PreviewCard.Draw(new(CardStory.Today, [], [], [], []), 0)),
        new(
            "hold",
            HoldCard.Draw(
                [
                    "All sending is on hold. 12 messages that were not sent yet are withdrawn.",
                    "What people type and press is answered all the same.",
                    "A release brings one current message to each who is due, never a backlog.",
                ],
                true
            )
        )
        {
            PhotographDark = true,
        },
        new("hold-released", HoldCard.Draw(["The hold is released. Everybody who is due gets one current message."], false)),
    ];

    private static Teams.Cards.AdaptiveCard Chasing(NoticeView view) => NoticeCard.Draw(view);

    private static DayPlan Plan(int people, int actions)
    {
        ActionFacts Action(int i) =>
            new(
                i,
                $"DARA-{i:0000}",
                1,
                Rating.High,
                true,
                ActionStatus.Open,
                CardStory.Today.AddDays(-i),
                CardStory.Today,
                null,
                null,
                null,
                false
            );
        return new(
            CardStory.Today,
            [
                .. Enumerable
                    .Range(1, people)
                    .Select(p => new Bundle(
                        Owner with
                        {
                            PersonId = p,
                            Email = $"{p}.{Owner.Email}",
                        },
                        [.. Enumerable.Range(1, actions).Select(i => new Request(Action(i), RequestReason.Overdue))]
                    )),
            ],
            [],
            [],
            [
                .. Enumerable
                    .Range(50, 20)
                    .Select(i => new Skip(
                        Action(i),
                        null,
                        i % 3 == 0 ? SkipReason.NotMonitored
                            : i % 3 == 1 ? SkipReason.NoOwner
                            : SkipReason.AwaitingVerification
                    )),
            ]
        );
    }
}

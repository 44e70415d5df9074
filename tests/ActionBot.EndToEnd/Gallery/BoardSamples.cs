using ActionBot.Boards.Cards;
using ActionBot.Boards.Meetings;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>What secretariats and administrators see: digests, decision forms, meetings and the queue.</summary>
internal static class BoardSamples
{
    private static readonly DateOnly Today = new(2026, 2, 11);
    private static readonly MeetingView March = new(12, new(2026, 3, 3), new(2026, 2, 24), 9),
        April = new(13, new(2026, 4, 14), new(2026, 4, 7), 37),
        Past = new(11, new(2026, 2, 3), new(2026, 1, 27), 0);
    private static readonly CardPlace Place = new("dig-2345", 0);

    private static readonly DigestItemView PriceList = new(
        31,
        4,
        1,
        "Adopt one price list for all private events?",
        "DARA-0019",
        Rating.High,
        "Head of Event Finance",
        "events are policed below cost",
        new(2026, 1, 14),
        20,
        null,
        ["DARA-0051", "DARA-0077"],
        BlockerState.Raised,
        1,
        null,
        March,
        null,
        null,
        null
    );

    private static readonly DigestItemView Ledger = new(
        34,
        1,
        2,
        "Which directorate pays for and owns the mutual aid ledger?",
        "DARA-0057",
        Rating.Medium,
        "Head of Public Order",
        "money is spent without authority",
        new(2026, 2, 10),
        1,
        new(2026, 2, 17),
        [],
        BlockerState.Raised,
        0,
        null,
        March,
        null,
        null,
        null
    );

    private static readonly DigestItemView Visitors = new(
        28,
        6,
        3,
        "Replace the custody visitor system this year or next?",
        "HMI-0093",
        Rating.High,
        "Head of Custody",
        "visits are missed because the rota fails",
        new(2026, 1, 20),
        16,
        null,
        ["HMI-0101"],
        BlockerState.Accepted,
        0,
        March,
        April,
        null,
        "Board secretary",
        null
    );

    private static readonly BoardDigestView Digest = new(
        Place,
        "Portfolio and Investment Board",
        Today,
        3,
        3,
        1,
        March,
        [PriceList, Ledger, Visitors],
        [],
        [
            ("pob", "Public Order Board"),
            ("frb", "Finance and Resources Board"),
            ("ddb", "Digital and Data Board"),
            ("ptb", "People and Training Board"),
            ("rab", "Risk and Assurance Board"),
        ],
        DigestCause.Regular,
        false
    );

    private static readonly DecisionFormView Form = new(
        Place,
        "Portfolio and Investment Board",
        "pib",
        Today,
        March.Date,
        31,
        5,
        "once-2345",
        PriceList.Question,
        "DARA-0019",
        Rating.High,
        "Head of Event Finance",
        "Agree the price list for private events",
        ["DARA-0051", "DARA-0077"],
        [April, new(14, new(2026, 6, 2), new(2026, 5, 26), 70)],
        "Internal audit",
        "Executive Board",
        true
    );

    private static readonly DigestItemView Long = PriceList with
    {
        Question = HardTexts.Long(280),
        Ref = HardTexts.LongRef,
        Owner = HardTexts.LongName,
        Risk = HardTexts.Long(2000),
        Also = [.. Enumerable.Range(1, 9).Select(n => HardTexts.LongRef[..38] + n)],
        WaitingDays = 1204,
        From = $"passed up by the {HardTexts.LongName}: not acknowledged in time",
        Target = new(13, new(2027, 9, 29), new(2027, 9, 22), 400),
    };

    public static IReadOnlyList<CardSample> All { get; } =
    [
        new("board-digest", SecretariatDigestCard.Draw(Digest)) { PhotographForms = true, PhotographDark = true },
        new(
            "board-digest-after-presses",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Waiting = 1,
                    Items =
                    [
                        PriceList with
                        {
                            Outcome = "Agreed with changes",
                            By = "Board secretary 1",
                        },
                        Ledger with
                        {
                            State = BlockerState.Accepted,
                            Meeting = March,
                            Target = April,
                            By = "Board secretary 2",
                            ReplyBy = null,
                        },
                        Visitors with
                        {
                            Outcome = "Now at the Management Board",
                            By = "Board secretary 1",
                        },
                    ],
                    Band = "DARA-0057 is already accepted for 3\u00A0March, by Board secretary 2. Nothing was changed.",
                    IsShared = true,
                }
            )
        ),
        new(
            "board-digest-outcomes-missing",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Cause = DigestCause.OutcomesMissing,
                    Waiting = 1,
                    Items = [Visitors with { Meeting = Past, Target = March, Number = 1 }],
                }
            )
        )
        {
            PhotographDark = true,
        },
        new(
            "board-digest-passed-up",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Board = "Management Board",
                    Cause = DigestCause.PassedUp,
                    Waiting = 2,
                    Next = March,
                    Items =
                    [
                        PriceList with
                        {
                            From = "passed up by the Portfolio and Investment Board: deferred twice",
                            Deferrals = 2,
                        },
                        Visitors with
                        {
                            Number = 2,
                            Meeting = null,
                            Target = null,
                            By = null,
                        },
                    ],
                    Overdue =
                    [
                        new("DARA-0042", new(2025, 12, 1), "Reconcile cost recovery claims with duty records every month."),
                        new("DARA-0017", new(2025, 11, 3), "Launch the new chart of accounts."),
                    ],
                }
            )
        ),
        new(
            "board-digest-several-boards",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Waiting = 1,
                    Total = 1,
                    Items = [Ledger with { Number = 1 }],
                    Overdue =
                    [
                        new("DARA-0042", new(2025, 12, 1), "Reconcile cost recovery claims with duty records every month.", "Gold Group"),
                        new("DARA-0017", new(2025, 11, 3), "Launch the new chart of accounts.", HardTexts.LongName),
                    ],
                    Others =
                    [
                        new("dig-2346", "Gold Group", 3, March),
                        new("dig-2347", "Risk and Assurance Board", 1, null),
                        new("dig-2348", HardTexts.LongName, 1204, April),
                    ],
                }
            )
        )
        {
            PhotographDark = true,
        },
        new(
            "board-digest-overdue-only",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Waiting = 0,
                    Total = 0,
                    Items = [],
                    IsShared = true,
                    Cause = DigestCause.Overdue,
                    Overdue =
                    [
                        new("DARA-0042", new(2025, 12, 1), "Reconcile cost recovery claims with duty records every month."),
                        new(HardTexts.LongRef, new(2025, 11, 3), HardTexts.Long(300)),
                    ],
                }
            )
        ),
        new(
            "board-digest-no-meeting",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Next = null,
                    Waiting = 1,
                    Items = [Ledger with { Target = null, Number = 1 }],
                    Boards = [],
                }
            )
        ),
        new(
            "board-digest-nothing-left",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Waiting = 0,
                    Items = [Visitors with { Number = 1, Outcome = "Agreed", By = "Board secretary 1" }],
                }
            )
        ),
        new(
            "board-digest-fault",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Band = "Give the owner a reason. Nothing was sent back.",
                    Typed = new Dictionary<string, string> { ["blk-31_why"] = "Above our limit." },
                }
            )
        )
        {
            PhotographForms = true,
        },
        new(
            "board-digest-page",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Waiting = 30,
                    Total = 30,
                    Pages = 4,
                    Place = Place with { Page = 1 },
                    Items = [.. Enumerable.Range(9, 8).Select(n => Visitors with { BlockerId = n, Number = n })],
                }
            )
        ),
        new(
            "board-digest-channel-page",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Waiting = 30,
                    Total = 30,
                    Pages = 4,
                    IsShared = true,
                    Items = [.. Enumerable.Range(1, 8).Select(n => PriceList with { BlockerId = n, Number = n })],
                }
            )
        ),
        new(
            "board-digest-long",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Board = HardTexts.LongName,
                    Waiting = 8,
                    Total = 8,
                    Items = [.. Enumerable.Range(1, 8).Select(n => Long with { BlockerId = n, Number = n })],
                    Boards = [.. Enumerable.Range(1, 40).Select(n => ($"board-{n}", $"{n}. {HardTexts.LongName}"))],
                }
            )
        ),
        new(
            "board-digest-markup",
            SecretariatDigestCard.Draw(
                Digest with
                {
                    Waiting = 1,
                    Items = [Ledger with { Question = HardTexts.Markup, Owner = "*Head* of [x](https://example.org)", Number = 1 }],
                }
            )
        )
        {
            Shows = [HardTexts.Markup],
        },
        new("decision-form", DecisionFormCard.Draw(Form)) { PhotographForms = true, PhotographDark = true },
        new(
            "decision-form-first",
            DecisionFormCard.Draw(Form with { IsSecondDeferral = false, Meeting = null, Also = [], Place = CardPlace.Nowhere })
        ),
        new("decision-form-no-later-meeting", DecisionFormCard.Draw(Form with { Later = [] })),
        new(
            "decision-form-fault",
            DecisionFormCard.Draw(
                Form with
                {
                    Open = new(DecisionOutcome.NotSupported, new Dictionary<string, string> { ["notSupported_minute"] = "PIB/26/014" }),
                    Faults = [new("notSupported_why", "Say in one line why.")],
                }
            )
        )
        {
            PhotographDark = true,
        },
        new(
            "decision-form-fault-deferred",
            DecisionFormCard.Draw(
                Form with
                {
                    Open = new(DecisionOutcome.Deferred, new Dictionary<string, string> { ["deferred_why"] = HardTexts.Long(280) }),
                    Faults = [new("deferred_to", "Choose another meeting: that one is not to come any more.")],
                }
            )
        ),
        new(
            "decision-form-long",
            DecisionFormCard.Draw(
                Form with
                {
                    Board = HardTexts.LongName,
                    Question = HardTexts.Long(280),
                    Ref = HardTexts.LongRef,
                    Owner = HardTexts.LongName,
                    AgreedAction = HardTexts.Long(3000),
                    VerifierName = HardTexts.LongName,
                    Parent = HardTexts.LongName,
                }
            )
        )
        {
            PhotographForms = true,
        },
        new(
            "decision-recorded",
            DecisionFormCard.Receipt(
                "Recorded: agreed with changes",
                [
                    ("Item", PriceList.Question),
                    ("For", "DARA-0019"),
                    ("Outcome", "Agreed with changes"),
                    ("In your words", "“Only for events above 500 people.”"),
                    ("Minute", "PIB/26/014"),
                    ("Recorded", "11\u00A0February, by Board secretary"),
                ],
                ["The owner is asked for a new plan. The verifier is told of the change."],
                Place
            )
        )
        {
            PhotographDark = true,
        },
        new(
            "decision-already-done",
            DecisionFormCard.Receipt(
                "Already done",
                [("Item", PriceList.Question), ("For", "DARA-0019")],
                ["DARA-0019 is already recorded as agreed, by Board secretary 1. Nothing was changed."],
                null
            )
        ),
        new("queue", QueueCard.Draw(Queue)) { PhotographDark = true },
        new(
            "queue-long",
            QueueCard.Draw(
                Queue with
                {
                    Question = HardTexts.Long(280),
                    Ref = HardTexts.LongRef,
                    Owner = HardTexts.LongName,
                    AgreedAction = HardTexts.Long(3000),
                    Left = 1204,
                    Boards = [.. Enumerable.Range(1, 40).Select(n => ($"board-{n}", $"{n}. {HardTexts.LongName}"))],
                    Always = [("area:x/", $"Always for the area {HardTexts.LongName}")],
                }
            )
        ),
        new(
            "meetings",
            MeetingsCard.List([new("Portfolio and Investment Board", [(March, 2), (April, 0)], 1), new("Management Board", [], 0)], Today)
        )
        {
            PhotographDark = true,
        },
        new(
            "meetings-many",
            MeetingsCard.List(
                [
                    .. Enumerable
                        .Range(1, 9)
                        .Select(n => new BoardMeetingsView(
                            $"{n}. {HardTexts.LongName}",
                            [.. Enumerable.Range(1, 12).Select(m => (new MeetingView(m, new(2027, m, 28), new(2027, m, 20), 5), m))],
                            3
                        )),
                ],
                Today
            )
        ),
        new(
            "meeting-moved",
            MeetingsCard.Changed(
                "Moved to 10\u00A0March",
                [
                    "The Portfolio and Investment Board meets on Tuesday 10\u00A0March "
                        + "instead of 3\u00A0March. Papers are due on 3\u00A0March.",
                    "2\u00A0items move with it. Owners and leads hear of it tomorrow, unless you undo it before.",
                ],
                MeetingData.Add("pib", new(2026, 3, 3))
            )
        ),
        new(
            "meeting-which",
            MeetingsCard.Which(
                "Which meeting of 3\u00A0March?",
                [
                    ("Portfolio and Investment Board", MeetingData.Add("pib", new(2026, 3, 3))),
                    (HardTexts.LongName, MeetingData.Add("pib", new(2026, 3, 3))),
                ]
            )
        ),
    ];

    private static QueueView Queue =>
        new(
            Today,
            40,
            1,
            "May the rota be bought outside the frame contract?",
            "HMI-0093",
            Rating.High,
            "Head of Custody",
            "Replace the rota for custody visits",
            "2\u00A0boards fit equally well: Gold Group and Portfolio and Investment Board",
            [("gold", "Gold Group"), ("pib", "Portfolio and Investment Board"), ("mgb", "Management Board")],
            [
                ("source:HMI", "Always for the source HMI"),
                ("area:custody/", "Always for the area Custody"),
                ("theme:Custody", "Always for the theme Custody"),
            ],
            2
        );
}

using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Questions.Answering;
using ActionBot.Questions.Cards;
using ActionBot.Tests.CheckIns.Cards;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>Answers to questions, and what is said of those that were not understood.</summary>
internal static class QuestionSamples
{
    private static readonly Question Overdue = new()
    {
        Marks =
        [
            [new(Mark.Overdue)],
        ],
        Names = [new(NameKind.Area, "met operations/public order/", "Public Order")],
    };

    private static readonly AnswerGroup[] Reasons =
    [
        new("Waiting for a decision", 6),
        new("No update from the owner", 5),
        new("Waiting for something else", 3),
        new("At risk", 2),
        new("On track, says the owner", 1),
    ];

    private static readonly AnswerRow[] Rows =
    [
        Row("HMI-0066", Rating.High, 212, "Review every use of containment.", "Head of Events", null),
        Row("DARA-0019", Rating.High, 147, "Agree the price list for private events.", "Head of Event Finance", AnswerChoice.Decision),
        Row("HMI-0081", Rating.High, 96, "Hold a debrief within 14 days of each event.", "Head of Events", null),
        Row("DARA-0030", Rating.Medium, 88, "Record who approved each overtime claim.", "Head of Resourcing", AnswerChoice.Other),
        Row(
            "HMI-0084",
            Rating.High,
            74,
            "Give each commander a named tactical adviser.",
            "Head of Specialist Training",
            AnswerChoice.AtRisk
        ),
        Row("DARA-0035", Rating.High, 63, "Test the fallback control room.", "Head of Command and Control", AnswerChoice.Decision),
        Row("HMI-0090", Rating.NotRated, 58, "Publish the community impact assessment form.", null, null),
        Row(
            "DARA-0042",
            Rating.High,
            41,
            "Reconcile cost recovery claims with duty records every month.",
            "Head of Public Order",
            AnswerChoice.OnTrack
        ),
        Row("HMI-0107", Rating.High, 33, "Share intelligence logs with neighbouring forces.", "Head of Intelligence", AnswerChoice.Other),
        Row("DARA-0048", Rating.Medium, 1, "Check vehicle hire bills against orders.", "Head of Fleet", AnswerChoice.Decision),
    ];

    private static readonly Answer Late = new(
        Overdue,
        CardStory.Today,
        17,
        new(42, 9, 17, 10, 5, CardStory.Today.AddDays(-212)),
        Facet.Reason,
        Reasons,
        Rows
    );

    private static readonly AnswerView View = new(
        Late,
        new(9, 30),
        [
            ("High (9)", Overdue.Only(Rating.High)),
            ("No answer (5)", Overdue.With(new(Mark.Unanswered))),
            ("Blocked (10)", Overdue.With(new(Mark.Blocked))),
        ],
        null
    );

    public static IReadOnlyList<CardSample> All { get; } =
    [
        new("answer-overdue", AnswerCard.Draw(View))
        {
            PhotographDark = true,
            Shows =
            [
                "17 of 42 open actions are overdue",
                "9 are High. The oldest is 212\u00A0days late. Most often: waiting for a decision.",
                "212\u00A0days late",
            ],
        },
        new(
            "answer-critical",
            AnswerCard.Draw(
                View with
                {
                    Answer = Late with
                    {
                        Figures = Late.Figures with { High = 7, Critical = 2 },
                        Rows = [Rows[0] with { Rating = Rating.Critical }, .. Rows[1..]],
                    },
                    Filters =
                    [
                        ("Critical (2)", Overdue.Only(Rating.Critical)),
                        ("High (7)", Overdue.Only(Rating.High)),
                        .. View.Filters.Skip(1),
                    ],
                }
            )
        )
        {
            Shows = ["9 are Critical or High. The oldest is 212\u00A0days late.", "Critical (2)", "· Critical ·"],
        },
        new(
            "answer-page-two",
            AnswerCard.Draw(View with { Answer = Late with { Question = Overdue with { Skip = 10 }, Rows = Rows[..7] } })
        )
        {
            Shows = ["Actions 11 to 17 of 17"],
        },
        new(
            "answer-one",
            AnswerCard.Draw(
                new(
                    Late with
                    {
                        Total = 1,
                        Figures = new(null, 1, 1, 0, 0, CardStory.Today.AddDays(-212)),
                        By = null,
                        Groups = [],
                        Rows = Rows[..1],
                    },
                    new(9, 30),
                    [],
                    null
                )
            )
        ),
        new(
            "answer-none",
            AnswerCard.Draw(
                new(Late with { Total = 0, Figures = new(42, 0, 0, 0, 0, null), By = null, Groups = [], Rows = [] }, new(9, 30), [], null)
            )
        )
        {
            Shows = ["No open actions are overdue"],
        },
        new(
            "answer-due-by-owner",
            AnswerCard.Draw(
                new(
                    new(
                        new() { Spans = [new(DateField.Target, new(2026, 3, 1), new(2026, 3, 31))], By = Facet.Owner },
                        CardStory.Today,
                        12_430,
                        new(null, 3000, 0, 0, 0, new(2026, 3, 1)),
                        Facet.Owner,
                        [
                            .. Enumerable
                                .Range(1, 40)
                                .Select(i => new AnswerGroup(i == 1 ? HardTexts.LongName : $"Owner {i}", i == 1 ? 12_000 : 50 - i)),
                        ],
                        [
                            .. Enumerable
                                .Range(1, 10)
                                .Select(i =>
                                    Row($"DARA-{i:0000}", Rating.Medium, -18 - i, "Agree it.", $"Owner {i}", AnswerChoice.OnTrack)
                                ),
                        ]
                    ),
                    new(9, 30),
                    [("High (3,000)", new())],
                    null
                )
            )
        ),
        new(
            "answer-count",
            AnswerCard.Draw(
                View with
                {
                    Answer = Late with { Question = Overdue with { CountOnly = true }, By = null, Groups = [] },
                    Filters = [],
                }
            )
        )
        {
            Shows = ["17 of 42 open actions are overdue"],
        },
        new(
            "answer-administrator",
            AnswerCard.Draw(
                View with
                {
                    Command = "ActionBot ask \"overdue actions in area Public Order\" --as tracking-team@example.org --format csv",
                }
            )
        ),
        new(
            "answer-long-texts",
            AnswerCard.Draw(
                View with
                {
                    Answer = Late with
                    {
                        Question = Overdue with
                        {
                            Names = [new(NameKind.Area, "x/", HardTexts.LongName), new(NameKind.Report, "y", HardTexts.Long(200))],
                            Words = HardTexts.Long(200),
                        },
                        Groups = [.. Enumerable.Range(1, 12).Select(i => new AnswerGroup(HardTexts.LongName + i, i * 1000))],
                        Rows =
                        [
                            .. Rows.Select(r =>
                                r with
                                {
                                    Ref = HardTexts.LongRef,
                                    AgreedAction = HardTexts.Long(3000),
                                    Owner = HardTexts.LongName,
                                }
                            ),
                        ],
                    },
                }
            )
        ),
        new(
            "answer-markup",
            AnswerCard.Draw(
                View with
                {
                    Answer = Late with
                    {
                        Question = Overdue with { Words = "[x](https://example.org) <at>Bot</at>" },
                        Rows = [Rows[0] with { AgreedAction = HardTexts.Markup, Owner = "*Head* of [Events](https://example.org)" }],
                    },
                }
            )
        )
        {
            Shows = ["*Head* of [Events](https://example.org) · no update yet"],
        },
        new(
            "question-several",
            UnclearCard.Draw(
                new Reading.Several(
                    "commercial",
                    [new("Commercial (area)", Overdue), new("Commercial (owner)", Overdue), new($"{HardTexts.LongName} (report)", Overdue)]
                )
            )
        )
        {
            Shows = ["Which “commercial” do you mean?"],
        },
        new(
            "question-unknown",
            UnclearCard.Draw(
                new Reading.NotUnderstood(
                    ["narnia", "*aslan*"],
                    null,
                    ["overdue actions", "What is overdue in my area?", "Which actions have no date?"],
                    true
                )
            )
        )
        {
            Shows = ["I do not know “narnia” and “*aslan*”."],
            PhotographDark = true,
        },
        new(
            "question-no-area",
            UnclearCard.Draw(
                new Reading.NotUnderstood([], "You do not lead an area. Name one, or ask for your own actions.", ["What is overdue?"], true)
            )
        ),
    ];

    private static AnswerRow Row(string reference, Rating rating, int late, string action, string? owner, AnswerChoice? standing) =>
        new(reference, rating, action, CardStory.Today.AddDays(-late), ActionStatus.Open, null, standing, owner, false);
}

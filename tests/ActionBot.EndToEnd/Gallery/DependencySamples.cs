using ActionBot.Blockers.Cards;
using ActionBot.CheckIns.Cards;
using ActionBot.Domain.Register;
using ActionBot.Tests.CheckIns.Cards;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>What waits for what, and what holds up most.</summary>
internal static class DependencySamples
{
    private static readonly SeenWaiting Seen = new(
        Rating.High,
        new(2025, 12, 31),
        CardStory.CostRecovery.AgreedAction,
        "Head of Public Order",
        "The claims need the new codes",
        new(2026, 2, 9),
        new(2026, 3, 1)
    );

    private static readonly WaitingView Waiting = new(31, 1, "DARA-0042", Seen, null);

    private static readonly DependencyView View = new(
        "DARA-0017",
        "Internal audit",
        "Launch the new chart of accounts.",
        new(2026, 3, 31),
        CardStory.Today,
        [
            Waiting,
            new(
                32,
                1,
                "DARA-0057",
                Seen with
                {
                    Rating = Rating.Medium,
                    TargetDate = null,
                    AgreedAction = CardStory.MutualAid.AgreedAction,
                    AskedBy = "Finance owner 2",
                    Line = null,
                },
                new(2026, 3, 20)
            ),
            // One that the reader may not see.
            new(33, 1, "HMI-0121", null, null),
        ],
        More: 0
    );

    private static readonly WaitingView Hard = Waiting with
    {
        Ref = HardTexts.LongRef,
        Seen = Seen with
        {
            AgreedAction = HardTexts.Long(3000),
            AskedBy = HardTexts.LongName,
            Line = HardTexts.Long(280),
            Expected = new(2027, 12, 31),
        },
    };

    private static readonly ChainView Chain = new(
        "What DARA-0042 waits for",
        "",
        CardStory.Today,
        [
            new(
                "DARA-0017",
                null,
                Rating.High,
                new(2026, 3, 31),
                true,
                true,
                "Launch the new chart of accounts.",
                ["Finance owner 2", "DARA-0042 waits for it since 9\u00A0February, promised for 20\u00A0March"]
            ),
            new("DARA-0090", null, Rating.NotRated, null, false, true, null, ["DARA-0017 waits for it since 2\u00A0February"]),
            new(
                null,
                "Portfolio and Investment Board has to decide",
                Rating.NotRated,
                null,
                false,
                true,
                null,
                ["“Who pays for the migration?”", "DARA-0017 waits for it since 2\u00A0February"]
            ),
            new(
                null,
                "HM Treasury",
                Rating.NotRated,
                null,
                false,
                true,
                null,
                ["DARA-0042 waits for it since 9\u00A0February, expected by 1\u00A0March"]
            ),
        ],
        More: 0,
        "The register says that DARA-0042 depends on DARA-0011 and DARA-0012."
    );

    private static readonly CriticalRow Critical = new(
        "Portfolio and Investment Board",
        "Decision on DARA-0017",
        "DARA-0017",
        "Who pays for the migration?",
        ["DARA-0017", "DARA-0042", "DARA-0057", "HMI-0118", "HMI-0121", "HMI-0122", "HMI-0123", "HMI-0124"],
        5,
        3,
        new(2026, 1, 12)
    );

    public static IReadOnlyList<CardSample> All { get; } =
    [
        new("dependency", DependencyCard.Draw(View)) { PhotographForms = true, PhotographDark = true },
        new(
            "dependency-accepted",
            DependencyCard.Draw(
                View with
                {
                    Band = "Recorded: 1\u00A0March for DARA-0042. Head of Public Order is told.",
                    Waiting = [Waiting with { Promised = new(2026, 3, 1) }],
                }
            )
        ),
        new(
            "dependency-past",
            DependencyCard.Draw(View with { Waiting = [Waiting with { Seen = Seen with { Expected = new(2026, 2, 1) } }] })
        ),
        new(
            "dependency-fault-date",
            DependencyCard.Draw(
                View with
                {
                    Open = new(
                        31,
                        false,
                        "31/03/2026",
                        "After the *audit*",
                        new("blk-31_on", "“31/03/2026” is not a date. Give one such as 2026-03-10.")
                    ),
                }
            )
        )
        {
            PhotographDark = true,
        },
        new(
            "dependency-fault-why",
            DependencyCard.Draw(View with { Open = new(31, true, "", "", new("blk-31_why", "Give the reason in one line.")) })
        ),
        new("dependency-unseen", DependencyCard.Draw(View with { Waiting = [Waiting with { Seen = null }] })) { PhotographForms = true },
        new(
            "dependency-nothing",
            DependencyCard.Draw(
                View with
                {
                    Waiting = [],
                    Band = "Recorded: DARA-0042 goes back to its owner. Head of Public Order is told.",
                }
            )
        ),
        new(
            "dependency-long",
            DependencyCard.Draw(
                View with
                {
                    Ref = HardTexts.LongRef,
                    AgreedAction = HardTexts.Long(3000),
                    Source = HardTexts.LongName,
                    More = 94,
                    Waiting = [.. Enumerable.Range(1, DependencyCard.MostRows).Select(n => Hard with { BlockerId = n })],
                }
            )
        )
        {
            PhotographForms = true,
        },
        new(
            "dependency-markup",
            DependencyCard.Draw(
                View with
                {
                    Waiting =
                    [
                        Waiting with
                        {
                            Seen = Seen with { AgreedAction = HardTexts.Markup, Line = "*now* [x](https://example.org)" },
                        },
                    ],
                }
            )
        )
        {
            Shows = [HardTexts.Markup, "“*now* [x](https://example.org)”"],
        },
        new("chain", ChainCard.Draw(Chain)) { PhotographDark = true },
        new(
            "chain-nothing",
            ChainCard.Draw(
                Chain with
                {
                    Rows = [],
                    Nothing = "DARA-0042 waits for nothing, by the latest answer of its owner.",
                    Note = null,
                }
            )
        ),
        new(
            "chain-long",
            ChainCard.Draw(
                Chain with
                {
                    Headline = $"What {HardTexts.LongRef} waits for",
                    More = 40,
                    Rows =
                    [
                        .. Enumerable
                            .Range(0, ChainCard.MostRows)
                            .Select(n =>
                                n % 3 == 0
                                    ? new ChainRow(
                                        null,
                                        $"{HardTexts.LongName} has to decide",
                                        Rating.NotRated,
                                        null,
                                        false,
                                        true,
                                        null,
                                        [$"“{HardTexts.Long(280)}”", $"{HardTexts.LongRef} waits for it since 2\u00A0February"]
                                    )
                                    : new ChainRow(
                                        HardTexts.LongRef,
                                        null,
                                        Rating.High,
                                        new(2025, 1, 1),
                                        n % 3 == 1,
                                        true,
                                        n % 3 == 1 ? HardTexts.Long(3000) : null,
                                        [HardTexts.LongName, $"{HardTexts.LongRef} waits for it since 2\u00A0February"]
                                    )
                            ),
                    ],
                }
            )
        ),
        new(
            "critical",
            CriticalCard.Draw(
                new(
                    CardStory.Today,
                    Everything: true,
                    3,
                    1,
                    [
                        Critical,
                        Critical with
                        {
                            Title = "DARA-0011",
                            Kind = "Action",
                            Ref = null,
                            About = null,
                            Held = ["HMI-0130"],
                            Overdue = 1,
                            High = 0,
                        },
                        Critical with
                        {
                            Title = "HM Treasury",
                            Kind = "Outside body",
                            Ref = null,
                            About = null,
                            Held = ["DARA-0099", "DARA-0100"],
                            Overdue = 0,
                            High = 0,
                        },
                    ]
                )
            )
        )
        {
            PhotographDark = true,
        },
        new("critical-nothing", CriticalCard.Draw(new(CardStory.Today, Everything: false, 0, 1, []))),
        new(
            "critical-long",
            CriticalCard.Draw(
                new(
                    CardStory.Today,
                    Everything: false,
                    1234,
                    1001,
                    [
                        .. Enumerable
                            .Range(1, CriticalCard.PageSize)
                            .Select(n =>
                                Critical with
                                {
                                    Title = HardTexts.LongName,
                                    Kind = $"Decision on {HardTexts.LongRef}",
                                    About = HardTexts.Long(280),
                                    Held = [.. Enumerable.Repeat(HardTexts.LongRef, 8)],
                                }
                            ),
                    ]
                )
            )
        ),
        new(
            "bundle-waited-for",
            BundleCard.Draw(
                CardStory.Bundle(
                    CardStory.CostRecovery with
                    {
                        Waiting = ["HMI-0121"],
                    },
                    CardStory.EventRecords with
                    {
                        Waiting = ["HMI-0121", "HMI-0122", "HMI-0123", "HMI-0124"],
                    }
                )
            )
        ),
        new("item-waited-for", ItemCard.Draw(CardStory.Item with { Waiting = ["HMI-0121", "HMI-0122"] })),
    ];
}

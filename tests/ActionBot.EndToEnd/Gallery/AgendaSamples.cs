using ActionBot.Boards.Packs;
using ActionBot.Domain.Register;
using ActionBot.Tests.CheckIns.Cards;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>The items for a meeting.</summary>
internal static class AgendaSamples
{
    private static readonly PackItem Item = new(
        1,
        "DARA-0057",
        "Which directorate owns the mutual aid ledger?",
        CardStory.MutualAid.AgreedAction,
        CardStory.MutualAid.Risk,
        Rating.Medium,
        null,
        "Head of Public Order",
        "Public Order",
        new(2026, 1, 12),
        21,
        ["DARA-0042", "HMI-0121"],
        1,
        [new(new(2026, 2, 3), "Portfolio and Investment Board", "Deferred", "The paper was late", null)],
        null
    );

    private static readonly AgendaPack Pack = new(
        "pib",
        "Portfolio and Investment Board",
        12,
        new(2026, 3, 3),
        new(2026, 2, 24),
        CardStory.Today,
        [
            Item,
            Item with
            {
                Number = 2,
                Ref = "DARA-0042",
                Rating = Rating.High,
                TargetDate = new(2025, 12, 31),
                AgreedAction = CardStory.CostRecovery.AgreedAction,
                Also = [],
                Deferrals = 0,
                Earlier = [],
            },
        ],
        Unplanned: 3
    );

    public static IReadOnlyList<CardSample> All { get; } =
    [
        new("agenda", AgendaCard.Draw(Pack, 0)) { PhotographDark = true },
        new(
            "agenda-held",
            AgendaCard.Draw(
                Pack with
                {
                    Meeting = new(2026, 2, 3),
                    Items =
                    [
                        Item with
                        {
                            Outcome = new(
                                new(2026, 2, 3),
                                "Portfolio and Investment Board",
                                "Agreed with changes",
                                "Finance owns it",
                                "7.2"
                            ),
                        },
                    ],
                    Unplanned = 0,
                },
                0
            )
        ),
        new("agenda-empty", AgendaCard.Draw(Pack with { Items = [], Unplanned = 1 }, 0)),
        new(
            "agenda-long",
            AgendaCard.Draw(
                Pack with
                {
                    Board = HardTexts.LongName,
                    Items =
                    [
                        .. Enumerable
                            .Range(1, 20)
                            .Select(n =>
                                Item with
                                {
                                    Number = n,
                                    Ref = HardTexts.LongRef,
                                    Question = HardTexts.Long(280),
                                    AgreedAction = HardTexts.Long(3000),
                                    Risk = HardTexts.Long(2000),
                                    Owner = HardTexts.LongName,
                                    Also = [.. Enumerable.Repeat(HardTexts.LongRef, 9)],
                                    Earlier =
                                    [
                                        .. Enumerable.Repeat(
                                            new PackDecision(new(2025, 2, 3), HardTexts.LongName, "Deferred", HardTexts.Long(280), "1"),
                                            5
                                        ),
                                    ],
                                }
                            ),
                    ],
                },
                1
            )
        ),
        new(
            "agenda-markup",
            AgendaCard.Draw(
                Pack with
                {
                    Items = [Item with { Question = "*Who* [pays](https://example.org)?", AgreedAction = HardTexts.Markup }],
                },
                0
            )
        )
        {
            Shows = ["1 · *Who* [pays](https://example.org)?"],
        },
    ];
}

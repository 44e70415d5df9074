using System.Text.Json.Nodes;
using ActionBot.CheckIns.Cards;
using ActionBot.CheckIns.Controls;
using ActionBot.CheckIns.Ownership;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.WorkingTime;
using ActionBot.Teams.Cards;
using ActionBot.Tests.CheckIns.Cards;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>What people change for themselves, and the question who owns an action.</summary>
internal static class ControlSamples
{
    private static readonly Person Deputy = new() { Email = "public-order-deputy@example.org", Name = "Deputy Head of Public Order" };
    private static readonly Person Head = new() { Email = "public-order-head@example.org", Name = CardStory.Person };

    private static readonly OwnerView Owner = new(
        "DARA-0042",
        Rating.High,
        new(2025, 12, 31),
        CardStory.CostRecovery.AgreedAction,
        CardStory.CostRecovery.Risk,
        CardStory.Today,
        7,
        3,
        "Head of Public Order says that it is not theirs. They suggest “Deputy Head of Public Order”.",
        CanSendBack: true,
        [
            new("Deputy Head of Public Order", Deputy.Email),
            new("Head of Taskforce", "taskforce-head@example.org"),
            new("Public Order lead", "public-order-lead@example.org"),
        ],
        Deputy.Email
    );

    private static readonly ScheduleView Schedule = new(
        Head,
        CardStory.Today,
        (new(2026, 4, 3), "bank holiday"),
        null,
        null,
        [],
        [
            new("HMI-0121", new(2026, 2, 11), null),
            new("DARA-0042", new(2026, 2, 17), null),
            new("DARA-0057", new(2026, 2, 20), "snoozed"),
            new("DARA-0063", null, "not tracked centrally"),
            new("HMI-0118", null, "the lead decides who owns it"),
        ],
        CardStory.Today.AddDays(14)
    );

    public static IReadOnlyList<CardSample> All { get; } =
    [
        new("owner", OwnerCard.Draw(Owner)) { PhotographForms = true, PhotographDark = true },
        new(
            "owner-leaver",
            OwnerCard.Draw(
                Owner with
                {
                    Query = null,
                    CanSendBack = false,
                    Chosen = null,
                    Why = "Its owner, Head of Public Order, has left.",
                }
            )
        )
        {
            PhotographForms = true,
        },
        new(
            "owner-nobody-known",
            OwnerCard.Draw(Owner with { Choices = [], Chosen = null, Risk = null, TargetDate = null, Rating = Rating.NotRated })
        )
        {
            PhotographForms = true,
        },
        new(
            "owner-fault",
            OwnerCard.Draw(
                Owner with
                {
                    Typed = new(
                        Deputy.Email,
                        "public order deputy",
                        new(OwnerCard.Other, "“public order deputy” is no address. Give one such as finance-owner1@example.org.")
                    ),
                }
            )
        )
        {
            PhotographDark = true,
        },
        new(
            "owner-fault-choice",
            OwnerCard.Draw(Owner with { Typed = new(null, null, new(OwnerCard.Who, "Choose somebody, or give an address.")) })
        ),
        new(
            "owner-long-texts",
            OwnerCard.Draw(
                Owner with
                {
                    Ref = HardTexts.LongRef,
                    AgreedAction = HardTexts.Long(3000),
                    Risk = HardTexts.Long(2000),
                    Why = HardTexts.Long(280),
                    Choices =
                    [
                        .. Enumerable.Range(1, 40).Select(n => new OwnerChoice($"{n}. {HardTexts.LongName}", $"owner{n}@example.org")),
                    ],
                }
            )
        )
        {
            PhotographForms = true,
        },
        new(
            "owner-markup",
            OwnerCard.Draw(
                Owner with
                {
                    Why = "*Head* says that it is not theirs. They suggest “[x](https://example.org)”.",
                    AgreedAction = HardTexts.Markup,
                }
            )
        )
        {
            Shows = ["*Head* says that it is not theirs. They suggest “[x](https://example.org)”.", HardTexts.Markup],
        },
        new(
            "owner-settled",
            OwnerCard.Receipt(
                "DARA-0042",
                CardStory.CostRecovery.AgreedAction,
                "Deputy Head of Public Order owns DARA-0042.",
                ["Head of Public Order and Deputy Head of Public Order are told."]
            )
        )
        {
            PhotographDark = true,
        },
        new(
            "owner-settled-already",
            OwnerCard.Receipt(
                "DARA-0042",
                CardStory.CostRecovery.AgreedAction,
                "Head of Public Order owns DARA-0042.",
                [],
                "This was already settled by Tracking team."
            )
        ),
        new(
            "owner-settled-long",
            OwnerCard.Receipt(
                HardTexts.LongRef,
                HardTexts.Long(3000),
                $"{HardTexts.LongName} owns {HardTexts.LongRef}.",
                [$"{HardTexts.LongName} is told."]
            )
        ),
        new("schedule", ScheduleCard.Draw(Schedule)) { PhotographDark = true },
        new(
            "schedule-away",
            ScheduleCard.Draw(
                Schedule with
                {
                    NextOff = (CardStory.Today, "away until 18\u00A0February"),
                    AskedAgain = new(2026, 3, 3),
                    Delegate = (Deputy.Name, new(2026, 3, 3)),
                    For = ["Head of Taskforce", "Head of Custody", "Head of Fleet", "Head of Estates"],
                }
            )
        ),
        new(
            "schedule-nothing",
            ScheduleCard.Draw(
                Schedule with
                {
                    NextOff = null,
                    Actions = [],
                    Person = new()
                    {
                        Email = "x@example.org",
                        Name = "X",
                        WorkingDays = WorkingDays.Monday | WorkingDays.Wednesday,
                        KeepsBankHolidays = false,
                        SendAt = new(13, 30),
                        TimeZone = "America/Argentina/ComodRivadavia",
                    },
                }
            )
        ),
        new(
            "schedule-long",
            ScheduleCard.Draw(
                Schedule with
                {
                    Delegate = (HardTexts.LongName, new(2026, 12, 31)),
                    Actions =
                    [
                        .. Enumerable
                            .Range(1, 25)
                            .Select(n => new ScheduleRow(
                                HardTexts.LongRef[..38] + $"{n:00}",
                                n % 3 == 0 ? null : new(2026, 9, 30),
                                n % 3 == 0 ? "the lead decides who owns it" : "snoozed"
                            )),
                    ],
                }
            )
        ),
        new("snooze-until", SnoozeUntilCard.Draw(CardStory.Ask, ["DARA-0042", "HMI-0121"], CardStory.Snooze, CardStory.Today))
        {
            PhotographDark = true,
        },
        new(
            "snooze-until-many",
            SnoozeUntilCard.Draw(
                CardStory.Ask,
                [.. Enumerable.Range(10, 20).Select(n => HardTexts.LongRef[..38] + n)],
                CardStory.Snooze,
                CardStory.Today
            )
        ),
        Notice(
            "snoozed",
            "Snoozed until 17\u00A0February",
            ["Snoozed until 17\u00A0February: DARA-0042 and HMI-0121. You can still answer before."],
            CardParts.Press("Undo", CardParts.Data(WakeCommand.TheVerb))
        ),
        Notice("snooze-undone", "Not snoozed", ["DARA-0042 and HMI-0121 are not snoozed any more. I ask about them when they are due."]),
        Notice(
            "paused",
            "Paused until 3\u00A0March",
            [
                "I ask you nothing before Tuesday 3\u00A0March. Your lead can see this.",
                "I still answer what you type, and tell you when something of yours changes.",
            ],
            CardParts.Press("Resume now", CardParts.Data(PauseCommand.ResumeVerb))
        ),
        Notice(
            "delegated",
            "Deputy Head of Public Order answers for you",
            [
                "Until Tuesday 3\u00A0March, that day included. Deputy Head of Public "
                    + "Order is told, sees your actions and is asked in your place.",
                "You can still answer yourself. Your lead sees who answered.",
            ],
            CardParts.Press("Stop delegating", CardParts.Data(StopDelegating.TheVerb))
        ),
        Notice(
            "delegate-told",
            "Head of Public Order asks you to answer for them",
            [
                "Until 3\u00A0March, with 3\u00A0open actions now.",
                "You see them among your actions, and their questions come with yours. You see nothing else of theirs.",
            ],
            CardParts.Press("Show my actions", WelcomeCard.Ask(Verbs.Mine))
        ),
        Notice(
            "delegate-told-long",
            $"{HardTexts.LongName} asks you to answer for them",
            [HardTexts.Markup],
            CardParts.Press("Show my actions", WelcomeCard.Ask(Verbs.Mine))
        ),
        new(
            "pick-person",
            PickPersonCard.Draw(
                "public order",
                new(null, [Head, Deputy], []),
                "delegate to finance-owner2@example.org until 3 March",
                Choose
            )
        )
        {
            PhotographDark = true,
        },
        new(
            "pick-person-nearest",
            PickPersonCard.Draw("pubic oder", new(null, [], [Head]), "delegate to finance-owner2@example.org until 3 March", Choose)
        ),
        new(
            "pick-person-many",
            PickPersonCard.Draw(
                "*the* [one](https://example.org)",
                new(
                    null,
                    [
                        .. Enumerable
                            .Range(1, 9)
                            .Select(n => new Person
                            {
                                Email = $"joint-inspection-liaison-team-{n}@specialist-operations.example.org",
                                Name = HardTexts.LongName,
                            }),
                    ],
                    []
                ),
                $"reassign {HardTexts.LongRef} to finance-owner2@example.org",
                Choose
            )
        )
        {
            Shows = ["9 people fit “*the* [one](https://example.org)”. These are the first."],
        },
        new(
            "bundle-for-others",
            BundleCard.Draw(
                CardStory.Bundle(CardStory.CostRecovery with { For = "Head of Taskforce" }, CardStory.Equipment) with
                {
                    OnRequest = true,
                    ForOthers = true,
                }
            )
        ),
        new("item-for-another", ItemCard.Draw(CardStory.Item with { For = HardTexts.LongName })),
    ];

    private static CardSample Notice(string name, string headline, string[] sentences, SubmitAction? button = null) =>
        new(name, ControlCard.Draw(headline, sentences, button is null ? [] : [button]));

    private static JsonObject Choose(Person person) => CardParts.Data(DelegateCommand.TheVerb);
}

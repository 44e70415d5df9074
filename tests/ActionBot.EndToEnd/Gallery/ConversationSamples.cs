using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Teams.Cards;
using ActionBot.Tests.CheckIns.Cards;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.EndToEnd.Gallery;

internal static class ConversationSamples
{
    private static readonly WelcomeView Five = new(
        "The audit tracking team",
        IsKnown: true,
        [("Internal audit", 3), ("Inspectorate", 2)],
        Due: 5,
        new(9, 30),
        "DARA-0042"
    );

    private static readonly ActionView Read = new(
        "DARA-0042",
        "Internal audit",
        "Cost Recovery",
        "Reconcile cost recovery claims with duty records every month.",
        "income is lost because claims are not checked",
        new(2025, 12, 31),
        IsClosed: false,
        CardStory.Today,
        [
            ("Status", "Open"),
            ("Rating", "High"),
            ("Target date", "31\u00A0December\u00A02025"),
            ("Forecast", "31\u00A0March\u00A02026"),
            ("Owner", "Head of Public Order"),
            ("Area", "Public Order"),
            ("Last answer", "At risk, 6\u00A0January"),
            ("In their words", "“First match run in draft”"),
        ]
    );

    // What the commands say of themselves.
    private static readonly IReadOnlyList<HelpLine> Lines = Registered();

    public static IReadOnlyList<CardSample> All { get; } =
    [
        new("welcome-five", WelcomeCard.Draw(Five)) { PhotographDark = true },
        new("welcome-nothing-due", WelcomeCard.Draw(Five with { Due = 0 })),
        new(
            "welcome-one",
            WelcomeCard.Draw(Five with { OpenBySource = [("Coroner", 1)], Due = 1, SendAt = new(14, 0), ExampleRef = "COR-7" })
        ),
        new("welcome-no-actions", WelcomeCard.Draw(Five with { OpenBySource = [], Due = 0, ExampleRef = null })),
        new("welcome-lead", WelcomeCard.Draw(Five with { OpenBySource = [], Due = 0, ExampleRef = null, Leads = ["Commercial"] }))
        {
            Shows = ["You lead Commercial. Once a week I tell you where it stands, and what needs you."],
        },
        new(
            "welcome-secretary",
            WelcomeCard.Draw(
                Five with
                {
                    OpenBySource = [],
                    Due = 0,
                    ExampleRef = null,
                    Keeps = ["Portfolio and Investment Board", "Gold Group"],
                }
            )
        ),
        new(
            "welcome-owner-lead-and-secretary",
            WelcomeCard.Draw(Five with { Leads = ["Commercial", "Finance"], Keeps = ["Portfolio and Investment Board"] })
        ),
        new(
            "welcome-many-sources",
            WelcomeCard.Draw(
                Five with
                {
                    Sender = HardTexts.LongName,
                    OpenBySource = [.. Enumerable.Range(1, 9).Select(n => ($"{n}. {HardTexts.LongName}", 1200 - n))],
                    Due = 1234,
                    Leads = [.. Enumerable.Repeat(HardTexts.LongName, 3)],
                    Keeps = [.. Enumerable.Repeat(HardTexts.LongName, 40)],
                    ExampleRef = HardTexts.LongRef,
                }
            )
        ),
        new("welcome-unknown", WelcomeCard.Draw(new("The audit tracking team", IsKnown: false, [], 0, new(9, 30), null)))
        {
            PhotographDark = true,
        },
        new("help", Help(HelpFor.Everybody)),
        new("help-owner", Help(HelpFor.Owner, "HMI-0118")) { PhotographForms = true },
        new("help-lead", Help(HelpFor.Lead, "DARA-0042")),
        new("help-secretary", Help(HelpFor.Secretary)),
        new("help-administrator", Help(HelpFor.Administrator, "DARA-0001")) { PhotographForms = true },
        new("help-verifier", Help(HelpFor.Verifier)),
        new(
            "help-all-roles",
            Help(HelpFor.Owner | HelpFor.Lead | HelpFor.Secretary | HelpFor.Verifier | HelpFor.Administrator, HardTexts.LongRef)
        )
        {
            PhotographForms = true,
        },
        new("help-not-understood", Help(HelpFor.Owner, "HMI-0118", "What is the *weather* like?"))
        {
            Shows = ["You wrote “What is the *weather* like?”."],
        },
        new("help-not-understood-long", Help(HelpFor.Owner, HardTexts.LongRef, HardTexts.Long(3000))),
        new("action-overdue", ActionCard.Draw(Read)) { PhotographDark = true },
        new(
            "action-closed",
            ActionCard.Draw(Read with { IsClosed = true, Facts = [("Status", "Closed as implemented, 3\u00A0February")] })
        ),
        new("action-bare", ActionCard.Draw(Read with { Risk = null, TargetDate = null, Facts = [] })),
        new(
            "action-long-texts",
            ActionCard.Draw(
                Read with
                {
                    Ref = HardTexts.LongRef,
                    Source = HardTexts.LongName,
                    Report = HardTexts.Long(250),
                    AgreedAction = HardTexts.Long(3000),
                    Risk = HardTexts.Long(2000),
                    Facts =
                    [
                        ("Area", HardTexts.LongName),
                        ("Owner", new string('W', 60)),
                        ("In their words", "“" + HardTexts.Long(280) + "”"),
                    ],
                }
            )
        ),
    ];

    private static AdaptiveCard Help(HelpFor roles, string? example = null, string? notUnderstood = null) =>
        HelpCard.Draw(new(HelpDesk.For(Lines, roles), notUnderstood, example));

    private static IReadOnlyList<HelpLine> Registered()
    {
        using var app = ActionBotHost.Create();
        using var scope = app.Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<ITextCommand>().SelectMany(c => c.Help)];
    }
}

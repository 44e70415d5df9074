using ActionBot.CheckIns.Cards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;

namespace ActionBot.Tests.CheckIns.Cards;

/// <summary>The Head of Public Order on Tuesday 10 February 2026: five actions, and everything that cards say of them.</summary>
internal static class CardStory
{
    public const string Ask = "ask-7f3k2q";
    public const string Person = "Head of Public Order";

    public static readonly DateOnly Today = new(2026, 2, 10);
    public static readonly SnoozeDays Snooze = new(new(2026, 2, 11), new(2026, 2, 24), new(2026, 2, 17));

    public static readonly IReadOnlyList<BoardChoice> Boards =
    [
        new("board-pib", "Portfolio and Investment Board"),
        new("board-pob", "Public Order Board"),
        new("board-frb", "Finance and Resources Board"),
        new("board-ddb", "Digital and Data Board"),
        new("board-ptb", "People and Training Board"),
        new("board-rab", "Risk and Assurance Board"),
    ];

    public static readonly RowView CostRecovery = Row(
        "DARA-0042",
        7,
        "Internal audit",
        Rating.High,
        new(2025, 12, 31),
        "Reconcile cost recovery claims with duty records every month.",
        "income is lost because claims are not checked"
    );
    public static readonly RowView MutualAid = Row(
        "DARA-0057",
        3,
        "Internal audit",
        Rating.Medium,
        null,
        "Agree which directorate owns the mutual aid ledger.",
        "money is spent without authority"
    );
    public static readonly RowView EventRecords = Row(
        "DARA-0063",
        5,
        "Internal audit",
        Rating.High,
        new(2026, 6, 30),
        "Move event planning records to the shared system.",
        "plans cannot be found when they are needed"
    );
    public static readonly RowView Briefing = Row(
        "HMI-0118",
        4,
        "Inspectorate",
        Rating.High,
        new(2026, 1, 29),
        "Train all public order commanders in the new briefing standard.",
        "officers are deployed without a clear brief"
    );
    public static readonly RowView Equipment = Row(
        "HMI-0121",
        2,
        "Inspectorate",
        Rating.Medium,
        new(2026, 2, 17),
        "Publish the equipment check schedule for every base.",
        "faulty equipment goes unnoticed"
    );

    public static RowView Row(string reference, int rev, string source, Rating rating, DateOnly? target, string action, string? risk) =>
        new(
            reference,
            rev,
            $"once-{reference.ToLowerInvariant()}-{rev}",
            source,
            rating,
            target,
            action,
            risk,
            target >= Today,
            Answered: null
        );

    public static RowView As(this RowView row, AnswerChoice choice, string consequence) => row with { Answered = new(choice, consequence) };

    public static BundleView Bundle(params RowView[] rows)
    {
        var answered = rows.Count(r => r.Answered is not null);
        return new(
            Ask,
            Person,
            Today,
            OnRequest: false,
            rows.Length,
            answered,
            Page: 0,
            Pages: 1,
            rows,
            Band: null,
            NextAskedOn: answered == rows.Length ? new(2026, 2, 17) : null,
            answered == rows.Length ? null : Snooze
        );
    }

    public static BundleView Full { get; } = Bundle(CostRecovery, MutualAid, EventRecords, Briefing, Equipment);

    public static BundleView Partial { get; } =
        Bundle(
            CostRecovery.As(AnswerChoice.AtRisk, "New forecast 31 March. Next asked on 17 February."),
            MutualAid.As(AnswerChoice.Decision, "Asked for the Portfolio and Investment Board of 3 March."),
            EventRecords,
            Briefing,
            Equipment
        );

    public static BundleView Done { get; } =
        Bundle(
            CostRecovery.As(AnswerChoice.AtRisk, "New forecast 31 March. Next asked on 17 February."),
            MutualAid.As(AnswerChoice.Decision, "Asked for the Portfolio and Investment Board of 3 March."),
            EventRecords.As(AnswerChoice.OnTrack, "Next asked on 10 March."),
            Briefing.As(AnswerChoice.Done, "The inspectorate liaison team checks it."),
            Equipment.As(AnswerChoice.OnTrack, "Next asked on its target date, 17 February.")
        );

    public static ItemView Item { get; } =
        new(
            Ask,
            1,
            5,
            "Internal audit",
            "Cost Recovery",
            "DARA-0042",
            7,
            "once-dara-0042-7",
            CostRecovery.AgreedAction,
            CostRecovery.Risk,
            Rating.High,
            CostRecovery.TargetDate,
            SlipCount: 1,
            new(AnswerChoice.OnTrack, new(2026, 1, 6), "First match run in draft"),
            ForecastRequired: true,
            Today,
            Boards,
            "Internal audit",
            Snooze,
            Open: null,
            ReplacesUpdate: null,
            Band: null
        );

    public static AnswerForm Form(AnswerChoice choice, params (string Field, string Value)[] values) =>
        new(choice, values.ToDictionary(v => v.Field, v => v.Value));

    /// <summary>The card that comes back when the rules find fault with a form.</summary>
    public static ItemView Faulty(AnswerForm form)
    {
        Dictionary<string, RefMatch> lookup = new()
        {
            ["DARA-0170"] = new(null, LooksLikeRef: true, new("DARA-0017", "Launch the new chart of accounts")),
        };
        var faults = AnswerRules
            .Check(form, new("DARA-0042", Today, ForecastRequired: true, Boards, lookup, new Dictionary<string, IReadOnlyList<string>>()))
            .Faults;
        return Item with { Once = "once-dara-0042-7b", Open = new(form, faults) };
    }

    public static ItemView FaultyDependency { get; } =
        Faulty(
            Form(
                AnswerChoice.Other,
                (AnswerFields.OtherOn, "DARA-0170"),
                (AnswerFields.OtherExpected, "2026-01-30"),
                (AnswerFields.OtherLine, "Finance cannot start until the new chart of accounts is live.")
            )
        );

    public static ReceiptView Receipt { get; } =
        new(
            Ask,
            "DARA-0057",
            4,
            MutualAid.AgreedAction,
            AnsweredCount: 2,
            Total: 5,
            [
                ("Your answer", "Waiting for a decision"),
                ("Board", "Portfolio and Investment Board"),
                ("To decide", "Which directorate pays for and owns the mutual aid ledger"),
                ("Recorded", "10\u00A0February, 09:47"),
            ],
            [
                "The Portfolio and Investment Board’s secretariat has been asked to place it on 3\u00A0March.",
                "You will not be asked again while the board has it. You will hear at each step.",
            ],
            new("DARA-0063", 5, 3),
            Update: 51,
            Band: null
        );
}

using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Tests.CheckIns;

public sealed class AnswerRulesTests
{
    private static readonly DateOnly Today = new(2026, 2, 10);

    private static AnswerCheck Check(AnswerChoice choice, bool forecastRequired = true, params (string Field, string Value)[] values) =>
        AnswerRules.Check(
            new(choice, values.ToDictionary(v => v.Field, v => v.Value)),
            new(
                "DARA-0042",
                Today,
                forecastRequired,
                [new("pib", "Portfolio and Investment Board")],
                new Dictionary<string, RefMatch>
                {
                    ["DARA-0017"] = new("DARA-0017", true, null),
                    ["dara 42"] = new("DARA-0042", true, null),
                    ["DARA-0170"] = new(null, true, new("DARA-0017", "Launch the new chart of accounts")),
                    ["Home Office"] = RefMatch.None,
                },
                new Dictionary<string, IReadOnlyList<string>> { ["DARA-0017"] = ["DARA-0009"], ["DARA-0009"] = ["HMI-1"] }
            )
        );

    private static string Fault(AnswerCheck check) => British.Plain(Assert.Single(check.Faults).Message);

    [Fact]
    public void On_track_needs_a_forecast_when_overdue_or_undated_and_none_otherwise()
    {
        Assert.Equal("Say when it will be done.", Fault(Check(AnswerChoice.OnTrack)));
        Assert.Equal(AnswerChoice.OnTrack, Check(AnswerChoice.OnTrack, forecastRequired: false).Answer?.Choice);
        Assert.Equal(new(2026, 3, 31), Check(AnswerChoice.OnTrack, true, ("onTrack_forecast", "2026-03-31")).Answer?.Forecast);
    }

    [Fact]
    public void At_risk_names_both_missing_fields_at_once() =>
        Assert.Equal(["atRisk_line", "atRisk_forecast"], Check(AnswerChoice.AtRisk).Faults.Select(f => f.Field));

    [Theory]
    [InlineData("2026-02-09", "9 February has passed. Give a date from today on.")]
    [InlineData("2062-03-01", "1 March 2062 is more than ten years away. Check the year.")]
    [InlineData("31/03/2026", "“31/03/2026” is not a date. Give one such as 2026-03-10.")]
    [InlineData("2026-02-30", "“2026-02-30” is not a date. Give one such as 2026-03-10.")]
    public void Date_that_cannot_be_taken_is_named_with_what_to_do(string typed, string fault) =>
        Assert.Equal(fault, Fault(Check(AnswerChoice.OnTrack, true, ("onTrack_forecast", typed))));

    [Fact]
    public void Today_is_a_date_that_can_be_given() =>
        Assert.Equal(Today, Check(AnswerChoice.OnTrack, true, ("onTrack_forecast", "2026-02-10")).Answer?.Forecast);

    [Fact]
    public void Line_may_have_280_characters_and_not_one_more()
    {
        Assert.NotNull(Check(AnswerChoice.Done, true, ("done_line", new string('x', 280))).Answer);
        Assert.Equal(
            "That is 281 characters. Use at most 280.",
            Fault(Check(AnswerChoice.Done, true, ("done_line", new string('x', 281))))
        );
    }

    [Fact]
    public void Line_is_kept_on_one_line_without_control_or_direction_characters() =>
        Assert.Equal(
            "First part second part",
            Check(AnswerChoice.Done, true, ("done_line", "  First\r\npart\t\u202Esecond\u0000 part \n")).Answer?.Line
        );

    [Fact]
    public void Line_of_blanks_is_no_line() =>
        Assert.Equal("Say in one line what has changed for the risk.", Fault(Check(AnswerChoice.Done, true, ("done_line", " \n "))));

    [Theory]
    [InlineData("https://example.org/minutes.pdf", true)]
    [InlineData("http://example.org", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://", false)]
    [InlineData("https://a b", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://finance:secret@example.org/minutes.pdf", false)]
    [InlineData("https://finance@example.org/minutes.pdf", false)]
    [InlineData("https://@example.org/minutes.pdf", false)]
    [InlineData("https:\\\\example.org\\minutes.pdf", false)]
    [InlineData("https://example.org\\@other.example.net/", false)]
    [InlineData("https://finance＠example.org/", false)]
    [InlineData("https://finance﹫example.org/", false)]
    [InlineData("https://example.org/a＠b", true)]
    [InlineData("https://example.org/a@b/minutes.pdf?by=me@example.org", true)]
    public void Evidence_is_an_https_link(string link, bool taken) =>
        Assert.Equal(taken, Check(AnswerChoice.Done, true, ("done_line", "Closed the gap"), ("done_evidence", link)).Answer is not null);

    [Theory]
    [InlineData(
        "https://finance:secret@example.org/minutes.pdf",
        "That link holds a name or a password before the address. Give it without what stands before the @."
    )]
    [InlineData("https:\\\\example.org", "Give a link that starts with https:// and has no spaces or backslashes.")]
    public void Link_that_cannot_be_taken_says_what_is_wrong_and_never_repeats_a_password(string link, string fault)
    {
        var said = Fault(Check(AnswerChoice.Done, true, ("done_line", "Closed the gap"), ("done_evidence", link)));
        Assert.Equal(fault, said);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Decision_needs_a_known_board_and_what_must_be_decided()
    {
        Assert.Equal(["decision_board", "decision_what"], Check(AnswerChoice.Decision).Faults.Select(f => f.Field));
        Assert.Equal(
            "That board is not known any more. Choose another one.",
            Fault(Check(AnswerChoice.Decision, true, ("decision_board", "gone"), ("decision_what", "Who pays")))
        );
        var answer = Check(AnswerChoice.Decision, true, ("decision_board", "pib"), ("decision_what", "Who pays")).Answer;
        Assert.Equal(("pib", "Who pays", null), (answer?.BoardCode, answer?.ToDecide, answer?.Meeting));
    }

    [Fact]
    public void Waiting_for_an_action_takes_its_ref_as_the_register_writes_it() =>
        Assert.Equal(
            "DARA-0017",
            Check(AnswerChoice.Other, true, ("other_on", "DARA-0017"), ("other_expected", "2026-03-01")).Answer?.DependsOnRef
        );

    [Fact]
    public void Waiting_for_a_body_takes_its_name()
    {
        var answer = Check(AnswerChoice.Other, true, ("other_on", "Home Office"), ("other_expected", "2026-03-01")).Answer;
        Assert.Equal(("Home Office", null), (answer?.OutsideParty, answer?.DependsOnRef));
    }

    [Fact]
    public void Unknown_ref_is_answered_with_the_likeliest_one() =>
        Assert.Equal(
            "There is no DARA-0170. Did you mean DARA-0017, “Launch the new chart of accounts”?",
            Fault(Check(AnswerChoice.Other, true, ("other_on", "DARA-0170"), ("other_expected", "2026-03-01")))
        );

    [Fact]
    public void Action_cannot_wait_for_or_be_superseded_by_itself()
    {
        Assert.StartsWith(
            "An action cannot wait for itself.",
            Fault(Check(AnswerChoice.Other, true, ("other_on", "dara 42"), ("other_expected", "2026-03-01")))
        );
        Assert.StartsWith(
            "An action cannot supersede itself.",
            Fault(
                Check(
                    AnswerChoice.NotNeeded,
                    true,
                    ("notNeeded_reason", "superseded"),
                    ("notNeeded_ref", "dara 42"),
                    ("notNeeded_line", "x")
                )
            )
        );
    }

    [Fact]
    public void Circle_of_dependencies_is_refused_with_the_circle_shown()
    {
        var check = AnswerRules.Check(
            new(AnswerChoice.Other, new Dictionary<string, string> { ["other_on"] = "B", ["other_expected"] = "2026-03-01" }),
            new(
                "A",
                Today,
                true,
                [],
                new Dictionary<string, RefMatch> { ["B"] = new("B", true, null) },
                new Dictionary<string, IReadOnlyList<string>> { ["B"] = ["C"], ["C"] = ["A", "D"] }
            )
        );
        Assert.StartsWith("That would go round in a circle: A waits for B waits for C waits for A.", Fault(check));
    }

    [Fact]
    public void Ref_that_may_be_unseen_is_kept_as_typed_and_said_to_be()
    {
        var near = new NearRef("DARA-0057", "Agree who owns the ledger");
        var unseen = new RefMatch(null, LooksLikeRef: true, near, MayBeUnseen: true);
        AnswerCheck Of(AnswerChoice choice, params (string, string)[] fields) =>
            AnswerRules.Check(
                new(choice, fields.ToDictionary(f => f.Item1, f => f.Item2)),
                new(
                    "A",
                    Today,
                    true,
                    [],
                    new Dictionary<string, RefMatch> { ["DARA-0058"] = unseen },
                    new Dictionary<string, IReadOnlyList<string>>()
                )
            );
        var waits = Of(AnswerChoice.Other, ("other_on", "DARA-0058"), ("other_expected", "2026-03-01")).Answer;
        Assert.Equal(("DARA-0058", null), (waits?.OutsideParty, waits?.DependsOnRef));
        Assert.Equal(
            "DARA-0058",
            Of(
                AnswerChoice.NotNeeded,
                ("notNeeded_reason", "superseded"),
                ("notNeeded_ref", "DARA-0058"),
                ("notNeeded_line", "x")
            ).Answer?.SupersededByRef
        );
        Assert.Equal(
            "You may see no action DARA-0058, so it is kept as you typed it. Did you mean DARA-0057, “Agree who owns the ledger”?",
            unseen.Kept("DARA-0058")
        );
        Assert.Null(new RefMatch("DARA-0058", LooksLikeRef: true, null).Kept("DARA-0058"));
        Assert.Null(RefMatch.None.Kept("Home Office"));
    }

    [Fact]
    public void Ref_that_fits_several_actions_asks_for_the_whole_one() =>
        Assert.Equal(
            "“B” fits B-1 and B1. Give the one you mean as the register writes it.",
            Fault(
                AnswerRules.Check(
                    new(AnswerChoice.Other, new Dictionary<string, string> { ["other_on"] = "B", ["other_expected"] = "2026-03-01" }),
                    new(
                        "A",
                        Today,
                        true,
                        [],
                        new Dictionary<string, RefMatch> { ["B"] = new(null, true, null, true, ["B-1", "B1"]) },
                        new Dictionary<string, IReadOnlyList<string>>()
                    )
                )
            )
        );

    [Fact]
    public void Circle_shows_the_refs_that_its_reader_may_see()
    {
        var check = AnswerRules.Check(
            new(AnswerChoice.Other, new Dictionary<string, string> { ["other_on"] = "B", ["other_expected"] = "2026-03-01" }),
            new(
                "A",
                Today,
                true,
                [],
                new Dictionary<string, RefMatch> { ["B"] = new("B", true, null) },
                new Dictionary<string, IReadOnlyList<string>>
                {
                    ["B"] = ["C"],
                    ["C"] = ["D"],
                    ["D"] = ["E"],
                    ["E"] = ["A"],
                },
                new HashSet<string> { "A", "B", "E" }
            )
        );
        Assert.StartsWith("That would go round in a circle: A waits for B waits for others that wait for E waits for A.", Fault(check));
    }

    [Fact]
    public void Superseded_needs_the_ref_and_the_other_reasons_do_not()
    {
        Assert.Equal(
            "notNeeded_ref",
            Assert.Single(Check(AnswerChoice.NotNeeded, true, ("notNeeded_reason", "superseded"), ("notNeeded_line", "x")).Faults).Field
        );
        Assert.Equal(
            NotNeededReason.RiskAccepted,
            Check(AnswerChoice.NotNeeded, true, ("notNeeded_reason", "riskAccepted"), ("notNeeded_line", "x")).Answer?.Reason
        );
        Assert.Equal(
            "Choose a reason.",
            Fault(Check(AnswerChoice.NotNeeded, true, ("notNeeded_reason", "because"), ("notNeeded_line", "x")))
        );
    }
}

using ActionBot.Domain.Questions;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Tests.Questions;

public sealed class QuestionReaderTests
{
    // A Tuesday in the last quarter of the financial year 2025/26.
    private static readonly DateOnly Today = new(2026, 2, 10);

    private static readonly Vocabulary Names = new([
        new(NameKind.Area, "ops/public order/", "Public Order", ["PO"]),
        new(NameKind.Area, "corporate/finance/", "Finance", []),
        new(NameKind.Area, "corporate/", "Corporate Services", []),
        new(NameKind.Source, "DARA", "Internal audit", ["DARA"]),
        new(NameKind.Board, "PIB", "Portfolio and Investment Board", ["PIB"]),
        new(NameKind.Theme, "Fraud", "Fraud", []),
        new(NameKind.Report, "Fraud", "Fraud", []),
        new(NameKind.Report, "Key Financial Systems", "Key Financial Systems", []),
        new(NameKind.Person, "j.smith@example.org", "Jo Smith", []),
        new(NameKind.Person, "a.smith@example.org", "Al Smith", []),
        new(NameKind.Person, "f.finance@example.org", "Fred Finance", []),
    ]);

    private static readonly Asker Lead = new(
        Today,
        new(NameKind.Person, "lead@example.org", "The lead"),
        [new(NameKind.Area, "corporate/finance/", "Finance")],
        SeesAll: false
    );

    [Theory]
    [InlineData("due next month", "2026-03-01", "2026-03-31")]
    [InlineData("due this quarter", "2026-01-01", "2026-03-31")]
    [InlineData("due next quarter", "2026-04-01", "2026-06-30")]
    [InlineData("due last quarter", "2025-10-01", "2025-12-31")]
    [InlineData("due in Q1", "2025-04-01", "2025-06-30")]
    [InlineData("due in Q4 18/19", "2019-01-01", "2019-03-31")]
    [InlineData("due in quarter 3 of 2026/27", "2026-10-01", "2026-12-31")]
    [InlineData("due this financial year", "2025-04-01", "2026-03-31")]
    [InlineData("due in 2026/27", "2026-04-01", "2027-03-31")]
    [InlineData("due this week", "2026-02-09", "2026-02-15")]
    [InlineData("due by end of March", "2026-02-10", "2026-03-31")]
    [InlineData("due by 3/4/2026", "2026-02-10", "2026-04-03")]
    [InlineData("due in the next 30 days", "2026-02-10", "2026-03-12")]
    [InlineData("due within six weeks", "2026-02-10", "2026-03-24")]
    [InlineData("due tomorrow", "2026-02-11", "2026-02-11")]
    [InlineData("due between 1 and 31 July", "2026-07-01", "2026-07-31")]
    [InlineData("due from April to June 2026", "2026-04-01", "2026-06-30")]
    [InlineData("target date before 1 April 2019", null, "2019-03-31")]
    [InlineData("target date after June 2026", "2026-07-01", null)]
    [InlineData("target date since 1 May 2025", "2025-05-01", null)]
    [InlineData("overdue by more than 90 days", null, "2025-11-11")]
    [InlineData("more than 6 months late", null, "2025-08-09")]
    [InlineData("due in January", "2027-01-01", "2027-01-31")]
    [InlineData("overdue from January", "2026-01-01", null)]
    [InlineData("due October to December 2026", "2026-10-01", "2026-12-31")]
    [InlineData("due in the last quarter of the financial year", "2026-01-01", "2026-03-31")]
    [InlineData("due after 1 March and before 1 June 2026", "2026-03-02", "2026-05-31")]
    public void Spans_are_British(string text, string? from, string? to)
    {
        var span = Assert.Single(Understood(text).Spans);
        Assert.Equal((DateField.Target, from, to), (span.Field, span.From?.ToString("yyyy-MM-dd"), span.To?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("not updated in the last 3 months", DateField.Answered, "2025-11-10", "2026-02-10", true)]
    [InlineData("not answered for more than 2 weeks", DateField.Answered, "2026-01-27", null, true)]
    [InlineData("updated since 1 January 2026", DateField.Answered, "2026-01-01", null, false)]
    [InlineData("older than a year", DateField.Issued, null, "2025-02-09", false)]
    [InlineData("issued in 2025", DateField.Issued, "2025-01-01", "2025-12-31", false)]
    [InlineData("closed last month", DateField.Closed, "2026-01-01", "2026-01-31", false)]
    public void Spans_are_about_the_day_that_is_spoken_of(string text, DateField field, string? from, string? to, bool not)
    {
        var span = Assert.Single(Understood(text).Spans);
        Assert.Equal((field, from, to, not), (span.Field, span.From?.ToString("yyyy-MM-dd"), span.To?.ToString("yyyy-MM-dd"), span.Not));
    }

    [Theory]
    [InlineData("what is blocked at the Investment Board", "Open actions that wait for something, at the Portfolio and Investment Board.")]
    [InlineData("PIB: waiting for a decision", "Open actions that wait for a decision, at the Portfolio and Investment Board.")]
    [InlineData("overdue by area, riskiest first", "Open actions that are overdue, counted by area, riskiest first.")]
    [InlineData("how many high or medium in PO", "The number of open actions, in Public Order, rated High or Medium.")]
    [InlineData("who hasn't answered?", "Open actions that wait for an answer, counted by owner.")]
    [InlineData("overdue or undated but not in finance", "Open actions that are overdue or have no target date, not in Finance.")]
    [InlineData("not high", "Open actions, not rated High.")]
    [InlineData("the 5 oldest in corprate services", "Open actions, in Corporate Services, the first 5.")]
    [InlineData("fraud", "Open actions, on the theme Fraud.")]
    [InlineData("the fraud report", "Open actions, from the report Fraud.")]
    [InlineData("my area", "Open actions, in Finance.")]
    [InlineData("mine that are late", "Open actions that are overdue, owned by The lead.")]
    [InlineData("actions about \"duty records\"", "Open actions, with the words “duty records”.")]
    [InlineData("DARA-0042", "Actions, open or closed, DARA-0042.")]
    [InlineData("no owner", "Open actions that have no owner.")]
    [InlineData("with an owner but no date", "Open actions that have no target date.")]
    public void Questions_are_told_back_as_a_sentence(string text, string sentence) =>
        Assert.Equal(sentence, British.Plain(QuestionText.Sentence(Understood(text))));

    [Theory]
    [InlineData("critical actions", "Open actions, rated Critical.")]
    [InlineData("show critical overdue", "Open actions that are overdue, rated Critical.")]
    [InlineData("overdue critical risk in finance", "Open actions that are overdue, in Finance, rated Critical.")]
    [InlineData("how many critical", "The number of open actions, rated Critical.")]
    [InlineData("high", "Open actions, rated High.")]
    [InlineData("critical or high in PO", "Open actions, in Public Order, rated Critical or High.")]
    [InlineData("high and critical", "Open actions, rated High or Critical.")]
    [InlineData("not critical", "Open actions, not rated Critical.")]
    [InlineData("at least high in finance", "Open actions, in Finance, rated Critical or High.")]
    [InlineData("overdue, high or above", "Open actions that are overdue, rated Critical or High.")]
    [InlineData("high risk and above", "Open actions, rated Critical or High.")]
    [InlineData("medium or higher", "Open actions, rated Critical, High or Medium.")]
    [InlineData("above medium", "Open actions, rated Critical or High.")]
    [InlineData("critical or above", "Open actions, rated Critical.")]
    [InlineData("at least critical in PO", "Open actions, in Public Order, rated Critical.")]
    [InlineData("our highest risk actions", "Open actions, rated Critical or High.")]
    [InlineData("top rated in finance", "Open actions, in Finance, rated Critical or High.")]
    [InlineData("critical items", "Open actions, rated Critical.")]
    [InlineData("not at least medium", "Open actions, not rated Critical, High or Medium.")]
    [InlineData("high and up to 31 March 2026", "Open actions, rated High, with a target date from 10 February 2026 to 31 March 2026.")]
    public void Ratings_are_asked_for_as_people_say_them(string text, string sentence)
    {
        var question = Understood(text);
        Assert.Equal(sentence, British.Plain(QuestionText.Sentence(question)));
        Assert.Equal(sentence, British.Plain(QuestionText.Sentence(Understood(QuestionText.Typed(question)))));
    }

    [Fact]
    public void Name_of_several_people_is_asked_back()
    {
        var several = Assert.IsType<Reading.Several>(Read("overdue smith"));
        Assert.Equal(["Al Smith (owner)", "Jo Smith (owner)"], several.Choices.Select(c => c.Title).Order());
        Assert.All(several.Choices, c => Assert.True(c.Question.Wants(Mark.Overdue)));
    }

    [Theory]
    [InlineData("what is overdue in Narnia", "narnia")]
    [InlineData("xyzzy plugh overdue", "xyzzy", "plugh")]
    public void Words_that_nobody_knows_are_named(string text, params string[] words) =>
        Assert.Equal(words, Assert.IsType<Reading.NotUnderstood>(Read(text)).Words);

    [Theory]
    [InlineData("find overtime", "Open actions, with the words “overtime”.")]
    [InlineData("find me anything about body worn video", "Open actions, with the words “body worn video”.")]
    [InlineData("search for use of force in Public Order", "Open actions, in Public Order, with the words “use of force”.")]
    [InlineData("fnid breaches of the code", "Open actions, with the words “breaches of the code”.")]
    [InlineData("I'm looking for overtime", "Open actions, with the words “overtime”.")]
    [InlineData("find risk assessments", "Open actions, with the words “risk assessments”.")]
    [InlineData("find payroll status checks please", "Open actions, with the words “payroll”.")]
    [InlineData("find worn kit", "Open actions, with the words “worn kit”.")]
    [InlineData("find the Café that is overdue", "Open actions that are overdue, with the words “café”.")]
    [InlineData("find overtime overdeu", "Open actions that are overdue, with the words “overtime”.")]
    [InlineData("find investment", "Open actions, with the words “investment”.")]
    [InlineData("find investment needs in Finance", "Open actions, in Finance, with the words “investment needs”.")]
    [InlineData("find fraud losses", "Open actions, with the words “fraud losses”.")]
    [InlineData("find fraud", "Open actions, on the theme Fraud.")]
    [InlineData("find public order actions that are overdue", "Open actions that are overdue, in Public Order.")]
    [InlineData("actions that mention risk", "Open actions, with the words “risk”.")]
    [InlineData("actions that mention the risk register", "Open actions, with the words “risk register”.")]
    [InlineData("containing the word blocked", "Open actions, with the words “blocked”.")]
    [InlineData("actions that mention overtime high", "Open actions, rated High, with the words “overtime”.")]
    [InlineData("containing overtime finance", "Open actions, in Finance, with the words “overtime”.")]
    [InlineData("overdue actions that mention fraud in finance", "Open actions that are overdue, in Finance, with the words “fraud”.")]
    [InlineData("high ones containing the word fraud", "Open actions, rated High, with the words “fraud”.")]
    [InlineData("find overdue in finance", "Open actions that are overdue, in Finance.")]
    [InlineData("anything about fraud", "Open actions, on the theme Fraud.")]
    public void Words_after_find_and_mention_are_looked_for_in_the_actions(string text, string sentence) =>
        Assert.Equal(sentence, British.Plain(QuestionText.Sentence(Understood(text))));

    [Theory]
    [InlineData("show me overtime that is overdue", "overdue actions about \"overtime\"")]
    [InlineData("high use of force in finance", "actions about \"use of force\" rated High in area Finance")]
    public void Words_that_nobody_knows_are_offered_as_words_of_the_actions(string text, string offer)
    {
        Assert.Contains(offer, Assert.IsType<Reading.NotUnderstood>(Read(text)).Near.Select(British.Plain));
        Assert.IsType<Reading.Understood>(Read(offer));
    }

    [Theory]
    [InlineData("overdue about fraud in Narnia")]
    [InlineData("find actions in Narnia")]
    [InlineData("find overtime in Narnia")]
    [InlineData("actions that mention overtime in Narnia")]
    public void Place_that_nobody_knows_is_not_looked_for_as_a_word(string text) =>
        Assert.Equal(["narnia"], Assert.IsType<Reading.NotUnderstood>(Read(text)).Words);

    [Theory]
    [InlineData("actions that do not mention fraud", "I cannot leave actions out by their words.")]
    [InlineData("overdue without the word overtime in finance", "I cannot leave actions out by their words.")]
    [InlineData("actions that mention fraud or overtime", "I look for one text at a time.")]
    [InlineData("actions about \"duty records\" and \"overtime\"", "I look for one text at a time.")]
    [InlineData("actions that mention", "Which words am I to look for? Put them in quotes.")]
    public void Search_that_would_find_something_else_is_refused(string text, string says) =>
        Assert.StartsWith(says, Assert.IsType<Reading.NotUnderstood>(Read(text)).Says);

    [Fact]
    public void What_was_not_asked_for_is_not_taken_for_a_search()
    {
        Assert.False(Assert.IsType<Reading.NotUnderstood>(Read("please find attached the signed paper")).IsQuestion);
        Assert.DoesNotContain(
            Assert.IsType<Reading.NotUnderstood>(Read("overdue, not in Narnia")).Near,
            n => n.Contains("narnia", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("what was overdue on 31 January 2026")]
    [InlineData("how many were overdue at the end of January?")]
    [InlineData("finance actions that were overdue on 31/1/2026")]
    public void Position_on_a_past_day_is_not_taken_for_a_target_date(string text)
    {
        var not = Assert.IsType<Reading.NotUnderstood>(Read(text));
        Assert.Equal(
            "I answer as things are now. What was overdue on 31 January 2026 is in a report, which the tracking team can make for any day.",
            British.Plain(not.Says!)
        );
        Assert.True(not.IsQuestion);
        Assert.IsType<Reading.Understood>(Read("overdue on 31 January 2026"));
        Assert.IsType<Reading.Understood>(Read("what was due on 31 January 2026"));
    }

    [Theory]
    [InlineData("overdue w/o owner", "Open actions that are overdue and have no owner.")]
    [InlineData("corp services", "Open actions, in Corporate Services.")]
    [InlineData("what hasnt got a deadline", "Open actions that have no target date.")]
    [InlineData("due in the next fortnight", "Open actions, with a target date from 10 February 2026 to 24 February 2026.")]
    public void Words_of_a_phone_are_read(string text, string sentence) =>
        Assert.Equal(sentence, British.Plain(QuestionText.Sentence(Understood(text))));

    [Fact]
    public void Lead_who_owns_nothing_means_the_area()
    {
        Reading Ask(string text) => QuestionReader.Read(text, Names, Lead with { Self = null });
        Assert.Equal(
            "Open actions that are overdue, in Finance.",
            QuestionText.Sentence(Assert.IsType<Reading.Understood>(Ask("what have I got that is late")).Question)
        );
        Assert.Equal(
            "Open actions that are overdue, not in Finance.",
            QuestionText.Sentence(Assert.IsType<Reading.Understood>(Ask("overdue but not mine")).Question)
        );
    }

    [Fact]
    public void Misspelt_name_is_suggested_where_it_is_too_far_to_be_taken()
    {
        var not = Assert.IsType<Reading.NotUnderstood>(Read("overdue in finnauncke"));
        Assert.Equal("overdue actions in area Finance", not.Near[0]);
    }

    [Fact]
    public void Later_words_change_the_question_before_them()
    {
        var first = Understood("overdue in public order by owner");
        var high = Assert.IsType<Reading.Understood>(Read("only high"));
        Assert.True(high.Refers);
        var second = first.Then(high.Question, high.More);
        Assert.Equal("Open actions that are overdue, in Public Order, rated High, counted by owner.", QuestionText.Sentence(second));
        var there = Assert.IsType<Reading.Understood>(Read("and in Finance?"));
        Assert.True(there.Refers);
        Assert.Equal(
            "Open actions that are overdue, in Finance, rated High, counted by owner.",
            QuestionText.Sentence(second.Then(there.Question, there.More))
        );
        var more = Assert.IsType<Reading.Understood>(Read("the next ten"));
        Assert.Equal((10, 10), (first.Then(more.Question, more.More).Skip, first.Then(more.Question, more.More).Limit));
        var count = Assert.IsType<Reading.Understood>(Read("how many?"));
        Assert.True(first.Then(count.Question, count.More).CountOnly);
    }

    [Theory]
    [InlineData("overdue", "the next 5", 10, 5)]
    [InlineData("overdue", "more", 10, 10)]
    [InlineData("the 3 oldest overdue", "the next ten", 3, 10)]
    [InlineData("top 20 overdue", "more", 10, 10)]
    [InlineData("overdue", "the next 50", 10, 10)]
    [InlineData("how many are overdue", "more", 0, 10)]
    public void More_goes_on_after_what_was_shown(string asked, string said, int skip, int limit)
    {
        var more = Assert.IsType<Reading.Understood>(Read(said));
        var next = Understood(asked).Then(more.Question, more.More);
        Assert.Equal((skip, limit, false), (next.Skip, next.Limit, next.CountOnly));
    }

    [Fact]
    public void Question_in_words_is_read_as_the_same_question()
    {
        var random = new Random(5);
        for (var i = 0; i < 3000; i++)
        {
            var question = Any(random);
            var text = QuestionText.Typed(question);
            var read = Assert.IsType<Reading.Understood>(Read(text)).Question;
            Assert.True(Key(question) == Key(read), $"{text}\n{Key(question)}\n{Key(read)}");
        }
    }

    private static string Key(Question question) =>
        string.Join(
            " & ",
            question
                .Marks.Select(any => string.Join('|', any))
                .Concat(question.Names.Select(n => n.ToString()))
                .Concat(question.Spans.Select(s => s.ToString()))
                .Order(StringComparer.Ordinal)
        ) + $" {question.Words} {question.By} {question.Order} {question.CountOnly}";

    private static Question Any(Random random)
    {
        Mark[] marks =
        [
            Mark.Overdue,
            Mark.NotYetDue,
            Mark.Undated,
            Mark.Blocked,
            Mark.Decision,
            Mark.AtRisk,
            Mark.OnTrack,
            Mark.Snoozed,
            Mark.Slipping,
            Mark.NoOwner,
            Mark.AwaitingVerification,
            Mark.Monitored,
        ];
        List<Name> names = [.. Names.Names.Where(n => n.Kind is not NameKind.Person || n.Text == "Jo Smith")];
        var by = random.Next(3) == 0 ? (Facet?)random.Next(12) : null;
        return new()
        {
            Marks =
                random.Next(2) == 0
                    ?
                    [
                        [new(marks[random.Next(marks.Length)])],
                    ]
                    : [],
            Names =
            [
                .. names
                    .OrderBy(_ => random.Next())
                    .Take(random.Next(3))
                    .DistinctBy(n => n.Kind)
                    .Select((n, i) => new NameTerm(n.Kind, n.Key, n.Text, i == 0 && random.Next(3) == 0)),
            ],
            Spans =
                random.Next(3) == 0 ? [new(DateField.Target, Today.AddDays(-random.Next(100)), Today.AddDays(random.Next(1, 400)))] : [],
            Words = random.Next(5) == 0 ? "duty records" : null,
            By = by,
            Order = random.Next(3) == 0 ? (Ordering)random.Next(5) : Ordering.Oldest,
            CountOnly = by is null && random.Next(5) == 0,
        };
    }

    private static Reading Read(string text) => QuestionReader.Read(text, Names, Lead);

    [Theory]
    [InlineData("what is waiting for my board", false)]
    [InlineData("blocked at our boards?", false)]
    [InlineData("my board", false)]
    [InlineData("what is blocked but not at my board", true)]
    public void Board_of_a_secretary_is_the_one_that_they_serve(string text, bool not)
    {
        var secretary = Lead with { Areas = [], Boards = [new(NameKind.Board, "PIB", "Portfolio and Investment Board")] };
        var understood = Assert.IsType<Reading.Understood>(QuestionReader.Read(text, Names, secretary));
        Assert.Equal(new NameTerm(NameKind.Board, "PIB", "Portfolio and Investment Board", not), Assert.Single(understood.Question.Names));
    }

    [Fact]
    public void Board_of_somebody_who_serves_none_has_to_be_named() =>
        Assert.Equal(
            "You are in the secretariat of no board. Name the board that you mean.",
            Assert.IsType<Reading.NotUnderstood>(QuestionReader.Read("what is blocked at my board", Names, Lead)).Says
        );

    private static Question Understood(string text) =>
        Read(text) switch
        {
            Reading.Understood understood => understood.Question,
            Reading.NotUnderstood not => throw new InvalidOperationException($"{text}: {string.Join(", ", not.Words)} {not.Says}"),
            Reading.Several several => throw new InvalidOperationException(
                $"{text}: {string.Join(", ", several.Choices.Select(c => c.Title))}"
            ),
            _ => throw new InvalidOperationException(),
        };
}

using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using static ActionBot.Domain.Tests.Chasing.PlanFixture;

namespace ActionBot.Domain.Tests.Chasing;

/// <summary>What boards have to do with the one message a day.</summary>
public sealed class BoardWordTests
{
    private static readonly Prompt NewPlan = new(RequestReason.NewPlan, Tuesday, "The Investment Board");

    [Fact]
    public void Owner_is_not_chased_while_the_board_has_accepted_the_decision()
    {
        var random = new Random(20260210);
        for (var i = 0; i < 500; i++)
        {
            var action = Action(
                rating: (Rating)random.Next(4),
                target: Some(),
                asked: Some(),
                answered: Some(),
                snoozed: Some(),
                agreed: Tuesday.AddDays(-random.Next(600))
            ) with
            {
                Wait = new(WaitKind.Board, null, "the Investment Board"),
                Prompt = random.Next(2) == 0 ? NewPlan : null,
            };
            var plan = Plan(Tuesday.AddDays(random.Next(120)), action);
            Assert.Empty(plan.Bundles);
            Assert.Contains(plan.SkippedFor(), new SkipReason?[] { SkipReason.WaitsForBoard, SkipReason.NotMonitored });
        }

        DateOnly? Some() => random.Next(3) == 0 ? null : Tuesday.AddDays(random.Next(-400, 200));
    }

    [Fact]
    public void Owner_is_asked_for_the_new_plan_on_the_day_after_the_decision_and_then_as_often_as_about_something_overdue()
    {
        var action = Action(target: Tuesday.AddDays(300), asked: Tuesday.AddDays(-3), answered: Tuesday.AddDays(-2)) with
        {
            Prompt = NewPlan,
        };
        Assert.Equal(SkipReason.AnsweredRecently, Plan(Tuesday, action).SkippedFor());
        Assert.Equal(RequestReason.NewPlan, Plan(Tuesday.AddDays(1), action).AskedFor());
        var asked = action with { LastAskedOn = Tuesday.AddDays(1) };
        Assert.Equal(SkipReason.AskedRecently, Plan(Tuesday.AddDays(7), asked).SkippedFor());
        Assert.Equal(RequestReason.NewPlan, Plan(Tuesday.AddDays(8), asked).AskedFor());
    }

    [Theory]
    [InlineData(false, SkipReason.NotDueYet)]
    [InlineData(true, SkipReason.AskedRecently)]
    public void Board_s_word_of_today_about_what_its_owner_never_answered_has_a_reason_that_can_be_told(bool asked, SkipReason reason)
    {
        var plan = Plan(
            Tuesday,
            Action(target: Tuesday.AddDays(300), asked: asked ? Tuesday.AddDays(-3) : null, agreed: Tuesday.AddDays(-5)) with
            {
                Prompt = NewPlan,
            }
        );
        Assert.Equal(reason, plan.SkippedFor());
        Assert.All(
            plan.Skipped,
            skip => Assert.Contains("11 February", ActionBot.Domain.Wording.British.Plain(ReasonWording.Of(skip, Tuesday)))
        );
    }

    [Fact]
    public void News_goes_with_the_message_of_the_day_and_alone_where_there_is_none()
    {
        var person = Person() with { News = [new(1, "The board agreed.")] };
        var asked = Plan(Tuesday, [person], Action(target: Tuesday.AddDays(-10)));
        Assert.Empty(asked.Notices);
        Assert.Single(Assert.Single(asked.Bundles).Person.News);
        var quiet = Plan(Tuesday, [person]);
        Assert.Empty(Assert.Single(quiet.Notices).Items);
        Assert.Empty(Plan(Tuesday, [person with { MessagedOn = [Tuesday] }]).Notices);
        var facts = new ChaseFacts([], new Dictionary<long, PersonFacts> { [1] = person });
        Assert.Empty(ChasePlanner.Plan(Tuesday.AddDays(1), facts.After(quiet), ChasePolicy.Default).Notices);
    }

    [Fact]
    public void Digests_of_boards_go_before_questions_and_in_one_message()
    {
        var person = Person() with
        {
            BoardDigests = [new(1, "Investment Board", DigestCause.PapersSoon), new(2, "Gold Group", DigestCause.Regular)],
        };
        var facts = new ChaseFacts([Action(target: Tuesday.AddDays(-10))], new Dictionary<long, PersonFacts> { [1] = person });
        var plan = ChasePlanner.Plan(Tuesday, facts, ChasePolicy.Default);
        Assert.Equal([1, 2], Assert.Single(plan.BoardDigests).All.Select(d => d.BoardId));
        Assert.Equal(SkipReason.BoardDigestFirst, plan.SkippedFor());
        plan = ChasePlanner.Plan(Tuesday.AddDays(1), facts.After(plan), ChasePolicy.Default);
        Assert.Empty(plan.BoardDigests);
        Assert.Single(plan.Bundles);
    }
}

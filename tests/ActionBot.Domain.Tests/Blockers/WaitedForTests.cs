using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using static ActionBot.Domain.Tests.Chasing.PlanFixture;

namespace ActionBot.Domain.Tests.Blockers;

/// <summary>Whom the planner asks when actions wait for each other.</summary>
public sealed class WaitedForTests
{
    private static ActionFacts WaitedFor(ActionFacts action, DateOnly since) =>
        action with
        {
            Prompt = new(RequestReason.WaitedFor, since, "DARA-0042"),
            HoldsUp = true,
        };

    [Fact]
    public void Owner_of_what_another_has_come_to_wait_for_is_asked_on_the_next_day_whatever_the_cadence_says()
    {
        var quiet = Action(target: Tuesday.AddDays(200), answered: Tuesday.AddDays(-2), rating: Rating.Medium);
        Assert.Equal(SkipReason.AnsweredRecently, Plan(Tuesday, quiet).SkippedFor());
        var plan = Plan(Tuesday, WaitedFor(quiet, Tuesday.AddDays(-1)));
        Assert.Equal(RequestReason.WaitedFor, plan.AskedFor());
        Assert.Equal("DARA-0042 waits for it", ReasonWording.Of(plan.Bundles[0].Requests[0], Tuesday));
    }

    [Fact]
    public void Unmonitored_action_that_holds_up_a_monitored_one_is_asked_about()
    {
        var low = Action(rating: Rating.Low, monitored: false, target: Tuesday.AddDays(100), answered: Tuesday.AddDays(-2));
        Assert.Equal(SkipReason.NotMonitored, Plan(Tuesday, low).SkippedFor());
        Assert.Equal(RequestReason.WaitedFor, Plan(Tuesday, WaitedFor(low, Tuesday.AddDays(-1))).AskedFor());
    }

    [Fact]
    public void Overdue_action_that_is_waited_for_stays_among_the_overdue()
    {
        Assert.Equal(
            RequestReason.Overdue,
            Plan(Tuesday, WaitedFor(Action(target: Tuesday.AddDays(-3), answered: Tuesday.AddDays(-2)), Tuesday.AddDays(-1))).AskedFor()
        );
    }

    [Fact]
    public void What_waits_itself_is_not_asked_about_even_where_others_wait_for_it()
    {
        var middle = WaitedFor(Action(target: Tuesday.AddDays(-30)), Tuesday.AddDays(-1)) with
        {
            Wait = new(WaitKind.Action, null, "DARA-0090"),
        };
        Assert.Equal(SkipReason.WaitsForAction, Plan(Tuesday, middle).SkippedFor());
    }

    [Fact]
    public void Owner_who_was_declined_is_asked_again_the_day_after()
    {
        var declined = Action(target: Tuesday.AddDays(200), answered: Tuesday.AddDays(-5)) with
        {
            Prompt = new(RequestReason.SentBack, Tuesday.AddDays(-1), "The owner of DARA-0017"),
        };
        var plan = Plan(Tuesday, declined);
        Assert.Equal(RequestReason.SentBack, plan.AskedFor());
        Assert.Contains("The owner of DARA-0017 sent the question back", ReasonWording.Of(plan.Bundles[0].Requests[0], Tuesday));
    }
}

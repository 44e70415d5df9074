using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using static ActionBot.Domain.Tests.Chasing.PlanFixture;

namespace ActionBot.Domain.Tests.Chasing;

public sealed class ChasePlannerTests
{
    [Fact]
    public void Overdue_action_that_nobody_was_asked_about_is_asked_at_once() =>
        Assert.Equal(RequestReason.Overdue, Plan(Tuesday, Action(target: Tuesday.AddDays(-41))).AskedFor());

    [Theory]
    [InlineData(Rating.High, 6, false)]
    [InlineData(Rating.High, 7, true)]
    [InlineData(Rating.Medium, 13, false)]
    [InlineData(Rating.Medium, 14, true)]
    [InlineData(Rating.NotRated, 14, true)]
    public void Overdue_action_is_asked_again_after_the_days_of_its_rating(Rating rating, int daysSinceAsked, bool asked)
    {
        var plan = Plan(Tuesday, Action(rating: rating, target: Tuesday.AddDays(-90), asked: Tuesday.AddDays(-daysSinceAsked)));
        Assert.Equal(asked ? RequestReason.Overdue : null, plan.AskedFor());
        Assert.Equal(asked ? null : SkipReason.AskedRecently, plan.SkippedFor());
    }

    [Theory]
    [InlineData(Rating.High, 14)]
    [InlineData(Rating.Medium, 28)]
    public void Undated_action_is_asked_at_once_and_then_after_the_days_of_its_rating(Rating rating, int days)
    {
        Assert.Equal(RequestReason.NoTargetDate, Plan(Tuesday, Action(rating: rating)).AskedFor());
        Assert.Null(Plan(Tuesday, Action(rating: rating, asked: Tuesday.AddDays(1 - days))).AskedFor());
        Assert.Equal(RequestReason.NoTargetDate, Plan(Tuesday, Action(rating: rating, asked: Tuesday.AddDays(-days))).AskedFor());
    }

    [Theory]
    [InlineData(Rating.High, 28)]
    [InlineData(Rating.High, 7)]
    [InlineData(Rating.High, 0)]
    [InlineData(Rating.Medium, 14)]
    [InlineData(Rating.Medium, 0)]
    public void Owner_is_asked_on_each_step_before_the_target_date(Rating rating, int daysBefore)
    {
        var target = Tuesday.AddDays(daysBefore);
        Assert.NotNull(Plan(Tuesday, Action(rating: rating, target: target, answered: Tuesday.AddDays(-1))).AskedFor());
        Assert.Null(Plan(Tuesday, Action(rating: rating, target: target, asked: Tuesday)).AskedFor());
    }

    [Fact]
    public void Step_that_an_outage_swallowed_is_made_up_for_once()
    {
        var action = Action(target: Tuesday.AddDays(20), answered: Tuesday.AddDays(-12));
        Assert.Equal(RequestReason.DueSoon, Plan(Tuesday, action).AskedFor());
        Assert.Null(Plan(Tuesday.AddDays(1), action with { LastAskedOn = Tuesday }).AskedFor());
    }

    [Theory]
    [InlineData(Rating.High, 1)]
    [InlineData(Rating.Medium, 3)]
    public void On_track_action_is_asked_regularly(Rating rating, int months)
    {
        var answered = Tuesday.AddMonths(-months);
        Assert.Equal(
            RequestReason.Regular,
            Plan(Tuesday, Action(rating: rating, target: Tuesday.AddDays(200), answered: answered)).AskedFor()
        );
        Assert.Equal(
            SkipReason.AnsweredRecently,
            Plan(Tuesday, Action(rating: rating, target: Tuesday.AddDays(200), answered: answered.AddDays(1))).SkippedFor()
        );
    }

    [Fact]
    public void First_regular_request_is_counted_from_the_report()
    {
        Assert.Equal(SkipReason.NotDueYet, Plan(Tuesday, Action(target: Tuesday.AddDays(200), agreed: Tuesday.AddDays(-10))).SkippedFor());
        Assert.Equal(RequestReason.Regular, Plan(Tuesday, Action(target: Tuesday.AddDays(200), agreed: Tuesday.AddMonths(-1))).AskedFor());
    }

    [Fact]
    public void Real_answer_stops_the_chase_of_an_overdue_action_for_its_interval() =>
        Assert.Equal(
            SkipReason.AnsweredRecently,
            Plan(Tuesday, Action(target: Tuesday.AddDays(-90), asked: Tuesday.AddDays(-8), answered: Tuesday.AddDays(-6))).SkippedFor()
        );

    [Theory]
    [InlineData(ActionStatus.Closed, SkipReason.Closed)]
    [InlineData(ActionStatus.AwaitingVerification, SkipReason.AwaitingVerification)]
    [InlineData(ActionStatus.ClosureRequested, SkipReason.ClosureRequested)]
    public void Nobody_is_asked_about_what_waits_for_somebody_else_or_is_closed(ActionStatus status, SkipReason reason) =>
        Assert.Equal(reason, Plan(Tuesday, Action(status: status, target: Tuesday.AddDays(-90))).SkippedFor());

    [Fact]
    public void Unmonitored_action_is_not_chased() =>
        Assert.Equal(SkipReason.NotMonitored, Plan(Tuesday, Action(monitored: false, target: Tuesday.AddDays(-90))).SkippedFor());

    [Fact]
    public void Ownerless_and_leaver_owned_actions_are_named_as_such()
    {
        Assert.Equal(SkipReason.NoOwner, Plan(Tuesday, Action(owner: null)).SkippedFor());
        Assert.Equal(SkipReason.NoOwner, Plan(Tuesday, Action(owner: 99)).SkippedFor());
        Assert.Equal(SkipReason.OwnerLeft, Plan(Tuesday, [Person(active: false)], Action()).SkippedFor());
    }

    [Fact]
    public void Snoozed_action_is_asked_on_the_day_that_the_owner_named_and_not_before()
    {
        var action = Action(target: Tuesday.AddDays(200), answered: Tuesday.AddDays(-5), snoozed: Tuesday);
        Assert.Equal(SkipReason.Snoozed, Plan(Tuesday.AddDays(-1), action).SkippedFor());
        Assert.Equal(RequestReason.Regular, Plan(Tuesday, action).AskedFor());
        Assert.Null(Plan(Tuesday.AddDays(1), action with { LastAskedOn = Tuesday }).AskedFor());
    }

    [Fact]
    public void Action_whose_owner_says_it_is_not_theirs_is_not_asked() =>
        Assert.Equal(SkipReason.OwnershipQueried, Plan(Tuesday, Action(queried: true)).SkippedFor());

    [Fact]
    public void Nothing_is_sent_on_a_weekend_and_the_reason_names_the_next_working_day()
    {
        var sunday = Tuesday.AddDays(-2);
        var skip = Assert.Single(Plan(sunday, Action()).Skipped);
        Assert.Equal((SkipReason.NotAWorkingDay, sunday.AddDays(1)), (skip.Reason, skip.Until));
        Assert.Equal(
            "Sunday 8 February is not a working day of its owner; asked on 9 February",
            Domain.Wording.British.Plain(ReasonWording.Of(skip, sunday))
        );
    }

    [Fact]
    public void Person_who_had_a_message_today_gets_no_second_one() =>
        Assert.Equal(SkipReason.MessagedToday, Plan(Tuesday, [Person(messagedOn: Tuesday)], Action()).SkippedFor());

    [Fact]
    public void Person_with_three_messages_in_seven_days_waits_until_the_first_is_a_week_old()
    {
        var skip = Assert.Single(
            Plan(Tuesday, [Person(messagedOn: [Tuesday.AddDays(-6), Tuesday.AddDays(-4), Tuesday.AddDays(-1)])], Action()).Skipped
        );
        Assert.Equal((SkipReason.WeekFull, Tuesday.AddDays(1)), (skip.Reason, skip.Until));
        Assert.NotNull(
            Plan(Tuesday, [Person(messagedOn: [Tuesday.AddDays(-7), Tuesday.AddDays(-4), Tuesday.AddDays(-1)])], Action()).AskedFor()
        );
    }

    [Fact]
    public void Thirty_five_actions_of_one_owner_are_one_message_oldest_and_riskiest_first()
    {
        var actions = Enumerable
            .Range(1, 33)
            .Select(i => Action($"DARA-{i:0000}", target: Tuesday.AddDays(-i)))
            .Append(Action("DARA-0034"))
            .Append(Action("DARA-0035", Rating.Medium, target: Tuesday.AddDays(-33)))
            .ToArray();
        var bundle = Assert.Single(Plan(Tuesday, actions).Bundles);
        Assert.Equal(35, bundle.Requests.Count);
        Assert.Equal(["DARA-0033", "DARA-0035", "DARA-0032"], bundle.Requests.Take(3).Select(r => r.Action.Ref));
        Assert.Equal("DARA-0034", bundle.Requests[^1].Action.Ref);
    }
}

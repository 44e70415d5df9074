using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using static ActionBot.Domain.Tests.Chasing.PlanFixture;

namespace ActionBot.Domain.Tests.Chasing;

public sealed class LadderTests
{
    private const long Area = 7;
    private const long Board = 3;
    private const long Owner = 1;
    private const long Manager = 2;
    private const long Lead = 4;
    private const long Secretary = 5;

    private static readonly DateOnly Wednesday = Tuesday.AddDays(1);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(5, true)]
    public void Manager_is_told_after_two_requests_without_an_answer(int unanswered, bool told) =>
        Assert.Equal(told, Of(Silent(unanswered)).Contains((Manager, LadderStep.ManagerNoAnswer)));

    [Fact]
    public void Request_counts_as_unanswered_only_after_five_working_days()
    {
        var action = Silent(2) with { LastAskedOn = Tuesday.AddDays(-7), TargetDate = Tuesday.AddDays(300) };
        Assert.DoesNotContain((Manager, LadderStep.ManagerNoAnswer), Of(action, Tuesday));
        Assert.Contains((Manager, LadderStep.ManagerNoAnswer), Of(action, Wednesday));
    }

    [Fact]
    public void Days_away_are_no_days_to_answer_in()
    {
        var action = Silent(2) with { LastAskedOn = Tuesday.AddDays(-7), TargetDate = Tuesday.AddDays(300) };
        var owner = Person(Owner) with { ManagerId = Manager, Absences = [(Tuesday.AddDays(-5), Tuesday.AddDays(-4))] };
        Assert.DoesNotContain((Manager, LadderStep.ManagerNoAnswer), Of(action, Wednesday, owner));
    }

    [Fact]
    public void Lead_is_told_after_four_requests_without_an_answer()
    {
        Assert.DoesNotContain((Lead, LadderStep.LeadNoAnswer), Of(Silent(3)));
        Assert.Contains((Lead, LadderStep.LeadNoAnswer), Of(Silent(4)));
    }

    [Fact]
    public void Answer_ends_the_silence_and_a_new_one_is_told_again()
    {
        var told = new Told(LadderStep.ManagerNoAnswer, Manager, Tuesday.AddDays(-60), Owner);
        var answered = Silent(0) with { LastAnsweredOn = Tuesday.AddDays(-50), Told = [told] };
        Assert.DoesNotContain((Manager, LadderStep.ManagerNoAnswer), Of(answered));
        Assert.Contains((Manager, LadderStep.ManagerNoAnswer), Of(answered with { Unanswered = 2 }));
    }

    [Fact]
    public void Who_was_told_of_a_step_is_not_told_again()
    {
        var told = new Told(LadderStep.ManagerNoAnswer, Manager, Tuesday.AddDays(-3), Owner);
        Assert.DoesNotContain((Manager, LadderStep.ManagerNoAnswer), Of(Silent(6) with { Told = [told] }));
    }

    [Fact]
    public void New_manager_has_not_been_told_yet()
    {
        var told = new Told(LadderStep.ManagerNoAnswer, 99, Tuesday.AddDays(-3), Owner);
        Assert.Contains((Manager, LadderStep.ManagerNoAnswer), Of(Silent(6) with { Told = [told] }));
    }

    [Theory]
    [InlineData(Rating.High, 27, false, false)]
    [InlineData(Rating.High, 28, true, false)]
    [InlineData(Rating.High, 56, true, true)]
    [InlineData(Rating.Medium, 28, true, false)]
    [InlineData(Rating.Medium, 83, true, false)]
    [InlineData(Rating.Medium, 84, true, true)]
    public void Lead_hears_of_28_days_overdue_and_the_board_of_56_or_84(Rating rating, int days, bool lead, bool board)
    {
        var told = Of(Late(days, rating));
        Assert.Equal((lead, board), (told.Contains((Lead, LadderStep.LeadOverdue)), told.Contains((Secretary, LadderStep.BoardOverdue))));
    }

    [Fact]
    public void Moving_a_forecast_does_not_stop_the_ladder_and_only_another_target_date_does()
    {
        var answered = Late(60) with { LastAnsweredOn = Tuesday.AddDays(-1) };
        Assert.Contains((Lead, LadderStep.LeadOverdue), Of(answered));
        Assert.DoesNotContain((Lead, LadderStep.LeadOverdue), Of(answered with { TargetDate = Tuesday.AddDays(30) }));
    }

    [Fact]
    public void Overdue_step_is_told_again_when_a_later_target_date_is_missed_too()
    {
        var told = new Told(LadderStep.LeadOverdue, Lead, Tuesday.AddDays(-100), Owner);
        Assert.DoesNotContain((Lead, LadderStep.LeadOverdue), Of(Late(150) with { Told = [told] }));
        Assert.Contains((Lead, LadderStep.LeadOverdue), Of(Late(40) with { Told = [told] }));
    }

    [Fact]
    public void Undated_action_is_told_to_the_lead_after_two_requests_for_a_date()
    {
        var action = Action(answered: Tuesday.AddDays(-20)) with { AreaId = Area, Requests = 1 };
        Assert.Empty(Of(action));
        Assert.Contains((Lead, LadderStep.LeadUndated), Of(action with { Requests = 2 }));
    }

    [Fact]
    public void Same_answer_three_times_running_is_told_to_the_lead_until_another_one_comes()
    {
        var action = Action(target: Tuesday.AddDays(90), answered: Tuesday.AddDays(-2)) with
        {
            AreaId = Area,
            SameAnswers = 3,
            SameSince = Tuesday.AddDays(-60),
        };
        Assert.Equal([(Lead, LadderStep.LeadNoChange)], Of(action));
        Assert.Empty(Of(action with { SameAnswers = 4, Told = [new(LadderStep.LeadNoChange, Lead, Tuesday.AddDays(-1), Owner)] }));
        Assert.Empty(Of(action with { SameAnswers = 1 }));
    }

    [Fact]
    public void Ownerless_leaver_owned_and_queried_actions_go_to_the_lead()
    {
        var action = Action(target: Tuesday.AddDays(90)) with { AreaId = Area };
        Assert.Equal([(Lead, LadderStep.LeadNoOwner)], Of(action with { OwnerId = null }));
        Assert.Equal([(Lead, LadderStep.LeadNoOwner)], Of(action, Tuesday, Person(Owner, active: false)));
        Assert.Equal([(Lead, LadderStep.LeadNoOwner)], Of(action with { OwnershipQueried = true }));
    }

    [Theory]
    [InlineData(ActionStatus.Closed)]
    [InlineData(ActionStatus.AwaitingVerification)]
    [InlineData(ActionStatus.ClosureRequested)]
    public void Nobody_is_told_of_what_waits_for_a_verifier_or_is_closed(ActionStatus status) =>
        Assert.Empty(Of(Late(200) with { Status = status, Unanswered = 9 }));

    [Fact]
    public void Manager_who_has_left_is_not_told()
    {
        var facts = Facts(Silent(6), Person(Owner) with { ManagerId = Manager });
        var people = facts.People.ToDictionary();
        people[Manager] = Person(Manager, active: false);
        Assert.DoesNotContain(
            Told(ChasePlanner.Plan(Tuesday, facts with { People = people }, ChasePolicy.Default)),
            t => t.Person == Manager
        );
    }

    [Fact]
    public void Notice_waits_while_its_reader_has_questions_of_their_own()
    {
        var facts = Facts(Silent(6), Person(Owner) with { ManagerId = Manager });
        var own = Action("OWN-1", target: Tuesday.AddDays(-50), owner: Manager);
        var plan = ChasePlanner.Plan(Tuesday, facts with { Actions = [.. facts.Actions, own] }, ChasePolicy.Default);
        Assert.Contains(plan.Bundles, b => b.Person.PersonId == Manager);
        Assert.DoesNotContain(plan.Notices, n => n.Person.PersonId == Manager);
        var tomorrow = ChasePlanner.Plan(
            Wednesday,
            facts with { Actions = [.. facts.Actions, own] } is var all ? all.After(plan) : null!,
            ChasePolicy.Default
        );
        Assert.Contains(tomorrow.Notices, n => n.Person.PersonId == Manager);
    }

    private static ActionFacts Silent(int unanswered) =>
        Action(target: Tuesday.AddDays(90), asked: Tuesday.AddDays(-20)) with
        {
            AreaId = Area,
            Requests = unanswered,
            Unanswered = unanswered,
        };

    private static ActionFacts Late(int days, Rating rating = Rating.High) =>
        Action(rating: rating, target: Tuesday.AddDays(-days), asked: Tuesday.AddDays(-1), answered: Tuesday.AddDays(-1)) with
        {
            AreaId = Area,
            BoardId = Board,
        };

    private static List<(long Person, LadderStep Step)> Of(ActionFacts action, DateOnly? day = null, PersonFacts? owner = null) =>
        Told(ChasePlanner.Plan(day ?? Tuesday, Facts(action, owner ?? Person(Owner) with { ManagerId = Manager }), ChasePolicy.Default));

    private static List<(long Person, LadderStep Step)> Told(DayPlan plan) =>
        [.. plan.Digests.Concat(plan.Notices).SelectMany(n => n.Items, (n, i) => (n.Person.PersonId, i.Step))];

    private static ChaseFacts Facts(ActionFacts action, PersonFacts owner) =>
        new(
            [action],
            new[] { owner, Person(Manager), Person(Lead) with { LeadsArea = true }, Person(Secretary) }.ToDictionary(p => p.PersonId)
        )
        {
            Leads = new Dictionary<long, IReadOnlyList<long>> { [Area] = [Lead] },
            Secretaries = new Dictionary<long, IReadOnlyList<long>> { [Board] = [Secretary] },
        };
}

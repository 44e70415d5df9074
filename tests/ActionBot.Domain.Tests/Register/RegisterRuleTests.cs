using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.Tests.Register;

public sealed class RegisterRuleTests
{
    private static readonly DateOnly Day = new(2026, 2, 10);

    [Theory]
    [InlineData(Rating.Critical, Assurance.Substantial, SourceKind.InternalAudit, true)]
    [InlineData(Rating.High, Assurance.Adequate, SourceKind.InternalAudit, true)]
    [InlineData(Rating.Medium, Assurance.Limited, SourceKind.InternalAudit, true)]
    [InlineData(Rating.Medium, Assurance.None, SourceKind.InternalAudit, true)]
    [InlineData(Rating.Medium, Assurance.Adequate, SourceKind.InternalAudit, false)]
    [InlineData(Rating.Medium, Assurance.NotStated, SourceKind.InternalAudit, false)]
    [InlineData(Rating.Low, Assurance.None, SourceKind.InternalAudit, false)]
    [InlineData(Rating.NotRated, Assurance.NotStated, SourceKind.OutsideBody, true)]
    [InlineData(Rating.Low, Assurance.Substantial, SourceKind.OutsideBody, true)]
    public void High_weak_Medium_and_outside_bodies_are_monitored(Rating rating, Assurance assurance, SourceKind source, bool monitored) =>
        Assert.Equal(monitored, MonitoringRule.Default.IsMonitored(rating, assurance, source));

    [Fact]
    public void Rule_that_says_High_means_Critical_too_and_one_that_says_Medium_does_not()
    {
        var rule = new MonitoringRule([], [Rating.High], [Assurance.Limited], OutsideBodies: false);
        Assert.True(rule.IsMonitored(Rating.Critical, Assurance.Limited, SourceKind.InternalAudit));
        Assert.False(rule.IsMonitored(Rating.Critical, Assurance.Adequate, SourceKind.InternalAudit));
        Assert.Equal([Rating.Critical, Rating.High], rule.WhenWeak);
        Assert.Empty(rule.Always);
        rule = rule with { AlwaysMonitored = [Rating.Medium] };
        Assert.False(rule.IsMonitored(Rating.Critical, Assurance.Adequate, SourceKind.InternalAudit));
        Assert.Equal([Rating.Medium], rule.Always);
    }

    [Fact]
    public void Every_answer_and_every_outcome_is_offered()
    {
        Assert.Equal(Enum.GetValues<AnswerChoice>(), AnswerChoices.All);
        Assert.Equal(Enum.GetValues<DecisionOutcome>(), DecisionOutcomes.All);
        Assert.All(AnswerChoices.All, c => Assert.True(AnswerChoices.TryParse(c.Code(), out var read) && read == c));
        Assert.All(DecisionOutcomes.All, o => Assert.Equal(o, DecisionOutcomes.Read(o.Code())));
    }

    [Fact]
    public void Ratings_are_stored_as_ranks_so_that_every_database_sorts_by_risk() =>
        Assert.Equal(
            [(Rating.NotRated, 0), (Rating.Low, 1), (Rating.Medium, 2), (Rating.High, 3), (Rating.Critical, 4)],
            RatingTitles.All.Reverse().Select(r => (r, (int)r))
        );

    [Fact]
    public void Action_is_overdue_from_the_day_after_its_target_date_until_it_is_closed()
    {
        Assert.False(Position.IsOverdue(ActionStatus.Open, Day, Day));
        Assert.True(Position.IsOverdue(ActionStatus.AwaitingVerification, Day.AddDays(-1), Day));
        Assert.False(Position.IsOverdue(ActionStatus.Closed, Day.AddDays(-1), Day));
        Assert.False(Position.IsOverdue(ActionStatus.Open, null, Day));
        Assert.Equal(41, Position.DaysOverdue(Day.AddDays(-41), Day));
    }

    [Fact]
    public void Forecast_never_makes_an_overdue_action_anything_but_red() =>
        Assert.Equal(Rag.Red, Position.Rag(ActionStatus.Open, Day.AddDays(-1), Day.AddDays(30), AnswerChoice.OnTrack, Day));

    [Fact]
    public void Forecast_after_the_target_date_a_risk_and_a_blocker_are_amber()
    {
        Assert.Equal(Rag.Amber, Position.Rag(ActionStatus.Open, Day, Day.AddDays(1), AnswerChoice.OnTrack, Day));
        Assert.Equal(Rag.Amber, Position.Rag(ActionStatus.Open, Day, null, AnswerChoice.Decision, Day));
        Assert.Equal(Rag.Green, Position.Rag(ActionStatus.Open, Day, Day, AnswerChoice.OnTrack, Day));
        Assert.Equal(Rag.Blue, Position.Rag(ActionStatus.Closed, Day.AddDays(-1), null, null, Day));
    }

    [Fact]
    public void Answer_of_done_waits_for_the_verifier_and_moves_no_date()
    {
        var action = new ActionItem
        {
            Ref = "DARA-0042",
            AgreedAction = "Reconcile",
            TargetDate = Day,
        };
        action.Apply(new() { Choice = AnswerChoice.Done, Line = "Checked monthly" }, Day);
        Assert.Equal((ActionStatus.AwaitingVerification, Day, 2), (action.Status, action.TargetDate, action.Version));
    }

    [Fact]
    public void Closed_action_takes_no_answer()
    {
        var action = new ActionItem
        {
            Ref = "DARA-0042",
            AgreedAction = "Reconcile",
            Status = ActionStatus.Closed,
        };
        Assert.Throws<RuleException>(() => action.Apply(new() { Choice = AnswerChoice.OnTrack }, Day));
    }

    [Theory]
    [InlineData("DARA-0042", true)]
    [InlineData("dara 42", true)]
    [InlineData("HMI/2019-12", true)]
    [InlineData("Home Office", false)]
    [InlineData("42", false)]
    [InlineData("The 3rd phase", false)]
    public void Ref_is_told_from_a_name_by_its_shape(string text, bool looksLikeOne) => Assert.Equal(looksLikeOne, Refs.LooksLikeOne(text));

    [Theory]
    [InlineData("DARA-0170", "DARA-0017")]
    [InlineData("DRAA-0017", "DARA-0017")]
    [InlineData("DARA-9999", null)]
    public void Nearest_ref_is_within_two_slips_of_the_finger(string typed, string? nearest) =>
        Assert.Equal(nearest, Refs.Nearest(typed, ["DARA-0017", "DARA-0500", "HMI-0118"]));

    [Fact]
    public void Area_path_tells_at_or_below_by_its_start()
    {
        Assert.Equal("met operations/public order/", Area.PathOf("Met Operations", "Public Order", null));
        Assert.Throws<RuleException>(() => Area.PathOf("Fire/Rescue"));
        Assert.Throws<RuleException>(() => Area.PathOf(" "));
    }

    [Theory]
    [InlineData("finance-owner1@example.org", "Finance owner 1")]
    [InlineData("tracking.team@example.org", "Tracking team")]
    public void Name_is_read_from_an_address(string email, string name) => Assert.Equal(name, Person.NameFromEmail(email));
}

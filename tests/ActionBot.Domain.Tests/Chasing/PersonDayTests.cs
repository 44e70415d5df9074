using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Domain.WorkingTime;
using static ActionBot.Domain.Tests.Chasing.PlanFixture;

namespace ActionBot.Domain.Tests.Chasing;

public sealed class PersonDayTests
{
    private static readonly ActionFacts Overdue = Action(target: Tuesday.AddDays(-40));

    [Fact]
    public void Owner_who_is_away_is_not_asked_and_the_reason_names_the_first_day_back()
    {
        var away = Person() with { Absences = [(Tuesday.AddDays(-1), Tuesday.AddDays(3))] };
        var skip = Assert.Single(Plan(Tuesday, [away], Overdue).Skipped);
        Assert.Equal((SkipReason.Away, Tuesday.AddDays(6)), (skip.Reason, skip.Until));
        Assert.Equal("Its owner is away; asked on 16 February", British.Plain(ReasonWording.Of(skip, Tuesday)));
        Assert.Equal(RequestReason.Overdue, Plan(Tuesday.AddDays(6), [away], Overdue).AskedFor());
    }

    [Fact]
    public void Bank_holiday_is_kept_and_the_first_working_day_brings_one_current_message()
    {
        var easter = new DateOnly(2026, 4, 3);
        HashSet<DateOnly> holidays = [easter, easter.AddDays(3)];
        var person = Person() with { Pattern = Weekdays with { Holidays = holidays } };
        var facts = new ChaseFacts(
            [Action(target: easter), Action("DARA-0002", target: easter.AddDays(3))],
            new Dictionary<long, PersonFacts> { [1] = person }
        );
        var messages = 0;
        for (var day = easter; day <= easter.AddDays(4); day = day.AddDays(1))
        {
            var plan = ChasePlanner.Plan(day, facts, ChasePolicy.Default);
            messages += plan.Bundles.Count;
            if (day == easter.AddDays(4))
                Assert.Equal(2, Assert.Single(plan.Bundles).Requests.Count);
            facts = facts.After(plan);
        }
        Assert.Equal(1, messages);
    }

    [Fact]
    public void Delegate_is_asked_in_the_owners_place_while_the_delegation_lasts()
    {
        PersonFacts[] people = [Person(1) with { Delegates = [(2, Tuesday, Tuesday.AddDays(1))] }, Person(2)];
        Assert.Equal(2, Plan(Tuesday, people, Overdue).Bundles.Single().Person.PersonId);
        Assert.Equal(1, Plan(Tuesday.AddDays(2), people, Overdue).Bundles.Single().Person.PersonId);
    }

    [Fact]
    public void Delegate_who_has_left_is_passed_over_and_a_chain_is_followed_to_its_end()
    {
        (long, DateOnly, DateOnly) To(long id) => (id, Tuesday, Tuesday.AddDays(9));
        Assert.Equal(
            1,
            Plan(Tuesday, [Person(1) with { Delegates = [To(2)] }, Person(2, active: false)], Overdue).Bundles.Single().Person.PersonId
        );
        Assert.Equal(
            3,
            Plan(Tuesday, [Person(1) with { Delegates = [To(2)] }, Person(2) with { Delegates = [To(3)] }, Person(3)], Overdue)
                .Bundles.Single()
                .Person.PersonId
        );
    }

    [Fact]
    public void Chain_of_delegates_that_is_too_long_goes_round_or_ends_with_a_leaver_leaves_the_question_with_its_owner()
    {
        PersonFacts Passing(long id, long to, bool active = true) =>
            Person(id, active) with
            {
                Delegates = [(to, Tuesday, Tuesday.AddDays(9))],
            };
        long Asked(params PersonFacts[] people) => Plan(Tuesday, people, Overdue).Bundles.Single().Person.PersonId;
        Assert.Equal(4, Asked(Passing(1, 2), Passing(2, 3), Passing(3, 4), Person(4)));
        Assert.Equal(1, Asked(Passing(1, 2), Passing(2, 3), Passing(3, 4), Passing(4, 5), Person(5)));
        Assert.Equal(1, Asked(Passing(1, 2), Passing(2, 1)));
        Assert.Equal(1, Asked(Passing(1, 2), Passing(2, 3), Person(3, active: false)));
    }

    [Fact]
    public void Delegate_gets_one_message_about_their_own_and_the_owners_actions()
    {
        PersonFacts[] people = [Person(1) with { Delegates = [(2, Tuesday, Tuesday)] }, Person(2)];
        var bundle = Assert.Single(Plan(Tuesday, people, Overdue, Action("OWN-1", target: Tuesday.AddDays(-3), owner: 2)).Bundles);
        Assert.Equal(2, bundle.Requests.Count);
    }

    [Fact]
    public void Paused_person_is_asked_again_on_the_first_working_day_after_the_pause()
    {
        var paused = Person() with { PausedUntil = Tuesday.AddDays(3) };
        var skip = Assert.Single(Plan(Tuesday, [paused], Overdue).Skipped);
        Assert.Equal((SkipReason.Paused, Tuesday.AddDays(6)), (skip.Reason, skip.Until));
    }

    [Theory]
    [InlineData(WaitKind.Board, SkipReason.WaitsForBoard)]
    [InlineData(WaitKind.Action, SkipReason.WaitsForAction)]
    [InlineData(WaitKind.Outside, SkipReason.WaitsForOutside)]
    public void Waiting_person_is_never_chased_for_what_somebody_else_holds(WaitKind kind, SkipReason reason) =>
        Assert.Equal(reason, Plan(Tuesday, Overdue with { Wait = new(kind, Tuesday.AddDays(5), "whom it waits for") }).SkippedFor());

    [Fact]
    public void Owner_is_asked_once_what_an_outside_body_was_expected_to_bring_is_late()
    {
        var waiting = Overdue with
        {
            LastAskedOn = Tuesday.AddDays(-3),
            LastAnsweredOn = Tuesday.AddDays(-3),
            Wait = new(WaitKind.Outside, Tuesday.AddDays(-1), "Treasury solicitors"),
        };
        var request = Plan(Tuesday, waiting).Bundles.Single().Requests.Single();
        Assert.Equal(RequestReason.WaitOver, request.Reason);
        Assert.Equal("Treasury solicitors was expected by 9 February", British.Plain(ReasonWording.Of(request, Tuesday)));
        Assert.Equal(SkipReason.AskedRecently, Plan(Tuesday.AddDays(1), waiting with { LastAskedOn = Tuesday }).SkippedFor());
    }

    [Fact]
    public void Unmonitored_action_is_asked_about_while_a_monitored_one_waits_for_it()
    {
        var held = Action("HELD", target: Tuesday.AddDays(-9), monitored: false) with { HoldsUp = true };
        Assert.Equal(RequestReason.Overdue, Plan(Tuesday, held).AskedFor());
    }

    [Fact]
    public void Lead_with_questions_of_their_own_gets_the_digest_first_and_is_asked_the_day_after()
    {
        var monday = Tuesday.AddDays(6);
        var lead = Person() with { LeadsArea = true };
        var facts = new ChaseFacts([Overdue], new Dictionary<long, PersonFacts> { [1] = lead });
        var plan = ChasePlanner.Plan(monday, facts, ChasePolicy.Default);
        Assert.Single(plan.Digests);
        Assert.Empty(plan.Bundles);
        Assert.Equal((SkipReason.DigestFirst, (DateOnly?)monday.AddDays(1)), (plan.Skipped.Single().Reason, plan.Skipped.Single().Until));
        var next = ChasePlanner.Plan(monday.AddDays(1), facts.After(plan), ChasePolicy.Default);
        Assert.Empty(next.Digests);
        Assert.Single(next.Bundles);
    }

    [Fact]
    public void Digest_comes_on_the_first_working_day_of_the_leads_week_and_once()
    {
        var lead = Person() with
        {
            LeadsArea = true,
            Pattern = Weekdays with { Days = WorkingDays.Thursday | WorkingDays.Friday },
            LastDigestOn = Tuesday.AddDays(-5),
        };
        var facts = new ChaseFacts([], new Dictionary<long, PersonFacts> { [1] = lead });
        var days = new List<DateOnly>();
        for (var day = Tuesday.AddDays(-1); day < Tuesday.AddDays(13); day = day.AddDays(1))
        {
            var plan = ChasePlanner.Plan(day, facts, ChasePolicy.Default);
            days.AddRange(plan.Digests.Select(_ => day));
            facts = facts.After(plan);
        }
        Assert.Equal([Tuesday.AddDays(2), Tuesday.AddDays(9)], days);
    }

    [Fact]
    public void Hold_keeps_everything_back_and_says_so()
    {
        var facts = new ChaseFacts([Overdue], new Dictionary<long, PersonFacts> { [1] = Person() with { LeadsArea = true } })
        {
            OnHold = true,
        };
        var plan = ChasePlanner.Plan(Tuesday, facts, ChasePolicy.Default);
        Assert.Empty(plan.Bundles);
        Assert.Empty(plan.Digests);
        Assert.Equal(SkipReason.OnHold, plan.SkippedFor());
    }

    [Fact]
    public void Only_the_people_of_a_pilot_are_sent_messages_and_the_others_are_planned_and_withheld()
    {
        var policy = ChasePolicy.Default with { Pilot = new HashSet<string> { "owner2@example.org" } };
        var facts = new ChaseFacts(
            [Overdue, Action("TWO", target: Tuesday.AddDays(-1), owner: 2)],
            new Dictionary<long, PersonFacts> { [1] = Person(1), [2] = Person(2) }
        );
        var plan = ChasePlanner.Plan(Tuesday, facts, policy);
        Assert.Equal("owner2@example.org", plan.Bundles.Single().Person.Email);
        Assert.Equal(SkipReason.Withheld, plan.SkippedFor());
    }

    [Fact]
    public void Override_for_a_source_and_area_changes_the_numbers_it_names_and_no_others()
    {
        var policy = ChasePolicy.Default with
        {
            Overrides =
            [
                new("HMI", "ops/", new(OverdueDays: 3), new()),
                new(null, "ops/public order/", new(OverdueDays: 2, LeadAfter: 3), new()),
            ],
        };
        Assert.Equal(3, policy.For(Rating.High, "hmi", "ops/fleet/").OverdueDays);
        Assert.Equal(
            (2, 3, 56),
            policy.For(Rating.High, "HMI", "ops/public order/") is var c ? (c.OverdueDays, c.LeadAfter, c.BoardOverdueDays) : default
        );
        Assert.Equal(ChasePolicy.Default.Medium, policy.For(Rating.Medium, "HMI", "ops/public order/"));
        Assert.Equal(ChasePolicy.Default.High, policy.For(Rating.High, "DARA", "ops/fleet/"));
    }
}

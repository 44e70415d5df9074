using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;
using static ActionBot.Domain.Tests.Chasing.PlanFixture;

namespace ActionBot.Domain.Tests.Chasing;

/// <summary>
/// Ninety days of organisations made up at random, under policies made up at random: people who answer or not, are away,
/// delegate, leave, pause and lead.
/// </summary>
public sealed class LongRunProperties
{
    private const int Days = 90;
    private const int Worlds = 60;

    private static readonly DateOnly Start = new(2026, 1, 1);

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, Worlds)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nobody_gets_two_messages_a_day_or_four_a_week_and_none_on_a_day_off_and_no_action_is_passed_over(int seed)
    {
        var random = new Random(seed);
        var policy = SomePolicy(random);
        var facts = SomeWorld(random);
        var messages = new List<(long Person, DateOnly Day)>();
        for (var day = Start; day < Start.AddDays(Days); day = day.AddDays(1))
        {
            var plan = ChasePlanner.Plan(day, facts, policy);
            var today = plan.Bundles.Select(b => b.Person).Concat(plan.Digests.Concat(plan.Notices).Select(n => n.Person)).ToList();
            Assert.All(today, p => Assert.True(p.IsActive && p.Works(day) && !(p.PausedUntil >= day)));
            messages.AddRange(today.Select(p => (p.PersonId, day)));
            var decided = plan
                .Bundles.SelectMany(b => b.Requests)
                .Select(r => r.Action.ActionId)
                .Concat(plan.Skipped.Select(s => s.Action.ActionId))
                .Order();
            Assert.Equal(facts.Actions.Select(a => a.ActionId).Order(), decided);
            facts = Answered(facts.After(plan), plan, random);
        }
        Assert.Equal(messages.Count, messages.Distinct().Count());
        foreach (var person in messages.GroupBy(m => m.Person, m => m.Day))
            Assert.All(person, day => Assert.InRange(person.Count(d => d <= day && d > day.AddDays(-7)), 1, policy.Budget.PerWeek));
        Assert.NotEmpty(messages);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Day_that_an_owner_is_told_is_the_first_on_which_the_planner_asks(int seed)
    {
        var random = new Random(seed);
        var policy = SomePolicy(random);
        // What somebody owns alone: neither leads, delegates nor a week that is full come before it.
        var world = SomeWorld(random);
        var people = world.People.ToDictionary(p => p.Key, p => p.Value with { LeadsArea = false, Delegates = [] });
        foreach (var action in world.Actions.Where(a => a.OwnerId is not null))
        {
            var told = RequestSchedule.NextDay(
                Start,
                action,
                people[action.OwnerId!.Value],
                policy.For(action.Rating, action.Source, action.AreaPath)
            );
            DateOnly? asked = null;
            for (var day = Start; asked is null && day < Start.AddDays(Days); day = day.AddDays(1))
                asked =
                    ChasePlanner.Plan(day, new([action], people), policy with { Pilot = new HashSet<string>() }).Bundles.Count > 0
                        ? day
                        : null;
            Assert.Equal(told < Start.AddDays(Days) ? told : null, asked);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nobody_is_told_twice_of_a_step_while_nothing_has_changed(int seed)
    {
        var random = new Random(seed);
        var policy = SomePolicy(random);
        var facts = SomeWorld(random);
        var told = new HashSet<(long, long, LadderStep)>();
        for (var day = Start; day < Start.AddDays(Days); day = day.AddDays(1))
        {
            var plan = ChasePlanner.Plan(day, facts, policy);
            foreach (var (person, item) in plan.Digests.Concat(plan.Notices).SelectMany(n => n.Items, (n, i) => (n.Person.PersonId, i)))
                Assert.True(
                    told.Add((person, item.Action.ActionId, item.Step)),
                    $"{day}: {person} told again of {item.Step} of {item.Action.Ref}"
                );
            facts = facts.After(plan);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Planning_people_apart_gives_each_what_planning_them_together_gives(int seed)
    {
        var facts = SomeWorld(new Random(seed));
        var policy = SomePolicy(new Random(seed));
        var day = Start.AddDays(seed % 14);
        var together = Lines(ChasePlanner.Plan(day, facts, policy));
        var apart = facts
            .People.Keys.SelectMany(p =>
                Lines(
                    ChasePlanner.Plan(
                        day,
                        facts with
                        {
                            Planned = new HashSet<long> { p },
                            PlansUnasked = false,
                        },
                        policy
                    )
                )
            )
            .Concat(Lines(ChasePlanner.Plan(day, facts with { Planned = new HashSet<long>() }, policy)));
        Assert.Equal(together.Order(StringComparer.Ordinal), apart.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Lines(DayPlan plan) =>
        [
            .. plan.Bundles.Select(b => $"ask {b.Person.Email}: {string.Join(' ', b.Requests.Select(r => $"{r.Action.Ref}/{r.Reason}"))}"),
            .. plan.Digests.Select(d => $"digest {d.Person.Email}: {string.Join(' ', d.Items.Select(i => $"{i.Action.Ref}/{i.Step}"))}"),
            .. plan.Notices.Select(n => $"notice {n.Person.Email}: {string.Join(' ', n.Items.Select(i => $"{i.Action.Ref}/{i.Step}"))}"),
            .. plan.Skipped.Select(s => $"skip {s.Action.Ref}: {ReasonWording.Of(s, plan.Day)}"),
        ];

    private static ChaseFacts Answered(ChaseFacts facts, DayPlan plan, Random random)
    {
        var answered = plan
            .Bundles.SelectMany(b => b.Requests)
            .Where(_ => random.Next(100) < 40)
            .Select(r => r.Action.ActionId)
            .ToHashSet();
        return facts with
        {
            Actions =
            [
                .. facts.Actions.Select(a => answered.Contains(a.ActionId) ? a with { LastAnsweredOn = plan.Day, Unanswered = 0 } : a),
            ],
        };
    }

    private static ChasePolicy SomePolicy(Random random)
    {
        ChaseCadence Cadence() =>
            new(
                random.Next(1, 4),
                [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1, 40)).Distinct().OrderDescending()],
                random.Next(1, 20),
                random.Next(1, 30),
                random.Next(1, 4),
                random.Next(2, 6),
                random.Next(1, 4),
                random.Next(1, 40),
                random.Next(20, 100)
            );
        return ChasePolicy.Default with
        {
            High = Cadence(),
            Medium = Cadence(),
            Budget = new(1, random.Next(1, 4)),
            Patience = new(random.Next(0, 8), random.Next(2, 5)),
            Digest = new((DayOfWeek)random.Next(7)),
        };
    }

    private static ChaseFacts SomeWorld(Random random)
    {
        var people = Enumerable.Range(1, 12).Select(i => SomePerson(i, random)).ToDictionary(p => p.PersonId);
        return new([.. Enumerable.Range(1, 40).Select(i => SomeActionOf(i, random))], people)
        {
            Leads = new Dictionary<long, IReadOnlyList<long>>
            {
                [1] = [10],
                [2] = [10, 11],
                [3] = [12],
            },
            Secretaries = new Dictionary<long, IReadOnlyList<long>> { [1] = [9, 2], [2] = [11] },
        };
    }

    private static PersonFacts SomePerson(int id, Random random)
    {
        DateOnly Day() => Start.AddDays(random.Next(Days));
        var away = Day();
        var delegated = Day();
        return new(
            id,
            $"owner{id}@example.org",
            random.Next(8) > 0,
            Weekdays with
            {
                Days = random.Next(4) == 0 ? WorkingDays.Monday | WorkingDays.Thursday : WorkingDays.MondayToFriday,
            },
            []
        )
        {
            Absences = random.Next(2) == 0 ? [(away, away.AddDays(random.Next(20)))] : [],
            PausedUntil = random.Next(5) == 0 ? Day() : null,
            Delegates = random.Next(3) == 0 ? [(random.Next(1, 13), delegated, delegated.AddDays(random.Next(30)))] : [],
            ManagerId = random.Next(3) > 0 ? random.Next(1, 13) : null,
            LeadsArea = id is 10 or 11,
        };
    }

    private static ActionFacts SomeActionOf(int id, Random random)
    {
        DateOnly? Near() => random.Next(4) == 0 ? null : Start.AddDays(random.Next(-200, 120));
        var wait = random.Next(8) switch
        {
            0 => new Wait(WaitKind.Outside, Start.AddDays(random.Next(Days)), "An outside body"),
            1 => new Wait((WaitKind)random.Next(1, 3), null, "Whom it waits for"),
            _ => null,
        };
        return new(
            id,
            $"R-{id:000}",
            random.Next(10) == 0 ? null : random.Next(1, 13),
            (Rating)random.Next(0, 4),
            random.Next(6) > 0,
            random.Next(6) == 0 ? (ActionStatus)random.Next(4) : ActionStatus.Open,
            Near(),
            Start.AddDays(-300),
            null,
            null,
            random.Next(6) == 0 ? Start.AddDays(random.Next(20)) : null,
            random.Next(15) == 0
        )
        {
            AreaId = random.Next(1, 4),
            BoardId = random.Next(1, 4),
            SameAnswers = random.Next(5),
            SameSince = Start.AddDays(-5),
            Wait = wait,
            HoldsUp = random.Next(9) == 0,
        };
    }
}

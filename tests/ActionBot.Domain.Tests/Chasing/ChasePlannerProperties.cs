using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Register;
using ActionBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using static ActionBot.Domain.Tests.Chasing.PlanFixture;

namespace ActionBot.Domain.Tests.Chasing;

public sealed class ChasePlannerProperties
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    private static readonly Gen<DateOnly?> SomeDay = Gen.OneOf(
        Gen.Constant<DateOnly?>(null),
        Gen.Choose(-400, 400).Select(d => (DateOnly?)Start.AddDays(d))
    );

    private static readonly Gen<ActionFacts> SomeAction =
        from number in Gen.Choose(1, 100_000)
        from rating in Gen.Elements(Enum.GetValues<Rating>())
        from status in Gen.Frequency((6, Gen.Constant(ActionStatus.Open)), (1, Gen.Elements(Enum.GetValues<ActionStatus>())))
        from monitored in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from target in SomeDay
        from answered in SomeDay
        from asked in SomeDay
        from snoozed in SomeDay
        from queried in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from owner in Gen.Choose(0, 5)
        select new ActionFacts(
            number,
            $"R-{number}",
            owner == 0 ? null : owner,
            rating,
            monitored,
            status,
            target,
            Start.AddYears(-1),
            answered <= Start ? answered : null,
            asked <= Start ? asked : null,
            snoozed,
            queried
        );

    private static readonly Gen<List<ActionFacts>> SomeRegister = SomeAction
        .ListOf()
        .Select(list => list.DistinctBy(a => a.ActionId).ToList());

    [Fact]
    public void Every_action_comes_out_exactly_once_and_nobody_gets_two_bundles() =>
        Prop.ForAll(
                SomeRegister.Zip(Gen.Choose(0, 30)).ToArbitrary(),
                input =>
                {
                    var (actions, offset) = input;
                    var plan = ChasePlanner.Plan(Start.AddDays(offset), new(actions, People()), ChasePolicy.Default);
                    var seen = plan
                        .Bundles.SelectMany(b => b.Requests)
                        .Select(r => r.Action.Ref)
                        .Concat(plan.Skipped.Select(s => s.Action.Ref))
                        .Order()
                        .ToList();
                    return seen.SequenceEqual(actions.Select(a => a.Ref).Order())
                        && plan.Bundles.Select(b => b.Person.PersonId).Distinct().Count() == plan.Bundles.Count
                        && plan.Bundles.All(b => b.Requests.Count > 0 && b.Requests.All(r => r.Action.OwnerId == b.Person.PersonId))
                        && plan.Skipped.All(s => ReasonWording.Of(s, plan.Day).Length > 0);
                }
            )
            .Holds(seeds: 3);

    [Fact]
    public void Budget_of_one_a_day_and_three_in_seven_days_holds_over_ninety_days() =>
        Prop.ForAll(
                SomeRegister.Zip(Gen.Choose(0, 100)).ToArbitrary(),
                input =>
                {
                    var (actions, answerPercent) = input;
                    var random = new Random(answerPercent);
                    var messaged = Enumerable.Range(1, 5).ToDictionary(i => (long)i, _ => new List<DateOnly>());
                    var state = actions.ToDictionary(a => a.ActionId);
                    for (var day = Start; day < Start.AddDays(90); day = day.AddDays(1))
                    {
                        var people = messaged.ToDictionary(m => m.Key, m => Person(m.Key, true, [.. m.Value]));
                        foreach (var bundle in ChasePlanner.Plan(day, new([.. state.Values], people), ChasePolicy.Default).Bundles)
                        {
                            messaged[bundle.Person.PersonId].Add(day);
                            foreach (var request in bundle.Requests)
                                state[request.Action.ActionId] = request.Action with
                                {
                                    LastAskedOn = day,
                                    LastAnsweredOn = random.Next(100) < answerPercent ? day : request.Action.LastAnsweredOn,
                                };
                        }
                    }
                    return messaged.Values.All(days =>
                        days.Distinct().Count() == days.Count
                        && days.All(d => days.Count(o => o <= d && o > d.AddDays(-7)) <= 3)
                        && days.All(Weekdays.IsWorkingDay)
                    );
                }
            )
            .Holds(tests: 20, seeds: 3);

    private static Dictionary<long, PersonFacts> People() =>
        Enumerable.Range(1, 5).ToDictionary(i => (long)i, i => Person(i, active: i != 5));
}

using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using static ActionBot.Domain.Tests.Chasing.PlanFixture;

namespace ActionBot.Domain.Tests.Chasing;

public sealed class CriticalCadenceTests
{
    private static readonly ChasePolicy Stricter = ChasePolicy.Default with { Critical = new(OverdueDays: 3, BoardOverdueDays: 30) };

    [Fact]
    public void Critical_action_is_asked_as_a_High_one_is()
    {
        // A Medium action would be asked after fourteen days only.
        foreach (var rating in new[] { Rating.Critical, Rating.High })
        {
            var late = Action(rating: rating, target: Tuesday.AddDays(-20), asked: Tuesday.AddDays(-7));
            Assert.Equal(RequestReason.Overdue, Plan(Tuesday, late).AskedFor());
        }
        Assert.Null(Plan(Tuesday, Action(rating: Rating.Medium, target: Tuesday.AddDays(-20), asked: Tuesday.AddDays(-7))).AskedFor());
    }

    [Fact]
    public void Number_under_Critical_is_for_Critical_alone_and_the_others_stay_those_of_High()
    {
        Assert.Equal(
            ChasePolicy.Default.High with
            {
                OverdueDays = 3,
                BoardOverdueDays = 30,
            },
            Stricter.For(Rating.Critical, "DARA", "finance/")
        );
        Assert.Equal(ChasePolicy.Default.High, Stricter.For(Rating.High, "DARA", "finance/"));
        Assert.Equal(ChasePolicy.Default.Medium, Stricter.For(Rating.Low, "DARA", "finance/"));
    }

    [Fact]
    public void Later_override_of_High_is_for_Critical_too_unless_it_says_otherwise()
    {
        var policy = Stricter with
        {
            Overrides =
            [
                new("DARA", null, new(OverdueDays: 5, UndatedDays: 6), new()),
                new("DARA", "finance/", new(OverdueDays: 4), new()) { Critical = new(OverdueDays: 2) },
            ],
        };
        Assert.Equal(5, policy.For(Rating.Critical, "DARA", "people/").OverdueDays);
        Assert.Equal((2, 6), Numbers(policy.For(Rating.Critical, "DARA", "finance/")));
        Assert.Equal((4, 6), Numbers(policy.For(Rating.High, "DARA", "finance/")));
        Assert.Equal(3, policy.For(Rating.Critical, "HMI", "finance/").OverdueDays);
    }

    [Fact]
    public void Of_two_that_are_as_late_the_Critical_one_is_asked_about_first()
    {
        var plan = Plan(
            Tuesday,
            Action("DARA-0001", Rating.High, Tuesday.AddDays(-20)),
            Action("DARA-0002", Rating.Critical, Tuesday.AddDays(-20)),
            Action("DARA-0003", Rating.Medium, Tuesday.AddDays(-20))
        );
        Assert.Equal(["DARA-0002", "DARA-0001", "DARA-0003"], plan.Bundles[0].Requests.Select(r => r.Action.Ref));
    }

    private static (int, int) Numbers(ChaseCadence cadence) => (cadence.OverdueDays, cadence.UndatedDays);
}

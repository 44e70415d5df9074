using ActionBot.Domain.Blockers;

namespace ActionBot.Domain.Tests.Blockers;

public sealed class CriticalListTests
{
    private static readonly DateOnly Day = new(2026, 2, 10);

    private static StandingWait On(long waiting, long on, int since = 0) =>
        new(waiting * 100 + on, waiting, BlockerKind.Dependency, on, null, Day.AddDays(since));

    private static Dictionary<long, HeldFacts> Counted(params (long Id, bool Overdue, bool High)[] actions) =>
        actions.ToDictionary(a => a.Id, a => new HeldFacts(a.Overdue, a.High));

    [Fact]
    public void What_holds_up_the_most_overdue_or_High_actions_comes_first_through_others_too()
    {
        var list = CriticalList.Rank([On(1, 2), On(2, 3, -5), On(4, 5)], Counted((1, true, false), (2, false, true), (4, true, true)));
        Assert.Equal([3L, 5L], list.Select(c => c.ActionId!.Value));
        Assert.Equal((2, 1, 1, Day.AddDays(-5)), (list[0].Urgent, list[0].Overdue, list[0].High, list[0].Since));
        Assert.Equal([2, 1], list[0].Held);
    }

    [Fact]
    public void What_is_rated_Critical_is_counted_by_itself_and_goes_before_High()
    {
        var counted = new Dictionary<long, HeldFacts>
        {
            [1] = new(false, true),
            [2] = new(false, false, true),
            [3] = new(false, false),
        };
        var list = CriticalList.Rank([On(1, 5), On(2, 6), On(3, 7)], counted);
        Assert.Equal([6L, 5L, 7L], list.Select(c => c.ActionId!.Value));
        Assert.Equal([(1, 1, 0), (1, 0, 1), (0, 0, 0)], list.Select(c => (c.Urgent, c.Critical, c.High)));
    }

    [Fact]
    public void Decision_holds_up_its_action_and_what_waits_for_that()
    {
        var list = CriticalList.Rank(
            [new(7, 2, BlockerKind.Decision, null, null, Day), On(1, 2)],
            Counted((1, true, true), (2, true, false))
        );
        var decision = Assert.Single(list);
        Assert.Equal((7L, null, 2, 1), (decision.DecisionId!.Value, decision.ActionId, decision.Overdue, decision.High));
    }

    [Fact]
    public void Outside_body_is_one_however_many_name_it_and_however_they_write_it()
    {
        var list = CriticalList.Rank(
            [
                new(1, 1, BlockerKind.Dependency, null, "HM Treasury", Day),
                new(2, 2, BlockerKind.Dependency, null, " hm treasury ", Day.AddDays(-2)),
            ],
            Counted((1, false, false), (2, true, false))
        );
        var body = Assert.Single(list);
        Assert.Equal(("HM Treasury", 2, Day.AddDays(-2)), (body.Party!, body.Held.Count, body.Since));
    }

    [Fact]
    public void What_the_reader_may_not_see_does_not_count_and_a_holder_of_nothing_seen_is_left_out()
    {
        var list = CriticalList.Rank([On(1, 2), On(3, 2), On(4, 5)], Counted((1, true, true)));
        Assert.Equal([1], Assert.Single(list).Held);
    }
}

using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Tests.Boards;

public sealed class DigestRuleTests
{
    private static readonly WorkingPattern Office = WorkingPattern.Usual with
    {
        Holidays = new HashSet<DateOnly> { new(2026, 4, 3), new(2026, 4, 6) },
    };
    private static readonly DateOnly Tuesday = new(2026, 2, 10);
    private static readonly Meeting March = new() { Id = 1, Date = new(2026, 3, 3) },
        April = new() { Id = 2, Date = new(2026, 4, 14) };
    private static readonly AgendaItem New = new(1, BlockerState.Raised, null, false),
        Accepted = new(2, BlockerState.Accepted, 1, false);

    [Fact]
    public void Papers_are_due_so_many_working_days_before_a_meeting_and_holidays_do_not_count()
    {
        Assert.Equal(new(2026, 2, 24), MeetingPlan.PapersDue(March, 5, Office));
        Assert.Equal(new(2026, 4, 2), MeetingPlan.PapersDue(new() { Date = new(2026, 4, 9) }, 3, Office));
        Assert.Equal(new(2026, 3, 1), MeetingPlan.PapersDue(new() { Date = new(2026, 3, 3), PapersDue = new(2026, 3, 1) }, 5, Office));
    }

    [Fact]
    public void First_item_is_sent_at_once_and_then_by_the_cadence()
    {
        var monday = new DateOnly(2026, 2, 2);
        Assert.Equal(DigestCause.Regular, Cause(monday, null, New));
        Assert.Null(Cause(monday.AddDays(6), monday, New));
        Assert.Equal(DigestCause.Regular, Cause(monday.AddDays(7), monday, New));
        Assert.Null(Cause(monday.AddDays(7), monday, BoardCadence.Quarterly, New));
        Assert.Null(Cause(monday, null));
    }

    [Fact]
    public void Digest_is_sent_at_once_when_papers_are_due_within_five_working_days_and_once_only()
    {
        Assert.Null(Cause(new(2026, 2, 16), new(2026, 2, 12), New));
        Assert.Equal(DigestCause.PapersSoon, Cause(new(2026, 2, 17), new(2026, 2, 12), New));
        Assert.Null(Cause(new(2026, 2, 18), new(2026, 2, 17), New));
        Assert.Equal(DigestCause.PapersSoon, Cause(new(2026, 2, 18), new(2026, 2, 17), New, New with { BlockerId = 3, IsUnseen = true }));
        Assert.Null(Cause(new(2026, 2, 17), new(2026, 2, 12), Accepted with { MeetingId = 2 }));
    }

    [Fact]
    public void Meeting_that_is_over_is_asked_about_on_the_next_day_once_and_then_weekly()
    {
        Assert.Equal(DigestCause.OutcomesMissing, Cause(new(2026, 3, 4), new(2026, 3, 2), Accepted));
        Assert.Null(Cause(new(2026, 3, 5), new(2026, 3, 4), Accepted));
        Assert.Equal(DigestCause.Regular, Cause(new(2026, 3, 11), new(2026, 3, 4), BoardCadence.Quarterly, Accepted));
    }

    [Fact]
    public void What_was_passed_up_is_sent_at_once() =>
        Assert.Equal(DigestCause.PassedUp, Cause(Tuesday, Tuesday.AddDays(-1), New with { IsNewlyPassedUp = true }));

    [Fact]
    public void Next_meeting_is_one_whose_papers_are_not_past_due_unless_there_is_no_other()
    {
        Meeting[] both = [March, April];
        Assert.Equal(1, MeetingPlan.NextFor(both, 5, Office, new(2026, 2, 24))!.Id);
        Assert.Equal(2, MeetingPlan.NextFor(both, 5, Office, new(2026, 2, 25))!.Id);
        Assert.Equal(1, MeetingPlan.NextFor([March], 5, Office, new(2026, 2, 25))!.Id);
        Assert.Null(MeetingPlan.NextFor([new() { Date = March.Date, State = MeetingState.Cancelled }], 5, Office, Tuesday));
    }

    private static DigestCause? Cause(DateOnly day, DateOnly? last, params AgendaItem[] items) =>
        Cause(day, last, BoardCadence.Monthly, items);

    private static DigestCause? Cause(DateOnly day, DateOnly? last, BoardCadence cadence, params AgendaItem[] items) =>
        DigestRule.CauseOn(day, new(1, cadence, 5, [March, April], items), last, BoardPolicy.Default, Office);
}

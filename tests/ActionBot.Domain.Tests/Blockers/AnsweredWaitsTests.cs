using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Tests.Blockers;

public sealed class AnsweredWaitsTests
{
    private static readonly DateOnly Named = new(2026, 2, 2);
    private static readonly DateOnly Today = new(2026, 2, 10);

    [Theory]
    [InlineData(AnswerChoice.OnTrack, BlockerState.Withdrawn)]
    [InlineData(AnswerChoice.AtRisk, BlockerState.Withdrawn)]
    [InlineData(AnswerChoice.NotNeeded, BlockerState.Withdrawn)]
    [InlineData(AnswerChoice.Done, BlockerState.Cleared)]
    public void Answer_that_names_no_wait_ends_all_that_stood(AnswerChoice choice, BlockerState state)
    {
        Blocker[] standing = [Decision("Fund the licence?"), Decision("Fund it", BlockerState.Accepted), OnBody("Home Office")];
        var after = AnsweredWaits.Of(new() { Choice = choice }, standing, null, Today);
        Assert.Null(after.Stands);
        Assert.Null(after.Raises);
        Assert.Equal(standing, after.Ended);
        Assert.All(standing, b => Assert.Equal((state, Today, 2), (b.State, b.EndedOn, b.Version)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7L)]
    public void Same_question_again_keeps_what_its_board_has_done_with_it(long? board)
    {
        var asked = Decision("Fund the licence?", BlockerState.Accepted);
        var other = OnBody("Home Office");
        var after = AnsweredWaits.Of(Asks("FUND the licence?"), [asked, other], board, Today);
        Assert.Same(asked, after.Stands);
        Assert.Null(after.Raises);
        Assert.Equal((BlockerState.Accepted, null, 1), (asked.State, asked.EndedOn, asked.Version));
        Assert.Equal([other], after.Ended);
    }

    [Theory]
    [InlineData("Fund the licence?", 8L)]
    [InlineData("Fund two licences?", 7L)]
    public void Another_question_or_another_board_is_a_new_decision(string toDecide, long board)
    {
        var asked = Decision("Fund the licence?");
        var after = AnsweredWaits.Of(Asks(toDecide), [asked], board, Today);
        Assert.Null(after.Stands);
        Assert.Equal(BlockerKind.Decision, after.Raises);
        Assert.Equal([asked], after.Ended);
        Assert.Equal(BlockerState.Withdrawn, asked.State);
    }

    [Fact]
    public void Wait_that_is_named_again_takes_the_date_of_the_one_who_waits_until_its_owner_has_promised_one()
    {
        var raised = OnAction("DARA-0017");
        var promised = OnAction("DARA-0017");
        promised.Accept(Today.AddDays(30), Today);
        var answer = new CheckedAnswer
        {
            Choice = AnswerChoice.Other,
            DependsOnRef = "DARA-0017",
            Expected = Today.AddDays(9),
        };
        Assert.Same(raised, AnsweredWaits.Of(answer, [raised], null, Today).Stands);
        Assert.Equal((Today.AddDays(9), BlockerState.Raised, 2), (raised.Expected, raised.State, raised.Version));
        Assert.Same(promised, AnsweredWaits.Of(answer, [promised], null, Today).Stands);
        Assert.Equal((Today.AddDays(30), BlockerState.Accepted), (promised.Expected, promised.State));
    }

    [Theory]
    [InlineData("Home Office", "home office", null, true)]
    [InlineData("Home Office", "Treasury", null, false)]
    [InlineData("DARA-0099", "dara 0099", null, true)]
    [InlineData("DARA-0099", null, "DARA-0099", false)]
    public void Wait_for_what_its_owner_may_not_see_is_known_by_what_was_typed(string before, string? party, string? reference, bool same)
    {
        var standing = OnBody(before);
        var answer = new CheckedAnswer
        {
            Choice = AnswerChoice.Other,
            OutsideParty = party,
            DependsOnRef = reference,
        };
        var after = AnsweredWaits.Of(answer, [standing], null, Today);
        Assert.Equal(same ? standing : null, after.Stands);
        Assert.Equal(same ? null : BlockerKind.Dependency, after.Raises);
        Assert.Equal(same ? party : before, standing.OutsideParty);
    }

    [Fact]
    public void Of_two_waits_for_one_thing_the_first_stands_and_nobody_is_asked_twice()
    {
        var (first, second) = (OnBody("Home Office"), OnBody("HOME OFFICE"));
        var answer = new CheckedAnswer { Choice = AnswerChoice.Other, OutsideParty = "Home Office" };
        var after = AnsweredWaits.Of(answer, [first, second], null, Today);
        Assert.Same(first, after.Stands);
        Assert.Equal([second], after.Ended);
    }

    [Fact]
    public void Wait_that_is_raised_holds_what_the_answer_says()
    {
        var update = new ProgressUpdate
        {
            Id = 5,
            ActionItemId = 3,
            On = Today,
            Once = "once",
        };
        var dependency = AnsweredWaits.Raise(
            new()
            {
                Choice = AnswerChoice.Other,
                DependsOnRef = "DARA-0017",
                Expected = Today.AddDays(9),
            },
            update,
            42
        );
        Assert.Equal(
            (3L, 5L, BlockerKind.Dependency, BlockerState.Raised, Today, 42L, Today.AddDays(9)),
            (
                dependency.ActionItemId,
                dependency.UpdateId,
                dependency.Kind,
                dependency.State,
                dependency.RaisedOn,
                dependency.DependsOnId,
                dependency.Expected
            )
        );
        var decision = AnsweredWaits.Raise(Asks("Fund the licence?"), update, null);
        Assert.Equal((BlockerKind.Decision, "Fund the licence?", null), (decision.Kind, decision.ToDecide, decision.BoardId));
        Assert.Throws<ArgumentException>(() => AnsweredWaits.Raise(new() { Choice = AnswerChoice.Done }, update, null));
    }

    private static CheckedAnswer Asks(string toDecide) => new() { Choice = AnswerChoice.Decision, ToDecide = toDecide };

    private static Blocker Decision(string toDecide, BlockerState state = BlockerState.Raised) =>
        new()
        {
            Kind = BlockerKind.Decision,
            State = state,
            RaisedOn = Named,
            BoardId = 7,
            ToDecide = toDecide,
        };

    private static Blocker OnBody(string name) =>
        new()
        {
            Kind = BlockerKind.Dependency,
            RaisedOn = Named,
            OutsideParty = name,
        };

    private static Blocker OnAction(string reference) =>
        new()
        {
            Kind = BlockerKind.Dependency,
            RaisedOn = Named,
            DependsOnId = 42,
            DependsOn = new ActionItem { Ref = reference, AgreedAction = "Launch it." },
        };
}

using ActionBot.Domain.Register;
using ActionBot.Domain.Reporting;

namespace ActionBot.Domain.Tests.Reporting;

public sealed class DelayReasonTests
{
    [Theory]
    [InlineData(ActionStatus.AwaitingVerification, null, AnswerChoice.Done, true, DelayReason.WaitingForVerifier)]
    [InlineData(ActionStatus.ClosureRequested, null, AnswerChoice.NotNeeded, true, DelayReason.WaitingForVerifier)]
    [InlineData(ActionStatus.Open, DelayWait.Decision, AnswerChoice.Decision, true, DelayReason.WaitingForDecision)]
    [InlineData(ActionStatus.Open, DelayWait.Decision, AnswerChoice.AtRisk, false, DelayReason.WaitingForDecision)]
    [InlineData(ActionStatus.Open, DelayWait.Action, AnswerChoice.Other, true, DelayReason.WaitingForAction)]
    [InlineData(ActionStatus.Open, DelayWait.OutsideBody, AnswerChoice.Other, true, DelayReason.WaitingForOutsideBody)]
    [InlineData(ActionStatus.Open, null, AnswerChoice.AtRisk, true, DelayReason.AtRisk)]
    [InlineData(ActionStatus.Open, null, AnswerChoice.OnTrack, true, DelayReason.OnTrackButLate)]
    [InlineData(ActionStatus.Open, null, AnswerChoice.OnTrack, false, DelayReason.NoOwner)]
    [InlineData(ActionStatus.Open, null, AnswerChoice.Decision, true, DelayReason.NoUpdate)]
    [InlineData(ActionStatus.Open, null, null, true, DelayReason.NoUpdate)]
    public void Reason_is_what_stands_in_the_way_before_what_was_said(
        ActionStatus status,
        DelayWait? wait,
        AnswerChoice? standing,
        bool hasOwner,
        DelayReason expected
    ) => Assert.Equal(expected, DelayReasons.Of(status, wait, standing, hasOwner));

    [Fact]
    public void Every_reason_has_words_and_a_code() =>
        Assert.Equal(
            Enum.GetValues<DelayReason>().Length,
            Enum.GetValues<DelayReason>().Select(r => r.Title() + r.Code()).Distinct().Count()
        );
}

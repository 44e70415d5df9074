using ActionBot.Domain.Register;
using ActionBot.Exchange.Values;

namespace ActionBot.Tests.Exchange.Values;

public sealed class WordTests
{
    [Theory]
    [InlineData("Critical", Rating.Critical)]
    [InlineData("critical risk", Rating.Critical)]
    [InlineData("Very High", Rating.Critical)]
    [InlineData("Extreme", Rating.Critical)]
    [InlineData("High", Rating.High)]
    [InlineData(" h ", Rating.High)]
    [InlineData("1", Rating.High)]
    [InlineData("HIGH RISK", Rating.High)]
    [InlineData("Medium", Rating.Medium)]
    [InlineData("med", Rating.Medium)]
    [InlineData("M", Rating.Medium)]
    [InlineData("2", Rating.Medium)]
    [InlineData("Low", Rating.Low)]
    [InlineData("L", Rating.Low)]
    [InlineData("3", Rating.Low)]
    [InlineData("", Rating.NotRated)]
    [InlineData("N/A", Rating.NotRated)]
    [InlineData("Not rated", Rating.NotRated)]
    public void Ratings_are_known(string text, Rating rating) => Assert.Equal(rating, RatingReader.Read(text));

    [Theory]
    [InlineData("Substantial", Assurance.Substantial)]
    [InlineData("Substantial assurance", Assurance.Substantial)]
    [InlineData("Adequate", Assurance.Adequate)]
    [InlineData("Reasonable assurance", Assurance.Adequate)]
    [InlineData("LIMITED", Assurance.Limited)]
    [InlineData("Limited Assurance Opinion", Assurance.Limited)]
    [InlineData("No assurance", Assurance.None)]
    [InlineData("None", Assurance.None)]
    [InlineData("", Assurance.NotStated)]
    [InlineData("n/a", Assurance.NotStated)]
    public void Opinions_are_known(string text, Assurance assurance) => Assert.Equal(assurance, AssuranceReader.Read(text));

    [Theory]
    [InlineData("In progress", ActionStatus.Open, null)]
    [InlineData("Open", ActionStatus.Open, null)]
    [InlineData("On-going", ActionStatus.Open, null)]
    [InlineData("Not started", ActionStatus.Open, null)]
    [InlineData("", ActionStatus.Open, null)]
    [InlineData("Complete", ActionStatus.AwaitingVerification, null)]
    [InlineData("Completed - awaiting verification", ActionStatus.AwaitingVerification, null)]
    [InlineData("Done (awaiting verification)", ActionStatus.AwaitingVerification, null)]
    [InlineData("Closed", ActionStatus.Closed, ClosureKind.Implemented)]
    [InlineData("Implemented", ActionStatus.Closed, ClosureKind.Implemented)]
    [InlineData("Superseded", ActionStatus.Closed, ClosureKind.Superseded)]
    [InlineData("Closed – no longer relevant", ActionStatus.Closed, ClosureKind.NoLongerRelevant)]
    [InlineData("Risk accepted", ActionStatus.Closed, ClosureKind.RiskAccepted)]
    public void States_are_known(string text, ActionStatus status, ClosureKind? closedAs) =>
        Assert.Equal(new StatusReading(status, closedAs), StatusReader.Read(text));

    [Theory]
    [InlineData("Quite high")]
    [InlineData("4")]
    [InlineData("Amber")]
    public void A_word_that_is_not_known_is_not_guessed(string text)
    {
        Assert.Null(RatingReader.Read(text));
        Assert.Null(AssuranceReader.Read(text));
        Assert.Null(StatusReader.Read(text));
    }
}

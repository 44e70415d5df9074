using ActionBot.CheckIns.Answering;
using ActionBot.CheckIns.Cards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Teams.Cards;
using Xunit.Abstractions;

namespace ActionBot.Tests.CheckIns.Cards;

/// <summary>
/// The longest texts that a register may bring, each of characters that have to be escaped, still make cards that Teams takes.
/// </summary>
public sealed class LargestCardTests(ITestOutputHelper output)
{
    private const string Everything = "*_[]`\"\\<&";

    private static string Long(int length) => string.Concat(Enumerable.Repeat(Everything, length))[..length];

    private static RowView Row(int number, AnsweredView? answered) =>
        CardStory.Row(
            $"{number}-{Long(Refs.MaxLength - 3)}",
            int.MaxValue,
            Long(120) + number,
            Rating.Medium,
            new(2025, 12, 31),
            Long(4000),
            Long(4000)
        ) with
        {
            Once = new string('o', 60),
            CanBeOnTrackInOnePress = true,
            Answered = answered,
        };

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(10)]
    public void Bundle_fits_into_a_message(int answered)
    {
        RowView[] rows = [.. Enumerable.Range(0, 10).Select(i => Row(i, i < answered ? new(AnswerChoice.Decision, Long(400)) : null))];
        var view = CardStory.Bundle(rows) with
        {
            Person = Long(120),
            Total = 10_000,
            AnsweredCount = answered,
            Pages = 1000,
            Page = 500,
            Band = Long(400),
        };
        Fits(BundleCard.Draw(view));
    }

    [Fact]
    public void Item_with_as_many_boards_as_are_offered_fits_into_a_message()
    {
        var boards = Enumerable
            .Range(0, BoardChoices.Most + 1)
            .Select(i => new BoardChoice($"{i}-{new string('c', 37)}", $"{i}{Long(197)}"))
            .ToList();
        var values = AnswerFields.Of(AnswerChoice.Decision).ToDictionary(f => f, _ => Long(4000));
        var view = CardStory.Item with
        {
            Ref = Long(Refs.MaxLength),
            Once = new string('o', 60),
            Source = Long(120),
            Report = Long(300),
            AgreedAction = Long(4000),
            Risk = Long(4000),
            VerifierName = Long(120),
            LastAnswer = new(AnswerChoice.AtRisk, CardStory.Today, Long(4000)),
            Boards = boards,
            Band = Long(400),
            ReplacesUpdate = long.MaxValue,
        };
        Fits(ItemCard.Draw(view));
        Fits(
            ItemCard.Draw(
                view with
                {
                    Open = new(new(AnswerChoice.Decision, values), [.. values.Keys.Select(f => new FieldFault(f, Long(300)))]),
                }
            )
        );
    }

    private void Fits(AdaptiveCard card)
    {
        var report = CardGuard.Check(card);
        output.WriteLine($"{report.Size:N0} bytes");
        Assert.Empty(report.Faults);
    }
}

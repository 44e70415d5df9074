using ActionBot.Domain.Register;
using ActionBot.Domain.Reporting;
using ActionBot.Reporting.Chat;
using ActionBot.Tests.CheckIns.Cards;

namespace ActionBot.EndToEnd.Gallery;

internal static class PositionSamples
{
    private static readonly DateOnly Today = CardStory.Today;

    public static IReadOnlyList<CardSample> All { get; } =
    [
        new("position-area", PositionCard.Draw(Of("Public Order", 42, 17, isLead: true))) { PhotographDark = true },
        new("position-register", PositionCard.Draw(Of("The whole register", 12_345, 4_321, isAdministrator: true))),
        new("position-nothing-late", PositionCard.Draw(Of("Finance", 4, 0, isLead: true))),
        new("position-nothing-open", PositionCard.Draw(Of("What you may see", 0, 0))),
        new(
            "position-long-names",
            PositionCard.Draw(Of(HardTexts.LongName, 60, 40, area: HardTexts.LongName, board: HardTexts.Markup, isLead: true))
        ),
    ];

    // Counted as the product counts, from actions made up by their number.
    private static PositionView Of(
        string title,
        int open,
        int overdue,
        string area = "Public Order",
        string board = "Portfolio and Investment Board",
        bool isLead = false,
        bool isAdministrator = false
    )
    {
        var builder = new PositionBuilder(Today);
        for (var i = 0; i < Math.Max(open, 1); i++)
        {
            var isLate = i < overdue;
            var reason = (DelayReason)(i % 8 is 0 or 3 or 6 ? 0 : i % 8);
            builder.Add(
                new(
                    $"DARA-{i:0000}",
                    "DARA",
                    i % 3 == 0 ? area
                        : i % 3 == 1 ? "Finance"
                        : "Digital",
                    i % 2 == 0 ? Rating.High : Rating.Medium,
                    true,
                    open == 0 ? ActionStatus.Closed : ActionStatus.Open,
                    isLate ? Today.AddDays(-20 - (i % 30 * 45))
                        : i % 5 == 0 ? null
                        : Today.AddDays(i % 90)
                )
                {
                    Reason = reason,
                    WaitsForBoard =
                        reason == DelayReason.WaitingForDecision
                            ? i % 6 == 0
                                ? "Finance Board"
                                : board
                            : null,
                    Slips = i % 4 == 1 ? 2 : 0,
                    SlippedDays = i % 4 == 1 ? 90 + i % 50 : 0,
                }
            );
        }
        var answers = new AnswerTimes(Today.AddDays(-90), Today, 64, 48, 3, 9);
        return new(title, builder.Build() with { Answers = open > 0 ? answers : null }, isLead, isAdministrator);
    }
}

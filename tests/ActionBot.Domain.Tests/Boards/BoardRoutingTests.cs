using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Tests.Boards;

public sealed class BoardRoutingTests
{
    private const long Investment = 1,
        Assurance = 2,
        Management = 3,
        Taskforce = 4;

    private static readonly RoutedBoard[] Boards =
    [
        new(Investment, "Investment Board", new([], ["corporate/finance/"], [], [])),
        new(Assurance, "Assurance Board", new(["DARA"], [], [Rating.High], [])),
        new(Management, "Management Board", Remit.Empty),
        new(Taskforce, "Taskforce", new(["HMI"], [], [], ["Custody"])),
    ];

    private static readonly RoutedAction Action = new("DARA", "corporate/finance/pay/", Rating.Medium, null, null);

    [Fact]
    public void Board_that_the_owner_chose_takes_it_if_its_remit_allows() =>
        Assert.Equal(new(Management, "The owner chose it"), Find(Action, Management));

    [Fact]
    public void Board_whose_remit_leaves_the_action_out_does_not_take_it_and_the_reason_says_so() =>
        Assert.Equal(
            new(Investment, "The owner chose the Taskforce, whose remit leaves it out. Its remit fits best"),
            Find(Action, Taskforce)
        );

    [Fact]
    public void Without_a_choice_the_best_remit_decides()
    {
        Assert.Equal(new(Investment, "Its remit fits best"), Find(Action));
        Assert.Equal(Assurance, Find(Action with { Rating = Rating.High }).BoardId);
    }

    [Fact]
    public void Critical_goes_where_High_goes_unless_a_board_is_there_for_Critical()
    {
        var critical = Action with { Rating = Rating.Critical, AreaPath = "operations/" };
        Assert.Equal(new(Assurance, "Its remit fits best"), Find(critical));
        RoutedBoard[] boards = [.. Boards, new(5, "Risk Board", new(["DARA"], [], [Rating.Critical], []))];
        Assert.Equal(new(5, "Its remit fits best"), BoardRouting.Find(critical, null, boards, []));
        Assert.Equal(Assurance, BoardRouting.Find(critical with { Rating = Rating.High }, null, boards, []).BoardId);
    }

    [Fact]
    public void A_tie_is_no_decision_so_the_area_or_the_administrators_say()
    {
        RoutedBoard[] boards = [.. Boards, new(5, "Pay Board", new([], ["corporate/"], [], []))];
        Assert.Equal(new(null, "2 boards fit equally well: Investment Board and Pay Board"), BoardRouting.Find(Action, null, boards, []));
        Assert.Equal(
            new(Management, "It is the default board of the area"),
            BoardRouting.Find(Action with { AreaDefault = Management }, null, boards, [])
        );
    }

    [Fact]
    public void What_no_remit_names_goes_to_the_administrators() =>
        Assert.Equal(new(null, "No board’s remit names it"), Find(Action with { Source = "COR", AreaPath = "operations/" }));

    [Fact]
    public void What_administrators_said_goes_before_everything_and_the_most_particular_of_it_first()
    {
        RoutingRule[] rules =
        [
            new() { BoardId = Management, Source = "DARA" },
            new() { BoardId = Assurance, AreaPath = "corporate/finance/" },
            new() { BoardId = Investment, AreaPath = "corporate/" },
            new()
            {
                BoardId = 99,
                Source = "DARA",
                AreaPath = "corporate/",
            },
        ];
        Assert.Equal(
            new(Assurance, "The tracking team said so for the area corporate/finance"),
            BoardRouting.Find(Action, Taskforce, Boards, rules)
        );
        Assert.Equal(Management, BoardRouting.Find(Action with { AreaPath = "operations/" }, null, Boards, rules).BoardId);
    }

    private static BoardRoute Find(RoutedAction action, long? chosen = null) => BoardRouting.Find(action, chosen, Boards, []);
}

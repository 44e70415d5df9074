using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Tests.Boards;

public sealed class RemitTests
{
    [Fact]
    public void Remit_that_names_more_of_an_action_fits_better_and_one_that_leaves_it_out_does_not_fit()
    {
        var wide = new Remit(["DARA"], [], [], []);
        var narrow = new Remit(["dara"], ["met operations/"], [Rating.High], []);
        Assert.Equal(1, wide.Fit("DARA", "met operations/public order/", Rating.High, null));
        Assert.Equal(3, narrow.Fit("DARA", "met operations/public order/", Rating.High, null));
        Assert.Equal(-1, narrow.Fit("DARA", "corporate services/", Rating.High, null));
        Assert.Equal(0, Remit.Empty.Fit("DARA", "x/", Rating.Low, "Fraud"));
    }

    [Fact]
    public void Remit_that_says_High_takes_Critical_until_another_says_Critical()
    {
        (long, Remit) high = (1, new([], [], [Rating.High], []));
        (long, Remit) critical = (2, new([], [], [Rating.Critical], []));
        Assert.Equal(1, Remit.BestOf([high], "DARA", "x/", Rating.Critical, null));
        Assert.Equal(2, Remit.BestOf([high, critical], "DARA", "x/", Rating.Critical, null));
        Assert.Equal(2, Remit.BestOf([critical, high], "DARA", "x/", Rating.Critical, null));
        Assert.Equal(1, Remit.BestOf([critical, high], "DARA", "x/", Rating.High, null));
        Assert.Null(Remit.BestOf([critical], "DARA", "x/", Rating.High, null));
    }
}

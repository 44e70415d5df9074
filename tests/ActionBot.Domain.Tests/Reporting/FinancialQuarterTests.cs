using ActionBot.Domain.Reporting;

namespace ActionBot.Domain.Tests.Reporting;

public sealed class FinancialQuarterTests
{
    [Theory]
    [InlineData("2015-12-31", "Q3 15/16")]
    [InlineData("2016-01-01", "Q4 15/16")]
    [InlineData("2016-03-31", "Q4 15/16")]
    [InlineData("2016-04-01", "Q1 16/17")]
    [InlineData("2019-06-30", "Q1 19/20")]
    [InlineData("2019-07-01", "Q2 19/20")]
    [InlineData("1999-12-01", "Q3 99/00")]
    public void Day_is_in_the_quarter_of_its_financial_year(string day, string label) =>
        Assert.Equal(label, FinancialQuarter.Of(DateOnly.Parse(day)).Label);

    [Fact]
    public void Quarters_follow_each_other_without_gap_or_overlap()
    {
        var quarter = new FinancialQuarter(2010, 1);
        for (var day = new DateOnly(2010, 4, 1); day.Year < 2031; day = day.AddDays(1))
        {
            if (day > quarter.LastDay)
            {
                Assert.True(quarter < quarter.Next);
                quarter = quarter.Next;
                Assert.Equal(day, quarter.FirstDay);
            }
            Assert.Equal(quarter, FinancialQuarter.Of(day));
        }
    }
}

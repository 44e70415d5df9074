using System.Globalization;
using ActionBot.Exchange.Values;
using ActionBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ActionBot.Tests.Exchange.Values;

public sealed class DateTests
{
    private static readonly Gen<DateOnly> Days = Gen.Choose(0, 35_000).Select(n => new DateOnly(1991, 1, 1).AddDays(n));

    [Theory]
    [InlineData("dd/MM/yyyy")]
    [InlineData("d/M/yyyy")]
    [InlineData("dd.MM.yyyy")]
    [InlineData("d-M-yyyy")]
    [InlineData("dd-MMM-yyyy")]
    [InlineData("d MMM yyyy")]
    [InlineData("d MMMM yyyy")]
    [InlineData("dddd d MMMM yyyy")]
    [InlineData("ddd, dd MMM yyyy")]
    [InlineData("MMMM d, yyyy")]
    [InlineData("yyyy-MM-dd")]
    [InlineData("yyyy/M/d")]
    [InlineData("yyyyMMdd")]
    [InlineData("yyyy-MM-ddT00:00:00")]
    [InlineData("dd/MM/yyyy 00:00")]
    public void Any_day_written_in_a_known_style_reads_back(string style) =>
        Prop.ForAll(
                Days.ToArbitrary(),
                day =>
                    BritishDates.Read(day.ToDateTime(TimeOnly.MinValue).ToString(style, CultureInfo.InvariantCulture))
                    == DateReading.Of(day)
            )
            .Holds();

    [Theory]
    [InlineData("dd/MM/yy")]
    [InlineData("d.M.yy")]
    [InlineData("d-MMM-yy")]
    [InlineData("d MMMM yy")]
    public void Two_digit_years_are_those_around_now(string style) =>
        Prop.ForAll(
                Days.Where(d => d.Year < 2070).ToArbitrary(),
                day => BritishDates.Read(day.ToString(style, CultureInfo.InvariantCulture)) == DateReading.Of(day)
            )
            .Holds();

    [Theory]
    [InlineData("Q{0} {1}/{2:00}")]
    [InlineData("q{0} {1}-{2:00}")]
    [InlineData("Quarter {0} {1}/{2:00}")]
    [InlineData("Q{0} FY {1}/{2:00}")]
    [InlineData("{1}/{2:00} Q{0}")]
    public void Any_financial_quarter_is_its_last_day(string style) =>
        Prop.ForAll(
                Gen.Choose(2000, 2090).Zip(Gen.Choose(1, 4)).ToArbitrary(),
                pair =>
                {
                    var (year, quarter) = pair;
                    var end = new DateOnly(year, 4, 1).AddMonths(3 * quarter).AddDays(-1);
                    return BritishDates.Read(string.Format(CultureInfo.InvariantCulture, style, quarter, year, (year + 1) % 100))
                        == DateReading.Of(end);
                }
            )
            .Holds();

    [Theory]
    [InlineData("Q3 19/20", "2019-12-31")]
    [InlineData("Q3 2019/2020", "2019-12-31")]
    [InlineData("Q1 19/20", "2019-06-30")]
    [InlineData("Q4 19-20", "2020-03-31")]
    [InlineData("end of Q2 2019/20", "2019-09-30")]
    [InlineData("31st December 2019", "2019-12-31")]
    [InlineData("1 Sept 2019", "2019-09-01")]
    [InlineData("Dec 2019", "2019-12-31")]
    [InlineData("Feb-20", "2020-02-29")]
    [InlineData("end of February 2019", "2019-02-28")]
    [InlineData("12/2019", "2019-12-31")]
    [InlineData("43830", "2019-12-31")]
    [InlineData("31 12 2019", "2019-12-31")]
    [InlineData("2019-12-31 00:00:00", "2019-12-31")]
    public void Styles_of_real_registers_are_known(string text, string day) =>
        Assert.Equal(DateReading.Of(DateOnly.Parse(day, CultureInfo.InvariantCulture)), BritishDates.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Ongoing")]
    [InlineData("TBC")]
    [InlineData("tba")]
    [InlineData("N/A")]
    [InlineData("To be agreed")]
    [InlineData("–")]
    public void Words_for_no_date_are_no_date(string text) => Assert.Equal(DateReading.None, BritishDates.Read(text));

    [Theory]
    [InlineData("12/31/2019", "There is no month 31. Dates are read as day/month/year.")]
    [InlineData("31/02/2020", "February 2020 has no day 31.")]
    [InlineData("2019-13-01", "There is no month 13.")]
    [InlineData("Q5 19/20", "Name the financial year")]
    [InlineData("Q3 2019", "Name the financial year of the quarter, such as Q3 2019/20")]
    [InlineData("Q3 19/21", "A financial year is named by two years that follow each other, such as 2019/20.")]
    [InlineData("Monday 31 December 2019", "31 December 2019 is a Tuesday.")]
    [InlineData("31/12/1819", "The year 1819 cannot be right.")]
    [InlineData("soon", "Write the date as day/month/year.")]
    [InlineData("1/2", "Write the date as day/month/year.")]
    [InlineData("99999", "Write the date as day/month/year.")]
    public void What_is_no_date_is_told_with_what_to_do(string text, string advice) =>
        Assert.StartsWith(advice, BritishDates.Read(text).Fault, StringComparison.Ordinal);

    [Fact]
    public void The_day_always_stands_before_the_month() => Assert.Equal(DateReading.Of(new(2019, 4, 3)), BritishDates.Read("03/04/2019"));
}

using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Tests.Wording;

/// <summary>Today is Tuesday 10 February 2026.</summary>
public sealed class SpokenDateTests
{
    private const int Seed = 20260210,
        Times = 2000;
    private static readonly DateOnly Today = new(2026, 2, 10);
    private static readonly System.Globalization.DateTimeFormatInfo English = System
        .Globalization
        .CultureInfo
        .InvariantCulture
        .DateTimeFormat;

    [Theory]
    [InlineData("3 March", "2026-03-03")]
    [InlineData("3 mar", "2026-03-03")]
    [InlineData("3march", "2026-03-03")]
    [InlineData("the 3rd of March", "2026-03-03")]
    [InlineData("3rd of March 2027", "2027-03-03")]
    [InlineData("March 3rd, 2027", "2027-03-03")]
    [InlineData("Tuesday 3 March", "2026-03-03")]
    [InlineData("until Tues, 3 March.", "2026-03-03")]
    [InlineData("9 February", "2027-02-09")]
    [InlineData("10 February", "2026-02-10")]
    [InlineData("29 Feb", "2028-02-29")]
    [InlineData("3/3/2027", "2027-03-03")]
    [InlineData("4/3", "2026-03-04")]
    [InlineData("4.3.27", "2027-03-04")]
    [InlineData("2026-03-04", "2026-03-04")]
    [InlineData("today", "2026-02-10")]
    [InlineData("Tomorrow!", "2026-02-11")]
    [InlineData("tommorow", "2026-02-11")]
    [InlineData("the day after tomorrow", "2026-02-12")]
    [InlineData("Friday", "2026-02-13")]
    [InlineData("fri", "2026-02-13")]
    [InlineData("this Firday", "2026-02-13")]
    [InlineData("Tuesday", "2026-02-17")]
    [InlineData("next Monday", "2026-02-16")]
    [InlineData("next Friday", "2026-02-20")]
    [InlineData("Friday week", "2026-02-20")]
    [InlineData("wensday", "2026-02-11")]
    [InlineData("next week", "2026-02-16")]
    [InlineData("in 2 weeks", "2026-02-24")]
    [InlineData("in ten days", "2026-02-20")]
    [InlineData("for a fortnight", "2026-02-24")]
    [InlineData("in a month", "2026-03-10")]
    [InlineData("end of March", "2026-03-31")]
    [InlineData("the end of February", "2026-02-28")]
    [InlineData("end of January", "2027-01-31")]
    [InlineData("end February 2028", "2028-02-29")]
    [InlineData("end of the month", "2026-02-28")]
    [InlineData("end of next month", "2026-03-31")]
    [InlineData("start of March", "2026-03-01")]
    [InlineData("end of this week", "2026-02-13")]
    [InlineData("the 3rd", "2026-03-03")]
    [InlineData("12th", "2026-02-12")]
    [InlineData("3 Agust", "2026-08-03")]
    [InlineData("3 setpember 2026", "2026-09-03")]
    [InlineData("28 febuary", "2026-02-28")]
    public void Day_is_read_as_people_write_it(string typed, string day) =>
        Assert.Equal(new SpokenDate(DateOnly.Parse(day), null), SpokenDate.Read(typed, Today));

    [Theory]
    [InlineData("", "There is no date.")]
    [InlineData("soon", "I cannot read “soon” as a date. I expect a day, such as “3 March”, “Friday” or “in 2 weeks”.")]
    [InlineData("31 June", "There is no 31 June: it has 30 days.")]
    [InlineData("29/2/2027", "There is no 29 February 2027: it has 28 days.")]
    [InlineData("3/13/2026", "There is no month 13 in “3/13/2026”: the day stands before the month.")]
    [InlineData("Monday 3 March 2026", "3 March 2026 is a Tuesday, not a Monday.")]
    [InlineData("March", "“march” has no day. Give one, such as “1 March” or “end of March”.")]
    [InlineData("3 Juny", "I cannot read “3 Juny” as a date.")]
    [InlineData("32nd", "No month has a day 32.")]
    [InlineData("in 99999 weeks", "The year")]
    [InlineData("1 March 1066", "The year 1066 cannot be right.")]
    [InlineData("in several weeks", "I cannot read “in several weeks” as a date.")]
    [InlineData("3 March DROP TABLE People; -- and a good deal more that nobody would ever read to its end", "I cannot read “3 March")]
    public void What_is_no_day_is_told_with_what_was_found_and_an_example(string typed, string fault)
    {
        var read = SpokenDate.Read(typed, Today);
        Assert.Null(read.Date);
        Assert.StartsWith(fault, read.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_day_is_read_back_from_every_way_to_write_it()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Times; i++)
        {
            var day = Today.AddDays(random.Next(0, 20_000));
            var month = English.GetMonthName(day.Month);
            string[] written =
            [
                $"{day:yyyy-MM-dd}",
                $"{day.Day}/{day.Month}/{day.Year}",
                $"{day:dd.MM.yyyy}",
                $"{day.Day} {month} {day.Year}",
                $"{month} {day.Day}, {day.Year}",
                $"{day.DayOfWeek} {day.Day} {month.ToUpperInvariant()} {day.Year}",
                $"the {day.Day}th of {month[..3].ToLowerInvariant()} {day.Year}",
                British.FullDate(day),
            ];
            Assert.All(written, w => Assert.Equal(day, SpokenDate.Read(w, Today).Date));
        }
    }

    [Fact]
    public void Day_without_a_year_is_the_first_such_day_from_today()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Times; i++)
        {
            var today = Today.AddDays(random.Next(0, 5_000));
            var day = today.AddDays(random.Next(0, 365));
            Assert.Equal(day, SpokenDate.Read($"{day.Day} {English.GetMonthName(day.Month)}", today).Date);
            var weekday = SpokenDate.Read($"{day.DayOfWeek}", today).Date!.Value;
            Assert.Equal((day.DayOfWeek, true), (weekday.DayOfWeek, weekday > today && weekday <= today.AddDays(7)));
            var next = SpokenDate.Read($"next {day.DayOfWeek}", today).Date!.Value;
            Assert.True(next > today && next <= today.AddDays(14));
        }
    }

    [Fact]
    public void Slip_of_the_finger_never_gives_another_month()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Times; i++)
        {
            var month = random.Next(1, 13);
            var name = English.GetMonthName(month).ToLowerInvariant();
            if (name.Length < 5)
                continue;
            var at = random.Next(name.Length - 1);
            var slip = random.Next(3) switch
            {
                0 => name.Remove(at, 1),
                1 => name[..at] + name[at + 1] + name[at] + name[(at + 2)..],
                _ => name.Insert(at, name[at].ToString()),
            };
            var read = SpokenDate.Read($"3 {slip} 2027", Today);
            Assert.True(read.Date is null || read.Date.Value.Month == month, slip);
        }
    }

    [Fact]
    public void Whatever_is_typed_gives_a_day_or_a_sentence()
    {
        var random = new Random(Seed);
        string[] pieces =
        [
            "3",
            "31",
            "00",
            "march",
            "next",
            "friday",
            "in",
            "weeks",
            "end of",
            "-",
            "/",
            ".",
            "2026",
            "99999",
            "th",
            "\u00A0",
            "‮",
            "💥",
            "x",
            " ",
        ];
        for (var i = 0; i < Times * 5; i++)
        {
            var typed = string.Concat(
                Enumerable.Range(0, random.Next(0, 7)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : ""))
            );
            var read = SpokenDate.Read(typed, Today);
            Assert.NotEqual(read.Date is null, read.Fault is null);
        }
    }
}

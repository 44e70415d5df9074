using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Tests.Wording;

public sealed class WordingTests
{
    private static readonly DateOnly Today = new(2026, 2, 10);

    [Theory]
    [InlineData(-41, "Overdue 41 days", DueTone.Late)]
    [InlineData(-1, "Overdue 1 day", DueTone.Late)]
    [InlineData(0, "Due today", DueTone.Soon)]
    [InlineData(1, "Due tomorrow", DueTone.Soon)]
    [InlineData(7, "Due in 7 days", DueTone.Soon)]
    [InlineData(28, "Due in 28 days", DueTone.Soon)]
    [InlineData(29, "Due 11 March", DueTone.Plain)]
    [InlineData(365, "Due 10 February 2027", DueTone.Plain)]
    [InlineData(-2000, "Overdue 2,000 days", DueTone.Late)]
    public void Target_date_is_told_as_a_reader_counts(int days, string text, DueTone tone)
    {
        var wording = DueWording.Of(Today.AddDays(days), Today);
        Assert.Equal((text, tone), (British.Plain(wording.Text), wording.Tone));
    }

    [Fact]
    public void Missing_date_is_told_as_such() => Assert.Equal(new("No date", DueTone.Late), DueWording.Of(null, Today));

    [Fact]
    public void Day_and_month_stay_on_one_line() => Assert.Equal("3\u00A0March", British.Date(new(2026, 3, 3), Today));

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("Reconcile cost recovery claims with duty records", 30, "Reconcile cost recovery…")]
    [InlineData("Unbreakableword", 8, "Unbreak…")]
    [InlineData("😀😀😀😀😀", 4, "😀…")]
    public void Long_text_is_cut_between_words_and_never_inside_a_character(string text, int max, string cut) =>
        Assert.Equal(cut, British.Shorten(text, max));

    [Fact]
    public void List_reads_as_a_sentence() => Assert.Equal("a, b and c", British.List(["a", "b", "c"]));
}

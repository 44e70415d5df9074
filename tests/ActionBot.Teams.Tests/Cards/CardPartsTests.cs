using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;

namespace ActionBot.Teams.Tests.Cards;

public sealed class CardPartsTests
{
    [Theory]
    [InlineData("", "A question?")]
    [InlineData(" ", "A question?")]
    [InlineData("id", "")]
    public void Input_without_an_id_or_a_label_cannot_be_made(string id, string label)
    {
        Assert.Throws<ArgumentException>(() => new TextInput(id, label));
        Assert.Throws<ArgumentException>(() => new DateInput(id, label));
        Assert.Throws<ArgumentException>(() => new ChoiceSetInput(id, label, []));
    }

    [Fact]
    public void Chart_cannot_be_made_without_a_fallback() => Assert.Throws<ArgumentNullException>(() => new HorizontalBarChart([], null!));

    [Fact]
    public void Execute_falls_back_to_a_plain_submit_only() =>
        Assert.Throws<ArgumentException>(() => new ExecuteAction("Go", [], new OpenUrlAction("Go", new("https://example.org"))));

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("javascript:alert(1)")]
    public void Button_opens_only_secure_pages(string url) => Assert.Throws<ArgumentException>(() => new OpenUrlAction("Open", new(url)));

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public void Fixed_column_that_would_not_fit_a_phone_is_refused(int pixels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ColumnWidth.Pixels(pixels));
}

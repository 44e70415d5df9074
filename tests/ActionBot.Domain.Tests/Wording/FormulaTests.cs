using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Tests.Wording;

public sealed class FormulaTests
{
    private static readonly char[] Separators = [',', ';', '|', '\t', '\r', '\n', '"'];
    private static readonly string[] Pieces =
    [
        "=",
        "+",
        "-",
        "@",
        "＝",
        "'",
        "''",
        " ",
        "\u200B",
        "\u00A0",
        "a",
        "1",
        .. Separators.Select(c => c.ToString()),
    ];

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("Agree it", "Agree it")]
    [InlineData(";=1", ";'=1")]
    [InlineData("a, -5 %", "a,' -5 %")]
    [InlineData("a\t@b\n+c|-d", "a\t'@b\n'+c|'-d")]
    [InlineData("said \"=1\"", "said \"'=1\"")]
    [InlineData("'=1", "''=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\na", "'\na")]
    [InlineData("a-b; c=d", "a-b; c=d")]
    [InlineData("", "")]
    public void Apostrophe_stands_before_what_would_be_a_formula_wherever_a_cell_may_begin(string text, string guarded)
    {
        Assert.Equal(guarded, Formulas.Guarded(text));
        Assert.Equal(text, Formulas.Bare(guarded));
    }

    [Fact]
    public void No_part_of_a_guarded_text_is_a_formula_and_each_is_read_back()
    {
        var random = new Random(20_261_129);
        for (var run = 0; run < 100_000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var guarded = Formulas.Guarded(text);
            Assert.Equal(text, Formulas.Bare(guarded));
            Assert.False(Formulas.LooksLikeOne(guarded), guarded);
            foreach (var separator in Separators)
                Assert.DoesNotContain(guarded.Split(separator), p => p.TrimStart() is ['=' or '+' or '-' or '@' or '＝', ..]);
            Assert.DoesNotContain(guarded.Split(Separators), p => p.TrimStart() is ['=' or '+' or '-' or '@' or '＝', ..]);
        }
    }
}

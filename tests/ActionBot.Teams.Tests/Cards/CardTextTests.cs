using ActionBot.Teams.Cards;
using ActionBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ActionBot.Teams.Tests.Cards;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("Reconcile claims (monthly), at £5 & 10% - see DARA-0042!", "Reconcile claims (monthly), at £5 & 10% - see DARA-0042!")]
    [InlineData("file_name_2.txt in C:\\Users\\ann", "file_name_2.txt in C:\\Users\\ann")]
    [InlineData("*bold* _it_ **b**", "\\*bold\\* \\_it\\_ \\*\\*b\\*\\*")]
    [InlineData("[x](https://example.org)", "\\[x\\]\\(https://example.org)")]
    [InlineData("- item", "\\- item")]
    [InlineData("+ item", "\\+ item")]
    [InlineData("12. item", "12\\. item")]
    [InlineData("2026 was good", "2026 was good")]
    [InlineData("3.5 days", "3.5 days")]
    [InlineData("# head", "\\# head")]
    [InlineData("#1 risk", "#1 risk")]
    [InlineData("> quote", "\\> quote")]
    [InlineData("5 > 4 < 6", "5 > 4 < 6")]
    [InlineData("<at>Ann</at>", "\\<at>Ann\\</at>")]
    [InlineData("&copy; & R&D", "\\&copy; & R&D")]
    [InlineData("<&a;]", "<\\&a;\\]")]
    [InlineData("R&#;", "R\\&#;")]
    [InlineData("{{DATE(2026-02-10T09:30:00Z)}}", "{\\{DATE(2026-02-10T09:30:00Z)}}")]
    [InlineData("`code` ~~gone~~", "\\`code\\` \\~\\~gone\\~\\~")]
    [InlineData("ends in \\", "ends in \\\\")]
    [InlineData("\\*", "\\\\\\*")]
    [InlineData("one\r\ntwo\n\n\n  three", "one\n\ntwo\n\nthree")]
    [InlineData("left\u202Eright\u0007", "leftright")]
    public void Only_what_would_be_markup_is_escaped(string text, string expected) => Assert.Equal(expected, CardText.Escape(text));

    [Fact]
    public void Whatever_a_person_writes_is_read_as_it_was_written() =>
        Prop.ForAll(
                Texts(),
                text =>
                {
                    var (paragraphs, marks) = MarkdownReader.Read(CardText.Escape(text));
                    var expected = text.ReplaceLineEndings("\n")
                        .Split('\n')
                        .Select(l => l.Trim())
                        .Where(l => l.Length > 0)
                        .DefaultIfEmpty("");
                    Assert.Empty(marks);
                    Assert.Equal(expected, paragraphs);
                }
            )
            .Holds(tests: 400);

    [Fact]
    public void Whatever_a_person_writes_cannot_end_the_bold_print_around_it() =>
        Prop.ForAll(
                Texts(),
                text =>
                {
                    var around = $"**{CardText.Escape(text).Replace("\n\n", " ", StringComparison.Ordinal)}** · High";
                    Assert.Equal(4, MarkdownReader.Read(around).Marks.Count(m => m[0] == '*'));
                }
            )
            .Holds(tests: 400);

    [Fact]
    public void Plain_text_has_no_markup_left_and_stays_on_one_line() =>
        Prop.ForAll(
                Texts(),
                text =>
                {
                    var plain = CardText.Plain(text);
                    Assert.Empty(MarkdownReader.Read(plain).Marks);
                    Assert.DoesNotContain('\n', plain);
                }
            )
            .Holds(tests: 400);

    [Theory]
    [InlineData("DARA-0042: *Reconcile* [claims] `now`", "DARA-0042: Reconcile (claims) now")]
    [InlineData("A_1: R&D, C:\\keys", "A_1: R&D, C:keys")]
    [InlineData("a &l`t; b", "a ＆lt; b")]
    [InlineData("a &l*t; b", "a ＆lt; b")]
    public void Plain_text_keeps_its_words(string text, string expected) => Assert.Equal(expected, CardText.Plain(text));

    [Fact]
    public void Long_words_can_break_and_nothing_else_changes()
    {
        Assert.Equal("A word of twenty-four chars.", CardText.Breakable("A word of twenty-four chars."));
        Prop.ForAll(
                Texts(),
                text =>
                {
                    var broken = CardText.Breakable(text);
                    Assert.Equal(
                        text.Replace("\u200B", "", StringComparison.Ordinal),
                        broken.Replace("\u200B", "", StringComparison.Ordinal)
                    );
                    Assert.DoesNotContain(
                        broken.Split(' ', '\n', '\u200B', '\u00A0', '\r', '\t'),
                        w => w.Length > 24 && !w.Any(char.IsSurrogate)
                    );
                }
            )
            .Holds(tests: 400);
        Assert.Equal("INTERNALAUDITR\u200BEPORT202520260\u200B042", CardText.Breakable("INTERNALAUDITREPORT202520260042"));
    }

    [Theory]
    [InlineData("https://example.org/a", "[https://example.org/a](https://example.org/a)")]
    [InlineData("https://example.org/a_(b)*[c]", "[https://example.org/a\\_(b…](https://example.org/a_%28b%29%2A%5Bc%5D)")]
    public void Link_shows_where_it_leads(string url, string expected) => Assert.Equal(expected, CardText.Link(new(url), 25));

    private static Arbitrary<string> Texts()
    {
        string[] pieces =
        [
            "*",
            "**",
            "_",
            "__",
            "[",
            "]",
            "(",
            ")",
            "](",
            "#",
            "##",
            ">",
            "<",
            "</",
            "<at>",
            "&",
            "&lt;",
            "&#x41;",
            "&#;",
            "&a",
            ";",
            "`",
            "```",
            "~",
            "~~",
            "-",
            "- ",
            "--- ",
            "+ ",
            "=",
            "===",
            "|",
            ":",
            ":-",
            "1.",
            "12)",
            "3",
            ". ",
            "\\",
            "\\\\",
            "{",
            "{{",
            "{{DATE(",
            "}}",
            "!",
            " ",
            "  ",
            "\n",
            "\r\n",
            "\u00A0",
            "a",
            "Claim",
            "é",
            "😀",
            "https://example.org",
            "x_y",
            "“",
        ];
        return Gen.Elements(pieces).ListOf().Select(list => string.Concat(list)).ToArbitrary();
    }
}

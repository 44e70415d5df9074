using ActionBot.Domain.Questions.Grammar;

namespace ActionBot.Domain.Tests.Questions;

public sealed class PhraseListsTests
{
    private static readonly string[] Headings = ["late", "open"];

    [Fact]
    public void Groups_hold_their_phrases_in_the_order_of_the_file()
    {
        var groups = PhraseLists.Read("words.txt", "# A comment\n[late]\noverdue, past due,\nlate\n\n[open]\nopen\n", Headings);

        Assert.Equal(["late", "open"], groups.Select(g => g.Heading));
        Assert.Equal(["overdue", "past due", "late"], groups[0].Phrases);
        Assert.Equal(["open"], groups[1].Phrases);
    }

    [Theory]
    [InlineData("[late]\nlate\n[opn]\nopen\n", "words.txt, line 3: [opn] is none of the headings: late, open.")]
    [InlineData("[late]\nlate\n[open]\nopen\n[late]\nx\n", "words.txt, line 5: [late] stands in line 1 already.")]
    [InlineData("[late\nlate\n", "words.txt, line 1: [late does not end with a bracket.")]
    [InlineData("[late]\nlate, past due,\nred, Late\n[open]\nopen", "words.txt, line 3: “Late” stands under [late] in line 2 already.")]
    [InlineData("[late]\nlate,, red\n", "words.txt, line 2: has nothing between two commas.")]
    [InlineData("\nlate\n", "words.txt, line 2: stands before any heading. Put a heading such as [overdue] above it.")]
    [InlineData("[late]\n# none\n[open]\nopen", "words.txt, line 1: [late] has no phrase under it.")]
    [InlineData("[late]\nlate", "words.txt, line 2: is the end, and there was no [open].")]
    public void Fault_is_told_with_its_line(string text, string told) =>
        Assert.Equal(told, Assert.Throws<FormatException>(() => PhraseLists.Read("words.txt", text, Headings)).Message);

    [Fact]
    public void Same_phrase_may_stand_in_two_groups() =>
        Assert.Equal(2, PhraseLists.Read("words.txt", "[late]\nred\n[open]\nred", Headings).Count);
}

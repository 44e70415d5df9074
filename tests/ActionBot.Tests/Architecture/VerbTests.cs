using System.Text.RegularExpressions;
using ActionBot.Conversation;
using ActionBot.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Architecture;

/// <summary>A verb stands in one place of the source: what hangs in chats is never renamed by half.</summary>
public sealed partial class VerbTests
{
    [Fact]
    public async Task Verb_is_written_once_as_a_constant()
    {
        await using var scene = await TypedScene.OpenAsync();
        await using var scope = scene.Services.CreateAsyncScope();
        var verbs = scope.ServiceProvider.GetServices<ICardAction>().Select(a => a.Verb).Distinct().ToList();
        var lines = (
            from file in HouseSources.Projects.SelectMany(HouseSources.Files)
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            select line
        ).ToList();
        Assert.True(verbs.Count > 40, $"{verbs.Count} verbs");
        foreach (var verb in verbs.Where(v => v.Contains('.', StringComparison.Ordinal)))
        {
            var said = new Regex($@"""[^""]*\b{Regex.Escape(verb)}\b[^""]*""");
            var line = Assert.Single(lines, l => said.IsMatch(l));
            Assert.Matches($@"^\s*((public|internal|private) const string )?\w+ = ""{Regex.Escape(verb)}""[,;]$", line);
        }
    }

    [Fact]
    public void Nothing_is_drawn_or_handled_by_a_verb_that_is_written_where_it_is_used()
    {
        var wrong =
            from file in HouseSources.Projects.SelectMany(HouseSources.Files)
            from Match use in LiteralVerb().Matches(File.ReadAllText(file))
            select $"{System.IO.Path.GetFileName(file)}: {use.Value}";
        Assert.Empty(wrong);
    }

    [GeneratedRegex(
        @"\b(?:CardParts\.Data|Data|Bundle|Item|OfAction)\(""[^""]*""|\bVerb\s*(?:=>|==|:|is)\s*""[^""]*""|\[""verb""\]\s*=\s*""[^""]*"""
    )]
    private static partial Regex LiteralVerb();
}

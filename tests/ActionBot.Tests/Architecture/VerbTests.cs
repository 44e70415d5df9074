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
            from file in System.IO.Directory.EnumerateFiles(Sources(), "*.cs", SearchOption.AllDirectories)
            where
                !file.Contains(
                    $"{System.IO.Path.DirectorySeparatorChar}obj{System.IO.Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
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
            from file in System.IO.Directory.EnumerateFiles(Sources(), "*.cs", SearchOption.AllDirectories)
            where
                !file.Contains(
                    $"{System.IO.Path.DirectorySeparatorChar}obj{System.IO.Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            from Match use in LiteralVerb().Matches(File.ReadAllText(file))
            select $"{System.IO.Path.GetFileName(file)}: {use.Value}";
        Assert.Empty(wrong);
    }

    private static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "ActionBot.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the project's folder.");
        return System.IO.Path.Combine(folder.FullName, "src");
    }

    [GeneratedRegex(
        @"\b(?:CardParts\.Data|Data|Bundle|Item|OfAction)\(""[^""]*""|\bVerb\s*(?:=>|==|:|is)\s*""[^""]*""|\[""verb""\]\s*=\s*""[^""]*"""
    )]
    private static partial Regex LiteralVerb();
}

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ActionBot.Chasing.Policy;

/// <summary>Reads one YAML document into nodes.</summary>
internal static class YamlNodes
{
    // A policy is four levels deep. Whatever is deeper is no policy, and must not exhaust the stack.
    private const int MostLevels = 20;

    /// <summary>The document, or null when the text holds none.</summary>
    /// <exception cref="YamlException">It is no YAML, or uses what a policy has no need of.</exception>
    public static YamlNode? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return Document(parser);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // So the library says that a bracket is not closed or a tag is none.
            var last = parser.Current?.Start ?? new Mark(0, 1, 1);
            throw new YamlException(last, last, "What follows here cannot be read; a bracket may not be closed");
        }
    }

    private static YamlNode? Document(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
            return null;
        parser.Consume<DocumentStart>();
        var node = Node(parser, MostLevels);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            throw new YamlException(second.Start, second.End, "A second document begins here");
        parser.Consume<StreamEnd>();
        return node;
    }

    private static YamlNode Node(Parser parser, int levels)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlScalar((int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, scalar.Style is ScalarStyle.Plain);
        if (levels == 0 && parser.Current is { } deep)
            throw new YamlException(deep.Start, deep.End, "This is nested too deeply");
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(parser, levels - 1));
            return new YamlList((int)list.Start.Line, (int)list.Start.Column, items);
        }
        if (parser.TryConsume<MappingStart>(out var map))
        {
            var entries = new List<(YamlScalar, YamlNode)>();
            while (!parser.TryConsume<MappingEnd>(out _))
                entries.Add((Key(parser, levels - 1), Node(parser, levels - 1)));
            return new YamlMap((int)map.Start.Line, (int)map.Start.Column, entries);
        }
        var other = parser.Consume<ParsingEvent>();
        throw new YamlException(other.Start, other.End, "References to other parts of the file cannot be used here: write the values out");
    }

    private static YamlScalar Key(Parser parser, int levels) =>
        Node(parser, levels) is var key && key is YamlScalar scalar
            ? scalar
            : throw new YamlException(new Mark(0, key.Line, key.Column), new Mark(0, key.Line, key.Column), "A key is one word");
}

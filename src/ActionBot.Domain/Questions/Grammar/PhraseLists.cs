namespace ActionBot.Domain.Questions.Grammar;

/// <summary>The phrases of one meaning, in the order of the file.</summary>
/// <param name="Heading">What names the meaning.</param>
/// <param name="Phrases">Its phrases.</param>
internal sealed record PhraseGroup(string Heading, IReadOnlyList<string> Phrases);

/// <summary>
/// Reads a list of phrases: headings in square brackets, under each its phrases with commas between them, and comments that begin
/// with "#". The list is a part of the program, so a fault in it says where it is and ends the start.
/// </summary>
internal static class PhraseLists
{
    /// <summary>Reads a list that the program carries.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="headings">The headings that it must have.</param>
    /// <exception cref="FormatException">It has a fault; the message names file and line.</exception>
    public static IReadOnlyList<PhraseGroup> Embedded(string file, IReadOnlyCollection<string> headings)
    {
        using var stream =
            typeof(PhraseLists).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not in the program.");
        using var reader = new StreamReader(stream);
        return Read(file, reader.ReadToEnd(), headings);
    }

    /// <summary>Reads a list.</summary>
    /// <param name="file">Its name, for what is said of faults.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="headings">The headings that it must have.</param>
    /// <exception cref="FormatException">It has a fault; the message names file and line.</exception>
    public static IReadOnlyList<PhraseGroup> Read(string file, string text, IReadOnlyCollection<string> headings)
    {
        var groups = new List<Group>();
        var number = 0;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                groups.Add(new(Heading(line), number));
            else if (groups.Count == 0)
                throw Fault(number, "stands before any heading. Put a heading such as [overdue] above it.");
            else
                Add(groups[^1], line);
        }
        if (groups.Find(g => g.Phrases.Count == 0) is { } empty)
            throw Fault(empty.Line, $"[{empty.Heading}] has no phrase under it.");
        if (headings.Except(groups.Select(g => g.Heading)).FirstOrDefault() is { } missing)
            throw Fault(number, $"is the end, and there was no [{missing}].");
        return [.. groups.Select(g => new PhraseGroup(g.Heading, g.Phrases))];

        string Heading(string line)
        {
            if (line[^1] != ']')
                throw Fault(number, $"{line} does not end with a bracket.");
            var heading = line[1..^1];
            if (!headings.Contains(heading))
                throw Fault(number, $"[{heading}] is none of the headings: {string.Join(", ", headings)}.");
            if (groups.Find(g => g.Heading == heading) is { } before)
                throw Fault(number, $"[{heading}] stands in line {before.Line} already.");
            return heading;
        }

        void Add(Group group, string line)
        {
            // The comma at the end of a line says that the next one goes on.
            foreach (var phrase in line.TrimEnd(',').Split(',', StringSplitOptions.TrimEntries))
            {
                if (phrase.Length == 0)
                    throw Fault(number, "has nothing between two commas.");
                if (!group.Seen.TryAdd(phrase, number))
                    throw Fault(number, $"“{phrase}” stands under [{group.Heading}] in line {group.Seen[phrase]} already.");
                group.Phrases.Add(phrase);
            }
        }

        FormatException Fault(int line, string what) => new($"{file}, line {line}: {what}");
    }

    private sealed record Group(string Heading, int Line)
    {
        public List<string> Phrases { get; } = [];
        public Dictionary<string, int> Seen { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}

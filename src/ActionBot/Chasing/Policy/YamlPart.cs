using System.Globalization;
using ActionBot.Directory;
using ActionBot.Domain.Wording;

namespace ActionBot.Chasing.Policy;

/// <summary>One section of a policy file. Whatever cannot be taken becomes a fault with its line, and reads as left out.</summary>
internal sealed class YamlPart
{
    private const int MaxText = 200;
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly PolicyNotes notes;

    public YamlPart(YamlMap map, string path, IReadOnlyList<string> keys, PolicyNotes notes)
    {
        (Path, this.notes) = (path, notes);
        foreach (var (key, value) in map.Entries)
        {
            var at = At(key.Text);
            if (!keys.Contains(key.Text))
                notes.Fault(
                    key,
                    at,
                    "not known",
                    "a key of this section",
                    EditDistance.Nearest(key.Text, keys) is { } near ? $"Did you mean “{near}”?" : $"Known here: {string.Join(", ", keys)}."
                );
            else if (!values.TryAdd(key.Text, value))
                notes.Fault(key, at, "here a second time", "each key once", $"It also stands in line {notes.LineOf(at)}. Keep one.");
            else
                notes.Stands(at, key);
        }
    }

    public string Path { get; }

    public string At(string key) => Path.Length > 0 ? $"{Path}.{key}" : key;

    public bool Has(string key) => values.ContainsKey(key);

    public int? Number(string key, int least, int most, string? tooMany = null) =>
        values.TryGetValue(key, out var value) ? Number(value, At(key), least, most, tooMany) : null;

    /// <summary>Whole numbers, the largest first and each once.</summary>
    public IReadOnlyList<int>? Falling(string key, int least, int most, int longest)
    {
        if (Items(key, $"numbers from {least} to {most}, such as [28, 7]") is not { } items)
            return null;
        var numbers = items.Select((item, i) => Number(item, $"{At(key)}[{i}]", least, most)).ToList();
        if (items.Count > longest)
            notes.Fault(values[key], At(key), $"a list of {items.Count}", $"at most {longest} numbers", "Take some out.");
        for (var i = 1; i < numbers.Count; i++)
            if (numbers[i] >= numbers[i - 1])
                notes.Fault(
                    items[i],
                    $"{At(key)}[{i}]",
                    $"fewer than the {numbers[i - 1]} before it",
                    "Write each number once, the largest first."
                );
        return [.. numbers.OfType<int>()];
    }

    public bool? Flag(string key)
    {
        if (!values.TryGetValue(key, out var value))
            return null;
        if (value is YamlScalar { IsPlain: true, Text: "true" or "false" } flag)
            return flag.Text == "true";
        notes.Fault(value, At(key), "true or false", "Write one of the two words, without quotes.");
        return null;
    }

    public string? Text(string key, string expected) => values.TryGetValue(key, out var value) ? Text(value, At(key), expected) : null;

    public T? Word<T>(string key, IReadOnlyList<(string Word, T Value)> words)
        where T : struct => values.TryGetValue(key, out var value) ? Word(value, At(key), words) : null;

    /// <summary>Words of a table, each once.</summary>
    public IReadOnlyList<T>? Words<T>(string key, IReadOnlyList<(string Word, T Value)> words)
        where T : struct =>
        Items(key, $"words out of {Either(words)}") is { } items ? Each(key, items, (item, at) => Word(item, at, words)) : null;

    /// <summary>E-mail addresses in lower case, each once.</summary>
    public IReadOnlyList<string>? Addresses(string key) =>
        Items(key, "e-mail addresses") is not { } items ? null : [.. Each(key, items, Address).Select(a => a.Text)];

    public YamlPart? Section(string key, IReadOnlyList<string> keys) =>
        values.TryGetValue(key, out var value) ? Section(value, At(key), keys) : null;

    /// <summary>Sections of a list, in its order; what is none is a fault and left out.</summary>
    public IReadOnlyList<YamlPart>? Sections(string key, IReadOnlyList<string> keys, int longest)
    {
        if (!values.TryGetValue(key, out var value) || value is YamlScalar { IsNothing: true })
            return null;
        if (Items(key, "sections, each begun by '-'") is not { } items)
            return null;
        if (items.Count > longest)
            notes.Fault(value, At(key), $"a list of {items.Count}", $"at most {longest}", "Join some.");
        return [.. items.Take(longest).Select((item, i) => Section(item, $"{At(key)}[{i}]", keys)).OfType<YamlPart>()];
    }

    /// <summary>A fault of the value of a key.</summary>
    public void Fault(string key, string expected, string advice) => notes.Fault(values[key], At(key), expected, advice);

    /// <summary>A fault of the section as a whole.</summary>
    public void FaultWhole(string found, string expected, string advice) => notes.Fault(Path, found, expected, advice);

    public static string Either<T>(IReadOnlyList<(string Word, T Value)> words)
    {
        var all = words.DistinctBy(w => w.Value).Select(w => w.Word).ToList();
        return $"{string.Join(", ", all.SkipLast(1))} or {all[^1]}";
    }

    private YamlPart? Section(YamlNode value, string at, IReadOnlyList<string> keys)
    {
        notes.Stands(at, value);
        if (value is YamlMap map)
            return new(map, at, keys, notes);
        // A section of which every line is commented out leaves everything as it is built in.
        if (value is not YamlScalar { IsNothing: true })
            notes.Fault(
                value,
                at,
                $"a section with keys out of {string.Join(", ", keys)}",
                "Write each on a line of its own below it, indented, with a colon and its value."
            );
        return null;
    }

    private IReadOnlyList<YamlNode>? Items(string key, string expected)
    {
        if (!values.TryGetValue(key, out var value))
            return null;
        if (value is YamlList list)
            return list.Items;
        notes.Fault(value, At(key), $"a list of {expected}", "Write it in square brackets; [] for none.");
        return null;
    }

    // What cannot be read is a fault already; what stands twice is one as well.
    private List<T> Each<T>(string key, IReadOnlyList<YamlNode> items, Func<YamlNode, string, T?> read)
        where T : struct
    {
        var seen = new Dictionary<T, int>();
        for (var i = 0; i < items.Count; i++)
            if (read(items[i], $"{At(key)}[{i}]") is { } value && !seen.TryAdd(value, i))
                notes.Fault(items[i], $"{At(key)}[{i}]", "each once", $"It also stands at {At(key)}[{seen[value]}]. Take one out.");
        return [.. seen.OrderBy(s => s.Value).Select(s => s.Key)];
    }

    private int? Number(YamlNode value, string at, int least, int most, string? tooMany = null)
    {
        var expected = least == most ? $"{least}" : $"a whole number from {least} to {most}";
        if (
            value is not YamlScalar { IsPlain: true } scalar
            || !long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        )
            notes.Fault(
                value,
                at,
                expected,
                value is YamlScalar { IsNothing: true } ? "Give one, or take the line out." : "Write it in digits, without quotes."
            );
        else if (number >= least && number <= most)
            return (int)number;
        else
            notes.Fault(value, at, expected, number > most && tooMany is not null ? tooMany : "Give a number in that range.");
        return null;
    }

    private string? Text(YamlNode value, string at, string expected)
    {
        if (value is YamlScalar { IsNothing: false } scalar && scalar.Text.Trim() is { Length: > 0 and <= MaxText } text)
            return text;
        notes.Fault(
            value,
            at,
            expected,
            value is YamlScalar { IsNothing: true } ? "Give one, or take the line out." : $"Write one text of at most {MaxText} characters."
        );
        return null;
    }

    private T? Word<T>(YamlNode value, string at, IReadOnlyList<(string Word, T Value)> words)
        where T : struct
    {
        if (value is YamlScalar scalar)
            foreach (var (word, meaning) in words)
                if (word.Equals(scalar.Text.Trim(), StringComparison.OrdinalIgnoreCase))
                    return meaning;
        var near = value is YamlScalar { IsNothing: false } text ? EditDistance.Nearest(text.Text, [.. words.Select(w => w.Word)]) : null;
        notes.Fault(value, at, Either(words), near is null ? "Use one of these words." : $"Did you mean “{near}”?");
        return null;
    }

    private EmailAddress? Address(YamlNode value, string at)
    {
        if (value is YamlScalar { IsNothing: false } scalar && Emails.Read(scalar.Text) is { } email)
            return new(email);
        notes.Fault(value, at, Emails.Expected, "Write the address by which the register knows the person.");
        return null;
    }

    private readonly record struct EmailAddress(string Text);
}

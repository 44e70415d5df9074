namespace ActionBot.Chasing.Policy;

/// <summary>What is noted while a policy file is read: its faults, and the line of every key.</summary>
/// <param name="file">The file as the faults name it.</param>
internal sealed class PolicyNotes(string file)
{
    private readonly Dictionary<string, YamlNode> places = [];

    private readonly List<PolicyFault> faults = [];

    /// <summary>The faults in the order of the file.</summary>
    public IReadOnlyList<PolicyFault> Faults => [.. faults.OrderBy(f => f.Line).ThenBy(f => f.Column)];

    /// <summary>The line on which each key stands.</summary>
    public IReadOnlyDictionary<string, int> Lines => places.ToDictionary(p => p.Key, p => p.Value.Line);

    public int LineOf(string path) => places.TryGetValue(path, out var node) ? node.Line : 0;

    public void Stands(string path, YamlNode at) => places.TryAdd(path, at);

    public void Fault(YamlNode at, string path, string expected, string advice) => Fault(at, path, Shown(at), expected, advice);

    public void Fault(YamlNode at, string path, string found, string expected, string advice) =>
        Fault(at.Line, at.Column, path, found, expected, advice);

    public void Fault(int line, int column, string path, string found, string expected, string advice) =>
        faults.Add(new(file, line, column, path, found, expected, advice));

    /// <summary>A fault at a key that was noted.</summary>
    public void Fault(string path, string found, string expected, string advice) => Fault(places[path], path, found, expected, advice);

    /// <summary>A key for readers, with the line when it stands in the file: "high.leadAfter in line 12".</summary>
    public string Named(string path) => LineOf(path) is > 0 and var line ? $"{path} in line {line}" : $"{path}, built in";

    private static string Shown(YamlNode node) =>
        node switch
        {
            YamlScalar { IsNothing: true } => "empty",
            YamlScalar scalar => $"“{Domain.Wording.British.Shorten(OneLine(scalar.Text), 60)}”",
            YamlList => "a list",
            _ => "a section",
        };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

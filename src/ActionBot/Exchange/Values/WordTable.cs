namespace ActionBot.Exchange.Values;

/// <summary>Tables of words, compared without case and with dashes, brackets and commas taken for spaces.</summary>
internal static class WordTable
{
    public static Dictionary<string, T> Of<T>(params (T Value, string Words)[] table) =>
        table
            .SelectMany(t => t.Words.Split('|').Select(w => (Word: Key(w), t.Value)))
            .DistinctBy(p => p.Word)
            .ToDictionary(p => p.Word, p => p.Value);

    public static T? Find<T>(Dictionary<string, T> words, string text)
        where T : struct => words.TryGetValue(Key(text), out var value) ? value : null;

    public static string Without(string text, params string[] endings)
    {
        var ending = endings.Where(e => text.Trim().EndsWith(e, StringComparison.OrdinalIgnoreCase)).MaxBy(e => e.Length);
        return ending is null ? text : text.Trim()[..^ending.Length];
    }

    private static string Key(string text) =>
        string.Join(
            ' ',
            text.ToLowerInvariant()
                .Split(
                    [' ', '\u00A0', '-', '–', '—', '(', ')', ',', ':', '/', '.', '\t', '\n', '\r'],
                    StringSplitOptions.RemoveEmptyEntries
                )
        );
}

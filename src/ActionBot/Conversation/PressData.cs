using System.Text.Json;

namespace ActionBot.Conversation;

/// <summary>The data of a pressed button with the inputs merged into it.</summary>
internal sealed class PressData(JsonElement data)
{
    private const int MostText = 4000;

    /// <summary>The version of the data's shape; cards of another one are answered with today's card.</summary>
    public const int Shape = 1;

    public string? Verb => this["verb"];

    public int Version => Number("card") ?? 0;

    /// <summary>A value as text, or null. Longer texts than any field takes are cut, so that nothing large is carried on.</summary>
    public string? this[string name] =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) ? Text(value) : null;

    public int? Number(string name) => int.TryParse(this[name], out var number) ? number : null;

    /// <summary>The given fields that have a value.</summary>
    public IReadOnlyDictionary<string, string> Fields(IEnumerable<string> names) =>
        names
            .Select(n => (Name: n, Value: this[n]))
            .Where(f => !string.IsNullOrWhiteSpace(f.Value))
            .ToDictionary(f => f.Name, f => f.Value!);

    private static string? Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return text is { Length: > MostText } ? text[..MostText] : text;
    }
}

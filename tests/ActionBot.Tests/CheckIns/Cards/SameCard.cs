using System.Text.Json;
using System.Text.Json.Nodes;
using ActionBot.Teams.Cards;

namespace ActionBot.Tests.CheckIns.Cards;

/// <summary>
/// Compares cards by what they mean: the order of properties, written-out defaults and no-break spaces make no difference.
/// </summary>
internal static class SameCard
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["size"] = "Default",
        ["spacing"] = "Default",
        ["color"] = "Default",
        ["style"] = "compact",
    };

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void AsFile(string file, AdaptiveCard card)
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "CheckIns", "Cards", "Expected", file));
        Assert.Equal(Meaning(expected), Meaning(CardJson.Write(card)));
    }

    private static string Meaning(string json) => Normal(JsonNode.Parse(json))!.ToJsonString(Indented);

    private static JsonNode? Normal(JsonNode? node) =>
        node switch
        {
            JsonObject o => new JsonObject(
                o.Where(p =>
                        p.Key != "fallbackText"
                        && !(Defaults.TryGetValue(p.Key, out var usual) && p.Value is JsonValue v && v.ToString() == usual)
                    )
                    .OrderBy(p => p.Key, StringComparer.Ordinal)
                    .Select(p => KeyValuePair.Create(p.Key, Normal(p.Value)))
            ),
            JsonArray a => new JsonArray([.. a.Select(Normal)]),
            JsonValue v when v.GetValueKind() == JsonValueKind.String => JsonValue.Create(v.GetValue<string>().Replace('\u00A0', ' ')),
            _ => node?.DeepClone(),
        };
}

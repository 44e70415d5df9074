using System.Text.Json;

namespace ActionBot.Teams.Activities;

/// <summary>Reads members of JSON somebody else wrote: a member of another kind counts as absent.</summary>
internal static class Json
{
    public static string? String(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    public static int? Integer(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out var number) ? number : null;

    public static JsonElement Object(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Object } member ? member : default;

    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } member ? member.EnumerateArray() : [];

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;
}

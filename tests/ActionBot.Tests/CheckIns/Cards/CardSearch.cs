using System.Text.Json;
using ActionBot.Teams.Cards;

namespace ActionBot.Tests.CheckIns.Cards;

/// <summary>Finds things in cards as they are sent.</summary>
internal static class CardSearch
{
    /// <summary>The data of all buttons with a verb, from top to bottom.</summary>
    public static IEnumerable<JsonElement> Data(AdaptiveCard card, string verb) =>
        Objects(card).Where(o => o.TryGetProperty("verb", out var v) && v.GetString() == verb);

    /// <summary>All objects of a card, from top to bottom.</summary>
    public static IEnumerable<JsonElement> Objects(AdaptiveCard card) => Objects(card.ToElement());

    private static IEnumerable<JsonElement> Objects(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => [element, .. element.EnumerateObject().SelectMany(p => Objects(p.Value))],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
            _ => [],
        };
}

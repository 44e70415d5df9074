using System.Text.Json.Nodes;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;

namespace ActionBot.Blockers.Cards;

/// <summary>
/// What the buttons of dependencies send back. These shapes stand in cards that are already in chats, so they only ever grow.
/// </summary>
internal static class DependencyData
{
    public const string AcceptVerb = "dependency.accept",
        ForecastVerb = "dependency.forecast",
        DeclineVerb = "dependency.decline",
        CriticalVerb = "critical.list";

    /// <summary>When it will be done.</summary>
    public static string On(long blocker) => $"blk-{blocker}_on";

    /// <summary>An optional line to that date.</summary>
    public static string Line(long blocker) => $"blk-{blocker}_line";

    /// <summary>Why it is declined.</summary>
    public static string Why(long blocker) => $"blk-{blocker}_why";

    public static JsonObject Press(string verb, string reference, long blocker, int rev)
    {
        var data = CardParts.Data(verb);
        data["ref"] = reference;
        data["blocker"] = blocker;
        data["rev"] = rev;
        return data;
    }

    public static JsonObject Show(string reference)
    {
        var data = CardParts.Data(Verbs.ShowAction);
        data["ref"] = reference;
        return data;
    }

    public static JsonObject Critical(int skip)
    {
        var data = CardParts.Data(CriticalVerb);
        data["skip"] = skip;
        return data;
    }
}

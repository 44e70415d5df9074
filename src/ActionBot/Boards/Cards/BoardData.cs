using System.Globalization;
using System.Text.Json.Nodes;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Boards.Cards;

/// <summary>The data of the buttons of boards. They stand in cards that are already in chats, so names never change.</summary>
internal static class BoardData
{
    public const string AcceptVerb = "blocker.accept",
        SendBackVerb = "blocker.sendBack",
        RerouteVerb = "blocker.reroute";
    public const string OpenVerb = "decision.open",
        CancelVerb = "decision.cancel",
        RecordVerb = "decision.record";
    public const string PageVerb = "digest.page",
        MoreVerb = "digest.more";

    /// <summary>"blk-31".</summary>
    public static string Blocker(long id) => $"blk-{id}";

    /// <summary>"mtg-12".</summary>
    public static string Meeting(long id) => $"mtg-{id}";

    /// <summary>The key in "blk-31" or "mtg-12", or null.</summary>
    public static long? Id(string? text, string prefix) =>
        text is { Length: < 40 }
        && text.StartsWith(prefix + "-", StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(prefix.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>The field in which a secretary says why an item goes back.</summary>
    public static string BackField(long id) => $"{Blocker(id)}_back";

    /// <summary>The field in which a secretary names the other board.</summary>
    public static string BoardField(long id) => $"{Blocker(id)}_board";

    /// <summary>The field in which a secretary says why it is passed on.</summary>
    public static string WhyField(long id) => $"{Blocker(id)}_why";

    public static JsonObject Accept(long blocker, int rev, long meeting, CardPlace place)
    {
        var data = Item(AcceptVerb, blocker, rev, place);
        data["meeting"] = Meeting(meeting);
        return data;
    }

    public static JsonObject Item(string verb, long blocker, int rev, CardPlace place)
    {
        var data = At(verb, place);
        data["blocker"] = Blocker(blocker);
        data["rev"] = rev;
        return data;
    }

    /// <summary>Opens the form again in its own place.</summary>
    public static JsonObject Reopen(long blocker, int rev, CardPlace place)
    {
        var data = Item(OpenVerb, blocker, rev, place);
        data["form"] = 1;
        return data;
    }

    public static JsonObject Record(long blocker, int rev, string board, string outcome, string once, CardPlace place)
    {
        var data = Item(RecordVerb, blocker, rev, place);
        data["board"] = board;
        data["outcome"] = outcome;
        data["once"] = once;
        return data;
    }

    public static JsonObject At(string verb, CardPlace place)
    {
        var data = Data(verb);
        if (place.Digest is { } digest)
        {
            data["digest"] = digest;
            data["page"] = place.Page;
        }
        return data;
    }
}

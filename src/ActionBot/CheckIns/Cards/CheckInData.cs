using System.Text.Json.Nodes;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.Register;

namespace ActionBot.CheckIns.Cards;

/// <summary>
/// What the buttons of check-in cards send back. These shapes stand in cards that are already in chats, so they only ever grow. Nobody's
/// identity is in them, and all of it is a hint: the receiver loads, authorises and compares for itself.
/// </summary>
internal static class CheckInData
{
    public const string OpenVerb = "checkin.open",
        ListVerb = "checkin.list",
        AnswerVerb = "checkin.answer",
        ChangeVerb = "checkin.change",
        SnoozeVerb = "checkin.snooze",
        NotMineVerb = "checkin.notMine";

    public static JsonObject Open(string ask, string reference, int rev, long? update = null) =>
        Update(Item(OpenVerb, ask, reference, rev), update);

    public static JsonObject List(string ask, int? page = null)
    {
        var data = Bundle(ListVerb, ask);
        if (page is { } number)
            data["page"] = number;
        return data;
    }

    public static JsonObject Answer(string ask, string reference, int rev, AnswerChoice choice, string once, long? update = null)
    {
        var data = Item(AnswerVerb, ask, reference, rev);
        data["choice"] = choice.Code();
        data["once"] = once;
        return Update(data, update);
    }

    public static JsonObject Change(string ask, string reference, int rev, long update) =>
        Update(Item(ChangeVerb, ask, reference, rev), update);

    public static JsonObject ChangeOne(string ask) => Bundle(ChangeVerb, ask);

    public static JsonObject Snooze(string ask) => Bundle(SnoozeVerb, ask);

    public static JsonObject Snooze(string ask, string reference, int rev) => Item(SnoozeVerb, ask, reference, rev);

    public static JsonObject NotMine(string ask) => Bundle(NotMineVerb, ask);

    public static JsonObject NotMine(string ask, string reference, int rev) => Item(NotMineVerb, ask, reference, rev);

    private static JsonObject Bundle(string verb, string ask)
    {
        var data = CardParts.Data(verb);
        data["ask"] = ask;
        return data;
    }

    private static JsonObject Item(string verb, string ask, string reference, int rev)
    {
        var data = Bundle(verb, ask);
        data["ref"] = reference;
        data["rev"] = rev;
        return data;
    }

    private static JsonObject Update(JsonObject data, long? update)
    {
        if (update is { } id)
            data["update"] = id;
        return data;
    }
}

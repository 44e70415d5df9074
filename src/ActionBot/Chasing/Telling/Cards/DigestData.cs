using System.Text.Json.Nodes;
using ActionBot.Conversation.Cards;

namespace ActionBot.Chasing.Telling.Cards;

/// <summary>
/// What the buttons of digests and notices send back. These shapes stand in cards that are already in chats, so they only ever
/// grow.
/// </summary>
internal static class DigestData
{
    public static JsonObject Confirm(QuestionView question) => Of("area.confirm", question);

    public static JsonObject Dispute(QuestionView question) => Of("area.dispute", question);

    public static JsonObject Change(string ask)
    {
        var data = CardParts.Data("area.change");
        data["ask"] = ask;
        return data;
    }

    public static JsonObject Position() => CardParts.Data("area.show");

    public static JsonObject List(AreaSection section, int? page = null)
    {
        var data = CardParts.Data("area.list");
        data["section"] = section.ToString();
        if (page is { } number)
            data["page"] = number;
        return data;
    }

    public static JsonObject Show(string reference) => OfAction("question.show", reference);

    public static JsonObject NameOwner(string reference) => OfAction("owner.name", reference);

    private static JsonObject Of(string verb, QuestionView question)
    {
        var data = CardParts.Data(verb);
        data["ask"] = question.Ask;
        data["rev"] = question.Rev;
        return data;
    }

    private static JsonObject OfAction(string verb, string reference)
    {
        var data = CardParts.Data(verb);
        data["ref"] = reference;
        return data;
    }
}

using System.Text.Json.Nodes;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;

namespace ActionBot.Chasing.Telling.Cards;

/// <summary>
/// What the buttons of digests and notices send back. These shapes stand in cards that are already in chats, so they only ever
/// grow.
/// </summary>
internal static class DigestData
{
    public const string ConfirmVerb = "area.confirm",
        DisputeVerb = "area.dispute",
        ChangeVerb = "area.change",
        ListVerb = "area.list";

    public static JsonObject Confirm(QuestionView question) => Of(ConfirmVerb, question);

    public static JsonObject Dispute(QuestionView question) => Of(DisputeVerb, question);

    public static JsonObject Change(string ask)
    {
        var data = CardParts.Data(ChangeVerb);
        data["ask"] = ask;
        return data;
    }

    public static JsonObject Position() => CardParts.Data(Verbs.ShowArea);

    public static JsonObject List(AreaSection section, int? page = null)
    {
        var data = CardParts.Data(ListVerb);
        data["section"] = section.ToString();
        if (page is { } number)
            data["page"] = number;
        return data;
    }

    public static JsonObject Show(string reference) => OfAction(Verbs.ShowAction, reference);

    public static JsonObject NameOwner(string reference) => OfAction(Verbs.NameOwner, reference);

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

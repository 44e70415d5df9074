using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionBot.Teams.Cards;

namespace ActionBot.Simulator.Teams;

/// <summary>What the bot's calls do: conversations, messages and members, with the answers the real Connector gives.</summary>
internal sealed class Connector(Tenant tenant, MessageLog log, string tenantId)
{
    // 100 KB as UTF-16, attachments and all.
    private const int LargestMessageInCharacters = 100 * 1024 / 2;

    public async Task<IResult> CreateAsync(HttpContext http, Uri serviceUrl)
    {
        var (body, fault) = await ReadAsync(http);
        if (body is null)
            return fault!;
        var named = Text(body, "tenantId") ?? Text(body["channelData"]?["tenant"], "id");
        if (named is not null && named != tenantId)
            return ConnectorErrors.BadArgument("Unknown tenant.");
        return body["isGroup"]?.GetValue<bool>() == true ? StartThread(body) : OpenChat(body, serviceUrl);
    }

    public async Task<IResult> SendAsync(HttpContext http, string conversationId)
    {
        var (body, fault) = await ReadAsync(http);
        if (body is null)
            return fault!;
        if (tenant.Conversation(conversationId) is not { } conversation)
            return ConnectorErrors.NoConversation;
        if (Refuse(conversation, body) is { } refusal)
            return refusal;
        if (Text(body, "type") != "message")
            return Results.StatusCode(202);
        var message = log.Add(conversationId, conversation.With, body.ToJsonString());
        return Reply.Json(201, new JsonObject { ["id"] = message.ActivityId });
    }

    public async Task<IResult> UpdateAsync(HttpContext http, string conversationId, string activityId)
    {
        var (body, fault) = await ReadAsync(http);
        if (body is null)
            return fault!;
        if (tenant.Conversation(conversationId) is not { } conversation)
            return ConnectorErrors.NoConversation;
        if (Refuse(conversation, body) is { } refusal)
            return refusal;
        return log.Change(conversationId, activityId, body.ToJsonString())
            ? Reply.Json(200, new JsonObject { ["id"] = activityId })
            : ConnectorErrors.NoActivity;
    }

    public IResult Delete(string conversationId, string activityId)
    {
        if (tenant.Conversation(conversationId) is not { } conversation)
            return ConnectorErrors.NoConversation;
        if (Refuse(conversation) is { } refusal)
            return refusal;
        return log.Delete(conversationId, activityId) ? Results.StatusCode(200) : ConnectorErrors.NoActivity;
    }

    private IResult OpenChat(JsonObject body, Uri serviceUrl)
    {
        if (body["members"] is not JsonArray { Count: 1 } members || Text(members[0], "id") is not { } id)
            return ConnectorErrors.BadArgument("A personal conversation has one member.");
        if (tenant.Find(id) is not { } person)
            return id.StartsWith("29:", StringComparison.Ordinal)
                ? ConnectorErrors.BadArgument("Failed to decrypt pairwise id")
                : ConnectorErrors.NotInstalled;
        if (!tenant.IsInstalled(person))
            return ConnectorErrors.NotInstalled;
        // Somebody who deleted the chat has it again, under the same id.
        tenant.Install(person);
        var answer = new JsonObject { ["id"] = person.ChatId, ["serviceUrl"] = serviceUrl.ToString() };
        if (body["activity"] is JsonObject activity)
        {
            if (Refuse(tenant.Conversation(person.ChatId)!, activity) is { } refusal)
                return refusal;
            answer["activityId"] = log.Add(person.ChatId, person, activity.ToJsonString()).ActivityId;
        }
        return Reply.Json(201, answer);
    }

    private IResult StartThread(JsonObject body)
    {
        if (Text(body["channelData"]?["channel"], "id") is not { } channel || body["activity"] is not JsonObject activity)
            return ConnectorErrors.BadArgument("A new thread needs a channel and an activity.");
        if (tenant.Conversation(channel) is not { } conversation)
            return ConnectorErrors.NoConversation;
        if (Refuse(conversation, activity) is { } refusal)
            return refusal;
        var message = log.Add(channel, null, activity.ToJsonString(), startsThread: true);
        return Reply.Json(201, new JsonObject { ["id"] = message.ConversationId, ["activityId"] = message.ActivityId });
    }

    /// <summary>Why the bot may not write in this conversation, or null if it may.</summary>
    private IResult? Refuse(Conversation conversation)
    {
        if (conversation.Channel is { } channel)
            return ChannelRefusals.Of(conversation, tenant.ConditionOf(channel.Team), writes: true);
        if (conversation.With is not { } person)
            return null;
        if (tenant.IsBlocked(person))
            return ConnectorErrors.Blocked;
        return tenant.IsInstalled(person) ? null : ConnectorErrors.NotInRoster;
    }

    private IResult? Refuse(Conversation conversation, JsonObject activity) => Refuse(conversation) ?? RefuseContent(activity);

    private static IResult? RefuseContent(JsonObject activity) =>
        Text(activity, "type") switch
        {
            null => ConnectorErrors.BadArgument("The activity has no type."),
            "message" when string.IsNullOrEmpty(Text(activity, "text")) && activity["attachments"] is not JsonArray { Count: > 0 } =>
                ConnectorErrors.Error(400, "BadSyntax", "The message has neither text nor attachments."),
            _ => FaultOfCards(activity),
        };

    // The real one takes such a card, and clients draw nothing or the half of it: here it is to be noticed.
    private static IResult? FaultOfCards(JsonObject activity)
    {
        foreach (
            var card in (activity["attachments"] as JsonArray ?? [])
                .OfType<JsonObject>()
                .Where(a => Text(a, "contentType") == "application/vnd.microsoft.card.adaptive")
        )
        {
            using var content = JsonDocument.Parse(card["content"]?.ToJsonString() ?? "null");
            if (CardGuard.Check(content.RootElement).Faults is [_, ..] faults)
                return ConnectorErrors.Error(400, "BadSyntax", string.Join(" ", faults));
        }
        return null;
    }

    private static async Task<(JsonObject? Body, IResult? Fault)> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        if (text.Length > LargestMessageInCharacters)
            return (null, ConnectorErrors.TooBig);
        try
        {
            return JsonNode.Parse(text) is JsonObject body
                ? (body, null)
                : (null, ConnectorErrors.BadArgument("The body is not an object."));
        }
        catch (JsonException)
        {
            return (null, ConnectorErrors.BadArgument("The body is not JSON."));
        }
    }

    private static string? Text(JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

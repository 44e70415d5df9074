using System.Text.Json;
using System.Text.Json.Nodes;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Connector;

/// <summary>A conversation to create: a personal chat, or a new thread in a channel.</summary>
public sealed record NewConversation
{
    private NewConversation() { }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The one person of a personal chat; null for a thread.</summary>
    public string? MemberId { get; private init; }

    /// <summary>The channel of a thread; null for a personal chat.</summary>
    public string? ChannelId { get; private init; }

    /// <summary>The first message; a thread needs one.</summary>
    public OutboundActivity? Activity { get; init; }

    /// <summary>
    /// A personal chat. Creating one that exists gives the existing one. By Entra object id it works only where the app is
    /// installed for the person; a user principal name does not work.
    /// </summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="memberId">An Entra object id or a channel user id (<c>29:…</c>).</param>
    public static NewConversation Personal(string tenantId, string memberId) => new() { TenantId = tenantId, MemberId = memberId };

    /// <summary>A new thread in a channel.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="channelId">The channel's id, <c>19:…</c>.</param>
    /// <param name="activity">The thread's first message.</param>
    public static NewConversation Thread(string tenantId, string channelId, OutboundActivity activity) =>
        new()
        {
            TenantId = tenantId,
            ChannelId = channelId,
            Activity = activity,
        };

    // Connector v3, ConversationParameters.
    internal JsonObject ToJson(string appId)
    {
        var channelData = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantId } };
        var body = new JsonObject
        {
            ["bot"] = new JsonObject { ["id"] = "28:" + appId },
            ["isGroup"] = ChannelId is not null,
            ["tenantId"] = TenantId,
            ["channelData"] = channelData,
        };
        if (MemberId is not null)
            body["members"] = new JsonArray(new JsonObject { ["id"] = MemberId });

        if (ChannelId is not null)
            channelData["channel"] = new JsonObject { ["id"] = ChannelId };

        if (Activity is not null)
            body["activity"] = JsonSerializer.SerializeToNode(Activity, ActivityJson.Wire.OutboundActivity);

        return body;
    }
}

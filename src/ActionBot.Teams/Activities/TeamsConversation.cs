using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionBot.Teams.Activities;

/// <summary>The conversation of an activity (Activity protocol, conversation account).</summary>
public sealed record TeamsConversation
{
    /// <summary>
    /// The conversation id: <c>a:…</c> personal, <c>19:…</c> group chat or channel; a thread ends in <c>;messageid=…</c>.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>The chat's title, where it has one.</summary>
    public string? Name { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>The tenant of the conversation.</summary>
    public string? TenantId { get; init; }

    /// <summary>True for group chats and channels; absent for personal chats.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>Members this type does not name, as they arrived.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

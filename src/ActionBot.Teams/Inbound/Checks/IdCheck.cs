using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound.Checks;

/// <summary>
/// Every id of an activity that the bot may put into an address or a table later. It is refused at the door, where somebody
/// learns of it, and not when a message to it cannot be sent.
/// </summary>
internal static class IdCheck
{
    /// <summary>The longest id of a tenant, in characters. They are GUIDs of 36, and part of keys.</summary>
    private const int MaxTenantLength = 64;

    /// <summary>The first field whose id cannot be used; null when all can.</summary>
    public static string? FaultyField(TeamsActivity activity)
    {
        if (activity.Conversation?.Id is { } conversation && !WireId.IsSoundConversation(conversation))
            return "conversation.id";

        foreach (var (field, id) in Ids(activity))
        {
            if (id is not null && !WireId.IsSound(id))
                return field;
        }

        foreach (var (field, id) in Tenants(activity))
        {
            if (id is { Length: > 0 } && (id.Length > MaxTenantLength || !WireId.IsSound(id)))
                return field;
        }

        return Faulty("membersAdded", activity.MembersAdded) ?? Faulty("membersRemoved", activity.MembersRemoved);
    }

    // What is not there at all is left out by some clients and empty with others.
    private static IEnumerable<(string Field, string? Id)> Ids(TeamsActivity activity) =>
        [
            ("from.id", activity.From?.Id),
            ("from.aadObjectId", NotEmpty(activity.From?.AadObjectId)),
            ("recipient.id", NotEmpty(activity.Recipient?.Id)),
            ("id", NotEmpty(activity.Id)),
            ("replyToId", NotEmpty(activity.ReplyToId)),
            ("conversation.conversationType", NotEmpty(activity.Conversation?.ConversationType)),
            ("channelData.channel.id", NotEmpty(activity.ChannelData?.Channel?.Id)),
            ("channelData.team.id", NotEmpty(activity.ChannelData?.Team?.Id)),
        ];

    private static IEnumerable<(string Field, string? Id)> Tenants(TeamsActivity activity) =>
        [
            ("from.tenantId", activity.From?.TenantId),
            ("conversation.tenantId", activity.Conversation?.TenantId),
            ("channelData.tenant.id", activity.ChannelData?.Tenant?.Id),
        ];

    private static string? Faulty(string field, IReadOnlyList<TeamsAccount?>? members)
    {
        for (var i = 0; i < members?.Count; i++)
        {
            if (members[i]?.Id is { } id && !WireId.IsSound(id))
                return $"{field}[{i}].id";
        }

        return null;
    }

    private static string? NotEmpty(string? id) => id is "" ? null : id;
}

using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound.Checks;

/// <summary>
/// Every id of an activity that the bot may put into an address or a table later. It is refused at the door, where somebody
/// learns of it, and not when a message to it cannot be sent.
/// </summary>
internal static class IdCheck
{
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

        return Faulty("membersAdded", activity.MembersAdded) ?? Faulty("membersRemoved", activity.MembersRemoved);
    }

    // What is no message's id at all is left out by some clients and empty with others.
    private static IEnumerable<(string Field, string? Id)> Ids(TeamsActivity activity) =>
    [
        ("from.id", activity.From?.Id),
        ("from.aadObjectId", NotEmpty(activity.From?.AadObjectId)),
        ("recipient.id", activity.Recipient?.Id),
        ("id", NotEmpty(activity.Id)),
        ("replyToId", NotEmpty(activity.ReplyToId)),
        ("conversation.conversationType", NotEmpty(activity.Conversation?.ConversationType)),
        ("channelData.channel.id", activity.ChannelData?.Channel?.Id),
        ("channelData.team.id", activity.ChannelData?.Team?.Id),
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

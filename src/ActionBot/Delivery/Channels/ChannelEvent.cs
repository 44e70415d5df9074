using ActionBot.Storage.Messages;
using ActionBot.Teams.Inbound;

namespace ActionBot.Delivery.Channels;

/// <summary>What Teams tells of a channel, or of all channels of a team. In which conversation it tells it says nothing.</summary>
/// <param name="ChannelId">The channel; none where it is about all channels of the team.</param>
/// <param name="TeamId">The team.</param>
/// <param name="Of">What is closed, or is again as it was; none where only the readers are others.</param>
/// <param name="IsClosed">Whether it is closed now.</param>
internal sealed record ChannelEvent(string? ChannelId, string? TeamId, ChannelClosure Of, bool IsClosed)
{
    /// <summary>What a turn tells; null where it tells nothing of this kind.</summary>
    public static ChannelEvent? In(TeamsTurn turn) =>
        turn.Activity.ChannelData is not { EventType: { } type } data
            ? null
            : type switch
            {
                "channelDeleted" => Channel(data.Channel?.Id, ChannelClosure.ChannelDeleted, true),
                "channelRestored" => Channel(data.Channel?.Id, ChannelClosure.ChannelDeleted, false),
                "channelShared" or "channelUnshared" or "channelMemberAdded" or "channelMemberRemoved" => Channel(
                    data.Channel?.Id,
                    ChannelClosure.None,
                    false
                ),
                "teamDeleted" or "teamHardDeleted" => Team(data.Team?.Id, ChannelClosure.TeamDeleted, true),
                "teamRestored" => Team(data.Team?.Id, ChannelClosure.TeamDeleted, false),
                "teamArchived" => Team(data.Team?.Id, ChannelClosure.TeamArchived, true),
                "teamUnarchived" => Team(data.Team?.Id, ChannelClosure.TeamArchived, false),
                "teamMemberAdded" or "teamMemberRemoved" => Team(data.Team?.Id, ChannelClosure.None, false),
                // A new name changes nothing: channels are known by their id.
                _ => null,
            };

    /// <summary>The channels that the app came to or left with a turn: those of the team, or the one that is named beside it.</summary>
    public static ChannelEvent? Presence(TeamsTurn turn) =>
        turn.Activity.ChannelData switch
        {
            { Team.Id: { Length: > 0 } team, Channel.Id: { Length: > 0 } channel } when channel != team => new(
                channel,
                team,
                ChannelClosure.None,
                false
            ),
            { Team.Id: { Length: > 0 } team } => Team(team, ChannelClosure.None, false),
            _ => null,
        };

    private static ChannelEvent? Channel(string? id, ChannelClosure of, bool isClosed) =>
        string.IsNullOrEmpty(id) ? null : new(id, null, of, isClosed);

    private static ChannelEvent? Team(string? id, ChannelClosure of, bool isClosed) =>
        string.IsNullOrEmpty(id) ? null : new(null, id, of, isClosed);
}

using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery.Channels;

/// <summary>
/// Takes down what becomes of channels in which the app is or was. A channel that is not known is not added: who tells of it may
/// be anybody, and it was never written to. What another tenant tells of a channel counts nothing.
/// </summary>
internal sealed class ChannelWriter(ActionBotContext db, TimeProvider clock, ILogger<ChannelWriter> logger)
{
    private const string Kind = "channel";

    /// <summary>Takes down an event. Tells how many channels it is about.</summary>
    public async Task<int> TakeDownAsync(ChannelEvent told, TeamsTurn turn, CancellationToken cancellationToken)
    {
        var (channels, at) = (await HeldAsync(told, turn, cancellationToken), clock.GetUtcNow());
        foreach (var channel in channels)
        {
            // One of an older database does not know its team, by which it is found when the app comes back there.
            if (told.ChannelId is not null && turn.Activity.ChannelData?.Team?.Id is { Length: > 0 } team)
                channel.TeamId ??= team;
            if (told.Of == ChannelClosure.None)
                channel.ReadersChanged();
            else
                channel.Tell(told.Of, told.IsClosed, turn.Activity.Timestamp, at);
        }
        if (channels.Count > 0)
            logger.ChannelsTold(turn.Activity.ChannelData?.EventType ?? "", channels.Count);
        return channels.Count;
    }

    /// <summary>
    /// Takes down that the app came to a team, for the channels of it that are known already. Nobody is welcomed there once more.
    /// </summary>
    public async Task ComeAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        foreach (var channel in await PresentAsync(turn, cancellationToken))
        {
            channel.Arrive(turn.Activity.Timestamp, clock.GetUtcNow());
            channel.ReadersChanged();
        }
    }

    /// <summary>Takes down that the app left a team, for all channels of it.</summary>
    public async Task GoAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        foreach (var channel in await PresentAsync(turn, cancellationToken))
            channel.Uninstall(turn.Activity.Timestamp, clock.GetUtcNow());
    }

    private async Task<IReadOnlyList<ConversationReference>> PresentAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        var itself = MessageSender.BaseId(turn.ConversationId);
        return ChannelEvent.Presence(turn) is { } presence
            ? [.. (await HeldAsync(presence, turn, cancellationToken)).Where(c => c.Id != itself)]
            : [];
    }

    // Two events at the same moment change the same rows one after the other.
    private async Task<IReadOnlyList<ConversationReference>> HeldAsync(
        ChannelEvent told,
        TeamsTurn turn,
        CancellationToken cancellationToken
    )
    {
        var (tenant, now) = (turn.TenantId.ToLowerInvariant(), clock.GetUtcNow());
#pragma warning disable CA1862 // The database compares.
        var channels = db.Conversations.Where(c => c.Kind == Kind && c.TenantId.ToLower() == tenant);
#pragma warning restore CA1862
        channels = told.ChannelId is { } id
            ? channels.Where(c => c.Id == id)
            : channels.Where(c => c.TeamId == told.TeamId || c.Id == told.TeamId);
        await channels.ExecuteUpdateAsync(set => set.SetProperty(c => c.UpdatedAt, now), cancellationToken);
        return await channels.ToListAsync(cancellationToken);
    }
}

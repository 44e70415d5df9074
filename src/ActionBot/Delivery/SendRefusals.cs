using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Connector;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>What it means for a channel or group that Teams refuses what is to be done there.</summary>
internal static class SendRefusals
{
    /// <summary>The state of the conversation after a refusal; null where it says nothing of the conversation.</summary>
    /// <param name="outcome">How the call ended.</param>
    /// <param name="isMessage">
    /// Whether something new was to be said or read there: where a message is only to be changed, a refusal may be about that
    /// message alone.
    /// </param>
    public static ConversationState? StateAfter(SendOutcome outcome, bool isMessage) =>
        (outcome as SendOutcome.Rejected)?.Kind switch
        {
            RejectionKind.ConversationGone => ConversationState.Gone,
            RejectionKind.NotInRoster => ConversationState.Uninstalled,
            RejectionKind.DisabledByAdmin => ConversationState.Suspended,
            RejectionKind.Blocked or RejectionKind.NotInstalled or RejectionKind.NotPermitted when isMessage => ConversationState.Suspended,
            _ => null,
        };

    /// <summary>Marks the conversation, unless something was told of it since it was read.</summary>
    public static Task<int> RefuseAsync(
        this ActionBotContext db,
        ConversationReference reference,
        ConversationState state,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        db
            .Conversations.Where(c => c.Id == reference.Id && c.UpdatedAt == reference.UpdatedAt)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.State, state).SetProperty(c => c.RefusedAt, now).SetProperty(c => c.UpdatedAt, now),
                cancellationToken
            );
}
